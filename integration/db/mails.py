"""Mails on their way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from integration.db.database import Database
from integration.db.rows import change, keep_first, row_of
from integration.db.tables import accounts, mail_files, mails, sequence_mails
from integration.model.account import AccountState
from integration.model.mail import UNFINISHED, Draft, File, Letter, MailState, OutgoingMail
from integration.model.message import Attachment

_UNFINISHED = tuple(state.value for state in UNFINISHED)


class Mails:
    """The store of outgoing mail; a change is made only by whoever holds the newest revision."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, mail: OutgoingMail, files: Sequence[File] = ()) -> bool:
        """Record the intent and what is attached; returns False, and changes nothing, if that key is there."""
        with self._database.writing() as connection:
            recorded = keep_first(connection, mails, **_row(mail))
            if recorded:
                _attach(connection, mail.key, files)
            return recorded

    def files(self, key: str) -> list[File]:
        """Return what is attached to the mail of that key, with its content."""
        with self._database.reading() as connection:
            found = select(mail_files).where(mail_files.c.mail_key == key).order_by(mail_files.c.number)
            return [File(row.name, row.content_type, row.content) for row in connection.execute(found)]

    def get(self, key: str) -> OutgoingMail | None:
        """Return the mail of that key."""
        with self._database.reading() as connection:
            found = row_of(connection, mails.c.key, key)
        return _mail(found) if found else None

    def move(self, mail: OutgoingMail, **changes: Any) -> OutgoingMail | None:
        """Change the mail and return it as it is then; None when somebody else was faster, then nothing changed."""
        after = replace(mail, revision=mail.revision + 1, **changes)
        with self._database.writing() as connection:
            done = change(connection, mails, mail.key, mail.revision, **_row(after))
        return after if done else None

    def due(self, now: datetime) -> list[tuple[str, str]]:
        """Return account and key of what is to be worked on by now, the oldest first.

        Mail of a mailbox that has to wait waits too.
        """
        with self._database.reading() as connection:
            return [(row.account_id, row.key) for row in connection.execute(_due(), {"now": now})]

    def due_of(self, account_id: str, now: datetime) -> list[str]:
        """Return the keys of what is to be worked on by now of that account alone, the oldest first."""
        with self._database.reading() as connection:
            return list(connection.execute(_due_of_sender(), {"sender": account_id, "now": now}).scalars())

    def next_due(self) -> datetime | None:
        """Return when the next mail is to be worked on."""
        with self._database.reading() as connection:
            return min((_when(row) for row in connection.execute(_first_due())), default=None)

    def scheduled(self, now: datetime) -> list[OutgoingMail]:
        """Return what waits for its time and belongs to no sequence, the next first."""
        waiting = (mails.c.state == MailState.INTENDED.value, mails.c.due_at > now, sequence_mails.c.mail_key.is_(None))
        found = select(mails).join(sequence_mails, sequence_mails.c.mail_key == mails.c.key, isouter=True)
        with self._database.reading() as connection:
            rows = connection.execute(found.where(*waiting).order_by(mails.c.due_at, mails.c.key))
            return [_mail(row) for row in rows]

    def by_message_ids(self, account_id: str, internet_message_ids: Sequence[str]) -> list[OutgoingMail]:
        """Return the mails of that account that bear one of these Message-IDs."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(mails).where(
                    mails.c.account_id == account_id, mails.c.internet_message_id.in_(internet_message_ids)
                )
            )
            return [_mail(row) for row in rows]

    def submitted_since(self, account_id: str, since: datetime) -> list[datetime]:
        """Return when each mail of that account was submitted after ``since``, in order."""
        with self._database.reading() as connection:
            return [row.sent_at for row in connection.execute(_submitted(), {"sender": account_id, "since": since})]


# What is asked at every turn is put into words once: for such small answers the wording costs more than the asking.


@cache
def _submitted() -> Any:
    since = bindparam("since", type_=mails.c.sent_at.type)
    of_sender = mails.c.account_id == bindparam("sender")
    return select(mails.c.sent_at).where(of_sender, mails.c.sent_at > since).order_by(mails.c.sent_at)


@cache
def _due() -> Any:
    now = bindparam("now", type_=mails.c.due_at.type)
    return (
        select(mails.c.account_id, mails.c.key)
        .join(accounts, accounts.c.id == mails.c.account_id, isouter=True)
        .where(
            mails.c.state.in_(_UNFINISHED),
            mails.c.due_at <= now,
            (accounts.c.retry_at.is_(None))
            | (accounts.c.retry_at <= now)
            | (accounts.c.state != AccountState.CONNECTED.value),
        )
        .order_by(mails.c.due_at, mails.c.created_at, mails.c.key)
    )


@cache
def _due_of_sender() -> Any:
    return _due().with_only_columns(mails.c.key).where(mails.c.account_id == bindparam("sender"))


@cache
def _first_due() -> Any:
    return (
        select(func.min(mails.c.due_at).label("due_at"), accounts.c.retry_at, accounts.c.state)
        .join(accounts, accounts.c.id == mails.c.account_id, isouter=True)
        .where(mails.c.state.in_(_UNFINISHED))
        .group_by(accounts.c.id, accounts.c.retry_at, accounts.c.state)
    )


def _attach(connection: Connection, key: str, files: Sequence[File]) -> None:
    for number, file in enumerate(files, start=1):
        connection.execute(
            insert(mail_files).values(
                mail_key=key, number=number, name=file.name, content_type=file.content_type, content=file.content
            )
        )


def _when(row: Any) -> datetime:
    due: datetime = row.due_at
    waits = row.state == AccountState.CONNECTED.value and row.retry_at is not None
    return max(due, row.retry_at) if waits else due


def _mail(row: Row[Any]) -> OutgoingMail:
    return OutgoingMail(
        key=row.key,
        account_id=row.account_id,
        letter=Letter(
            row.subject,
            row.html,
            tuple(row.to),
            tuple(row.cc),
            tuple(row.bcc),
            tuple(row.references),
            tuple(Attachment(**part) for part in row.attachments),
        ),
        internet_message_id=row.internet_message_id,
        thread_id=row.thread_id,
        state=MailState(row.state),
        due_at=row.due_at,
        created_at=row.created_at,
        draft=Draft(row.draft_id, row.draft_change_key) if row.draft_id else None,
        creations=row.creations,
        submissions=row.submissions,
        attempts=row.attempts,
        looks=row.looks,
        sent_at=row.sent_at,
        reason=row.reason,
        detail=row.detail,
        conversation_id=row.conversation_id,
        revision=row.revision,
        user=row.user,
    )


def _row(mail: OutgoingMail) -> dict[str, Any]:
    letter = mail.letter
    return {
        "key": mail.key,
        "account_id": mail.account_id,
        "subject": letter.subject,
        "html": letter.html,
        "to": list(letter.to),
        "cc": list(letter.cc),
        "bcc": list(letter.bcc),
        "references": list(letter.references),
        "attachments": [asdict(part) for part in letter.attachments],
        "internet_message_id": mail.internet_message_id,
        "thread_id": mail.thread_id,
        "state": mail.state.value,
        "due_at": mail.due_at,
        "created_at": mail.created_at,
        "draft_id": mail.draft.item_id if mail.draft else "",
        "draft_change_key": mail.draft.change_key if mail.draft else "",
        "creations": mail.creations,
        "submissions": mail.submissions,
        "attempts": mail.attempts,
        "looks": mail.looks,
        "sent_at": mail.sent_at,
        "reason": mail.reason,
        "detail": mail.detail,
        "conversation_id": mail.conversation_id,
        "revision": mail.revision,
        "user": mail.user,
    }
