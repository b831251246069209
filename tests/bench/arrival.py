"""How long a reply takes from its delivery in Exchange to the timeline, over real HTTPS, with streaming on."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final

from integration.exchange.listener import Listener
from integration.work.runner import Runner
from tests.bench.bench import Bench
from tests.bench.goals import Figures
from tests.bench.inbox import Firm

_EACH_ROUND: Final = 10
_TURN: Final = 0.005


def median_reply(bench: Bench) -> Figures:
    """Return the milliseconds of the reply in the middle; the reference is a second."""
    return _share(bench, 0.5)


def slow_reply(bench: Bench) -> Figures:
    """Return the milliseconds that one reply in twenty takes longer than."""
    return _share(bench, 0.95)


def _share(bench: Bench, share: float) -> Figures:
    waited = sorted(bench.once("arrivals", lambda: _arrivals(_EACH_ROUND * bench.rounds)))
    return Figures((waited[int(len(waited) * share)],), (1000.0,))


def _arrivals(number: int) -> list[float]:
    """Let replies arrive one after the other; by the clock the inbox is looked into once in an hour."""
    with Firm(sync_interval=timedelta(hours=1)) as firm:
        runner = Runner(firm.integration.work, firm.clock, firm.integration.settings.lanes)
        runner.start()
        with firm.integration.listening(runner.wake, Listener):
            _arrival(firm)  # the first one waits until the listener listens
            waited = [_arrival(firm) for _ in range(number)]
        runner.stop()
    return waited


def _arrival(firm: Firm) -> float:
    before = firm.logged()
    began = time.monotonic()
    firm.reply_arrives()
    while firm.logged() == before:
        time.sleep(_TURN)
    return (time.monotonic() - began) * 1000
