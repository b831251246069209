"""One lane a user: of all visitors who book with the same person, one at a time talks to the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Lanes:
    """Locks by user, in this process; among processes the bookings' own claims and revisions decide."""

    def __init__(self) -> None:
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    @contextmanager
    def of(self, user: str) -> Iterator[None]:
        """Wait for the lane and keep it."""
        with self._lock:
            lane = self._locks.setdefault(user, Lock())
        with lane:
            yield
