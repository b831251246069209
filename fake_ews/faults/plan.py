"""One planned failure: what it is about, what it does, how often, and how often it has happened."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Final

from fake_ews.causes import Cause
from fake_ews.faults.effects import EFFECTS, Effect, Kind
from fake_ews.faults.names import AUTODISCOVER, fits
from fake_ews.values import dataclass


@dataclass(slots=True)
class PlannedFault:
    """One plan: the next ``times`` requests that match fail, after ``skip`` that pass.

    ``operation`` and ``mailbox`` are names with ``*`` as in file names; a mailbox matches whoever logs in, and whoever
    they act for. Autodiscover is an operation too, in both dialects; ``*`` alone is every operation of EWS. Of those
    that match, a share of ``probability`` is meant, drawn from ``seed``. The plan ends by itself after ``for_seconds``.
    Where it ``must_happen``, a test that ends without it fails (fixture ``exchange``).

    ``kind`` is what happens; the page of planned failures says what each one goes by: ``status``; a response ``code``
    with ``back_off_ms``; the number of an ``item`` in the request, counted from 1 (0 is every one); ``seconds``; a
    ``size`` in bytes, or the ``share`` of the answer that is sent; an ``event`` (NewMailEvent, *Event), for which
    ``operation`` is GetEvents, GetStreamingEvents or SendNotification, by which it would be told.

    With ``after`` the request is carried out first: what the client loses is only the answer.
    """

    kind: Kind
    operation: str = "*"
    mailbox: str = "*"
    times: int = 1
    skip: int = 0
    probability: float = 1.0
    seed: int = 0
    for_seconds: float = 0.0
    must_happen: bool = True
    item: int = 0
    event: str = "*"
    status: int = 503
    code: str = ""
    back_off_ms: int = 0
    seconds: float = 0.0
    size: int = 0
    share: float = 0.0
    after: bool = False
    id: int = 0
    taken: int = 0
    seen: int = 0
    ends: datetime | None = None

    @property
    def effect(self) -> Effect:
        """The row of what it does."""
        return EFFECTS[self.kind]

    @property
    def needless(self) -> tuple[str, ...]:
        """What was said although the effect does not go by it."""
        said = (one.name for one in fields(self) if one.name in _OF_EFFECTS and getattr(self, one.name) != one.default)
        return tuple(name for name in said if name not in self.effect.takes)

    @property
    def cause(self) -> Cause:
        """The plan as what made the server fail."""
        return Cause(self.sentence, plan=self.id)

    @property
    def sentence(self) -> str:
        """What the plan does, to which requests."""
        does = self.effect.says.format(
            status=self.status,
            code=self.code,
            seconds=self.seconds,
            parts=f"part {self.item}" if self.item else "every part",
            amount=f"{self.share:.0%}" if self.share else f"{self.size} bytes",
            events="events" if self.event == "*" else self.event,
        )
        when = " after it did what was asked" if self.after else ""
        about = "any request of EWS" if self.operation == "*" else self.operation
        whose = "" if self.mailbox == "*" else f" of {self.mailbox}"
        return f"planned failure {self.id}: {does}{when}, for {about}{whose}"

    def live(self, now: datetime) -> bool:
        """Whether it has times left, and time."""
        return self.taken < self.times and (self.ends is None or now < self.ends)

    def matches(self, operation: str, mailboxes: Iterable[str]) -> bool:
        """Whether the plan is about such a request."""
        if operation == AUTODISCOVER and self.operation == "*":
            return False
        return fits(operation, self.operation) and any(fits(one, self.mailbox) for one in mailboxes)

    def happens(self) -> bool:
        """Count one more request that matches, and say whether it is one of those that are meant."""
        self.seen += 1
        if self.seen <= self.skip:
            return False
        # The draw depends on the seed and on how many matched before, so that a snapshot goes back to it.
        return self.probability >= 1 or random.Random(f"{self.seed}/{self.seen}").random() < self.probability


#: The fields that say more about an effect.
_OF_EFFECTS: Final = frozenset[str]().union(*(effect.takes for effect in EFFECTS.values()))
