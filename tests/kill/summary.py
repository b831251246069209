"""What came of a run: by database, operation and kind of point how often was killed, and what people found wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.kill.journal import Journal
from tests.kill.plan import ROUNDS, Wish
from tests.kill.points import KINDS, Point
from tests.kill.run import Extent
from tests.kill.stories import STORIES
from tests.kill.written import committed, unvisited

HEADINGS: Final = ("database", "operation", "killed", "points", "stories", "hits", "least", "problems")

_AT_POINTS: Final = tuple(KINDS.values())
_ANYWHERE: Final = "at any instant"
_NEVER: Final = "nobody"


@dataclass(frozen=True)
class Row:
    """One operation and one kind of kill on one database; ``least`` counts the hits of the point that was hit least."""

    database: str
    story: str
    kind: str
    points: int
    stories: int
    hits: int
    least: int
    problems: int

    @property
    def cells(self) -> tuple[object, ...]:
        """What stands in the table; what is not counted in such stories is left out."""
        points, least = (self.points, self.least) if self.points else ("", "")
        return (self.database, self.story, self.kind, points, self.stories, self.hits, least, self.problems)


@dataclass(frozen=True)
class Summary:
    """What came of a run as far as that extent goes."""

    journal: Journal
    wanted: Mapping[str, Sequence[Wish]]

    @classmethod
    def of(cls, journal: Journal, databases: Sequence[str], extent: Extent) -> Summary:
        """Sum up the journal on those databases."""
        return cls(journal, {database: extent.of(journal, database) for database in databases})

    def rows(self) -> list[Row]:
        """Return the table, without what nothing was told about."""
        rows = (
            self._row(database, story, kind)
            for database in self.wanted
            for story in STORIES
            for kind in (*_AT_POINTS, _ANYWHERE, _NEVER)
        )
        return [row for row in rows if row.stories]

    def hits(self, database: str) -> Counter[Wish]:
        """Return the wishes that came true, in stories after which nobody complained that they did not end."""
        return Counter(entry.wish for entry in self.journal.of(database) if entry.wish and entry.outcome.killed)

    def points(self, database: str) -> dict[tuple[str, Point], int]:
        """Return how often each point that was to be hit was hit."""
        hits = self.hits(database)
        found: Counter[tuple[str, Point]] = Counter()
        for wish in self.wanted[database]:
            if wish.point:
                found[wish.story, wish.point] += hits[wish]
        return dict(found)

    def problems(self) -> list[str]:
        """Return what people found wrong, and the commits in the code that no story comes to."""
        found = [
            f"{entry.database}: {entry.words}: {problem}"
            for database in self.wanted
            for entry in self.journal.of(database)
            for problem in entry.outcome.problems
        ]
        return found + [
            f"{database}: no story comes to the commit of {name}; tell one, or say elsewhere in tests/kill/written.py"
            for database in self.wanted
            for name in unvisited(committed(self._passed(database)))
        ]

    def _passed(self, database: str) -> Iterator[tuple[str, str]]:
        return (place for entry in self.journal.of(database) for place in entry.outcome.passed)

    def missed(self) -> list[str]:
        """Return the kills that did not happen, though tried often enough."""
        return [
            f"{database}: {wish}: nobody died"
            for database, wanted in self.wanted.items()
            for wish in wanted
            if not self.hits(database)[wish] and wish in self.journal.settled(database)
        ]

    def left(self, database: str) -> int:
        """Return how many of the wanted kills the run did not get to."""
        return len(set(self.wanted[database]) - self.journal.settled(database))

    def as_json(self) -> dict[str, Any]:
        """Return everything for programs: the table, each point with its hits, and what was found wrong."""
        return {
            "seed": self.journal.seed,
            "rounds": ROUNDS,
            "rows": [vars(row) for row in self.rows()],
            "points": [
                {"database": database, "operation": story, "point": str(point), "hits": hits}
                for database in self.wanted
                for (story, point), hits in self.points(database).items()
            ],
            "problems": self.problems(),
            "missed": self.missed(),
            "left": {database: self.left(database) for database in self.wanted},
        }

    def _row(self, database: str, story: str, kind: str) -> Row:
        def is_it(wish: Wish | None) -> bool:
            return _kind(wish) == kind

        hits = self.hits(database)
        of_points = [
            times for (of, point), times in self.points(database).items() if of == story and KINDS[point.kind] == kind
        ]
        wanted = [wish for wish in self.wanted[database] if wish.story == story and is_it(wish)]
        told = [entry for entry in self.journal.of(database) if entry.story == story and is_it(entry.wish)]
        return Row(
            database,
            story,
            kind,
            len(of_points),
            len(told),
            sum(hits[wish] for wish in wanted),
            min(of_points, default=0),
            sum(len(entry.outcome.problems) for entry in told),
        )


def _kind(wish: Wish | None) -> str:
    if wish is None:
        return _NEVER
    return KINDS[wish.point.kind] if wish.point else _ANYWHERE
