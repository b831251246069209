"""Two clients that work on one mailbox at random, one that follows and two that listen, judged by the model."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.simulation.calendar_rules import CalendarRules
from tests.simulation.clients import counted, expected_counts, visible
from tests.simulation.folder_rules import FolderRules
from tests.simulation.item_rules import ItemRules
from tests.simulation.kinds import KINDS, Kind
from tests.simulation.search_rules import SearchRules


class Planners(CalendarRules):
    """Those who plan, and nobody else: so that what they do meets what they did before. After every step all agree."""

    _turn = 0

    @rule()
    def sleeper_wakes(self) -> None:
        self.sleeper.read_hierarchy(self.mailbox)
        for folder in self.mailbox.folders:
            self.sleeper.read(self.mailbox, folder)

    @invariant()
    def all_agree(self) -> None:
        self._follow()
        self.listen()
        counts = counted(self.exchange)
        for folder in visible(self.mailbox):
            assert counts[folder.id] == expected_counts(self.mailbox, folder), folder.name
        self.calendars_agree()

    def _follow(self) -> None:
        """Let the follower read what has to be new, and in turn one folder of those where nothing has to be."""
        self.follower.read_hierarchy(self.mailbox)
        quiet = [folder for folder in self.mailbox.folders if not self.follower.lacks(self.mailbox, folder)]
        self._turn += 1
        for folder in self.mailbox.folders:
            if folder not in quiet or folder is quiet[self._turn % len(quiet)]:
                self.follower.read(self.mailbox, folder)


class Everybody(Planners, ItemRules, FolderRules, SearchRules):
    """All that anybody does."""

    @initialize(made=st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))
    def begins(self, made: list[Kind]) -> None:
        for kind in made:
            self.creates(0, kind, self._home(kind), read=False, tags=())
            self.listen()
        for client in (0, 1):
            for where in range(len(self.mailbox.folders)):
                self.looks(client, where)

    def _home(self, kind: Kind) -> int:
        return next(n for n, folder in enumerate(self.mailbox.folders) if kind.folder in ("", folder.element))
