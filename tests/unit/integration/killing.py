"""Killing the integration between any two of its own lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dis import opmap
from types import FrameType
from typing import Any


class Killed(BaseException):
    """The process ends here."""


class _Killer:
    """Raises Killed when the n-th line of the integration's own code is about to run."""

    def __init__(self, line: int) -> None:
        self.left = line

    def __call__(self, frame: FrameType, event: str, argument: Any) -> Any:
        if "/integration/" not in frame.f_code.co_filename or "/tests/" in frame.f_code.co_filename:
            return None
        if event == "line":
            self.left -= 1
            if self.left <= 0 and not _does_nothing(frame):
                sys.settrace(None)
                raise Killed
        return self


def _does_nothing(frame: FrameType) -> bool:
    """Return whether the line is a bare ``try:``: raised there, it leaves the ``with`` around open, unlike death."""
    return frame.f_code.co_code[frame.f_lasti] == opmap["NOP"]


def killed_at(line: int, act: Callable[[], object]) -> bool:
    """Act until that line of the integration is about to run; returns whether it was reached."""
    before = sys.gettrace()
    sys.settrace(_Killer(line))
    try:
        act()
    except Killed:
        return True
    finally:
        sys.settrace(before)
    return False


def lines(stride: int = 73) -> Iterator[int]:
    # Every line is some 700 runs; here a sample, all of them with KILL_STRIDE=1 (the long run `kill`).
    yield from range(1, 4000, int(os.environ.get("KILL_STRIDE", stride)))
