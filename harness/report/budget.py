"""Keeps the report small enough to be mailed: what lies far before a failure is left out first."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Final

from harness.evidence import Event, Evidence, LeftOut, Spoken, StepTold

#: Bytes that all stories may have together, and one of them; the report as a whole stays under 20 MB.
ALL_STORIES: Final = 12_000_000
ONE_STORY: Final = 600_000

#: What a line of the page costs beside the texts in it.
_LINE: Final = 450


def share_of(stories: int) -> int:
    """Return how many bytes each of that many stories may have."""
    return min(ONE_STORY, ALL_STORIES // max(stories, 1))


def fitted(evidence: Evidence, share: int) -> Evidence:
    """Return the evidence without what does not fit: bodies first, then whole events, the oldest first."""
    left = share - sum(_LINE + _size(step.words, step.below) for step in evidence.steps)
    steps: list[StepTold] = []
    for step in reversed(evidence.steps):
        kept: list[Event] = []
        missing = 0
        for event in reversed(step.events):
            smaller = _smaller(event, left)
            if smaller is None:
                missing += event.number if isinstance(event, LeftOut) else 1
                continue
            left -= _cost(smaller)
            kept.append(smaller)
        if missing:
            kept.append(LeftOut(missing))
        steps.append(replace(step, events=tuple(reversed(kept))))
    return replace(evidence, steps=tuple(reversed(steps)))


def _smaller(event: Event, left: int) -> Event | None:
    """Return the event as far as it fits, None where not even a line of it does."""
    if left < _LINE:
        return None
    # A body is never shorter as HTML than it is: what cannot fit is not even measured.
    if not isinstance(event, Spoken) or (len(event.request) + len(event.reply) < left and _cost(event) <= left):
        return event
    return replace(event, request="", reply="")


def _cost(event: Event) -> int:
    return _LINE + (_size(event.request, event.reply) if isinstance(event, Spoken) else 0)


def _size(*texts: str) -> int:
    return sum(len(escape(text).encode("utf-8", "replace")) for text in texts)
