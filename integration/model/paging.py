"""A part of a long list, and which part it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

#: As many as one reads without losing the place.
ROWS: Final = 50


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list: ``number`` counts pages from 1, ``total`` everything in the list."""

    items: Sequence[T]
    number: int
    total: int
    size: int = ROWS

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    def made(self, make: Callable[[T], U]) -> Part[U]:
        """Return the same page with something made of each item."""
        return Part([make(item) for item in self.items], self.number, self.total, self.size)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page is asked for; one beyond the end is the last one."""

    number: int = 1
    size: int = ROWS

    def start(self, total: int) -> int:
        """Return how many of so many stand before the page."""
        last = max(1, -(-total // self.size))
        return (min(max(self.number, 1), last) - 1) * self.size

    def cut(self, items: Sequence[T], total: int) -> Part[T]:
        """Return that page, of which the items are at hand alone."""
        return Part(items, self.start(total) // self.size + 1, total, self.size)
