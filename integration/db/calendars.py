"""Connected calendars, one a user."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from integration.db.accounts import account_of, account_row, health_row
from integration.db.database import Database
from integration.db.meeting_tables import calendars
from integration.db.pages import page_of
from integration.errors import Refused
from integration.model.account import Account, AccountState, Health
from integration.model.paging import Part, Wanted

_EVERY: Final = select(calendars).order_by(calendars.c.address)


class Calendars:
    """The store of calendar connections."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def connect(self, account: Account, sealed_password: str, due_at: datetime) -> None:
        """Store a connected calendar, in place of an earlier one of the same id; nothing in it is ever due.

        Raises Refused when the user has connected another one in this moment.
        """
        try:
            with self._database.writing() as connection:
                connection.execute(delete(calendars).where(calendars.c.id == account.id))
                row = account_row(account)
                connection.execute(insert(calendars).values(sealed_password=sealed_password, user=account.user, **row))
        except IntegrityError as taken:
            raise Refused("refused.second-calendar", address=account.address) from taken

    def get(self, account_id: str) -> Account | None:
        """Return the calendar of that id."""
        return self._one(calendars.c.id == account_id)

    def by_address(self, address: str) -> Account | None:
        """Return the calendar of that address, in any case of letters."""
        return self._one(calendars.c.address == address.lower())

    def of_user(self, user: str) -> Account | None:
        """Return the calendar that the user has connected."""
        return self._one(calendars.c.user == user.lower())

    def all(self) -> list[Account]:
        """Return every calendar, by address."""
        with self._database.reading() as connection:
            return [_calendar(row) for row in connection.execute(_EVERY)]

    def page(self, wanted: Wanted) -> Part[Account]:
        """Return one page of the calendars, by address."""
        with self._database.reading() as connection:
            return page_of(connection, _EVERY, wanted).made(_calendar)

    def sealed_password(self, account_id: str) -> str:
        """Return the password as it is stored."""
        with self._database.reading() as connection:
            asked = select(calendars.c.sealed_password).where(calendars.c.id == account_id)
            return str(connection.execute(asked).scalar_one())

    def reseal(self, account_id: str, before: str, after: str) -> bool:
        """Store a password as it is sealed now; False when it has been replaced meanwhile, then nothing was changed."""
        of_that = (calendars.c.id == account_id, calendars.c.sealed_password == before)
        with self._database.writing() as connection:
            return connection.execute(update(calendars).where(*of_that).values(sealed_password=after)).rowcount == 1

    def set_state(self, account_id: str, state: AccountState) -> None:
        """Move the calendar to that state."""
        with self._database.writing() as connection:
            connection.execute(update(calendars).where(calendars.c.id == account_id).values(state=state.value))

    def set_sign_in(self, account_id: str, auth_type: str) -> None:
        """Have the calendar sign in in another way."""
        with self._database.writing() as connection:
            connection.execute(update(calendars).where(calendars.c.id == account_id).values(auth_type=auth_type))

    def set_health(self, account_id: str, health: Health) -> None:
        """Note how the calendar fares."""
        with self._database.writing() as connection:
            connection.execute(update(calendars).where(calendars.c.id == account_id).values(**health_row(health)))

    def remove(self, account_id: str) -> None:
        """Forget the calendar and its password."""
        with self._database.writing() as connection:
            connection.execute(delete(calendars).where(calendars.c.id == account_id))

    def _one(self, condition: Any) -> Account | None:
        with self._database.reading() as connection:
            row = connection.execute(select(calendars).where(condition)).one_or_none()
        return _calendar(row) if row else None


def _calendar(row: Row[Any]) -> Account:
    return replace(account_of(row), user=row.user)
