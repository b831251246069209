"""The clients of the simulation: what they ask, and what they are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from tests.calling import ANN, Answer, Exchange, distinguished
from tests.simulation.kinds import DUMPSTER
from tests.simulation.model import Folder, Item, Look, Mailbox

_T: Final = "{http://schemas.microsoft.com/exchange/services/2006/types}"
_LOOK: Final = "".join(
    f'<t:FieldURI FieldURI="{path}"/>'
    for path in ("item:Subject", "item:Categories", "item:HasAttachments", "message:IsRead")
)
_SHAPE: Final = (
    "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>"
    f"<t:AdditionalProperties>{_LOOK}</t:AdditionalProperties></m:ItemShape>"
)


def named(folder: Folder) -> str:
    """Return the element that names a folder."""
    return f'<t:FolderId Id="{folder.id}"/>'


@dataclass(frozen=True, slots=True)
class Held:
    """An item as a follower holds it."""

    change_key: str
    look: Look
    revision: int = 0


@dataclass(slots=True)
class Follower:
    """Does nothing but synchronize, ``most`` changes at a time; what it is told has to be what it lacks, no more."""

    exchange: Exchange
    most: int = 512
    hierarchy: str = ""
    folders: dict[str, int] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    held: dict[str, dict[str, Held]] = field(default_factory=dict)

    def read_hierarchy(self, mailbox: Mailbox) -> None:
        """Read what folders there are, and give their ids to the model's folders that have none."""
        state = f"<m:SyncState>{self.hierarchy}</m:SyncState>" if self.hierarchy else ""
        answer = self.exchange.ask(
            "<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>Default</t:BaseShape><t:AdditionalProperties>"
            '<t:FieldURI FieldURI="folder:ParentFolderId"/></t:AdditionalProperties></m:FolderShape>'
            f"{state}</m:SyncFolderHierarchy>"
        )
        assert answer.code == "NoError", answer.code
        self.hierarchy = answer.text("//m:SyncState")
        told: dict[str, str] = {}
        for change in answer.elements("//m:Changes/*"):
            (id_element,) = change.iter(f"{_T}FolderId")
            id = id_element.get("Id", "")
            assert id not in told, "a folder was told twice"
            told[id] = etree.QName(change).localname
            if told[id] != "Delete":
                _match(mailbox, id, change)
        known = {folder.id: folder for folder in mailbox.folders if not folder.fixed}
        ours = {id: kind for id, kind in told.items() if id in known or id in self.folders}
        assert ours == _difference(self.folders, {id: folder.revision for id, folder in known.items()})
        self.folders = {id: folder.revision for id, folder in known.items()}

    def lacks(self, mailbox: Mailbox, folder: Folder) -> bool:
        """Whether there is something in a folder, or no more, that it was not told of."""
        inside = mailbox.inside(folder)
        nameless = any(not item.id or not item.change_key for item in inside)
        return nameless or bool(_expected(self.held.get(folder.id, {}), inside))

    def read(self, mailbox: Mailbox, folder: Folder) -> None:
        """Read what is in a folder, and give their ids to the model's items that have none."""
        before = self.held.get(folder.id, {})
        now = dict(before)
        told: dict[str, str] = {}
        complete = False
        while not complete:
            answer = self._round(folder)
            changes = answer.elements("//m:Changes/*")
            assert len(changes) <= self.most
            for change in changes:
                (id_element,) = change.iter(f"{_T}ItemId")
                id = id_element.get("Id", "")
                assert id not in told, "an item was told twice"
                told[id] = etree.QName(change).localname
                _apply(now, told[id], id, id_element.get("ChangeKey", ""), change)
            complete = answer.text("//m:IncludesLastItemInRange") == "true"
        inside = mailbox.inside(folder)
        for item in inside:
            if not item.id:
                id = next(id for id, held in now.items() if id not in mailbox.used and held.look == item.look)
                mailbox.name(item, id, now[id].change_key)
            elif not item.change_key:
                item.change_key = now[item.id].change_key
                assert item.id not in before or item.change_key != before[item.id].change_key
        assert told == _expected(before, inside), f"of {folder.name}"
        assert {id: (held.change_key, held.look) for id, held in now.items()} == {
            item.id: (item.change_key, item.look) for item in inside
        }
        self.held[folder.id] = {item.id: Held(item.change_key, item.look, item.revision) for item in inside}

    def _round(self, folder: Folder) -> Answer:
        state = self.states.get(folder.id, "")
        answer = self.exchange.ask(
            f"<m:SyncFolderItems>{_SHAPE}<m:SyncFolderId>{named(folder)}</m:SyncFolderId>"
            + (f"<m:SyncState>{state}</m:SyncState>" if state else "")
            + f"<m:MaxChangesReturned>{self.most}</m:MaxChangesReturned></m:SyncFolderItems>"
        )
        assert answer.code == "NoError", answer.code
        self.states[folder.id] = answer.text("//m:SyncState")
        return answer


