"""What the integration raises: a call to Exchange that failed, and a wish that is refused with a sentence."""

from __future__ import annotations

from integration.model.calendar import Span
from integration.model.outcome import Outcome
from integration.sentences import say


class IntegrationError(Exception):
    """The root of all errors that the integration raises on purpose."""


class ExchangeFailed(IntegrationError):
    """A call to Exchange did not end well; ``verdicts`` tells what that means."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome


class Refused(IntegrationError):
    """What was asked for is refused, nothing was stored; ``id`` names the sentence that says why."""

    def __init__(self, id: str, outcome: Outcome | None = None, **values: str) -> None:
        super().__init__(say(id, **values))
        self.id = id
        self.outcome = outcome
        self.values = values

    def sentence(self, language: str = "en") -> str:
        """Say why, in ``en`` or ``de``."""
        return say(self.id, language, **self.values)

    @property
    def sentences(self) -> dict[str, str]:
        """The reason in every language, by language."""
        return {language: self.sentence(language) for language in ("en", "de")}


class TimeTaken(Refused):
    """Somebody else has that time; ``others`` are times that may still be had, the nearest first."""

    def __init__(self, others: tuple[Span, ...]) -> None:
        super().__init__("meeting.taken")
        self.others = others


class NotFound(IntegrationError):
    """There is no account, contact or mail of that name."""
