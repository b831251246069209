"""How far mailboxes have been read, folder by folder, and when they are to be looked into."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, insert, select, true, update

from integration.db.database import Database
from integration.db.reading_tables import folders
from integration.db.tables import accounts, inboxes
from integration.model.account import AccountState
from integration.model.folder import FolderRole, MailFolder, News, Subscription


@dataclass(frozen=True, slots=True)
class Inbox:
    """Where the reading of a mailbox stands.

    Mail received before ``since`` is history; ``settled`` turns true when all of it was read once; ``looked_at`` is
    when every folder was last looked into, whatever was told of it.
    """

    account_id: str
    settled: bool
    since: datetime
    due_at: datetime
    subscription: Subscription
    looked_at: datetime | None


@dataclass(frozen=True, slots=True)
class FolderReading:
    """Where the reading of a folder stands; mail received before ``since`` is history.

    ``read_at`` is when it was last read to its end, None for never.
    """

    account_id: str
    id: str
    role: FolderRole
    sync_state: str
    since: datetime
    read_at: datetime | None


class Readings:
    """The store of how far mailboxes have been read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def inbox(self, account_id: str) -> Inbox | None:
        """Return where the reading of that mailbox stands."""
        with self._database.reading() as connection:
            row = connection.execute(_inbox(), {"wanted": account_id}).one_or_none()
        if row is None:
            return None
        told = Subscription(row.subscription_id, row.watermark)
        return Inbox(row.account_id, row.settled, row.since, row.due_at, told, row.looked_at)

    def look_everywhere(
        self, inbox: Inbox, found: Sequence[MailFolder], subscription: Subscription, now: datetime
    ) -> None:
        """Note which folders there are, all of them to be read, and whom to ask for news from now on.

        What is known of a folder stays. The inbox is known by its role, as it was read before folders were listed.
        """
        with self._database.writing() as connection:
            known = {row.folder_id: row.role for row in connection.execute(_folders_of(inbox.account_id))}
            for folder in found:
                self._found(connection, inbox, folder, known)
            gone = [id for id in known if id not in {folder.id for folder in found}]
            connection.execute(
                delete(folders).where(folders.c.account_id == inbox.account_id, folders.c.folder_id.in_(gone))
            )
            connection.execute(update(folders).where(folders.c.account_id == inbox.account_id).values(stale=True))
            self._told(connection, inbox, subscription, looked_at=now)

    def _found(self, connection: Connection, inbox: Inbox, folder: MailFolder, known: dict[str, str]) -> None:
        if folder.id in known:
            return
        before = next((id for id, role in known.items() if role == folder.role == FolderRole.INBOX), None)
        if before is not None:
            renamed = update(folders).where(folders.c.account_id == inbox.account_id, folders.c.folder_id == before)
            connection.execute(renamed.values(folder_id=folder.id))
            return
        row = {"account_id": inbox.account_id, "folder_id": folder.id, "role": folder.role.value}
        connection.execute(insert(folders).values(**row, since=inbox.since))

    def told(self, inbox: Inbox, news: News) -> None:
        """Note which folders have news, and up to which event that was told."""
        with self._database.writing() as connection:
            if news.folders:
                of_these = (folders.c.account_id == inbox.account_id, folders.c.folder_id.in_(news.folders))
                connection.execute(update(folders).where(*of_these).values(stale=True))
            self._told(connection, inbox, Subscription(inbox.subscription.id, news.watermark))

    def _told(self, connection: Connection, inbox: Inbox, subscription: Subscription, **more: Any) -> None:
        connection.execute(
            update(inboxes)
            .where(inboxes.c.account_id == inbox.account_id)
            .values(subscription_id=subscription.id, watermark=subscription.watermark, **more)
        )

    def stale(self, account_id: str, roles: Collection[FolderRole]) -> list[FolderReading]:
        """Return the folders of these roles that have news, the inbox first."""
        with self._database.reading() as connection:
            rows = connection.execute(_folders_of(account_id).where(folders.c.stale, folders.c.role.in_(roles)))
            found = [_reading(row) for row in rows]
        return sorted(found, key=lambda folder: (folder.role is not FolderRole.INBOX, folder.id))

    def folder(self, account_id: str, folder_id: str) -> FolderReading | None:
        """Return where the reading of a folder stands."""
        with self._database.reading() as connection:
            row = connection.execute(_folders_of(account_id).where(folders.c.folder_id == folder_id)).one_or_none()
        return _reading(row) if row else None

    def watched(self, account_id: str, roles: Collection[FolderRole]) -> tuple[str, ...]:
        """Return the ids of the folders of these roles."""
        with self._database.reading() as connection:
            rows = connection.execute(_folders_of(account_id).where(folders.c.role.in_(roles)))
            return tuple(sorted(row.folder_id for row in rows))

    def move_on(self, before: FolderReading, after: FolderReading, *, complete: bool) -> bool:
        """Move the reading of a folder on; False when somebody else has moved it meanwhile: nothing was changed."""
        stands = {"sync_state": after.sync_state, "since": after.since, "read_at": after.read_at}
        with self._database.writing() as connection:
            return connection.execute(_this(before).values(stale=not complete, **stands)).rowcount == 1

    def drop(self, folder: FolderReading) -> None:
        """Forget a folder that is gone, and have the folders listed anew."""
        of_that = (folders.c.account_id == folder.account_id, folders.c.folder_id == folder.id)
        with self._database.writing() as connection:
            connection.execute(delete(folders).where(*of_that))
            of_account = inboxes.c.account_id == folder.account_id
            connection.execute(update(inboxes).where(of_account).values(looked_at=None))

    def advance(self, before: Inbox, due_at: datetime, *, settled: bool) -> None:
        """Say when the mailbox is to be looked into next.

        Where it was hastened meanwhile it stays due: what it was hastened for may have come after the answer.
        """
        hastened = inboxes.c.due_at != before.due_at
        with self._database.writing() as connection:
            connection.execute(
                update(inboxes)
                .where(inboxes.c.account_id == before.account_id)
                .values(settled=settled, due_at=case((hastened, inboxes.c.due_at), else_=due_at))
            )

    def hasten(self, account_ids: Sequence[str], due_at: datetime) -> None:
        """Have these mailboxes looked into at ``due_at``; one that is being read now is looked into once more."""
        with self._database.writing() as connection:
            connection.execute(update(inboxes).where(inboxes.c.account_id.in_(account_ids)).values(due_at=due_at))

    def next_reading(self, routine: bool = True) -> datetime | None:
        """Return when the next mailbox is to be read; without ``routine``, of those that are behind or unwell."""
        with self._database.reading() as connection:
            rows = connection.execute(_readings(routine))
            return min((max(row.due_at, row.retry_at or row.due_at) for row in rows), default=None)

    def readings_due(self, now: datetime) -> list[str]:
        """Return the accounts whose mailbox is to be read by now."""
        with self._database.reading() as connection:
            return [row.account_id for row in connection.execute(_readings_due(), {"now": now})]

    def is_due(self, account_id: str, now: datetime) -> bool:
        """Return whether that account's mailbox is to be read by now."""
        with self._database.reading() as connection:
            found = connection.execute(_reading_due(), {"wanted": account_id, "now": now})
            return found.first() is not None


