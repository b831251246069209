"""The SMTP side of the server (RFC 5321): what it takes from others, and what it hands to a relay when.

Nothing here opens a connection: a transport asks what to reply, takes what is due, and says what the relay answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from fake_ews.mailbox.mail.bounces import accept, of_this_domain, report_back
from fake_ews.mailbox.mail.non_delivery import EXPIRED, Reason, rejected
from fake_ews.mailbox.mail.outside import Queued
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.organisation import Organisation
from fake_ews.values import dataclass

#: Intervals between attempts: so many after a minute (QueueGlitchRetryCount), then so many after five minutes
#: (TransientFailureRetryCount), from then on every ten minutes (OutboundConnectionFailureRetryInterval), until the
#: message expires (documentation page "Message retry, resubmit, and expiration intervals").
_RETRIES: Final = (*(timedelta(minutes=1),) * 4, *(timedelta(minutes=5),) * 6)
_LATER_RETRIES: Final = timedelta(minutes=10)
_EXPIRES_AFTER: Final = timedelta(days=2)

#: MaxHopCount of a Receive connector.
_MOST_HOPS: Final = 60


class Reception:
    """What the server replies to whoever hands mail to it."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation

    @property
    def host(self) -> str:
        """The name under which it greets."""
        return self._organisation.host

    @property
    def largest(self) -> int:
        """The greatest message that is taken, in bytes."""
        return self._organisation.settings.max_message_bytes

    def recipient(self, address: str) -> str:
        """Return the reply to RCPT: mail is taken for this domain, whoever in it there is, and relayed for nobody."""
        premises = self._organisation.premises
        with self._organisation.lock:
            known = premises.directory.find(address) or premises.directory.find_group(address)
            if known is not None or of_this_domain(premises, address):
                return "250 2.1.5 Recipient OK"
        return "550 5.7.1 Unable to relay"

    def message(self, sender: str, recipients: Sequence[str], mime: bytes, source: str) -> str:
        """Take a message over, and return the reply to the end of its data."""
        if _hops(mime) > _MOST_HOPS:
            return "554 5.4.6 Hop count exceeded - possible mail loop"
        with self._organisation.lock:
            accept(self._organisation.premises, sender, recipients, mime, source)
        return f"250 2.6.0 {read_mime(mime).message_id or '<>'} Queued mail for delivery"


def _hops(mime: bytes) -> int:
    head = mime.partition(b"\r\n\r\n")[0].lower()
    return (b"\r\n" + head).count(b"\r\nreceived:")


@dataclass(frozen=True, slots=True)
class Departure:
    """One mail to hand over, to everybody outside whom it is for."""

    sender: str
    recipients: tuple[str, ...]
    mime: bytes
    queued: tuple[Queued, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Handed:
    """How that went: ``by`` is the relay's name, ``refused`` its reply about those whom it does not take, by address.

    ``reached`` is false where nothing was said at all.
    """

    by: str
    refused: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    reached: bool = True


class Relaying:
    """Everything that leaves an organisation by its relay."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._under_way: set[Queued] = set()

    def next_due(self) -> datetime | None:
        """Return when something is to be handed over next, or None."""
        return min((one.due for one in self._queue if one not in self._under_way), default=None)

    def take_due(self, now: datetime) -> list[Departure]:
        """Return what is to be handed over now; until ``answered`` says how that went, it is not asked for again."""
        with self._organisation.lock:
            due = [one for one in self._queue if one.due <= now and one not in self._under_way]
            self._under_way.update(due)
        departures = []
        for (sender, mime), same in groupby(due, key=lambda one: (one.mail.sender, one.mail.mime)):
            queued = tuple(same)
            departures.append(Departure(sender, tuple(one.mail.recipient for one in queued), mime, queued))
        return departures

    def answered(self, said: Departure, answer: Handed) -> None:
        """Take note of what the relay said: done, a report to the sender, or another attempt later."""
        organisation = self._organisation
        with organisation.lock:
            for one in said.queued:
                self._under_way.discard(one)
                if one in self._queue:  # else the world has gone back to before it
                    self._queue.remove(one)
                    self._settle(one, answer)
        organisation.changed()

    @property
    def _queue(self) -> list[Queued]:
        return self._organisation.premises.outside.queue

    def _settle(self, one: Queued, handed: Handed) -> None:
        code, text = handed.refused.get(one.mail.recipient, (250, ""))
        if handed.reached and code < 400:
            return
        if handed.reached and code >= 500:
            self._report(one, rejected(handed.by, code, text))
            return
        now = self._organisation.clock.now()
        interval = _RETRIES[one.attempts] if one.attempts < len(_RETRIES) else _LATER_RETRIES
        if now + interval > one.mail.moment + _EXPIRES_AFTER:
            self._report(one, EXPIRED)
        else:
            self._queue.append(Queued(one.mail, now + interval, one.attempts + 1))

    def _report(self, one: Queued, reason: Reason) -> None:
        report_back(self._organisation.premises, one.mail.mime, one.mail.sender, one.mail.recipient, reason)
