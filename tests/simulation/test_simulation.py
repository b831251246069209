"""Whatever two clients do to a mailbox, those who follow and listen are told all of it, and the model agrees.

``python -m tests.simulation`` (``tox run -e simulate``) goes on for longer; these are its first examples.
"""

from __future__ import annotations

from typing import Any

import pytest

from fake_ews.mailbox.meetings import arrivals
from fake_ews.store.journal import Change
from fake_ews.store.mailbox_store import MailboxStore
from tests.calling import every_product
from tests.simulation.machine import Planners
from tests.simulation.run import simulate

EXAMPLES = 2


@every_product
def test_a_mailbox_is_what_a_simple_model_of_it_is(product: str) -> None:
    simulate(product, examples=EXAMPLES)


@every_product
def test_calendars_of_organizer_and_guest_are_what_a_simple_model_of_them_is(product: str) -> None:
    simulate(product, examples=EXAMPLES, machine=Planners)


def test_a_move_that_nobody_is_told_of_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    note = MailboxStore._note

    def forgetful(store: MailboxStore, change: Change, **where: int) -> int:
        return store._journal.position if change is Change.MOVED else note(store, change, **where)

    monkeypatch.setattr(MailboxStore, "_note", forgetful)

    with pytest.raises(AssertionError):
        simulate("2019", examples=50, shrink=False)


def test_a_day_of_a_series_that_outlives_its_plan_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    to_calendar = arrivals.to_calendar

    def forgiving(premises: Any, mailbox: Any, meeting: Any, envelope: Any, known: Any, **how: Any) -> Any:
        kept = dict(known.exceptions) if known is not None else {}
        item = to_calendar(premises, mailbox, meeting, envelope, known, **how)
        if item is known and known is not None:
            known.exceptions = kept
        return item

    monkeypatch.setattr(arrivals, "to_calendar", forgiving)

    with pytest.raises(AssertionError):
        simulate("2019", examples=50, number=4, shrink=False, machine=Planners)
