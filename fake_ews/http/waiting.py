"""Draws streams that say when they have nothing to say, and asks them again only when something has happened."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime

from fake_ews.clock import Clock, ManualClock
from fake_ews.http.front import Front
from fake_ews.traffic import Wait
from fake_ews.values import dataclass

#: A moment that has come by the monotonic clock may be a little ahead by the clock on the wall.
_SHORTEST_SECONDS = 0.001


@dataclass(slots=True, eq=False)
class _Parked:
    """A stream that waits, the future of whoever reads it, and the timer that asks it again."""

    stream: Iterator[bytes | Wait]
    answer: asyncio.Future[bytes | None]
    timer: asyncio.TimerHandle | None = None


class Waiting:
    """Every stream of one loop that waits.

    A change asks the parked streams one after the other, in the loop and under one lock; only a stream that has bytes
    wakes its task. So a thousand idle streams cost a thousand generator steps a change, and nothing between changes.
    """

    def __init__(self, front: Front) -> None:
        self._front = front
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._parked: set[_Parked] = set()
        self._told = False
        self._unsubscribe = front.on_change(self._changed)

    def close(self) -> None:
        """Hear no more of changes; whoever still waits has to be cancelled."""
        self._unsubscribe()

    async def draw(self, stream: Iterator[bytes | Wait]) -> bytes | None:
        """Return the next bytes of ``stream``, or None at its end, however long that takes."""
        step = self._step(stream)
        if not isinstance(step, Wait):
            return step
        parked = _Parked(stream, self._loop.create_future())
        self._parked.add(parked)
        self._arm(parked, step)
        try:
            return await parked.answer
        finally:
            self._parked.discard(parked)
            if parked.timer is not None:
                parked.timer.cancel()

    async def until(self, moment: datetime) -> None:
        """Return when the organisation's clock has reached ``moment``."""
        await self.draw(_silence(self._front.clock, moment))

    def end(self, stream: Iterator[bytes | Wait]) -> None:
        """Close a stream that nobody reads any more, so that what it holds (a lease, a connection) is given back."""
        close: Callable[[], None] | None = getattr(stream, "close", None)
        if close is not None:
            with self._front.lock:
                close()

    def _step(self, stream: Iterator[bytes | Wait]) -> bytes | Wait | None:
        with self._front.lock:
            return next(stream, None)

    def _arm(self, parked: _Parked, wait: Wait) -> None:
        clock = self._front.clock
        if isinstance(clock, ManualClock):  # does not tick: whoever moves it says so
            return
        due = self._loop.time() + max((wait.until - clock.now()).total_seconds(), _SHORTEST_SECONDS)
        if parked.timer is not None:
            if abs(parked.timer.when() - due) < _SHORTEST_SECONDS:  # asked before its time, and waits for the same
                return
            parked.timer.cancel()
        parked.timer = self._loop.call_at(due, self._due, parked)

    def _due(self, parked: _Parked) -> None:
        parked.timer = None
        self._ask(parked)

    def _changed(self) -> None:
        """Called in any thread. A stream is drawn and parked in one go of the loop, so a later go misses nothing."""
        if self._told:
            return
        self._told = True
        if threading.get_ident() == self._thread:
            self._loop.call_soon(self._ask_all)
        else:
            with suppress(RuntimeError):  # the loop has been closed this moment
                self._loop.call_soon_threadsafe(self._ask_all)

    def _ask_all(self) -> None:
        self._told = False
        with self._front.lock:
            for parked in tuple(self._parked):
                self._ask(parked)

    def _ask(self, parked: _Parked) -> None:
        if parked.answer.done():  # answered or cancelled, but its task has not run since
            return
        try:
            step = self._step(parked.stream)
        except Exception as error:  # noqa: BLE001 - it belongs to the task that reads this stream, not to the others
            parked.answer.set_exception(error)
            return
        if isinstance(step, Wait):
            self._arm(parked, step)
        else:
            parked.answer.set_result(step)


def _silence(clock: Clock, moment: datetime) -> Iterator[Wait]:
    while clock.now() < moment:
        yield Wait(moment)
