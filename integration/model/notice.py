"""A notice: what users are told without having asked, and how far the mail that tells one of them has got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from integration.model.audit import Deed


@dataclass(frozen=True, slots=True)
class Notice:
    """A deed that users hear of; it stands until ``until``, or until it is taken back where that is None.

    ``detail`` fills in its sentence, ``notice.`` and the deed.
    """

    id: str
    deed: Deed
    account_id: str
    address: str
    at: datetime
    until: datetime | None = None
    detail: str = ""

    def stands(self, now: datetime) -> bool:
        """Return whether it is true by now."""
        return self.until is None or self.until > now

    @property
    def sentence(self) -> str:
        """The id of the sentence that tells it."""
        return f"notice.{self.deed.value}"


class NoticeMailState(StrEnum):
    """How far a mail that tells a notice has got, for certain."""

    WAITING = "waiting"
    ASKING = "asking"
    """The relay was asked to take it; whether it did is not known."""
    TOLD = "told"
    REFUSED = "refused"
    OVER = "over"
    """It was no longer true before the relay had taken it."""


@dataclass(frozen=True, slots=True)
class NoticeMail:
    """A mail to one user; ``key`` names it to the relay too, in its Message-ID; ``said`` is the relay's last word."""

    key: str
    notice: Notice
    recipient: str
    state: NoticeMailState
    due_at: datetime
    attempts: int = 0
    said: str = ""
    revision: int = 0
