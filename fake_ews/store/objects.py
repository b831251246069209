"""What a mailbox holds: folders, items and attachments, as plain mutable values that only the store changes."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.values import dataclass

Values = dict[Row[Any], Any]


@dataclass(slots=True)
class StoredAttachment:
    """One attachment: ``content`` of a file, or ``item`` embedded; ``values`` are the rows of its own type."""

    guid: UUID
    type: type[ComplexType]
    values: Values
    content: bytes = b""
    item: StoredItem | None = None


@dataclass(slots=True)
class StoredException:
    """What a changed occurrence has otherwise than its master; None for what it lacks."""

    values: Values
    extended: dict[Any, Any] = field(default_factory=dict)
    attachments: list[StoredAttachment] | None = None


@dataclass(slots=True)
class StoredItem:
    """One item. ``counter`` names it within its mailbox; ``change`` is the position of its last change.

    ``values`` hold what is stored under rows of the item's type, ``extended`` the extended properties by their key.
    ``mime`` is the message as it came over SMTP, kept for a client that asks for it back.

    A recurring item keeps its changed occurrences in ``exceptions`` and its deleted ones in ``deletions``, by the day
    on which the pattern has them. An item with ``master`` and ``original_date`` is such an occurrence; it stands in no
    folder by itself, and whoever changes it changes the master.

    ``shown`` holds records that replies showed of its present state, by their shape; the store empties it with each
    change.
    """

    counter: int
    folder: StoredFolder
    type: type[ComplexType]
    values: Values
    created: datetime
    modified: datetime
    change: int = 0
    extended: dict[Any, Any] = field(default_factory=dict)
    attachments: list[StoredAttachment] = field(default_factory=list)
    associated: bool = False
    mime: bytes = b""
    #: The account that put the item here, empty for the owner of the mailbox and for mail that arrived.
    creator: str = ""
    exceptions: dict[date, StoredException] = field(default_factory=dict)
    deletions: set[date] = field(default_factory=set)
    original_date: date | None = None
    master: StoredItem | None = None
    shown: dict[Any, Record] = field(default_factory=dict, compare=False, repr=False)


@dataclass(slots=True)
class StoredFolder:
    """One folder; ``distinguished`` is its well-known name or empty; ``items`` and ``children`` are in arrival order.

    ``counter`` names it within its mailbox and never changes, ``change`` is the position of its last change.
    """

    counter: int
    parent: StoredFolder | None
    type: type[ComplexType]
    name: str
    folder_class: str
    distinguished: str
    created: datetime
    change: int = 0
    values: Values = field(default_factory=dict)
    extended: dict[Any, Any] = field(default_factory=dict)
    items: dict[int, StoredItem] = field(default_factory=dict)
    associated: dict[int, StoredItem] = field(default_factory=dict)
    children: dict[int, StoredFolder] = field(default_factory=dict)
    #: Whether a client may never delete it (well-known folders and the fixed ones beside them).
    fixed: bool = False

    def walk(self) -> list[StoredFolder]:
        """Return every folder below this one, parents before children."""
        found: list[StoredFolder] = []
        for child in self.children.values():
            found.append(child)
            found.extend(child.walk())
        return found
