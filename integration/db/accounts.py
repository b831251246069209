"""Connected inboxes."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError

from integration.db.database import Database
from integration.db.pages import page_of
from integration.db.people_tables import inbox_users
from integration.db.reading_tables import folders
from integration.db.rows import keep_first, keep_last
from integration.db.tables import accounts, inboxes
from integration.errors import Refused
from integration.model.account import Account, AccountState, Endpoint, Health
from integration.model.paging import Part, Wanted


class Accounts:
    """The store of accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def connect(self, account: Account, sealed_password: str, due_at: datetime) -> None:
        """Store a connected account, in place of an earlier one of the same id; its inbox is read from now on.

        Exchange tells DateTimeReceived in whole seconds, so "now" is the second that has begun.

        Raises Refused when somebody else has connected that address in this moment.
        """
        since = account.connected_at.replace(microsecond=0)
        inbox = {"settled": False, "since": since, "due_at": due_at, "subscription_id": "", "watermark": ""}
        try:
            with self._database.writing() as connection:
                # In place, so that what hangs on the account stays: its signature, what is logged of it.
                wanted = accounts.c.id == account.id
                left = connection.execute(select(accounts.c.state).where(wanted)).scalar() == AccountState.DISABLED
                keep_last(connection, accounts, sealed_password=sealed_password, **account_row(account))
                keep_last(connection, inboxes, account_id=account.id, looked_at=None, **inbox)
                connection.execute(delete(folders).where(folders.c.account_id == account.id))
                if left:
                    # It was nobody's any more; who waited for a new sign-in goes on with it.
                    connection.execute(delete(inbox_users).where(inbox_users.c.account_id == account.id))
                user = account.user or account.address
                keep_first(connection, inbox_users, account_id=account.id, user=user)
        except IntegrityError as taken:
            raise Refused("refused.already-connected", address=account.address) from taken

    def get(self, account_id: str) -> Account | None:
        """Return the account of that id."""
        with self._database.reading() as connection:
            row = connection.execute(_of_id(), {"wanted": account_id}).one_or_none()
        return account_of(row) if row else None

    def by_address(self, address: str) -> Account | None:
        """Return the account of that address, in any case of letters."""
        with self._database.reading() as connection:
            found = select(accounts).where(accounts.c.address == address.lower())
            row = connection.execute(found).one_or_none()
        return account_of(row) if row else None

    def all(self) -> list[Account]:
        """Return every account, by address."""
        with self._database.reading() as connection:
            return [account_of(row) for row in connection.execute(_every_account())]

    def page(self, wanted: Wanted) -> Part[Account]:
        """Return one page of the accounts, by address."""
        with self._database.reading() as connection:
            return page_of(connection, _every_account(), wanted).made(account_of)

    def sealed_password(self, account_id: str) -> str:
        """Return the password as it is stored."""
        with self._database.reading() as connection:
            return str(
                connection.execute(select(accounts.c.sealed_password).where(accounts.c.id == account_id)).scalar_one()
            )

    def reseal(self, account_id: str, before: str, after: str) -> bool:
        """Store a password as it is sealed now; False when it has been replaced meanwhile, then nothing was changed."""
        of_that = (accounts.c.id == account_id, accounts.c.sealed_password == before)
        with self._database.writing() as connection:
            return connection.execute(update(accounts).where(*of_that).values(sealed_password=after)).rowcount == 1

    def set_state(self, account_id: str, state: AccountState) -> None:
        """Move the account to that state."""
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(state=state.value))

    def set_sign_in(self, account_id: str, auth_type: str) -> None:
        """Have the account sign in in another way."""
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(auth_type=auth_type))

    def set_health(self, account_id: str, health: Health) -> None:
        """Note how the account fares."""
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(**health_row(health)))

    def remove(self, account_id: str) -> None:
        """Forget the account, its password and where its inbox stood."""
        with self._database.writing() as connection:
            connection.execute(delete(accounts).where(accounts.c.id == account_id))


# What is asked at every turn is put into words once: for such small answers the wording costs more than the asking.


@cache
def _of_id() -> Any:
    return select(accounts).where(accounts.c.id == bindparam("wanted"))


@cache
def _every_account() -> Any:
    return select(accounts).order_by(accounts.c.address)


def account_of(row: Row[Any]) -> Account:
    """Return what a row of the accounts, or of a table with the same columns, says."""
    return Account(
        id=row.id,
        address=row.address,
        user_name=row.user_name,
        endpoint=Endpoint(row.url, row.auth_type, row.build, row.api_version),
        state=AccountState(row.state),
        connected_at=row.connected_at,
        health=Health(row.failures, row.refused_sign_ins, row.refused_since, row.retry_at, row.trouble),
        static_addresses=row.static_addresses,
    )


def account_row(account: Account) -> dict[str, Any]:
    """Return the row of an account, without its password."""
    return {
        "id": account.id,
        "address": account.address,
        "user_name": account.user_name,
        "url": account.endpoint.url,
        "auth_type": account.endpoint.auth_type,
        "build": account.endpoint.build,
        "api_version": account.endpoint.api_version,
        "state": account.state.value,
        "connected_at": account.connected_at,
        "static_addresses": account.static_addresses,
        **health_row(account.health),
    }


def health_row(health: Health) -> dict[str, Any]:
    """Return the columns that say how an account fares."""
    return {
        "failures": health.failures,
        "refused_sign_ins": health.refused_sign_ins,
        "refused_since": health.refused_since,
        "retry_at": health.retry_at,
        "trouble": health.trouble,
    }
