"""Asking a connected calendar when its owner is free."""

from __future__ import annotations

from integration.accounts.service import AccountService
from integration.availability import rules
from integration.model.account import Account
from integration.model.calendar import BusyPeriod, Span


class AvailabilityService:
    """Free and busy times of connected calendars, asked anew each time: nothing is kept that could be out of date."""

    def __init__(self, calendars: AccountService) -> None:
        self._calendars = calendars

    def periods(self, calendar: Account, asked: Span) -> tuple[BusyPeriod, ...]:
        """Return every entry within that span; raises ExchangeFailed when the calendar cannot be asked."""
        found: list[BusyPeriod] = []
        with self._calendars.calendar(calendar) as mailbox:
            for piece in rules.questions(asked):
                found += mailbox.busy(piece)
        return tuple(found)

    def blocked(self, calendar: Account, asked: Span) -> tuple[Span, ...]:
        """Return what is taken within that span, in order; raises ExchangeFailed."""
        return rules.blocked(self.periods(calendar, asked))
