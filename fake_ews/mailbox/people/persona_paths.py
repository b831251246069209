"""Paths of contacts where people are sought: a persona has what its contact has, under a name of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.schema.field_uris import UnindexedFieldURIType
from fake_ews.schema.paths import PathToUnindexedFieldType
from fake_ews.schema.record import Member, Record

_FIELD_URI: Final = PathToUnindexedFieldType.field_uri
#: FieldURI of a contact to the one by which a persona has the same property.
_TWINS: Final[Mapping[str, str]] = MappingProxyType(
    {
        twin.replace("persona:", "contacts:"): str(twin)
        for twin in UnindexedFieldURIType.values
        if twin.startswith("persona:") and twin.replace("persona:", "contacts:") in UnindexedFieldURIType.values
    }
)


def of_personas(asked: Record) -> Record:
    """Return a restriction or sort order with the paths of contacts as those of personas.

    FindPeople looks through a folder of contacts, and takes their names of properties too: exchangelib's suite sends
    ``contacts:DisplayName`` to live servers (test_find_people).
    """
    values: dict[Any, Any] = {row: _translated(value) for row, value in asked.values.items()}
    uri = values.get(_FIELD_URI)
    if uri is not None:
        values[_FIELD_URI] = _TWINS.get(uri, uri)
    members = tuple(Member(member.row, _translated(member.value)) for member in asked.members)
    return Record(asked.type, values, members, asked.foreign)


def _translated(value: Any) -> Any:
    if isinstance(value, Record):
        return of_personas(value)
    if isinstance(value, tuple):
        return tuple(map(_translated, value))
    return value
