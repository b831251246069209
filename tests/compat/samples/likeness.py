"""Whether two answers are of the same kind: which elements stand where, in which order, with which codes.

Texts and ids differ from mailbox to mailbox; the names of elements, their order and the response classes do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

#: What holds whatever a mailbox happens to hold: below it, a sample's contents are its own.
_LISTS = frozenset(
    {
        "FindItemResponse/RootFolder/Items",
        "FindItemResponse/RootFolder/Groups",
        "FindFolderResponse/RootFolder/Folders",
        "SyncFolderItemsResponse/Changes",
        "SyncFolderHierarchyResponse/Changes",
        "GetEventsResponse/Notification",
        "ResolveNamesResponse/ResolutionSet",
    }
)


@dataclass
class Tree:
    """The elements of one name under one parent, taken together: their children by name, in order of appearance."""

    children: dict[str, Tree] = field(default_factory=dict)

    def add(self, element: etree._Element) -> None:
        """Take one more element of the name."""
        for child in element:
            self.children.setdefault(_name(child), Tree()).add(child)


def differences(documented: etree._Element, ours: etree._Element) -> list[str]:
    """Return what an answer lacks, has in another order, or has too much of; nothing where the two are alike."""
    if _name(documented) != _name(ours):
        return [f"{_name(ours)} instead of {_name(documented)}"]
    return [*_messages(documented, ours), *_trees(documented, ours)]


def _messages(documented: etree._Element, ours: etree._Element) -> Iterator[str]:
    """Compare response messages one by one: name, class, code."""
    theirs, own = _kinds(documented), _kinds(ours)
    if theirs != own:
        yield f"{_said(own)} instead of {_said(theirs)}"


def _kinds(payload: etree._Element) -> list[tuple[str, str, str]]:
    messages = payload.findall("{*}ResponseMessages/*") or payload.findall(".//{*}ResponseMessage") or [payload]
    return [
        (_name(one), one.get("ResponseClass") or "", (one.findtext("{*}ResponseCode") or "").strip())
        for one in messages
    ]


def _said(kinds: Sequence[tuple[str, str, str]]) -> str:
    return ", ".join(" ".join(part for part in one if part) for one in kinds)


def _trees(documented: etree._Element, ours: etree._Element) -> Iterator[str]:
    theirs, own = Tree(), Tree()
    theirs.add(documented)
    own.add(ours)
    yield from _compared(_name(documented), theirs, own, depth=1)


def _compared(path: str, theirs: Tree, own: Tree, depth: int) -> Iterator[str]:
    missing = [name for name in theirs.children if name not in own.children]
    yield from (f"no {path}/{name}" for name in missing)
    if depth <= 3:
        # What a response message holds is fixed; in items a server of another build may well say more.
        yield from (f"a {path}/{name}" for name in own.children if name not in theirs.children)
    both = [name for name in theirs.children if name in own.children]
    if both != [name for name in own.children if name in theirs.children]:
        yield f"another order in {path}"
    for name in both:
        inner = _shortened(f"{path}/{name}")
        if inner not in _LISTS:
            yield from _compared(inner, theirs.children[name], own.children[name], depth + 1)


def _shortened(path: str) -> str:
    """Leave out of a path what says nothing: the list of response messages and the message's name."""
    payload, _, rest = path.partition("/")
    message = f"{payload.removesuffix('Response')}ResponseMessage"
    parts = [one for one in rest.split("/") if one not in ("ResponseMessages", message)]
    return "/".join([payload, *parts])


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
