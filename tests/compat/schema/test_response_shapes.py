"""The Default and AllProperties shapes are those of Microsoft's page, but for what a file lists with its reason."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from fake_ews.dispatch import standard
from fake_ews.schema.rows import Place, Shape
from fake_ews.versions import Version
from tests.microsoft_schema import SHARED, needs_microsoft_schema

pytestmark = needs_microsoft_schema

_LISTED: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("response_shapes.toml").read_text("utf-8"))
_SPELT: Final[dict[str, str]] = _LISTED["spelt"][0]

#: The page's words for types, and for the folders whose columns it has.
ITEMS: Final = {
    "Message item": "MessageType",
    "Calendar item": "CalendarItemType",
    "Contact item": "ContactItemType",
    "Task item": "TaskType",
    "Post item": "PostItemType",
}
FOLDERS: Final = {
    "Inbox": "FolderType",
    "Drafts": "FolderType",
    "Outbox": "FolderType",
    "Deleted items": "FolderType",
    "Other folders": "FolderType",
    "Contacts": "ContactsFolderType",
}
FOLDER_PROPERTIES: Final = {
    "Display name": "DisplayName",
    "Folder ID": "FolderId",
    "Subfolder count": "ChildFolderCount",
    "Total count": "TotalCount",
    "Unread count": "UnreadCount",
}


def page(table: str, column: str) -> set[str]:
    """Return what the page has in one column of a table, in the schema's spelling."""
    with (SHARED / "ews-schema/response_shapes.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["table"].startswith(table)]
    found = {row["property"] for row in rows if row["type_or_folder"] == column}
    return {_SPELT.get(name, name) for name in found}


def shown(type: str, shape: Shape) -> set[str]:
    """Return what a shape shows of a type."""
    rows = standard().table.types[type].rows
    return {
        row.element
        for row in rows
        if row.place is Place.ELEMENT and row.shape.value <= shape.value and row.since <= Version.Exchange2010_SP2
    }


def listed(shape: str, how: str) -> set[str]:
    entries = _LISTED.get(shape, {}).get(how, ())
    assert all(entry["reason"] for entry in entries)
    return {name for entry in entries for name in entry["properties"]}


def differences(table: str, shape: Shape) -> Iterator[tuple[str, str]]:
    """Walk what a shape has more or less than the page, for all types of items that are on it."""
    for column, type in ITEMS.items():
        theirs, ours = page(table, column), shown(type, shape)
        if theirs:
            yield from (("less", name) for name in theirs - ours)
            yield from (("more", name) for name in ours - theirs)


@pytest.mark.parametrize(
    ("table", "shape", "name"), [("table3", Shape.DEFAULT, "default"), ("table4", Shape.ALL, "all")]
)
def test_the_shapes_of_items_are_the_pages(table: str, shape: Shape, name: str) -> None:
    found = set(differences(table, shape))

    assert {property for how, property in found if how == "less"} == listed(name, "less")
    assert {property for how, property in found if how == "more"} == listed(name, "more")


@pytest.mark.parametrize(("folder", "type"), FOLDERS.items())
def test_the_default_shape_of_a_folder_is_the_pages(folder: str, type: str) -> None:
    assert shown(type, Shape.DEFAULT) == {FOLDER_PROPERTIES[name] for name in page("table2", folder)}


def test_a_calendar_tells_its_default_shape_how_much_is_in_it_too() -> None:
    # The page leaves the count out; the schema has it for calendars as for all folders, and servers fill it.
    assert shown("CalendarFolderType", Shape.DEFAULT) - {"TotalCount"} == {
        FOLDER_PROPERTIES[name] for name in page("table2", "Calendar")
    }
