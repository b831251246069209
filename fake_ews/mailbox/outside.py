"""People outside the organisation: the mail that reached them, and the answers they will send."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OutsideMail:
    """One message as it left the organisation for one recipient: who it was for, when, and its MIME text."""

    recipient: str
    sender: str
    moment: datetime
    mime: bytes


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A message that somebody outside will send at ``due``: the envelope's sender and recipients, and its MIME text."""

    due: datetime
    sender: str
    recipients: tuple[str, ...]
    mime: bytes


@dataclass(slots=True)
class Outside:
    """Everything outside: ``mail`` in order of departure, ``scheduled`` what is still to be sent."""

    mail: list[OutsideMail] = field(default_factory=list)
    scheduled: list[Scheduled] = field(default_factory=list)

    def inbox(self, address: str) -> list[OutsideMail]:
        """Return what reached that address, oldest first."""
        wanted = address.lower()
        return [mail for mail in self.mail if mail.recipient.lower() == wanted]

    def schedule(self, message: Scheduled) -> None:
        """Have somebody outside send a message later."""
        self.scheduled.append(message)

    def next_due(self) -> datetime | None:
        """Return when the next message is to be sent, or None."""
        return min((message.due for message in self.scheduled), default=None)

    def take_due(self, now: datetime) -> Iterable[Scheduled]:
        """Take out and return the messages that are due, in order."""
        due = sorted((message for message in self.scheduled if message.due <= now), key=lambda message: message.due)
        self.scheduled = [message for message in self.scheduled if message.due > now]
        return due
