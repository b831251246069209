"""A small idea of a mailbox, written without a look at the emulator: what it holds, and what others are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.simulation.diaries import Diary, Invited
from tests.simulation.kinds import CANCELLATION, DUMPSTER, FIXED, MESSAGE, REQUEST, TRASH, Kind


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
    #: Of a folder that was changed, or whose contents were: how many are unread, where that can be said.
    unread: str = ""


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
    #: When it is, if it stands in calendars, and what of it the guest has, if one was invited.
    diary: Diary | None = None
    guest: Invited | None = None
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
    #: Folders that were changed, or whose contents were; and those of which that may be said.
    changed: set[Folder] = field(default_factory=set)
    perhaps_changed: set[Folder] = field(default_factory=set)
    #: False where one request does many things, and nobody says in which order.
    in_order: bool = True


class Mailbox:
    """Folders and items; every change says in ``told`` what a listener must hear of it."""

    def __init__(self) -> None:
        self.folders = [Folder(name, None, element) for name, element in FIXED.items()]
        self.items: list[Item] = []
        self.used: set[str] = set()
        #: How many letters the guest has, and what of meetings, whatever became of them here.
        self.sent = 0
        self.invited: list[Invited] = []
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
        """Note that an item was changed; who knows its change key has to say so."""
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
        self.told.changed |= {item.folder, target}
        item.folder, item.id = target, ""

    def copy(self, item: Item, target: Folder) -> Item:
        """Copy an item."""
        made = self._copied(item, target)
        self.told.surely.append(("Copied", made, item.id, item.folder))
        self.told.changed.add(target)
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
        diary = item.diary.copy() if item.diary is not None else None
        made = Item(item.kind, item.subject, target, item.read, item.categories, item.attachments, item.draft, diary)
        self.items.append(made)
        return made

    # meetings ------------------------------------------------------------------------------------------------------

    def invite(self, item: Item) -> None:
        """Tell the guest of a meeting as it is now; Sent Items keep what was told."""
        assert item.diary is not None
        if item.guest not in self.invited:
            item.guest = Invited("", item.diary)
            self.invited.append(item.guest)
        item.guest.subject, item.guest.diary = item.subject, item.diary.copy()
        self.write(REQUEST, item.subject)

    def tell_of_day(self, item: Item, day: int, now: tuple[int, str]) -> None:
        """Tell the guest how one day of a series is now."""
        assert item.guest is not None
        item.guest.diary.changed[day] = now
        self.write(CANCELLATION if now[1].startswith("Canceled: ") else REQUEST, now[1])

    def forget(self, guest: Invited) -> None:
        """Take a meeting out of the guest's calendar."""
        self.invited.remove(guest)

    def write(self, kind: Kind, subject: str) -> None:
        """Write to the guest; Sent Items have a copy, and nobody says whether before or after what else is done."""
        self.sent += 1
        self.receive(kind, subject, "sentitems", read=True)

    def receive(self, kind: Kind, subject: str, folder: str = "inbox", *, read: bool = False) -> None:
        """Have a message that the server made."""
        self.told.in_order = False
        self.create(Item(kind, subject, self.fixed(folder), read, draft=False))

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
        self.told.changed.add(folder)

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
        self.told.perhaps_changed.add(made)
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
        # How often a folder is told, and of which of several changes at once, nobody says; what counts is the last.
        folders = {folder.id: folder for folder in self.folders}
        changed = {event.id: event.unread for event in told if event.kind == "Modified" and event.id in folders}
        perhaps_changed = {folder.id for folder in self.told.perhaps_changed}
        assert {id for id in changed if id not in perhaps_changed} == {
            folder.id for folder in self.told.changed if folder in self.folders
        }
        assert changed == {id: self._unread(folders[id]) for id in changed}
        told = [event for event in told if event.kind != "Modified" or event.id not in folders]
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

    def _unread(self, folder: Folder) -> str:
        """Return what is told of the unread items in a folder; calendars and contacts have no UnreadCount."""
        countless = folder.element in ("CalendarFolder", "ContactsFolder")
        return "" if countless else str(sum(item.is_unread for item in self.inside(folder)))

    def _tell(self, kind: str, what: Item | Folder) -> None:
        self.told.surely.append((kind, what, "", None))
        if isinstance(what, Item):
            self.told.changed.add(what.folder)

    def _events(self, told: list[tuple[str, Item | Folder, str, Folder | None]]) -> list[Event]:
        return [
            Event(kind, what.id, _id(what.folder if isinstance(what, Item) else what.parent), old_id, _id(old))
            for kind, what, old_id, old in told
        ]


def _id(folder: Folder | None) -> str:
    return folder.id if folder is not None else ""
