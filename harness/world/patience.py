"""How long the clients of a world wait: time passes while an answer is on its way, and at some point they hang up.

The world's clock stands still while the integration waits in a call, so nobody else could move it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from fake_ews.clock import ManualClock
from fake_ews.http.front import Front
from fake_ews.traffic import Connection, Delay, HttpRequest, Later, Reply, Reset

#: How long a client bears silence: the read time-out of the integration's calls.
PATIENCE: Final = timedelta(seconds=60)


class Patience:
    """A front around another: what is slow takes the world's time, and what is too slow is not waited for."""

    def __init__(self, front: Front, clock: ManualClock) -> None:
        self._front = front
        self.clock: Final = clock

    @property
    def lock(self) -> AbstractContextManager[Any]:
        """The lock of the front behind."""
        return self._front.lock

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` when the front behind does."""
        return self._front.on_change(callback)

    def on_exchange(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` when the front behind does."""
        return self._front.on_exchange(callback)

    def greets(self) -> bool:
        """Whether the front behind greets."""
        return self._front.greets()

    def handle(self, request: HttpRequest, connection: Connection) -> Reply:
        """Answer as the front behind does, at the time at which it does."""
        reply = self._front.handle(request, connection)
        until = max((one.until for one in reply.effects if isinstance(one, Delay | Later)), default=None)
        if until is None:
            return reply
        given_up = self.clock.now() + PATIENCE
        self.clock.move_to(max(min(until, given_up), self.clock.now()))
        return reply if until <= given_up else replace(reply, status=reply.status or 503, effects=(Reset(),))
