"""Where a process can be killed: what was about to be asked of Exchange, or was done there, or was committed here."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import local
from types import FrameType
from typing import Any, Final

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests.exceptions import ReadTimeout
from sqlalchemy import Connection, event

import integration
from integration.db import database
from integration.db.database import Database

#: The first word of a place, and what it means to die there.
KINDS: Final = {
    "before": "before a request",
    "done": "Exchange has done it",
    "after": "after its answer",
    "committed": "after a commit",
    "job": "around a job of the queue",
}

_OPERATION = re.compile(rb"Body[^>]*>\s*<(?:\w+:)?(\w+)")
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b")
_INTEGRATION: Final = str(Path(integration.__file__).parent)
_STORES: Final = (f"{_INTEGRATION}{os.sep}db{os.sep}", f"{_INTEGRATION}{os.sep}crm{os.sep}")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """The ``nth`` time that anybody comes to a place within a phase of a story."""

    phase: str
    place: str
    nth: int

    def __str__(self) -> str:
        return f"{self.phase}: {self.place}" + (f" ({self.nth})" if self.nth > 1 else "")

    @property
    def kind(self) -> str:
        """What kind of place it is, one of ``KINDS``."""
        return self.place.partition(" ")[0]


def points_of(passed: Sequence[tuple[str, str]]) -> Iterator[Point]:
    """Yield the points that these places, each with its phase, are."""
    times: Counter[tuple[str, str]] = Counter()
    for phase, place in passed:
        times[phase, place] += 1
        yield Point(phase, place, times[phase, place])


@dataclass
class Road:
    """The points that the processes of a phase pass, all on one ``log``: a line a place, written before one dies there.

    Who comes to ``deadly`` kills itself, as no handler could. The first request of operation ``late`` is kept
    beside the log and not sent, as if it were still on its way when the client gives up on it.
    """

    log: Path
    deadly: tuple[str, int] | None = None
    late: str = ""

    def passes(self, place: str) -> None:
        """Come to a place, and perhaps no further."""
        with open(self.log, "a+") as log:
            flock(log, LOCK_EX)
            log.write(place + "\n")
            log.flush()
            log.seek(0)
            times = log.read().split("\n").count(place)
        if self.deadly == (place, times):
            os.kill(os.getpid(), signal.SIGKILL)

    def is_late(self, name: str, request: PreparedRequest) -> bool:
        """Keep the request if it is the one that is late."""
        if not self.late or self.late != name:
            return False
        try:
            with open(kept_beside(self.log), "xb") as kept:
                kept.write(_body(request))
        except FileExistsError:
            return False
        return True


def kept_beside(log: Path) -> Path:
    """Return where the request that is late is kept."""
    return log.with_suffix(".late")


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
        if self._road.is_late(name, request):
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
    found = _OPERATION.search(_body(request))
    return found[1].decode() if found else f"{request.method} {request.path_url.partition('?')[0]}"


def _body(request: PreparedRequest) -> bytes:
    body = request.body or b""
    return body if isinstance(body, bytes) else str(body).encode()


def watch_commits(within: Database, road: Road) -> None:
    """Come to a point after every commit that wrote, named by the stores' functions that took part in it."""
    here, begin = local(), within.writing

    @contextmanager
    def writing() -> Iterator[Connection]:
        here.stores = [*getattr(here, "stores", []), _store(sys._getframe())]
        with begin() as connection:
            yield connection

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        here.wrote = getattr(here, "wrote", False) or bool(_WRITES.match(statement))

    def commit(_: Any) -> None:
        here.committed = getattr(here, "wrote", False)

    def over(*_: Any) -> None:
        # The connection comes back into the pool when the transaction is over, committed for good or rolled back.
        committed, stores = getattr(here, "committed", False), getattr(here, "stores", [])
        here.committed, here.wrote, here.stores = False, False, []
        if committed:
            road.passes("committed " + " and ".join(sorted(set(filter(None, stores)))))

    within.writing = writing  # type: ignore[method-assign]
    hooks = ((within.engine, "before_cursor_execute", note), (within.engine, "commit", commit))
    for target, name, hook in (*hooks, (within.engine.pool, "checkin", over)):
        event.listen(target, name, hook)


def _store(frame: FrameType | None) -> str:
    """Return the function of a store that the transaction is asked for by, as ``written`` names it; "" for no store."""
    while frame:
        code = frame.f_code
        if code.co_filename.startswith(_INTEGRATION) and code.co_filename != database.__file__:
            return code.co_qualname if code.co_filename.startswith(_STORES) else ""
        frame = frame.f_back
    return ""
