"""A second pair of eyes: what lies in a mailbox, and what went over the wire."""

from __future__ import annotations

from fake_ews.control.seeding import find_folder
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import ExchangeLine, FolderLine, ItemLine, exchange_line, folder_lines, item_line


class ContentVerbs(Verbs):
    """Folders, items, and requests with their replies."""

    @verb
    def folders(self, mailbox: str) -> list[FolderLine]:
        """Return every folder of a mailbox with its counts."""
        return list(folder_lines(self.mailbox_of(mailbox)))

    @verb
    def items(self, mailbox: str, folder: str = "inbox") -> list[ItemLine]:
        """Return what lies in a folder, oldest first."""
        owner = self.mailbox_of(mailbox)
        return [item_line(owner, item) for item in find_folder(owner, folder).items.values()]

    @verb
    def exchanges(self, after: int = 0, bodies: bool = False) -> list[ExchangeLine]:
        """Return requests and replies behind a number, oldest first."""
        kept = self.organisation.recorder.exchanges
        return [exchange_line(one, bodies=bodies) for one in kept if one.number > after]
