"""The embedded runner: a thread that runs what is due, each mailbox in a lane of its own."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event, Thread
from typing import Protocol

from integration.clock import Clock
from integration.work.due import DueWork

log = logging.getLogger(__name__)

SHORTEST_WAIT = 0.05
LONGEST_WAIT = 5.0
"""Seconds; another process may have put something into the database, which nobody tells us."""


class Running(Protocol):
    """Whatever does by itself what is due: this process alone, or with others."""

    def start(self) -> None:
        """Begin."""
        ...

    def wake(self) -> None:
        """Look now: something became due."""
        ...

    def stop(self) -> None:
        """Finish what runs, begin nothing new, and return when that is done."""
        ...


def seconds_until(due: datetime | None, now: datetime) -> float:
    """Return how long to wait before looking for something due again."""
    if due is None:
        return LONGEST_WAIT
    # A lane that is at work keeps its moment until it has done; a short wait keeps this from spinning.
    return min(max((due - now).total_seconds(), SHORTEST_WAIT), LONGEST_WAIT)


class Runner:
    """Runs in production; under a harness ``DueWork.run_due`` is called instead."""

    def __init__(self, work: DueWork, clock: Clock, lanes: int) -> None:
        self._work = work
        self._clock = clock
        self._pool = ThreadPoolExecutor(max_workers=lanes, thread_name_prefix="lane")
        self._wake = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="runner", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Look now: something became due."""
        self._wake.set()

    def stop(self) -> None:
        """Finish what runs, begin nothing new, and return when that is done."""
        self._stopping.set()
        self._wake.set()
        self._thread.join()
        self._pool.shutdown(wait=True)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                wait = self._hand_out()
            except Exception:
                # The database is locked or away, most likely; nothing is lost, so it is asked until it answers.
                log.exception("what is due could not be read, which is tried again")
                wait = LONGEST_WAIT
            self._wake.wait(wait)

    def _hand_out(self) -> float:
        """Give every lane with something due to the pool; returns how long there is nothing else to do."""
        for account_id in self._work.lanes(self._clock.now()):
            self._pool.submit(self._lane, account_id)
        return seconds_until(self._work.next_due(), self._clock.now())

    def _lane(self, account_id: str) -> None:
        try:
            self._work.run_lane(account_id, self._clock.now())
        except Exception:
            # The last place that could see it; the work stays due and is tried again.
            log.exception("the lane of %s broke", account_id)
            self._stopping.wait(1.0)
            raise
