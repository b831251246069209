"""Whatever two clients do to a mailbox, those who follow and listen are told all of it, and the model agrees.

``python -m tests.simulation`` (``tox run -e simulate``) goes on for longer; these are its first examples.
"""

from __future__ import annotations

import pytest

from fake_ews.store.journal import Change
from fake_ews.store.mailbox_store import MailboxStore
from tests.calling import every_product
from tests.simulation.run import simulate

EXAMPLES = 3


@every_product
def test_a_mailbox_is_what_a_simple_model_of_it_is(product: str) -> None:
    simulate(product, examples=EXAMPLES)


def test_a_move_that_nobody_is_told_of_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    note = MailboxStore._note

    def forgetful(store: MailboxStore, change: Change, **where: int) -> int:
        return store._journal.position if change is Change.MOVED else note(store, change, **where)

    monkeypatch.setattr(MailboxStore, "_note", forgetful)

    with pytest.raises(AssertionError):
        simulate("2019", examples=50, shrink=False)
