"""What was asked and answered, and the eyes with which a follow-up looks at what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from lxml import etree

from tests.calling import Answer, Exchange
from tests.compat.samples.documented import SOAP, TYPES

#: Elements that a client says and no server gives back, and why.
_UNTOLD: Final = {
    "IsInError": "comes where a rule is in error",
    "MimeContent": "what it says is in the other properties",
    "MeetingTimeZone": "not given from Exchange 2010 on (MS-OXWSMTGS 2.2.4.12)",
    "SavedItemFolderId": "says where, not what",
    "ReminderDueBy": "is the item's start by the server's count (MS-OXWSCORE 2.2.4.24)",
    "RoutingType": "SMTP where nothing is said",
    "Name": "is the name that the directory has",
}


#: The zones that samples name in the way of Windows, by their names in IANA's table.
_ZONES: Final = {"": "UTC", "Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver"}


@dataclass(frozen=True)
class Done:
    """A sample that was answered: its payload with living ids, the answer, who acted, and what was there before."""

    exchange: Exchange
    envelope: etree._Element = field(repr=False)
    answer: Answer = field(repr=False)
    actor: str
    #: GetItem's answers from before the request, by the id of each item that it names.
    before: dict[str, Answer] = field(default_factory=dict, repr=False)

    @property
    def request(self) -> etree._Element:
        """The operation's element."""
        (payload,) = self.envelope.iterfind(f"{{{SOAP}}}Body/*")
        return payload

    def said(self, name: str) -> list[etree._Element]:
        """Return what the request says in elements of a name."""
        return list(self.request.iter(f"{{*}}{name}"))

    @property
    def messages(self) -> list[etree._Element]:
        """The response messages, one an entry of the request."""
        return self.answer.elements("//m:ResponseMessages/*")

    def ask(self, payload: str, *, user: str = "") -> Answer:
        """Ask as who acted, or somebody else."""
        return self.exchange.ask(payload, user=user or self.actor)

    def item(self, id: str, *paths: etree._Element, user: str = "") -> Answer:
        """Ask for an item with everything, and with the paths that are given as elements."""
        return look_at(self, f'<t:ItemId Id="{id}"/>', *paths, user=user)

    def folder(self, id: str) -> Answer:
        """Ask for a folder with everything."""
        return self.ask(
            "<m:GetFolder><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties>"
            '<t:FieldURI FieldURI="folder:ParentFolderId"/></t:AdditionalProperties></m:FolderShape>'
            f"<m:FolderIds>{id}</m:FolderIds></m:GetFolder>"
        )

    def inside(self, folder: str, *, user: str = "") -> Answer:
        """Return what is in a folder, which an element names."""
        return self.ask(
            '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>'
            f"<m:ParentFolderIds>{folder}</m:ParentFolderIds></m:FindItem>",
            user=user,
        )

    def letters(self, folder: str, *paths: etree._Element, user: str = "") -> list[etree._Element]:
        """Return the items in a folder, which an element names, as GetItem gives them."""
        found = self.inside(folder, user=user).ids("//t:Items/*/t:ItemId")
        shown = (self.item(id, *paths, user=user) for id, _ in found)
        return [one for answer in shown for one in answer.elements("//m:Items/*")]

    def stands_in(self, answer: Answer, folder: str) -> bool:
        """Whether what an answer shows is in a folder, which an element names."""
        shown, meant = answer.ids("//t:ParentFolderId"), self.folder(folder).ids("//t:FolderId")
        return [id for id, _ in shown] == [id for id, _ in meant]

    def has_mailbox(self, address: str) -> bool:
        """Whether somebody is at home here, so that it can be seen what reaches them."""
        return self.exchange.organisation.premises.directory.find(address) is not None


def look_at(done: Done, id: str, *paths: etree._Element, user: str = "") -> Answer:
    """Ask for what an id's element names."""
    more = "".join(etree.tostring(path, encoding="unicode", with_tail=False) for path in paths)
    wanted = f"<t:AdditionalProperties>{more}</t:AdditionalProperties>" if more else ""
    return done.ask(
        f"<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape>{wanted}</m:ItemShape>"
        f"<m:ItemIds>{id}</m:ItemIds></m:GetItem>",
        user=user,
    )


def in_utc(said: etree._Element, zone: str) -> etree._Element:
    """Return what was said with its times in UTC, as servers answer; those without a zone are in ``zone``."""
    told = deepcopy(said)
    for name in ("Start", "End"):
        for one in told.iterfind(f"{{{TYPES}}}{name}"):
            moment = datetime.fromisoformat(plain(one.text))
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=ZoneInfo(_ZONES[zone]))
            one.text = moment.astimezone(UTC).isoformat()
    return told


def lacking(said: etree._Element, found: Sequence[etree._Element], path: str = "") -> Iterator[str]:
    """Yield what was said and does not stand in any one of what was found."""
    path = f"{path}/{local(said)}"
    lacks = [list(_lacking(said, one, path)) for one in found]
    yield from min(lacks, key=len, default=[f"no {path}"])


def _lacking(said: etree._Element, found: etree._Element, path: str) -> Iterator[str]:
    own = said.attrib
    for name in ("Id", "Key", "BodyType", "FieldURI", "Value"):
        if name in own and found.get(name) != own[name]:
            yield f"{path} is {found.get(name)}, not {own[name]}"
    for child in said:
        if local(child) not in _UNTOLD:
            same = [one for one in found if local(one) == local(child)]
            yield from lacking(child, same, path)
    text, there = plain(said.text), plain(found.text)
    if not len(said) and not _alike(local(said), text, there):
        yield f"{path} says {there!r}, not {text!r}"


#: A date with or without a zone.
_DATE: Final = re.compile(r"(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)?")


def _alike(name: str, said: str, found: str) -> bool:
    """Whether two texts say the same: bodies come with more around them, times with a zone."""
    if name in ("Body", "NewBodyContent", "Message"):
        return said in found
    if (day := _DATE.fullmatch(said)) and (other_day := _DATE.fullmatch(found)):
        return day[1] == other_day[1]
    try:
        one, other = datetime.fromisoformat(said), datetime.fromisoformat(found)
    except ValueError:
        return said.casefold() == found.casefold()
    return one.replace(microsecond=0) == other.replace(microsecond=0)


def plain(text: str | None) -> str:
    """Return a text with one blank where it has many."""
    return re.sub(r"\s+", " ", text or "").strip()


def local(element: etree._Element) -> str:
    """Return an element's name."""
    return etree.QName(element).localname


def xml(element: etree._Element) -> str:
    """Return an element as it stands in a request."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
