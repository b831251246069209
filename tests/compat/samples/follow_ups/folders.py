"""What must be so after a documented request that made, changed, emptied or deleted folders."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from tests.calling import distinguished
from tests.compat.samples.documented import TYPES
from tests.compat.samples.follow_ups.done import Done, lacking, local, plain, xml


def created(done: Done) -> Iterator[str]:
    """Find each folder by the id that was answered, with what was said of it, below its parent."""
    (parent,) = done.said("ParentFolderId")
    for said, message in zip(done.said("Folders")[0], done.messages, strict=True):
        (id,) = message.iter(f"{{{TYPES}}}FolderId")
        found = done.folder(xml(id))
        yield from lacking(_by_ids(done, said), found.elements("//m:Folders/*"))
        if not done.stands_in(found, xml(parent[0])):
            yield f"{local(said)} is not below its parent"


def created_path(done: Done) -> Iterator[str]:
    """Find each folder of the path below the one before it."""
    parent = done.said("ParentFolderId")[0][0]
    for said, message in zip(done.said("RelativeFolderPath")[0], done.messages, strict=True):
        (id,) = message.iter(f"{{{TYPES}}}FolderId")
        found = done.folder(xml(id))
        yield from lacking(said, found.elements("//m:Folders/*"))
        if not done.stands_in(found, xml(parent)):
            yield f"{plain(said[0].text)} is not below the one before it"
        parent = id


def _by_ids(done: Done, said: etree._Element) -> etree._Element:
    """Return a folder as servers tell of it: where it searches stands as ids."""
    told = deepcopy(said)
    for places in told.iter(f"{{{TYPES}}}BaseFolderIds"):
        for place in list(places):
            ((id, _),) = done.folder(xml(place)).ids("//t:FolderId")
            places.replace(place, etree.Element(f"{{{TYPES}}}FolderId", Id=id))
    return told


def updated(done: Done) -> Iterator[str]:
    """Read what was set."""
    for change in done.said("FolderChange"):
        shown = done.folder(f'<t:FolderId Id="{change[0].get("Id")}"/>').elements("//m:Folders/*")
        for update in change.iterfind(f"{{{TYPES}}}Updates/*"):
            yield from lacking(_by_ids(done, update[1]), shown)


def deleted(done: Done) -> Iterator[str]:
    """Find each folder in Deleted Items, or not at all."""
    for id in done.said("FolderIds")[0]:
        found = done.folder(f'<t:FolderId Id="{id.get("Id")}"/>')
        in_trash = found.code == "NoError" and done.stands_in(found, distinguished("deleteditems"))
        expected = done.request.get("DeleteType") == "MoveToDeletedItems"
        if in_trash != expected or (not expected and found.code != "ErrorItemNotFound"):
            yield f"the folder is {'' if in_trash else 'not '}in Deleted Items"


def emptied(done: Done) -> Iterator[str]:
    """Find nothing in each folder, and no folder where those were to go too."""
    for id in done.said("FolderIds")[0]:
        found = done.folder(xml(id))
        if found.text("//t:TotalCount") != "0":
            yield "there are items in the folder"
        if (found.text("//t:ChildFolderCount") == "0") != (done.request.get("DeleteSubFolders") == "true"):
            yield "there are folders in the folder"


def marked_as_read(done: Done) -> Iterator[str]:
    """Find every item of each folder as it was to be marked."""
    for id in done.said("FolderIds")[0]:
        if set(done.inside(xml(id)).texts("//t:IsRead")) != {plain(done.said("ReadFlag")[0].text)}:
            yield "not every item is marked"
