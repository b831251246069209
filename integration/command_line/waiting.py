"""Waiting for what another process does: `serve` sends and reads while a verb looks."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Final, TypeVar

from integration.command_line.numbers import seconds
from integration.command_line.verbs import Argument, argument

T = TypeVar("T")

WAIT: Final[Argument] = argument(
    "--wait", type=seconds, default=0.0, metavar="SECONDS", help="look until it is so, this long at most"
)

_LOOK_EVERY: Final = 0.2


def patiently(look: Callable[[], T], good: Callable[[T], bool], patience: float) -> T:
    """Return what is seen when it is good; raises TimeoutError when it is not within that time.

    Without time it is seen once, good or not.
    """
    end, wait = monotonic() + patience, Event().wait
    seen = look()
    while patience and not good(seen):
        if monotonic() > end:
            raise TimeoutError(f"not within {patience:g} seconds")
        wait(_LOOK_EVERY)
        seen = look()
    return seen
