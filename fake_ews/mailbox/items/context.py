"""One item as a request looks at it: the surroundings that a computed property needs."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.query.shapes import BodyOptions
from fake_ews.store.objects import StoredItem


class ItemContext(NamedTuple):
    """An item, whose it is, who looks, and how bodies are wanted.

    ``path`` are the attachments that lead to an embedded item, empty for one in a folder; ``in_find`` says that
    FindItem asks, which shows less (documentation of FindItem).
    """

    session: Session
    mailbox: Mailbox
    item: StoredItem
    bodies: BodyOptions = BodyOptions()
    in_find: bool = False
    root: StoredItem | None = None
    path: tuple[UUID, ...] = ()

    @property
    def root_item(self) -> StoredItem:
        """The item that stands in a folder: this one, or the one around it."""
        return self.root or self.item
