"""What has happened in the mailboxes and on the wire, and waiting until something has."""

from __future__ import annotations

from collections.abc import Iterator

from fake_ews.control.json_values import ControlError
from fake_ews.control.seeding import find_folder
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import ExchangeLine, JournalLine, exchange_line, journal_line
from fake_ews.store.journal import Change, Entry
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Awaited:
    """Whether what was waited for is there."""

    satisfied: bool


@dataclass(frozen=True, slots=True)
class Waited(Awaited):
    """Whether what was waited for is there, and the entries that match so far."""

    entries: tuple[JournalLine, ...]


@dataclass(frozen=True, slots=True)
class WaitedExchanges(Awaited):
    """Whether what was waited for is there, and the exchanges that match so far."""

    exchanges: tuple[ExchangeLine, ...]


class JournalVerbs(Verbs):
    """The journal and the record of the wire, and waiting for what will stand in them."""

    @verb
    def journal(self, after: int = 0, mailbox: str = "", limit: int = 1000) -> list[JournalLine]:
        """Return what changed behind a position, oldest first: everywhere, or in one mailbox."""
        directory = self.organisation.premises.directory
        return [journal_line(directory, entry) for entry in list(self._entries(mailbox, after))[:limit]]

    @verb
    def position(self) -> int:
        """Return the position of the newest entry: what ``after`` begins with."""
        return self.organisation.premises.journal.position

    @verb
    def exchanges(self, after: int = 0, bodies: bool = False) -> list[ExchangeLine]:
        """Return requests and replies behind a number, oldest first."""
        kept = self.organisation.recorder.exchanges
        return [exchange_line(one, bodies=bodies) for one in kept if one.number > after]

    @verb
    def wait_for(
        self, mailbox: str = "", folder: str = "", change: str = "", subject: str = "", count: int = 1, after: int = 0
    ) -> Waited:
        """Say whether ``count`` changes have happened behind a position: in a mailbox, or in any.

        ``folder`` is a well-known name or a path in that mailbox, ``change`` an event's name as CreatedEvent,
        NewMailEvent or ReadFlagChange, ``subject`` a part of the item's subject, in any case of letters.
        The control port answers when they have, or after ``timeout_ms``; as a method this answers at once.
        """
        if folder and not mailbox:
            raise ControlError(f"wait_for.folder is {folder!r}; give the 'mailbox' in which it is, too.")
        wanted_change = _change(change) if change else None
        wanted_folder = find_folder(self.mailbox_of(mailbox), folder).counter if folder else 0
        found = []
        for entry in self._entries(mailbox, after):
            if wanted_change is not None and entry.change is not wanted_change:
                continue
            if wanted_folder and wanted_folder != entry.folder:
                continue
            line = journal_line(self.organisation.premises.directory, entry)
            if subject.lower() in line.subject.lower():
                found.append(line)
        return Waited(len(found) >= count, tuple(found))

    @verb
    def wait_for_exchange(
        self,
        operation: str = "",
        account: str = "",
        status: int = 0,
        contains: str = "",
        count: int = 1,
        after: int = 0,
        bodies: bool = False,
    ) -> WaitedExchanges:
        """Say whether ``count`` requests have been answered behind a number of the record.

        ``operation`` is its SOAP element as FindItem, ``account`` an address, ``status`` that of HTTP, ``contains`` a
        text in the request's body. An answer that is streamed counts as soon as it has begun.
        The control port answers when they have, or after ``timeout_ms``; as a method this answers at once.
        """
        text = contains.encode()
        found = tuple(
            exchange_line(one, bodies=bodies)
            for one in self.organisation.recorder.exchanges
            if one.number > after
            and one.status
            and operation.lower() in ("", one.operation.lower())
            and account.lower() in ("", one.account.lower())
            and status in (0, one.status)
            and text in one.request.body
        )
        return WaitedExchanges(len(found) >= count, found)

    def _entries(self, mailbox: str, after: int) -> Iterator[Entry]:
        journal = self.organisation.premises.journal
        yield from journal.in_mailbox(self.mailbox_of(mailbox).guid, after) if mailbox else journal.after(after)


def _change(name: str) -> Change:
    for change in Change:
        if name.lower() in (change.value.lower(), change.name.lower()):
            return change
    raise ControlError(f"There is no change {name!r}; there are {', '.join(change.value for change in Change)}.")
