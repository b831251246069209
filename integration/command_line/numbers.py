"""Numbers as options take them: whole, and never fewer than make sense."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import Final

#: The largest number that PostgreSQL takes for an INTEGER.
LARGEST: Final = 2**31 - 1


def at_least(smallest: int) -> Callable[[str], int]:
    """Return what reads a whole number for argparse, and says what would do in place of another."""

    def number(typed: str) -> int:
        try:
            read = int(typed)
        except ValueError:
            read = smallest - 1
        if not smallest <= read <= LARGEST:
            raise ArgumentTypeError(f"{typed!r} is not a whole number from {smallest} to {LARGEST}")
        return read

    return number


def seconds(typed: str) -> float:
    """Read how long to wait, for argparse."""
    try:
        read = float(typed)
    except ValueError:
        read = -1.0
    if not 0 <= read < float("inf"):
        raise ArgumentTypeError(f"{typed!r} is no time; give seconds, 0 or more")
    return read


def port(typed: str) -> int:
    """Read a port to serve on, for argparse."""
    if typed.isdecimal() and int(typed) < 65536:
        return int(typed)
    raise ArgumentTypeError(f"{typed!r} is no port; give 0 (a free one) to 65535")
