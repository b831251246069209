"""A documented limitation: what does not work, who says so, and where it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LimitationKind(StrEnum):
    """How a limitation meets the user."""

    ENFORCED = "enforced"
    """The integration refuses, with a sentence."""
    NOT_OFFERED = "not offered"
    """There is no way to ask for it."""
    EXPLAINED = "explained"
    """It follows from something outside; the user is told."""


class Place(StrEnum):
    """Where the limitation is met."""

    CONNECT_INBOX = "connecting an inbox"
    CONNECT_CALENDAR = "connecting a calendar"
    SENDING = "sending"
    SEQUENCES = "sequences"
    REPLIES = "logging replies"
    AVAILABILITY = "availability"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Limitation:
    """One limitation; ``source`` is the title of the page that documents it.

    ``way_out`` says, in English and German, what to do instead; where there is none it is empty.
    """

    id: str
    en: str
    de: str
    source: str
    kind: LimitationKind
    place: Place
    way_out: tuple[str, str] = ("", "")

    def say(self, language: str) -> str:
        """Return the sentence in ``en`` or ``de``."""
        return self.de if _is_german(language) else self.en

    def say_way_out(self, language: str) -> str:
        """Return what to do instead, in ``en`` or ``de``."""
        return self.way_out[_is_german(language)]


def _is_german(language: str) -> bool:
    return language.lower().startswith("de")
