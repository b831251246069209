"""A mailbox, all who have to do with it, and the model that judges them: what the rules stand on."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from tests.calling import Answer, Exchange
from tests.simulation.clients import Follower, furnish, visible
from tests.simulation.listeners import Pulling, Streaming
from tests.simulation.model import Folder, Item, Mailbox

T = TypeVar("T")

#: Stands for one of what there is at that moment, counted round.
one = st.integers(0, 255)
disposals = st.sampled_from(("MoveToDeletedItems", "SoftDelete", "HardDelete"))


class Company(RuleBasedStateMachine):
    """Everybody at one mailbox of one product."""

    product = "2019"

    def __init__(self) -> None:
        super().__init__()
        self.exchange = Exchange(self.product)
        self.mailbox = Mailbox()
        for folder in self.mailbox.folders:
            furnish(self.exchange, folder)
        self.listeners = (Pulling(self.exchange), Streaming(self.exchange))
        self.follower, self.sleeper = Follower(self.exchange), Follower(self.exchange, most=2)
        #: What each of the two knows: an id and a change key of every item that it has seen, however old.
        self.known: tuple[dict[Item, tuple[str, str]], ...] = ({}, {})
        self.subjects = 0

    def ask(self, payload: str) -> Answer:
        """Ask as one of the two; whatever is wrong with it, the server has an answer."""
        answer = self.exchange.ask(payload)
        assert answer.status == 200, answer.body
        return answer

    def listen(self) -> None:
        """Let those who listen hear what was done, all of it and nothing else."""
        self.mailbox.hear(*(listener.news() for listener in self.listeners))

    def next_subject(self) -> str:
        """Return a subject that nothing had."""
        self.subjects += 1
        return f"Letter {self.subjects}"

    def place(self, which: int, besides: Folder | None = None) -> Folder:
        """Return one of the folders that can be seen."""
        return self.any([folder for folder in visible(self.mailbox) if folder is not besides], which)

    def known_item(self, client: int, which: int) -> tuple[Item, str, str]:
        """Return an item that a client has seen, with the id and the change key that it had then."""
        item = self.any(list(self.known[client] or self.known[1 - client]), which)
        id, change_key = self.known[client].get(item) or self.known[1 - client][item]
        return item, id, change_key

    @staticmethod
    def any(things: list[T], which: int) -> T:
        """Return one of what there is."""
        return things[which % len(things)]
