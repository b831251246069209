"""In whose name something is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from integration.model.audit import INTEGRATION

_actor: ContextVar[str] = ContextVar("actor", default=INTEGRATION)


@contextmanager
def acting(who: str) -> Iterator[None]:
    """Do in somebody's name whatever this thread, or this task, does within the context."""
    before = _actor.set(who)
    try:
        yield
    finally:
        _actor.reset(before)


def actor() -> str:
    """Return in whose name something is done now: the integration's own unless somebody has said."""
    return _actor.get()
