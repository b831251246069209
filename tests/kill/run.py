"""A run: on each database every story told in peace to see what it passes, then every wish for a kill fulfilled."""

from __future__ import annotations

import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from threading import Thread
from typing import Final

from tests.databases import SERVER
from tests.kill.blows import CALM, Blow, Outcome, Weather
from tests.kill.company import Company
from tests.kill.journal import Entry, Journal
from tests.kill.plan import Wish, storms, wishes
from tests.kill.processes import Processes
from tests.kill.progress import Progress
from tests.kill.state import Files, OnServer
from tests.kill.stories import STORIES, tell

#: Everything is imported there, and nothing opened: importing takes seconds.
_FORKED: Final = get_context("fork")


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


def run(databases: Sequence[str], journal: Journal, extent: Extent) -> None:
    """Do what is left to be done of that extent and note it, side by side in a process for each database."""
    assert journal.file
    processes = {database: _FORKED.Process(target=_run_on, args=(database, journal, extent)) for database in databases}
    for process in processes.values():
        process.start()
    for process in processes.values():
        process.join()
    broken = [database for database, process in processes.items() if process.exitcode]
    if broken:
        raise SystemExit(f"the run on {' and '.join(broken)} broke, see above")
    journal.read()


def _run_on(database: str, journal: Journal, extent: Extent) -> None:
    # Whoever ends it, it leaves nothing behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    logging.disable(logging.CRITICAL)
    Processes.prepare()
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="kill-")))
        databases = OnServer(os.environ[SERVER]) if database == "postgresql" else Files(folder)
        closing.callback(databases.close)
        company = Company(databases, folder, Processes())
        closing.callback(company.close)
        told = _Run(database, journal, company)
        told.look()
        told.kill(extent)


def _end_with(parent: BaseProcess | None) -> None:
    """Live no longer than the process that waits for this one."""
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _seed(journal: Journal, database: str) -> str:
    return f"{journal.seed} {database}"


@dataclass(frozen=True)
class _Run:
    """Stories told in one company, and written down."""

    database: str
    journal: Journal
    company: Company

    def look(self) -> None:
        """Tell every story without a kill, in every weather, where that was not done before."""
        for story in STORIES:
            self._see(story, CALM)
            calm = self.journal.told(self.database)[story, CALM]
            for weather in storms(calm.passed, self.company.office.can_lose):
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
        outcome = tell(self.company, story, blow)
        if wish:
            # What matters of it is known from the story that nobody was killed in.
            outcome.passed.clear()
        self.journal.add(Entry(self.database, story, blow.weather, outcome, wish))
        return outcome
