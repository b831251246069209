"""Connecting calendars: each on its own, one a user, with the fields and refusals of an inbox."""

from __future__ import annotations

from dataclasses import replace

from integration.accounts.service import AccountService
from integration.db.calendars import Calendars
from integration.errors import Refused
from integration.model.account import Account, AccountState, ConnectionRequest, Findings
from integration.model.paging import Part, Wanted
from integration.model.secret import Secret


class CalendarService:
    """What one can do with calendar connections; inboxes know nothing of them."""

    def __init__(self, store: Calendars, accounts: AccountService) -> None:
        self._store = store
        self._accounts = accounts

    def check(self, request: ConnectionRequest) -> Findings:
        """Try the connection and store nothing; raises Refused."""
        try:
            return self._accounts.check(request)
        except Refused as refused:
            raise _said_of_calendars(refused) from refused

    def connect(self, request: ConnectionRequest) -> Account:
        """Connect the user's calendar, or connect it again; raises Refused, and then nothing is stored.

        Without a ``user`` in the request it is the address's own. Calendars that a user has disconnected make room.
        """
        request = replace(request, user=request.user or request.address)
        before = self._store.of_user(request.user)
        if before and before.address != request.address.lower():
            if before.state is not AccountState.DISABLED:
                raise Refused("refused.second-calendar", address=before.address)
            self._accounts.remove(before.id)
        try:
            return self._accounts.connect(request)
        except Refused as refused:
            raise _said_of_calendars(refused) from refused

    def of_user(self, user: str) -> Account | None:
        """Return the user's calendar, in whatever state."""
        return self._store.of_user(user)

    def usable(self, user: str) -> Account | None:
        """Return the user's calendar if it can be asked and written to; None means offline."""
        found = self._store.of_user(user)
        return found if found and found.state is AccountState.CONNECTED else None

    def all(self) -> list[Account]:
        """Return every calendar, by address."""
        return self._store.all()

    def page(self, wanted: Wanted) -> Part[Account]:
        """Return one page of the calendars, by address."""
        return self._accounts.page(wanted)

    def renew_password(self, account_id: str, password: str) -> Account:
        """Sign in with a new password from now on; raises NotFound, and Refused when Exchange does not take it."""
        try:
            return self._accounts.renew_password(account_id, Secret(password))
        except Refused as refused:
            raise _said_of_calendars(refused) from refused

    def disconnect(self, account_id: str) -> None:
        """Stop using a calendar; its owner's links go on offline. Raises NotFound."""
        self._accounts.disable(account_id)

    def remove(self, account_id: str) -> None:
        """Forget a calendar and its password. Raises NotFound."""
        self._accounts.remove(account_id)


def _said_of_calendars(refused: Refused) -> Refused:
    """Say of a calendar what the refusal says of an inbox, where that differs."""
    id = {
        "refused.shared-mailbox": "refused.calendar-of-team-mailbox",
        "refused.already-connected": "refused.calendar-already-connected",
    }.get(refused.id)
    return Refused(id, refused.outcome, **refused.values) if id else refused
