"""An Exchange on HTTPS for clients that we did not write, and all it said judged after each of their tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from fake_ews.testing import FakeExchange
from tests.valid_replies import judge_every_reply

ANN, BOB = "ann.lee@example.test", "bob.ray@example.test"
PASSWORD = "pass-Wörd1"

StartExchange = Callable[..., FakeExchange]


@pytest.fixture(autouse=True)
def every_reply_is_valid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test after which an organisation has an internal error on record, or a reply that no schema allows."""
    judge = judge_every_reply(monkeypatch)
    yield
    judge.settle()


@pytest.fixture
def start_exchange(every_reply_is_valid: None) -> Iterator[StartExchange]:
    """Return the function that starts an Exchange, with Ann's and Bob's mailboxes unless others are wanted."""
    with ExitStack() as running:

        def start(product: str = "2019", **settings: Any) -> FakeExchange:
            settings.setdefault("mailboxes", {ANN: PASSWORD, BOB: PASSWORD})
            return running.enter_context(FakeExchange(exchange=product, **settings))

        yield start
