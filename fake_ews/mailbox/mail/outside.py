"""People outside the organisation: the mail that reached them, and the answers they will send."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import datetime

from fake_ews.values import dataclass


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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody outside with habits: who has an ``out_of_office`` text answers everybody once; ``unknown`` is nobody."""

    address: str
    name: str = ""
    out_of_office: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Queued:
    """A mail on its way to the relay: tried so often, and to be tried next at ``due``. Each is itself, and no other."""

    mail: OutsideMail
    due: datetime
    attempts: int = 0


@dataclass(slots=True)
class Outside:
    """Everything outside: ``mail`` in order of departure, ``scheduled`` what is still to be sent.

    Where mail is ``relayed``, ``queue`` holds what has not been handed over yet. ``people`` are the ones with habits,
    by address in lower case; ``told`` who was told that somebody is away.
    """

    mail: list[OutsideMail] = field(default_factory=list)
    scheduled: list[Scheduled] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    relayed: bool = False
    queue: list[Queued] = field(default_factory=list)
    _listeners: list[Callable[[], None]] = field(default_factory=list)

    def inbox(self, address: str) -> list[OutsideMail]:
        """Return what reached that address, oldest first."""
        wanted = address.lower()
        return [mail for mail in self.mail if mail.recipient.lower() == wanted]

    def person(self, address: str) -> Person:
        """Return who has that address; somebody without habits where nobody was introduced."""
        return self.people.get(address.lower()) or Person(address)

    def post(self, mail: OutsideMail) -> None:
        """Let a mail leave."""
        self.mail.append(mail)
        if self.relayed:
            self.queue.append(Queued(mail, mail.moment))
            self._tell()

    def schedule(self, message: Scheduled) -> None:
        """Have somebody outside send a message later."""
        self.scheduled.append(message)
        self._tell()

    def on_schedule(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each message that has a moment to come, so that whoever keeps time looks again."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def next_due(self) -> datetime | None:
        """Return when the next message is to be sent, or None."""
        return min((message.due for message in self.scheduled), default=None)

    def take_due(self, now: datetime) -> Iterable[Scheduled]:
        """Take out and return the messages that are due, in order."""
        due = sorted((message for message in self.scheduled if message.due <= now), key=lambda message: message.due)
        self.scheduled = [message for message in self.scheduled if message.due > now]
        return due
