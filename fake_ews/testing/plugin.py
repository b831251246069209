"""The pytest fixture ``exchange``: an Exchange for one test, which the mark ``exchange`` can order otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from fake_ews.testing.controller import FakeExchange

#: Who has a mailbox unless the mark says otherwise.
_MAILBOXES: Final = MappingProxyType({"user@example.test": "password"})


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known, also under --strict-markers."""
    config.addinivalue_line(
        "markers",
        'exchange(product="2019", **settings): what the fixture "exchange" starts; settings are FakeExchange\'s own,'
        ' as in @pytest.mark.exchange("2016", mailboxes={"ann@example.test": "secret"}).',
    )


@pytest.fixture
def exchange(request: pytest.FixtureRequest) -> Iterator[FakeExchange]:
    """Start an Exchange for this test: ``exchange.ews_url``, ``exchange.ca_path``, ``exchange.mailboxes``.

    The test fails where a planned failure that had to happen did not: it would have proved nothing.
    """
    # Loaded by the first test that wants it: a start of pytest without one should not pay for aiohttp and the table.
    start: type[FakeExchange] = resolve_name("fake_ews.testing.controller:FakeExchange")
    with start(**_ordered(request.node)) as running:
        yield running
        missed = running.unhappened()
        assert not missed, "what was planned never happened: " + "; ".join(missed)


def _ordered(node: pytest.Item) -> dict[str, Any]:
    """Read the marks from the module's to the test's own; the nearer one wins, setting by setting."""
    settings: dict[str, Any] = {}
    for mark in reversed(list(node.iter_markers("exchange"))):
        if len(mark.args) > 1:
            raise pytest.UsageError("the mark exchange takes one product; everything else is named: mailboxes={...}")
        if mark.args:
            settings["exchange"] = mark.args[0]
        settings.update(mark.kwargs)
    # A company that a file describes is complete.
    return settings if "seed_file" in settings else {"mailboxes": _MAILBOXES, **settings}
