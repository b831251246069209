"""The page of what was killed in the last whole run: docs/kills.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from fake_ews.reference.markdown import table
from tests.kill.points import Point
from tests.kill.stories import STORIES
from tests.kill.summary import HEADINGS, Summary

_TEXT: Final = """# Kills

What the last whole run of `tox run -e kill` came to: processes of the integration were killed by SIGKILL at every point
that they pass, and then at any instant, while answers were lost and requests carried out late. Each time the people
outside, the mailbox and the timeline were asked whether every mail arrived exactly once and every reply was logged
exactly once.
[Decision 0222](decisions/0222-killed-at-every-point.md) says how.

## To run it

    tox run -e kill -- --seed 1 --journal kills.journal --publish

Both databases are killed on at once. A kill takes half a second of CPU on SQLite, and 1.3 on PostgreSQL with its two
workers. Every few seconds a run tells how far it is, and at once what people find wrong. Its last lines are the seed
and the problems, and its exit code is 1 where there are any. `--publish` writes this page from all that the journal
holds.

- *Broken off?* The same command goes on where the journal ends, under the journal's seed. `--seconds 300` begins no new
  kill after five minutes on each database, and takes some of every kind: what is in CI, with 15.
- *In parts*: `--part 2/8`, with a journal each, or `--database sqlite`. Only a run of all of it is to `--publish`.
- *A problem* is reported in words: `--only 'send, killed at work: done SendItem, round 2'` tells that story again,
  under the seed of the run and without its journal.
- *After a change of the integration* begin a new journal: the old one knows the points of the old code.

## What was found

Run on {day} with `--seed {seed}`: **{kills:,} kills, {problems}**.{left}

{wrong}A story in which nobody died is told again. "least" is how often the point was hit that was hit least; "nobody"
are the stories told to find the points, in peace and with one answer lost or one request late.

{rows}

## The points

What each operation passes, by phase: *act* is the request that a user waits for, *work* what is done because it is due.
A number says at how many times of coming there a process was killed: later ones are those of recovery.

{points}
"""


def page(summary: Summary) -> str:
    """Return the page."""
    rows = summary.rows()
    wrong = summary.problems() + summary.missed()
    return _TEXT.format(
        day=date.today().isoformat(),
        seed=summary.journal.seed,
        kills=sum(row.hits for row in rows),
        left="".join(f" Left to be done on {database}: {left} kills." for database, left in _left(summary)),
        problems=f"{len(wrong)} problems" if wrong else "no problem",
        wrong="".join(f"- {problem}\n" for problem in wrong) + "\n" if wrong else "",
        rows=table(HEADINGS, [row.cells for row in rows]),
        points=table(("operation", "phase", "before, done, after", "after each commit of"), list(_passed(summary))),
    )


def _left(summary: Summary) -> Iterator[tuple[str, int]]:
    return ((database, left) for database in summary.wanted if (left := summary.left(database)))


def _passed(summary: Summary) -> Iterator[tuple[str, ...]]:
    """Yield a line a phase of an operation: requests and commits, each with how often it is come to."""
    found = {key for database in summary.wanted for key in summary.points(database)}
    for story in STORIES:
        for phase in sorted({point.phase for of, point in found if of == story}):
            points = sorted(point for of, point in found if of == story and point.phase == phase)
            requests = [point for point in points if point.kind == "before"]
            yield story, phase, _counted(requests), _counted([point for point in points if point.kind == "committed"])


def _counted(points: Sequence[Point]) -> str:
    times = Counter(point.place.partition(" ")[2] for point in points)
    return ", ".join(f"`{place}`" + (f" {count}" if count > 1 else "") for place, count in times.items())
