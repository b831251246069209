"""Where new names come from: chance in production, a seeded stream under a harness."""

from __future__ import annotations

import re
from random import Random
from typing import Final, Protocol
from uuid import UUID, uuid4

_KEY: Final = re.compile("[0-9a-f]{32}")


class Keys(Protocol):
    """Makes names that nobody else has."""

    def new(self) -> str:
        """Return a fresh name: 32 hexadecimal digits."""
        ...


def is_key(text: str) -> bool:
    """Return whether that is such a name, and not what somebody made up."""
    return _KEY.fullmatch(text) is not None


class RandomKeys:
    """Version 4 UUIDs from the operating system's randomness."""

    def new(self) -> str:
        """Return a fresh name."""
        return uuid4().hex


class SeededKeys:
    """The same names in the same order for the same seed."""

    def __init__(self, seed: int | str) -> None:
        self._stream = Random(f"integration keys {seed}")

    def new(self) -> str:
        """Return the stream's next name."""
        return UUID(int=self._stream.getrandbits(128), version=4).hex
