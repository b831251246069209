"""An Exchange on HTTPS for clients that we did not write, and what it said judged after each of their tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from fake_ews.testing import FakeExchange

ANN, BOB = "ann.lee@example.test", "bob.ray@example.test"
PASSWORD = "pass-Wörd1"

StartExchange = Callable[..., FakeExchange]


@pytest.fixture
def start_exchange() -> Iterator[StartExchange]:
    """Start an Exchange with Ann's and Bob's mailboxes; a test fails afterwards if any of them broke inside."""
    started: list[FakeExchange] = []
    with ExitStack() as running:

        def start(product: str = "2019", **settings: Any) -> FakeExchange:
            settings.setdefault("mailboxes", {ANN: PASSWORD, BOB: PASSWORD})
            exchange = FakeExchange(exchange=product, **settings)
            started.append(running.enter_context(exchange))
            return exchange

        yield start
    for exchange in started:
        broken = [one for one in exchange.organisation.recorder.exchanges if one.internal_error]
        assert not broken, "\n".join(f"{one.operation}: {one.internal_error}" for one in broken)