def furnish(exchange: Exchange, folder: Folder) -> None:
    """Take down what the server calls a folder that every mailbox has, and how many stand below it."""
    answer = _got(exchange, folder.name, ANN)
    folder.id, folder.furniture = answer.ids("//t:FolderId")[0][0], int(answer.text("//t:ChildFolderCount"))


def arrived(exchange: Exchange, user: str) -> int:
    """Return how many letters somebody has."""
    return int(_got(exchange, "inbox", user).text("//t:TotalCount"))


def _got(exchange: Exchange, folder: str, user: str) -> Answer:
    return exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
        f"<m:FolderIds>{distinguished(folder)}</m:FolderIds></m:GetFolder>",
        user=user,
    )


def counted(exchange: Exchange) -> dict[str, tuple[int, ...]]:
    """Return items, unread items and folders of every folder, by its id."""
    answer = exchange.ask(
        '<m:FindFolder Traversal="Deep"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>'
        f"<m:ParentFolderIds>{distinguished('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>"
    )
    return {
        next(one.iter(f"{_T}FolderId")).get("Id", ""): tuple(
            int(one.findtext(_T + count) or -1) for count in ("TotalCount", "UnreadCount", "ChildFolderCount")
        )
        for one in answer.elements("//t:Folders/*")
    }


def expected_counts(mailbox: Mailbox, folder: Folder) -> tuple[int, int, int]:
    """Return items, unread items and folders as the model has them."""
    inside = mailbox.inside(folder)
    # Folders of calendars and contacts have no UnreadCount.
    unread = -1 if folder.element in ("CalendarFolder", "ContactsFolder") else sum(item.is_unread for item in inside)
    return len(inside), unread, len(mailbox.children(folder)) + folder.furniture


def visible(mailbox: Mailbox) -> list[Folder]:
    """Return the folders below the visible root."""
    return [folder for folder in mailbox.folders if folder.name != DUMPSTER]


def _match(mailbox: Mailbox, id: str, change: etree._Element) -> None:
    (parent_element,) = change.iter(f"{_T}ParentFolderId")
    (name_element,) = change.iter(f"{_T}DisplayName")
    name, parent = name_element.text, parent_element.get("Id")
    for folder in mailbox.folders:
        if not folder.id and folder.name == name and folder.parent is not None and folder.parent.id == parent:
            folder.id = id
        if folder.id == id and not folder.fixed:
            assert folder.parent is not None
            assert (name, parent) == (folder.name, folder.parent.id)


def _difference(before: dict[str, int], now: dict[str, int]) -> dict[str, str]:
    gone = dict.fromkeys(before.keys() - now.keys(), "Delete")
    changed = {id: "Update" for id in before.keys() & now.keys() if before[id] != now[id]}
    return gone | changed | dict.fromkeys(now.keys() - before.keys(), "Create")


def _expected(before: dict[str, Held], inside: list[Item]) -> dict[str, str]:
    now = {item.id: item for item in inside}
    difference = _difference(
        {id: held.revision for id, held in before.items()}, {id: item.revision for id, item in now.items()}
    )
    return {
        id: "ReadFlagChange" if kind == "Update" and now[id].substance <= before[id].revision else kind
        for id, kind in difference.items()
    }


def _apply(now: dict[str, Held], kind: str, id: str, change_key: str, change: etree._Element) -> None:
    match kind:
        case "Delete":
            del now[id]
        case "ReadFlagChange":
            look = now[id].look
            now[id] = Held(change_key, look._replace(read=change.findtext(f"{_T}IsRead") == "true"))
        case _:
            (shown,) = change
            now[id] = Held(
                change_key,
                Look(
                    etree.QName(shown).localname,
                    shown.findtext(f"{_T}Subject") or "",
                    {"true": True, "false": False}.get(shown.findtext(f"{_T}IsRead") or ""),
                    tuple(one.text or "" for one in shown.iterfind(f"{_T}Categories/{_T}String")),
                    shown.findtext(f"{_T}HasAttachments") == "true",
                ),
            )
