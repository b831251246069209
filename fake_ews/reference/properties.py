"""The pages of properties: every row of the table that has a FieldURI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.dispatch import standard
from fake_ews.reference.markdown import Pages, code, page, section, table
from fake_ews.reference.versions import PROGRAM, since, until
from fake_ews.schema.kinds import Kind
from fake_ews.schema.mapi import MapiName
from fake_ews.schema.rows import Can, Row, Shape

#: What FieldURIs begin with, by the page on which they stand, whose file and whose title it names.
_PAGES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "item-properties.md": ("Properties of items", ("item", "message", "postitem", "task")),
        "folder-properties.md": ("Properties of folders", ("folder",)),
        "calendar-properties.md": ("Properties of meetings", ("calendar", "meeting", "meetingRequest")),
        "contact-properties.md": ("Properties of contacts", ("contacts", "distributionlist")),
        "conversation-properties.md": ("Properties of conversations", ("conversation",)),
        "persona-properties.md": ("Properties of personas", ("persona",)),
    }
)

_SHAPES: Final[Mapping[Shape, str]] = MappingProxyType(
    {Shape.ID_ONLY: "IdOnly", Shape.DEFAULT: "Default", Shape.ALL: "AllProperties", Shape.EXPLICIT: "only by name"}
)

_EXPLAINED: Final = (
    "`shape` is the smallest BaseShape that shows the property. `can` says what a client may do with it: create, "
    "update or delete (name it in CreateItem, SetItemField or DeleteItemField), find (a restriction may name it, "
    "FindItem shows it) and sort. `MAPI tag` is the property under which an ExtendedFieldURI sees the same value."
)


def property_pages() -> Pages:
    """Return what stands on each page."""
    rows = standard().table.rows_by_uri
    missing = {_prefix(uri) for uri in rows} - {prefix for _, prefixes in _PAGES.values() for prefix in prefixes}
    assert not missing, f"no page is for FieldURIs that begin with {', '.join(sorted(missing))}"
    return {
        name: page(title, PROGRAM, _EXPLAINED, *(section(f"{prefix}:", _table(rows, prefix)) for prefix in prefixes))
        for name, (title, prefixes) in _PAGES.items()
    }


def _prefix(uri: str) -> str:
    return uri.partition(":")[0]


def _table(rows: Mapping[str, list[Row[Any]]], prefix: str) -> str:
    return table(
        ("FieldURI", "on", "type", "since", "until", "can", "shape", "MAPI tag"),
        (line for uri in sorted(rows) if _prefix(uri) == prefix for line in _lines(uri, rows[uri])),
    )


def _lines(uri: str, rows: Iterable[Row[Any]]) -> list[tuple[str, ...]]:
    """Return a line for each form that the property has; types that say it alike share one."""
    owners: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        said = (_type(row), since(row), until(row), _can(row.can), _SHAPES[row.shape], _names(row.mapi))
        owners.setdefault(said, []).append(row.owner.__name__)
    return [(code(uri), ", ".join(names), *said) for said, names in owners.items()]


def _type(row: Row[Any]) -> str:
    name = row.kind if isinstance(row.kind, str) else row.kind.name if isinstance(row.kind, Kind) else row.kind.__name__
    return f"{name}, many" if row.many else name


def _can(can: Can) -> str:
    return ", ".join(str(one.name).lower() for one in Can if one in can)


def _names(names: tuple[MapiName, ...]) -> str:
    return ", ".join(f"0x{name:08X}" if isinstance(name, int) else str(name) for name in names)
