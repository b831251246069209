"""One run: every point enumerated and hit three times, then kills at any instant, on one database after the other."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.kill.company import Blow, Company
from tests.kill.points import Point

STORIES: Final = ("connect", "send", "schedule", "log")

#: What else goes wrong in the three rounds of a point: nothing; an answer is lost; a request is carried out late.
LOST: Final = ("CreateItem", "SendItem", "FindItem", "SyncFolderItems", "GetItem")
LATE: Final = ("CreateItem", "SendItem")
ROUNDS: Final = 3

#: A point that two workers did not come to, since they shared the work out otherwise, is tried again so often.
TRIES: Final = 4


@dataclass
class Result:
    """What a run on one database came to."""

    database: str
    points: list[tuple[str, Point]] = field(default_factory=list)
    hits: Counter[tuple[str, Point]] = field(default_factory=Counter)
    stories: int = 0
    anywhere: int = 0
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        least = min((self.hits[point] for point in self.points), default=0)
        return (
            f"{self.database}: {self.stories} stories in {self.seconds:.0f} s; {len(self.points)} points, "
            f"{sum(self.hits[point] > 0 for point in self.points)} of them hit, the least {least} times, "
            f"{self.hits.total()} kills there and {self.anywhere} at any instant; {len(self.problems)} problems"
        )


def run(database: str, url: str, folder: Path, seed: int, kills: int, seconds: float = 0.0) -> Result:
    """Kill at every point three times, and ``kills`` times at any instant, or as far as ``seconds`` reach."""
    result, began = Result(database), time.monotonic()
    company = Company(url, folder, seed)
    try:
        result.points = list(_enumerate(company, result))
        plan = _plan(result.points, Random(f"{seed} {database}"), kills, shuffled=bool(seconds))
        for story, blow in plan:
            if seconds and time.monotonic() - began > seconds:
                break
            _tell(company, story, blow, result)
        if not seconds:
            _try_again(company, result)
    finally:
        company.close()
    result.seconds = time.monotonic() - began
    return result


def _enumerate(company: Company, result: Result) -> Iterator[tuple[str, Point]]:
    """Tell each story once without any blow, and yield every point that its processes passed."""
    for story in STORIES:
        outcome = company.tell(story, Blow())
        result.stories += 1
        result.problems += [f"{story}, undisturbed: {problem}" for problem in outcome.problems]
        passed: Counter[tuple[str, str]] = Counter()
        for phase, place in outcome.passed:
            passed[phase, place] += 1
            yield story, Point(phase, place, passed[phase, place])


def _plan(points: list[tuple[str, Point]], random: Random, kills: int, *, shuffled: bool) -> Iterable[tuple[str, Blow]]:
    """Return the stories to tell: rounds over all points, with more and more going wrong; then kills at any instant."""
    none = ("",)
    rounds = []
    for lost, late in ((none, none), (LOST, none), (none, LATE)):
        told = [(story, Blow(point, lost=random.choice(lost), late=random.choice(late))) for story, point in points]
        rounds.append(random.sample(told, len(told)) if shuffled else told)
    anywhere = [
        (
            random.choice(STORIES),
            Blow(
                phase=random.choice(("act", "work", "work")),
                seconds=random.uniform(0.02, 0.6),
                lost=random.choice(("", *LOST)),
                late=random.choice(("", "", *LATE)),
            ),
        )
        for _ in range(kills)
    ]
    if not shuffled:
        return itertools.chain(*rounds, anywhere)
    # Whatever the time reaches to, some of each kind is among it.
    return (one for turn in itertools.zip_longest(*rounds, anywhere) for one in turn if one is not None)


def _tell(company: Company, story: str, blow: Blow, result: Result) -> None:
    outcome = company.tell(story, blow)
    result.stories += 1
    result.problems += [f"{story}, {_said(blow)}: {problem}" for problem in outcome.problems]
    if outcome.killed and blow.point:
        result.hits[story, blow.point] += 1
    elif outcome.killed:
        result.anywhere += 1


def _try_again(company: Company, result: Result) -> None:
    for story, point in result.points:
        for _ in range(TRIES):
            if result.hits[story, point] < ROUNDS:
                _tell(company, story, Blow(point), result)


def _said(blow: Blow) -> str:
    wrong = [
        f"killed at {blow.point}" if blow.point else f"killed after {blow.seconds:.3f} s of {blow.phase}",
        *([f"an answer to {blow.lost} lost"] if blow.lost else []),
        *([f"a {blow.late} carried out late"] if blow.late else []),
    ]
    return ", ".join(wrong)
