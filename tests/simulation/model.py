"""A small idea of a mailbox, written without a look at the emulator: what it holds, and what others are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.simulation.kinds import DUMPSTER, FIXED, MESSAGE, TRASH, Kind


class Look(NamedTuple):
    """What of an item its readers compare; ``read`` says nothing of what cannot be read."""

    kind: str
    subject: str
    read: bool | None
    categories: tuple[str, ...]
    has_attachments: bool


class Event(NamedTuple):
    """What a listener is told: the kind, ids of the object and its folder, and where it was before."""

    kind: str
    id: str
    parent: str
    old_id: str = ""
    old_parent: str = ""


@dataclass(eq=False, slots=True)
class Folder:
    """A folder; ``id`` is what the server calls it, ``element`` the kind of folder that it is."""

    name: str
    parent: Folder | None
    element: str = "Folder"
    id: str = ""
    #: Counts what makes a client of the hierarchy read it again.
    revision: int = 0
    #: How many folders stand below it that are nobody's to touch.
    furniture: int = 0

    @property
    def fixed(self) -> bool:
        """Whether it is furniture."""
        return self.parent is None


@dataclass(eq=False, slots=True)
class Item:
    """An item; without ``id`` nobody has been told yet what the server calls it."""

    kind: Kind
    subject: str
    folder: Folder
    read: bool
    categories: tuple[str, ...] = ()
    #: Ids, each beside the id that the item had then: where it is called otherwise, so are they.
    attachments: tuple[tuple[str, str], ...] = ()
    draft: bool = True
    id: str = ""
    change_key: str = ""
    #: Counts all changes, and those of more than the read flag.
    revision: int = 0
    substance: int = 0

    @property
    def look(self) -> Look:
        """What its readers see."""
        read = self.read if self.kind.flagged else None
        return Look(self.kind.element, self.subject, read, self.categories, bool(self.attachments))

    @property
    def is_draft(self) -> bool:
        """Whether it can be sent."""
        return self.kind is MESSAGE and self.draft

    @property
    def is_unread(self) -> bool:
        """Whether its folder counts it as unread."""
        return self.kind.flagged and not self.read


@dataclass(slots=True)
class Told:
    """What a listener has to be told of one step: surely, and perhaps (what happens to the content of a folder)."""

    surely: list[tuple[str, Item | Folder, str, Folder | None]] = field(default_factory=list)
    perhaps: list[tuple[str, Item | Folder, str, Folder | None]] = field(default_factory=list)
    #: False where one request does many things, and nobody says in which order.
    in_order: bool = True


class Mailbox:
    """Folders and items; every change says in ``told`` what a listener must hear of it."""

    def __init__(self) -> None:
        self.folders = [Folder(name, None, element) for name, element in FIXED.items()]
        self.items: list[Item] = []
        self.used: set[str] = set()
        self.sent = 0
        self.told = Told()

    def fixed(self, name: str) -> Folder:
        """Return a piece of furniture."""
        return next(folder for folder in self.folders if folder.name == name)

    def inside(self, folder: Folder) -> list[Item]:
        """Return the items in a folder."""
        return [item for item in self.items if item.folder is folder]

    def in_sight(self) -> list[Item]:
        """Return the items below the visible root."""
        return [item for item in self.items if item.folder.name != DUMPSTER]

    def children(self, folder: Folder) -> list[Folder]:
        """Return the folders right below one."""
        return [other for other in self.folders if other.parent is folder]

    def below(self, folder: Folder) -> Iterator[Folder]:
        """Yield the folders below one, at any depth."""
        for child in self.children(folder):
            yield child
            yield from self.below(child)

    def taken(self, parent: Folder, name: str, besides: Folder | None = None) -> bool:
        """Whether a folder of that name stands there."""
        return any(child.name == name for child in self.children(parent) if child is not besides)

    def name(self, item: Item, id: str, change_key: str) -> None:
        """Take down what the server calls an item that it had no id for: an id that nothing ever had."""
        assert id not in self.used, f"the id of {item.subject} was used before"
        self.used.add(id)
        item.id, item.change_key = id, change_key

    # items ---------------------------------------------------------------------------------------------------------

    def create(self, item: Item) -> None:
        """Add an item."""
        self.items.append(item)
        self._tell("Created", item)

    def change(self, item: Item, *, read_flag: bool = False) -> None:
        """Note that an item was changed."""
        item.revision += 1
        if not read_flag:
            item.substance = item.revision
        self._tell("Modified", item)

    def mark_all(self, folder: Folder, *, read: bool) -> None:
        """Mark everything in a folder; what is so already stays as it is, and nobody says what the others become."""
        self.told.in_order = False
        for item in self.inside(folder):
            if item.kind.flagged and item.read != read:
                item.read, item.change_key = read, ""
                self.change(item, read_flag=True)

    def move(self, item: Item, target: Folder) -> None:
        """Move an item: it has another id there."""
        self.told.surely.append(("Moved", item, item.id, item.folder))
        item.folder, item.id = target, ""

    def copy(self, item: Item, target: Folder) -> Item:
        """Copy an item."""
        made = self._copied(item, target)
        self.told.surely.append(("Copied", made, item.id, item.folder))
        self.told.perhaps.append(("Created", made, "", None))
        return made

    def delete(self, item: Item, how: str) -> None:
        """Delete an item, as DisposalType says."""
        if how == "HardDelete":
            self.items.remove(item)
            self._tell("Deleted", item)
        else:
            self.move(item, self.fixed(TRASH if how == "MoveToDeletedItems" else DUMPSTER))

    def send(self, item: Item) -> None:
        """Send a draft: it is gone, and Sent Items have what was sent."""
        self.items.remove(item)
        self._tell("Deleted", item)
        self.sent += 1
        sent = self._copied(item, self.fixed("sentitems"))
        sent.read, sent.draft = True, False
        self._tell("Created", sent)

    def _copied(self, item: Item, target: Folder) -> Item:
        made = Item(item.kind, item.subject, target, item.read, item.categories, item.attachments, item.draft)
        self.items.append(made)
        return made

    # folders -------------------------------------------------------------------------------------------------------

    def add_folder(self, name: str, parent: Folder, element: str) -> Folder:
        """Create a folder."""
        made = Folder(name, parent, element)
        self.folders.append(made)
        self._tell("Created", made)
        return made

    def rename_folder(self, folder: Folder, name: str) -> None:
        """Give a folder another name."""
        folder.name = name
        folder.revision += 1
        self._tell("Modified", folder)

    def move_folder(self, folder: Folder, target: Folder) -> None:
        """Move a folder: it keeps its id."""
        self.told.surely.append(("Moved", folder, folder.id, folder.parent))
        folder.parent = target
        folder.revision += 1

    def copy_folder(self, folder: Folder, target: Folder) -> Folder:
        """Copy a folder with everything in it."""
        made = self._copied_folder(folder, target)
        self.told.surely.append(("Copied", made, folder.id, folder.parent))
        return made

    def _copied_folder(self, folder: Folder, target: Folder) -> Folder:
        below, inside = self.children(folder), self.inside(folder)
        made = Folder(folder.name, target, folder.element)
        self.folders.append(made)
        self.told.in_order = False
        self.told.perhaps.append(("Created", made, "", None))
        for item in inside:
            self.told.perhaps.append(("Created", self._copied(item, made), "", None))
        for child in below:
            self._copied_folder(child, made)
        return made

    def delete_folder(self, folder: Folder, how: str) -> None:
        """Delete a folder with everything in it, or put it into Deleted Items under a name that is free there."""
        if how == "MoveToDeletedItems":
            trash, base, number = self.fixed(TRASH), folder.name, 1
            while self.taken(trash, folder.name, folder):
                folder.name, number = f"{base}{number}", number + 1
            self.move_folder(folder, trash)
            return
        self.told.in_order = False
        for inner in (*self.below(folder), folder):
            for item in self.inside(inner):
                self.items.remove(item)
                self.told.perhaps.append(("Deleted", item, "", None))
        for inner in tuple(self.below(folder)):
            self.folders.remove(inner)
            self.told.perhaps.append(("Deleted", inner, "", None))
        self.folders.remove(folder)
        self._tell("Deleted", folder)

    def empty_folder(self, folder: Folder, how: str, *, with_folders: bool) -> None:
        """Delete everything in a folder."""
        self.told.in_order = False
        for item in self.inside(folder):
            self.delete(item, how)
        for child in self.children(folder) if with_folders else ():
            if how == "SoftDelete":
                self.empty_folder(child, how, with_folders=True)
            self.delete_folder(child, "MoveToDeletedItems" if how == "MoveToDeletedItems" else "HardDelete")

    # what others are told ------------------------------------------------------------------------------------------

    def hear(self, *heard: list[Event]) -> None:
        """Compare what each listener was told with what it had to be told since they were asked last."""
        for told in heard:
            self._compare(told)
        self.told = Told()

    def _compare(self, told: list[Event]) -> None:
        surely, perhaps = self._events(self.told.surely), self._events(self.told.perhaps)
        heard = [event for event in told if event not in perhaps]
        assert len(set(told)) == len(told), "an event came twice"
        if self.told.in_order:
            assert heard == surely, f"heard {heard}, not {surely}"
        else:
            # Of twins, two items that look the same, nobody but the server knows which went to which id.
            assert sorted(event._replace(old_id="") for event in heard) == sorted(
                event._replace(old_id="") for event in surely
            )
            assert sorted(event.old_id for event in heard) == sorted(event.old_id for event in surely)

    def _tell(self, kind: str, what: Item | Folder) -> None:
        self.told.surely.append((kind, what, "", None))

    def _events(self, told: list[tuple[str, Item | Folder, str, Folder | None]]) -> list[Event]:
        return [
            Event(kind, what.id, _id(what.folder if isinstance(what, Item) else what.parent), old_id, _id(old))
            for kind, what, old_id, old in told
        ]


def _id(folder: Folder | None) -> str:
    return folder.id if folder is not None else ""
