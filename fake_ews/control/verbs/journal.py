"""What has changed in the mailboxes, and waiting until something has."""

from __future__ import annotations

from dataclasses import dataclass

from fake_ews.control.json_values import ControlError
from fake_ews.control.seeding import find_folder
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import JournalLine, journal_line
from fake_ews.store.journal import Change


@dataclass(frozen=True, slots=True)
class Waited:
    """Whether what was waited for is there, and the entries that match so far."""

    satisfied: bool
    entries: tuple[JournalLine, ...]


class JournalVerbs(Verbs):
    """The journal, and waiting for its entries."""

    @verb
    def journal(self, after: int = 0, mailbox: str = "", limit: int = 1000) -> list[JournalLine]:
        """Return what changed behind a position, oldest first: everywhere, or in one mailbox."""
        journal, directory = self.organisation.premises.journal, self.organisation.premises.directory
        entries = journal.in_mailbox(self.mailbox_of(mailbox).guid, after) if mailbox else list(journal.after(after))
        return [journal_line(directory, entry) for entry in entries[:limit]]

    @verb
    def position(self) -> int:
        """Return the position of the newest entry: what ``after`` begins with."""
        return self.organisation.premises.journal.position

    @verb
    def wait_for(
        self, mailbox: str, folder: str = "", change: str = "", subject: str = "", count: int = 1, after: int = 0
    ) -> Waited:
        """Say whether ``count`` changes have happened in a mailbox behind a position; nothing here really waits.

        ``folder`` is a well-known name or a path, ``change`` an event's name as CreatedEvent, NewMailEvent or
        ReadFlagChange, ``subject`` a part of the item's subject, in any case of letters.
        """
        owner = self.mailbox_of(mailbox)
        wanted_change = _change(change) if change else None
        wanted_folder = find_folder(owner, folder).counter if folder else 0
        found = []
        for entry in self.organisation.premises.journal.in_mailbox(owner.guid, after):
            if wanted_change is not None and entry.change is not wanted_change:
                continue
            if wanted_folder and wanted_folder != entry.folder:
                continue
            line = journal_line(self.organisation.premises.directory, entry)
            if subject.lower() in line.subject.lower():
                found.append(line)
        return Waited(len(found) >= count, tuple(found))


def _change(name: str) -> Change:
    for change in Change:
        if name.lower() in (change.value.lower(), change.name.lower()):
            return change
    raise ControlError(f"There is no change {name!r}; there are {', '.join(change.value for change in Change)}.")
