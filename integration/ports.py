"""What the features need of a mail server, as ports; exchange/ is the adapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from integration.model.account import Account, Endpoint, Findings
from integration.model.calendar import BusyPeriod, Invitation, Span
from integration.model.folder import MailFolder, News, Subscription
from integration.model.mail import Draft, File, Original, OutgoingMail, SentCopy
from integration.model.message import Changes, MessageBody, MessageHeaders
from integration.model.outcome import Outcome
from integration.model.walk import Certificate


@dataclass(frozen=True, slots=True)
class Attempt:
    """One question of Autodiscover: where it was asked, and how it ended or where its answer leads."""

    url: str
    outcome: Outcome | None = None
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What Autodiscover came to: the EWS URL, or none and how each attempt ended.

    ``address`` is the one that the answer is about, which differs from the one asked for after a redirection.
    """

    url: str
    address: str
    attempts: tuple[Attempt, ...] = ()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The attempts that did not end well."""
        return tuple(attempt.outcome for attempt in self.attempts if attempt.outcome)


class Mailbox(Protocol):
    """One connected mailbox; every call raises ExchangeFailed when it does not end well."""

    def original(self, internet_message_id: str) -> Original | None:
        """Return what an answer takes from the mail of that Message-ID; None when no folder has it (any more)."""
        ...

    def save_draft(self, mail: OutgoingMail, files: Sequence[File] = (), original: Original | None = None) -> Draft:
        """Save the mail with its files as a draft that bears its key (CreateItem, SaveOnly: all of it or nothing).

        ``original`` is what ``original`` found of the mail that it answers.
        """
        ...

    def send_draft(self, draft: Draft) -> None:
        """Submit the draft, keeping a copy in Sent Items (SendItem)."""
        ...

    def drafts(self, key: str) -> tuple[Draft, ...]:
        """Return the drafts that bear the key."""
        ...

    def sent(self, key: str) -> tuple[SentCopy, ...]:
        """Return what bears the key in Sent Items or, on its way, in the Outbox."""
        ...

    def discarded(self, key: str) -> bool:
        """Return whether an unsent draft with the key lies in Deleted Items."""
        ...

    def delete_drafts(self, drafts: Sequence[Draft]) -> None:
        """Delete drafts for good; those that are gone already are no failure."""
        ...

    def folders(self) -> tuple[MailFolder, ...]:
        """Return the folders of the mailbox (FindFolder)."""
        ...

    def subscribe(self) -> Subscription:
        """Begin to be told of news in every folder, from now on, when asked for it (Subscribe)."""
        ...

    def news(self, subscription: Subscription) -> News | None:
        """Return which folders have news since the watermark (GetEvents); None where it is too much to be told."""
        ...

    def changes(self, folder_id: str, sync_state: str, page: int) -> Changes:
        """Return what is new in a folder since ``sync_state`` (SyncFolderItems); empty: since ever."""
        ...

    def headers(self, item_ids: Sequence[str], *, recipients: bool = False) -> list[MessageHeaders]:
        """Return what the headers of these items say, recipients if asked for; those that are gone are left out."""
        ...

    def bodies(self, item_ids: Sequence[str]) -> list[MessageBody]:
        """Return what these items say; those that are gone are left out."""
        ...


@dataclass(frozen=True, slots=True)
class Ear:
    """What it takes to listen to a mailbox."""

    address: str
    login: str
    password: str = field(repr=False)
    endpoint: Endpoint
    static_addresses: bool = False
    folder_ids: tuple[str, ...] = ()
    """What is listened to; the inbox alone where no folder is known yet."""


class Listening(Protocol):
    """Streams of notifications; a mailbox that has news is told about by its account's id."""

    def hold(self, ears: Mapping[str, Ear]) -> None:
        """Listen to these mailboxes, by account id, and to no others."""
        ...


class Streams(Listening, Protocol):
    """Listening that is begun and ended."""

    def start(self) -> None:
        """Begin, in a thread of its own."""
        ...

    def stop(self) -> None:
        """Close every stream and return when that is done."""
        ...


class Calendar(Protocol):
    """One connected calendar; every call raises ExchangeFailed when it does not end well."""

    def busy(self, asked: Span) -> Sequence[BusyPeriod]:
        """Return the entries within 42 days or less (GetUserAvailability)."""
        ...

    def book(self, event: Invitation) -> str:
        """Write the event, invite its attendees, and return its id (CreateItem, SendToAllAndSaveCopy)."""
        ...

    def booked(self, key: str) -> tuple[str, ...]:
        """Return the ids of the events that bear the key, in the calendar or thrown away."""
        ...


class Surroundings(Protocol):
    """What can be seen of a mail server from outside, without signing in; no call sends anything."""

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses of a host, none when it has none."""
        ...

    def services(self, name: str) -> tuple[str, ...]:
        """Return the SRV records of that name as ``host:port``, the one to use first."""
        ...

    def certificate(self, url: str, *, static: bool = False) -> Certificate | None:
        """Return what the server at that URL shows when TLS begins, None without a wire; raises ExchangeFailed."""
        ...


class MailServer(Protocol):
    """The way to mailboxes and calendars."""

    def discover(self, address: str, login: str, password: str, *, static: bool = False) -> Discovery:
        """Look for the EWS URL of an address by Autodiscover; never raises for a server that is not there.

        With ``static`` from static addresses; raises Refused where there are none.
        """
        ...

    def inspect(self, url: str, address: str, login: str, password: str, *, static: bool = False) -> Findings:
        """Sign in at that URL and see what is there; raises ExchangeFailed, and Refused as ``discover`` does."""
        ...

    def try_basic(self, account: Account, password: str) -> None:
        """Sign in by Basic, whatever the account signs in by; raises ExchangeFailed when that is refused."""
        ...

    def mailbox(self, account: Account, password: str) -> Mailbox:
        """Return the mailbox of a connected account; sends nothing."""
        ...

    def calendar(self, account: Account, password: str) -> Calendar:
        """Return the calendar of a connected account; sends nothing."""
        ...

    def forget(self, account_id: str) -> None:
        """Close what is open for that account."""
        ...

    def close(self) -> None:
        """Close everything."""
        ...
