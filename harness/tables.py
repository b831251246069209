"""The table below a sentence, as values: a heading row and the rows under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.mistakes import SentenceMistake


@dataclass(frozen=True, slots=True)
class Table:
    """A data table; cells are text as written."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, cells: Sequence[Sequence[object]]) -> Table:
        """Return the table that pytest-bdd hands over; raises SentenceMistake for one without a row."""
        if len(cells) < 2:
            raise SentenceMistake("the table needs a heading row and at least one row below it")
        first, *rest = (tuple(str(cell) for cell in row) for row in cells)
        return cls(first, tuple(rest))

    def __iter__(self) -> Iterator[dict[str, str]]:
        return (dict(zip(self.headings, row, strict=True)) for row in self.rows)

    def column(self, heading: str) -> tuple[str, ...]:
        """Return the cells under a heading; raises SentenceMistake naming the headings there are."""
        if heading not in self.headings:
            raise SentenceMistake(f"the table has no column {heading!r}", f"columns: {', '.join(self.headings)}")
        place = self.headings.index(heading)
        return tuple(row[place] for row in self.rows)
