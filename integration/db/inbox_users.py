"""Who uses which inbox: several users of the CRM may have connected the same one."""

from __future__ import annotations

from sqlalchemy import delete, select

from integration.db.database import Database
from integration.db.people_tables import inbox_users
from integration.db.rows import keep_first
from integration.model.account import Account


class InboxUsers:
    """The store of who uses an inbox; who connects one first is put in by ``Accounts.connect``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, account: Account) -> tuple[str, ...]:
        """Return who uses an account: the users of an inbox, by name, or whose a calendar is."""
        asked = select(inbox_users.c.user).where(inbox_users.c.account_id == account.id).order_by(inbox_users.c.user)
        with self._database.reading() as connection:
            found = tuple(row.user for row in connection.execute(asked))
        return found or (account.user or account.address,)

    def add(self, account_id: str, user: str) -> None:
        """Let a user use an inbox; adding one twice is adding him once."""
        with self._database.writing() as connection:
            keep_first(connection, inbox_users, account_id=account_id, user=user)

    def remove(self, account_id: str, user: str) -> None:
        """Let a user use an inbox no more."""
        of_both = (inbox_users.c.account_id == account_id, inbox_users.c.user == user)
        with self._database.writing() as connection:
            connection.execute(delete(inbox_users).where(*of_both))
