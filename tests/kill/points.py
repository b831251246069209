"""Where a process can be killed: what was about to be asked of Exchange, or was done there, or was committed here."""

from __future__ import annotations

import os
import re
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests.exceptions import ReadTimeout
from sqlalchemy import Engine, event

_OPERATION = re.compile(rb"Body[^>]*>\s*<(?:\w+:)?(\w+)")
_WRITES = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """The ``nth`` time that a process comes to a place: before, done or after a request, or committed."""

    phase: str
    place: str
    nth: int

    def __str__(self) -> str:
        return f"{self.phase}: {self.place}" + (f" ({self.nth})" if self.nth > 1 else "")


@dataclass
class Road:
    """The points that a process passes; at ``deadly`` it kills itself, as no handler could.

    What it passed stands in ``log``, a line a place, written before it dies. The first request of operation ``late`` is
    kept in ``late_folder`` and not sent, as if it were still on its way when the client gives up on it.
    """

    log: Path
    deadly: tuple[str, int] | None = None
    late: str = ""
    late_folder: Path | None = None
    _passed: Counter[str] = field(default_factory=Counter)

    def passes(self, place: str) -> None:
        """Come to a place, and perhaps no further."""
        self._passed[place] += 1
        with open(self.log, "a") as log:
            log.write(place + "\n")
        if self.deadly == (place, self._passed[place]):
            os.kill(os.getpid(), signal.SIGKILL)


class WatchedAdapter(BaseAdapter):
    """Carries requests as the adapter within does, past three points each."""

    def __init__(self, within: BaseAdapter, road: Road) -> None:
        super().__init__()
        self._within = within
        self._road = road

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        """Send; the server is done when its answer's head is here, and the answer when its body is read."""
        name = _name(request)
        self._road.passes(f"before {name}")
        if self._road.late and self._road.late == name and self._road.late_folder:
            self._road.late = ""
            body = request.body if isinstance(request.body, bytes) else str(request.body).encode()
            (self._road.late_folder / f"{os.getpid()}.xml").write_bytes(body)
            raise ReadTimeout("still on its way", request=request)
        answer = self._within.send(request, **(options | {"stream": True}))
        self._road.passes(f"done {name}")
        if not options.get("stream"):
            _ = answer.content
        self._road.passes(f"after {name}")
        return answer

    def close(self) -> None:
        """Close the connection."""
        self._within.close()


def _name(request: PreparedRequest) -> str:
    body = request.body.encode() if isinstance(request.body, str) else request.body
    found = _OPERATION.search(body) if isinstance(body, bytes) else None
    return found[1].decode() if found else f"{request.method} {request.path_url.partition('?')[0]}"


@contextmanager
def watched_commits(engine: Engine, road: Road) -> Iterator[None]:
    """Come to a point after every commit, named by what was written."""
    here = local()

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        wrote = _WRITES.match(statement)
        if wrote:
            here.wrote = [*getattr(here, "wrote", []), wrote[2]]

    def commit(_: Any) -> None:
        here.committed, here.wrote = getattr(here, "wrote", []), []

    def over(*_: Any) -> None:
        # The connection comes back into the pool when the transaction is over, committed for good.
        written, here.committed = getattr(here, "committed", []), []
        if written:
            road.passes("committed " + " and ".join(sorted(set(written))))

    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "commit", commit)
    event.listen(engine.pool, "checkin", over)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)
        event.remove(engine, "commit", commit)
        event.remove(engine.pool, "checkin", over)
