"""One run on one database: every story told in peace to see what it passes, then every wish for a kill fulfilled."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.databases import fresh
from tests.kill.company import Company
from tests.kill.journal import Entry, Journal
from tests.kill.plan import Wish, storms, wishes
from tests.kill.processes import Processes
from tests.kill.progress import Progress
from tests.kill.stories import CALM, STORIES, Blow, Outcome, Weather, tell


@dataclass(frozen=True)
class Extent:
    """How much of a run is wanted.

    ``kills`` at any instant; the ``part``-th of so many ``parts``; the kills whose words hold ``only``; and no new one
    after so many ``seconds``, which are spent on some of each kind.
    """

    kills: int = 100
    part: int = 1
    parts: int = 1
    only: str = ""
    seconds: float = 0.0

    def of(self, journal: Journal, database: str) -> list[Wish]:
        """Return the kills that are wanted on a database whose stories have been told in peace."""
        seed = _seed(journal, database)
        wanted = [wish for wish in wishes(journal.told(database), seed, self.kills) if self.only in str(wish)]
        chosen = wanted[self.part - 1 :: self.parts]
        return Random(seed).sample(chosen, len(chosen)) if self.seconds else chosen


def run(database: str, journal: Journal, extent: Extent) -> None:
    """Do what is left to be done of that extent, and write into the journal whatever is told."""
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        told = _Run(database, journal, Path(folder))
        try:
            told.look()
            told.kill(extent)
        finally:
            told.close()


def _seed(journal: Journal, database: str) -> str:
    return f"{journal.seed} {database}"


@dataclass
class _Run:
    """One company after the other, each until a story breaks it."""

    database: str
    journal: Journal
    folder: Path
    _processes: Processes = field(default_factory=Processes)
    _company: Company | None = None
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def look(self) -> None:
        """Tell every story without a kill, in every weather, where that was not done before."""
        for story in STORIES:
            self._see(story, CALM)
            calm = self.journal.told(self.database)[story, CALM]
            for weather in storms(calm.passed, self._there().can_lose):
                self._see(story, weather)

    def kill(self, extent: Extent) -> None:
        """Fulfil the wishes that are left."""
        settled = self.journal.settled(self.database)
        left = [wish for wish in extent.of(self.journal, self.database) if wish not in settled]
        progress, began = Progress(self.database, len(left)), time.monotonic()
        for wish in left:
            if extent.seconds and time.monotonic() - began > extent.seconds:
                break
            progress.tell(wish, self._fulfil(wish))

    def close(self) -> None:
        """Close the company."""
        if self._company:
            self._company.close()
        self._company = None

    def _see(self, story: str, weather: Weather) -> None:
        if (story, weather) not in self.journal.told(self.database):
            self._tell(story, Blow(weather=weather), None)

    def _fulfil(self, wish: Wish) -> list[str]:
        """Tell the wish's story until somebody died as it says; returns what people found wrong."""
        outcome = Outcome()
        for blow in wish.blows(_seed(self.journal, self.database), self.journal.told(self.database)):
            outcome = self._tell(wish.story, blow, wish)
            if outcome.killed or outcome.problems:
                break
        return outcome.problems

    def _tell(self, story: str, blow: Blow, wish: Wish | None) -> Outcome:
        outcome = tell(self._there(), story, blow)
        if wish:
            # What matters of it is known from the story that nobody was killed in.
            outcome.passed.clear()
        self.journal.add(Entry(self.database, story, blow.weather, outcome, wish))
        if outcome.broken:
            # Whatever that process has left behind is nobody else's.
            self.close()
        return outcome

    def _there(self) -> Company:
        if self._company is None:
            folder = self.folder / str(next(self._numbers))
            folder.mkdir()
            state = folder / "state.db"
            url = fresh(state) if self.database == "postgresql" else f"sqlite:///{state}"
            self._company = Company(url, folder, self._processes)
        return self._company
