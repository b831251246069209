"""What connecting needs of a store, be it of inboxes or of calendars, as a port; db/ has the adapters."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from integration.model.account import Account, AccountState, Health
from integration.model.paging import Part, Wanted


class AccountStore(Protocol):
    """Connected accounts, each with its sealed password."""

    def connect(self, account: Account, sealed_password: str, due_at: datetime) -> None:
        """Store a connected account, in place of an earlier one of the same id."""
        ...

    def get(self, account_id: str) -> Account | None:
        """Return the account of that id."""
        ...

    def by_address(self, address: str) -> Account | None:
        """Return the account of that address, in any case of letters."""
        ...

    def all(self) -> list[Account]:
        """Return every account, by address."""
        ...

    def page(self, wanted: Wanted) -> Part[Account]:
        """Return one page of them, by address."""
        ...

    def sealed_password(self, account_id: str) -> str:
        """Return the password as it is stored."""
        ...

    def reseal(self, account_id: str, before: str, after: str) -> bool:
        """Store a password as it is sealed now; False when it has been replaced meanwhile, then nothing was changed."""
        ...

    def set_state(self, account_id: str, state: AccountState) -> None:
        """Move the account to that state."""
        ...

    def set_sign_in(self, account_id: str, auth_type: str) -> None:
        """Have the account sign in in another way."""
        ...

    def set_health(self, account_id: str, health: Health) -> None:
        """Note how the account fares."""
        ...

    def remove(self, account_id: str) -> None:
        """Forget the account and its password."""
        ...
