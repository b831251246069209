"""What replies showed of items is kept for many of them, and not for all that a mailbox ever had."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, create_message, subject


def test_a_mailbox_keeps_what_was_shown_of_so_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fake_ews.store.mailbox_store._ITEMS_SHOWN", 3)
    exchange = Exchange()
    ids = [exchange.ask(create_message(subject(f"Draft {number}"))).ids()[0][0] for number in range(5)]

    subjects = [exchange.get(id).text("//t:Subject") for id in ids]

    kept = [bool(item.shown) for item in exchange.store().distinguished["drafts"].items.values()]
    assert kept == [False, False, True, True, True]
    assert subjects == [exchange.get(id).text("//t:Subject") for id in ids]
