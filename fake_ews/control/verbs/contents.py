"""A second pair of eyes: what lies in a mailbox."""

from __future__ import annotations

from functools import partial

from fake_ews.control.owners import held_in
from fake_ews.control.seeding import find_folder
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import FolderLine, ItemLine, folder_lines, item_line


class ContentVerbs(Verbs):
    """Folders and items."""

    @verb
    def folders(self, mailbox: str) -> list[FolderLine]:
        """Return every folder of a mailbox with its counts."""
        owner = self.mailbox_of(mailbox)
        return list(folder_lines(owner, partial(held_in, self.organisation, owner)))

    @verb
    def items(self, mailbox: str, folder: str = "inbox") -> list[ItemLine]:
        """Return what lies in a folder, oldest first; in a search folder what its search finds now."""
        owner = self.mailbox_of(mailbox)
        items = held_in(self.organisation, owner, find_folder(owner, folder))
        return [item_line(owner, item) for item in items]
