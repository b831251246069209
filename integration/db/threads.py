"""Conversations that began in the CRM, and the Message-IDs that belong to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, select, update

from integration.db.database import Database
from integration.db.rows import keep_first, keep_first_of_all, row_of
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
        self.learn_all([(thread, internet_message_id, conversation_id)])

    def learn_all(self, learnt: Sequence[tuple[Thread, str, str]]) -> None:
        """Note the same of many mails at once: the thread of each, its Message-ID and its conversation."""
        found = [
            {"account_id": thread.account_id, "internet_message_id": message_id, "thread_id": thread.id}
            for thread, message_id, _ in learnt
            if message_id
        ]
        conversations = {thread.id: id for thread, _, id in reversed(learnt) if id and not thread.conversation_id}
        if not found and not conversations:
            return
        with self._database.writing() as connection:
            keep_first_of_all(connection, thread_messages, found)
            for thread_id, conversation_id in conversations.items():
                connection.execute(
                    update(threads)
                    .where(threads.c.id == thread_id, threads.c.conversation_id == "")
                    .values(conversation_id=conversation_id)
                )

    def knows(self, account_id: str, internet_message_ids: Collection[str]) -> dict[str, Thread]:
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

    def of_conversations(self, account_id: str, conversation_ids: Collection[str]) -> dict[str, Thread]:
        """Return the newest thread that Exchange files under each of these conversations, by conversation."""
        with self._database.reading() as connection:
            asked = select(threads).where(threads.c.account_id == account_id)
            rows = connection.execute(asked.where(threads.c.conversation_id.in_(conversation_ids)))
            return {row.conversation_id: _thread(row) for row in rows if row.conversation_id}


def _thread(row: Row[Any]) -> Thread:
    return Thread(row.id, row.account_id, row.subject, tuple(row.contact_ids), row.conversation_id, row.logged)
