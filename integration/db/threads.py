"""Conversations that began in the CRM, and the Message-IDs that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, update

from integration.db.database import Database
from integration.db.rows import keep_first, row_of
from integration.db.tables import thread_messages, threads
from integration.model.crm import Thread


class Threads:
    """The store of threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, thread: Thread) -> None:
        """Begin a thread; beginning it again changes nothing."""
        with self._database.writing() as connection:
            keep_first(
                connection,
                threads,
                id=thread.id,
                account_id=thread.account_id,
                subject=thread.subject,
                contact_ids=list(thread.contact_ids),
                conversation_id=thread.conversation_id,
                logged=thread.logged,
            )

    def get(self, thread_id: str) -> Thread | None:
        """Return the thread of that id."""
        with self._database.reading() as connection:
            found = row_of(connection, threads.c.id, thread_id)
        return _thread(found) if found else None

    def learn(self, thread: Thread, internet_message_id: str, conversation_id: str = "") -> None:
        """Note that a mail belongs to the thread; a mail that belongs to another already stays there."""
        with self._database.writing() as connection:
            if internet_message_id:
                keep_first(
                    connection,
                    thread_messages,
                    account_id=thread.account_id,
                    internet_message_id=internet_message_id,
                    thread_id=thread.id,
                )
            if conversation_id:
                connection.execute(
                    update(threads)
                    .where(threads.c.id == thread.id, threads.c.conversation_id == "")
                    .values(conversation_id=conversation_id)
                )

    def knows(self, account_id: str, internet_message_ids: Sequence[str]) -> dict[str, Thread]:
        """Return the threads that these Message-IDs belong to, by Message-ID: that account's own before others'.

        A reply may come to a colleague of whoever wrote the mail.
        """
        if not internet_message_ids:
            return {}
        with self._database.reading() as connection:
            rows = connection.execute(
                select(thread_messages.c.internet_message_id, *threads.c)
                .join(threads)
                .where(thread_messages.c.internet_message_id.in_(internet_message_ids))
                # The last one of a Message-ID stays.
                .order_by(thread_messages.c.account_id == account_id, threads.c.id)
            )
            return {row.internet_message_id: _thread(row) for row in rows}

    def of_conversation(self, account_id: str, conversation_id: str) -> Thread | None:
        """Return the newest thread that Exchange files under that conversation."""
        if not conversation_id:
            return None
        with self._database.reading() as connection:
            row = connection.execute(
                select(threads)
                .where(threads.c.account_id == account_id, threads.c.conversation_id == conversation_id)
                .limit(1)
            ).one_or_none()
        return _thread(row) if row else None


def _thread(row: Row[Any]) -> Thread:
    return Thread(row.id, row.account_id, row.subject, tuple(row.contact_ids), row.conversation_id, row.logged)
