"""What an author of scenarios got wrong, and where: every message names file, line and text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a feature file; ``line`` counts from 1."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{_shortest(self.path)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that an author can put right: where, what, and what to try instead."""

    place: Place
    problem: str
    hint: str = ""

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.problem}", f"    {self.place.text.strip()}"]
        if self.hint:
            lines.append(f"    {self.hint}")
        return "\n".join(lines)


class FeatureMistakes(Exception):
    """A feature file that cannot be run as it stands; carries every mistake found."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class SentenceMistake(Exception):
    """A sentence that is no step, or whose blank holds what it cannot; knows no place, the caller adds it."""

    def __init__(self, problem: str, hint: str = "") -> None:
        super().__init__(problem if not hint else f"{problem}\n{hint}")
        self.problem = problem
        self.hint = hint

    def at(self, place: Place) -> Mistake:
        """Return the mistake with its place."""
        return Mistake(place, self.problem, self.hint)


def _shortest(path: Path) -> Path:
    """Relative to the working directory where that is possible: editors and people can follow it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
