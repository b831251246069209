"""Which kills are wanted: each point of each story three times, in more and more kinds of weather, then any instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.kill.blows import CALM, PHASES, Blow, Outcome, Weather
from tests.kill.points import Point, points_of
from tests.kill.processes import Strike
from tests.kill.stories import STORIES

#: How often each point is hit.
ROUNDS: Final = 3

#: A story in which nobody died is told again so often: whoever was to die at any instant may have been faster.
TRIES: Final = 6

#: What a story of each weather passed, when nobody was killed.
Told = Mapping[tuple[str, Weather], Outcome]


@dataclass(frozen=True)
class Wish:
    """A kill that is wanted: the ``number``-th of its kind in a story, at a point or, without one, at any instant.

    A point is one that the story passed in that very ``weather`` when nobody was killed.
    """

    story: str
    number: int
    point: Point | None = None
    weather: Weather = CALM

    def __str__(self) -> str:
        where = f"killed at {self.point}, round {self.number}" if self.point else f"killed anywhere, {self.number}"
        return f"{self.story}, {where}, {self.weather}"

    def blows(self, seed: str, told: Told) -> Iterator[Blow]:
        """Yield what to try, one after the other, until somebody dies of it."""
        random = Random(f"{seed} {self}")
        took = told[self.story, CALM].seconds
        for attempt in range(TRIES):
            if self.point:
                yield Blow(self.point, weather=self.weather)
                continue
            # Twice as often at work, where there is more to do.
            phase = random.choice([*took, *(phase for phase in took if phase != PHASES[0])])
            # As long as that phase took; under the same seed a slower machine kills at the same part of it. Whoever has
            # ended before is struck earlier the next time.
            seconds = random.random() * took[phase] / 2**attempt
            yield Blow(phase=phase, strike=Strike(seconds, random.randrange(2)), weather=self.weather)


def storms(passed: Iterable[tuple[str, str]], can_lose: Callable[[str], bool]) -> list[Weather]:
    """Return every weather of a story with one thing going wrong, by what it asked of Exchange when all went well."""
    asked = {place.removeprefix("before ") for _, place in passed if place.startswith("before ")}
    named = sorted(filter(can_lose, asked))
    return [*(Weather(lost=name) for name in named), *(Weather(late=name) for name in named)]


def points(told: Told) -> dict[tuple[str, Point], list[Weather]]:
    """Return every point of every story, and each weather in which it was passed, a calm one first.

    How often two workers take up a lane is chance: that often is certain which holds of every weather.
    """
    found: dict[tuple[str, Point], list[Weather]] = {}
    for (story, weather), outcome in sorted(told.items(), key=lambda one: one[0][1] != CALM):
        for point in points_of(outcome.passed):
            found.setdefault((story, point), []).append(weather)
    of_story = Counter(story for story, _ in told)
    return {
        (story, point): weathers
        for (story, point), weathers in found.items()
        if point.kind != "job" or len(weathers) == of_story[story]
    }


def wishes(told: Told, seed: str, kills: int) -> list[Wish]:
    """Return all kills that are wanted."""
    random = Random(seed)
    of_story = {story: [weather for named, weather in told if named == story] for story in STORIES}
    at_points = [
        Wish(story, number, point, weather)
        for (story, point), weathers in points(told).items()
        for number, weather in enumerate(_rounds(weathers, random), 1)
    ]
    anywhere = [_anywhere(number, of_story, random) for number in range(1, kills + 1)]
    # However far a run gets, no point has been hit twice before each has been hit once.
    return sorted(at_points, key=lambda wish: wish.number) + anywhere


def _rounds(passed_in: list[Weather], random: Random) -> tuple[Weather, ...]:
    """Return the weathers of a point's rounds: the calmest; one with an answer lost; one with a request late.

    Each is one that it was passed in; where it never was in a lost one or a late one, another takes its place.
    """
    lost = [weather for weather in passed_in if weather.lost] or passed_in
    late = [weather for weather in passed_in if weather.late] or passed_in
    rounds = (passed_in[0], random.choice(lost), random.choice(late))
    assert len(rounds) == ROUNDS
    return rounds


def _anywhere(number: int, of_story: Mapping[str, list[Weather]], random: Random) -> Wish:
    story = random.choice(tuple(of_story))
    weathers = of_story[story]
    worse = Weather(random.choice(weathers).lost, random.choice(weathers).late)
    return Wish(story, number, weather=worse)
