"""What was told so far, a line a story: a run that was broken off goes on there, and parts of a run come together."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.kill.blows import Outcome, Weather
from tests.kill.plan import TRIES, Wish
from tests.kill.points import Point


@dataclass(frozen=True)
class Entry:
    """One story as it was told: on which database, what it was to show (no wish: what it passes), and how it ended."""

    database: str
    story: str
    weather: Weather
    outcome: Outcome
    wish: Wish | None = None

    @property
    def ends(self) -> bool:
        """Whether nothing is left to try."""
        return bool(self.outcome.killed or self.outcome.problems)

    @property
    def words(self) -> str:
        """What was told."""
        return str(self.wish) if self.wish else f"{self.story}, nobody killed, {self.weather}"


@dataclass
class Journal:
    """The entries of one seed, in memory and, if there is one, in a file of JSON lines."""

    seed: int
    file: Path | None = None
    entries: list[Entry] = field(default_factory=list)

    @classmethod
    def opened(cls, file: Path, seed: int) -> Journal:
        """Go on with a file, under its own seed; one that is not there yet is begun."""
        journal = cls(seed, file)
        if file.exists():
            journal.read()
        else:
            file.write_text(json.dumps({"seed": seed}) + "\n", encoding="utf-8")
        return journal

    def read(self) -> None:
        """Take over what stands in the file: others write into it, too."""
        assert self.file
        head, *told = map(json.loads, self.file.read_text(encoding="utf-8").splitlines())
        self.seed, self.entries = head["seed"], [_entry(line) for line in told]

    def add(self, entry: Entry) -> None:
        """Note how a story ended."""
        self.entries.append(entry)
        if self.file:
            with open(self.file, "a", encoding="utf-8") as lines:
                lines.write(json.dumps(asdict(entry)) + "\n")

    def of(self, database: str) -> list[Entry]:
        """Return the entries about one database."""
        return [entry for entry in self.entries if entry.database == database]

    def told(self, database: str) -> dict[tuple[str, Weather], Outcome]:
        """Return what stories passed there when nobody was killed."""
        return {(entry.story, entry.weather): entry.outcome for entry in self.of(database) if not entry.wish}

    def settled(self, database: str) -> set[Wish]:
        """Return the wishes of which nothing more is to be told: somebody died, or did not as often as is tried."""
        tried = Counter(entry.wish for entry in self.of(database) if entry.wish)
        ended = {entry.wish for entry in self.of(database) if entry.wish and entry.ends}
        return ended | {wish for wish, times in tried.items() if times >= TRIES}


def _entry(line: dict[str, Any]) -> Entry:
    outcome = line["outcome"]
    outcome["passed"] = [(phase, place) for phase, place in outcome["passed"]]
    return Entry(line["database"], line["story"], Weather(**line["weather"]), Outcome(**outcome), _wish(line["wish"]))


def _wish(line: dict[str, Any] | None) -> Wish | None:
    if line is None:
        return None
    point = Point(**line["point"]) if line["point"] else None
    return Wish(line["story"], line["number"], point, Weather(**line["weather"]))