def _this(folder: FolderReading) -> Any:
    return update(folders).where(
        folders.c.account_id == folder.account_id,
        folders.c.folder_id == folder.id,
        folders.c.sync_state == folder.sync_state,
    )


def _reading(row: Any) -> FolderReading:
    return FolderReading(row.account_id, row.folder_id, FolderRole(row.role), row.sync_state, row.since, row.read_at)


def _folders_of(account_id: str) -> Any:
    return select(folders).where(folders.c.account_id == account_id)


# What is asked at every turn is put into words once: for such small answers the wording costs more than the asking.


@cache
def _inbox() -> Any:
    return select(inboxes).where(inboxes.c.account_id == bindparam("wanted"))


@cache
def _readings(routine: bool) -> Any:
    return (
        select(inboxes.c.due_at, accounts.c.retry_at)
        .join(accounts)
        .where(accounts.c.state == AccountState.CONNECTED.value)
        .where(true() if routine else ~inboxes.c.settled | accounts.c.retry_at.is_not(None))
    )


@cache
def _readings_due() -> Any:
    now = bindparam("now", type_=inboxes.c.due_at.type)
    return (
        select(inboxes.c.account_id)
        .join(accounts)
        .where(
            accounts.c.state == AccountState.CONNECTED.value,
            inboxes.c.due_at <= now,
            (accounts.c.retry_at.is_(None)) | (accounts.c.retry_at <= now),
        )
        .order_by(inboxes.c.due_at, inboxes.c.account_id)
    )


@cache
def _reading_due() -> Any:
    return _readings_due().where(inboxes.c.account_id == bindparam("wanted"))
