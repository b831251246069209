"""A second pair of eyes: what lies in a mailbox."""

from __future__ import annotations

from fake_ews.control.seeding import find_folder
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import FolderLine, ItemLine, folder_lines, item_line


class ContentVerbs(Verbs):
    """Folders and items."""

    @verb
    def folders(self, mailbox: str) -> list[FolderLine]:
        """Return every folder of a mailbox with its counts."""
        return list(folder_lines(self.mailbox_of(mailbox)))

    @verb
    def items(self, mailbox: str, folder: str = "inbox") -> list[ItemLine]:
        """Return what lies in a folder, oldest first."""
        owner = self.mailbox_of(mailbox)
        return [item_line(owner, item) for item in find_folder(owner, folder).items.values()]
