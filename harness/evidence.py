"""What a failed scenario leaves for whoever wants to understand it: values that travel between processes as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

State = Literal["passed", "failed", "not reached"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One request to Exchange and its reply; ``request`` and ``reply`` are laid out for reading and may be cut.

    ``why`` says what made Exchange refuse, or which planned failure the request ran into; ``moment`` is the world's
    time; ``times`` counts the refusals of one sign-in, which come in a row and say nothing but that.
    """

    moment: str
    what: str
    version: str
    account: str
    status: int
    code: str
    why: str = ""
    request: str = ""
    reply: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Moved:
    """One mail or meeting that came, went or changed: ``where`` is a folder of a mailbox, or outside."""

    moment: str
    kind: str
    verb: str
    subject: str
    where: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Stands for a number of requests that are not told."""

    number: int


Event = Spoken | Moved | LeftOut


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step: its words and what stands below them, its place, the world's time, and what happened during it."""

    words: str
    below: str
    place: str
    state: State
    began: str
    ended: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One scenario that failed: its steps, and the command that runs it again."""

    steps: tuple[StepTold, ...]
    replay: str

    def as_json(self) -> str:
        """Return the evidence as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Evidence:
        """Return the evidence that ``as_json`` wrote."""
        document = json.loads(text)
        return cls(tuple(_step(step) for step in document["steps"]), document["replay"])


def _step(document: Mapping[str, Any]) -> StepTold:
    return StepTold(**{**document, "events": tuple(_event(event) for event in document["events"])})


def _event(document: Mapping[str, Any]) -> Event:
    if "number" in document:
        return LeftOut(**document)
    return Moved(**document) if "verb" in document else Spoken(**document)
