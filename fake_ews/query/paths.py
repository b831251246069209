"""Paths: what a FieldURI, IndexedFieldURI or ExtendedFieldURI of a request means in the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.property_keys import PropertyKey, property_key
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.contacts import (
    EmailAddressDictionaryEntryType,
    EmailAddressDictionaryType,
    ImAddressDictionaryEntryType,
    ImAddressDictionaryType,
    MembersListType,
    MemberType,
    PhoneNumberDictionaryEntryType,
    PhoneNumberDictionaryType,
    PhysicalAddressDictionaryEntryType,
    PhysicalAddressDictionaryType,
)
from fake_ews.schema.enumeration import Enumeration
from fake_ews.schema.field_uris import UnindexedFieldURIType
from fake_ews.schema.item_parts import InternetHeaderType, NonEmptyArrayOfInternetHeadersType
from fake_ews.schema.paths import PathToExtendedFieldType, PathToIndexedFieldType, PathToUnindexedFieldType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.table import Table
from fake_ews.values import dataclass
from fake_ews.versions import Version


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A property whose entries have paths of their own: ``entries`` holds them, ``key`` tells them apart.

    ``part`` is what a path to an entry points at; None is the entry as a whole.
    """

    uri: str
    entries: Row[Any]
    key: Row[Any]
    part: Row[Any] | None

    def entry(self, dictionary: Record, index: str) -> Any:
        """Return what stands under ``index``; None where nothing does. Header names have no case (RFC 5322, 1.2.2)."""
        caseless = self.key is InternetHeaderType.header_name
        for entry in dictionary.get(self.entries, ()):
            found = entry.get(self.key)
            if found == index or (caseless and found is not None and found.lower() == index.lower()):
                return entry if self.part is None else entry.get(self.part)
        return None


def _address_part(part: Row[Any]) -> Dictionary:
    row = PhysicalAddressDictionaryEntryType
    return Dictionary("contacts:PhysicalAddresses", PhysicalAddressDictionaryType.entry, row.key, part)


#: DictionaryURIType to the dictionary that the path points into.
DICTIONARIES: Final[Mapping[str, Dictionary]] = MappingProxyType(
    {
        "item:InternetMessageHeader": Dictionary(
            "item:InternetMessageHeaders",
            NonEmptyArrayOfInternetHeadersType.internet_message_header,
            InternetHeaderType.header_name,
            InternetHeaderType.value,
        ),
        "contacts:ImAddress": Dictionary(
            "contacts:ImAddresses",
            ImAddressDictionaryType.entry,
            ImAddressDictionaryEntryType.key,
            ImAddressDictionaryEntryType.value,
        ),
        "contacts:PhysicalAddress:Street": _address_part(PhysicalAddressDictionaryEntryType.street),
        "contacts:PhysicalAddress:City": _address_part(PhysicalAddressDictionaryEntryType.city),
        "contacts:PhysicalAddress:State": _address_part(PhysicalAddressDictionaryEntryType.state),
        "contacts:PhysicalAddress:CountryOrRegion": _address_part(PhysicalAddressDictionaryEntryType.country_or_region),
        "contacts:PhysicalAddress:PostalCode": _address_part(PhysicalAddressDictionaryEntryType.postal_code),
        "contacts:PhoneNumber": Dictionary(
            "contacts:PhoneNumbers",
            PhoneNumberDictionaryType.entry,
            PhoneNumberDictionaryEntryType.key,
            PhoneNumberDictionaryEntryType.value,
        ),
        "contacts:EmailAddress": Dictionary(
            "contacts:EmailAddresses",
            EmailAddressDictionaryType.entry,
            EmailAddressDictionaryEntryType.key,
            EmailAddressDictionaryEntryType.value,
        ),
        "distributionlist:Members:Member": Dictionary(
            "distributionlist:Members", MembersListType.member, MemberType.key, None
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Path:
    """What a path means; equal paths mean the same, however the client wrote them (``said`` is how it did).

    ``rows`` are the rows that carry the property, one a type that has it, since one URI stands on several types; ask
    ``row(type)``. They may be none: the version named lacks the property, or an extended property is no row's.
    For a path into a dictionary (``dictionary``, ``index``) the rows are those of the dictionary. For an extended
    property (``key``) they are the rows of the same name below EWS, which see the same value.
    """

    rows: tuple[Row[Any], ...]
    index: str = ""
    dictionary: Dictionary | None = None
    key: PropertyKey | None = None
    said: Record | None = field(default=None, compare=False)

    @property
    def uri(self) -> str:
        """The FieldURI of the row or dictionary; empty for an extended property that is no row's."""
        return self.rows[0].uri if self.rows else ""

    def row(self, type: type[ComplexType]) -> Row[Any] | None:
        """Return the row under which a record of ``type`` holds the property; None if that type has it not."""
        for row in self.rows:
            if issubclass(type, row.owner):
                return row
        return None

    def pick(self, value: Any) -> Any:
        """Return what the path points at in the value of its row: an entry of a dictionary, else the value itself."""
        if self.dictionary is None or value is None:
            return value
        return self.dictionary.entry(value, self.index)


def resolve(path: Record, context: QueryContext) -> Path:
    """Return what a path of a request means for objects of ``context.root``.

    A property of another item class resolves like any other, since GetItem leaves it out where it does not apply.
    Raises Failure ErrorInvalidPropertyRequest, with the path, for a property that no such object has (a folder's asked
    of an item, a phone number under a label that there is not) or that is newer than the version named, and what
    ``property_key`` raises.
    """
    if path.type is PathToExtendedFieldType:
        return _extended(path, context)
    if path.type is PathToIndexedFieldType:
        return _indexed(path, context)
    return Path(_rows(path[PathToUnindexedFieldType.field_uri], path, context), said=path)


def path_of(row: Row[Any]) -> Path:
    """Return the path to one row of the table, for questions that the server asks itself."""
    return Path((row,))


def _rows(uri: str, path: Record, context: QueryContext) -> tuple[Row[Any], ...]:
    rows = tuple(row for row in context.table.rows_by_uri.get(uri, ()) if issubclass(row.owner, context.root))
    if not rows and _family(uri) not in _families(context.table, context.root.__name__):
        raise Failure("ErrorInvalidPropertyRequest", path=path)
    if uri not in _uris(context.profile.version):
        # Only a server that does not validate comes here: another's schema has refused the path already. The version
        # named has no words for the path, so the answer does not show it.
        raise Failure("ErrorInvalidPropertyRequest")
    return tuple(row for row in rows if context.profile.shows(row))


def _family(uri: str) -> str:
    return uri.partition(":")[0]


@lru_cache(maxsize=32)
def _uris(version: Version) -> frozenset[str]:
    return UnindexedFieldURIType.known(version)


@lru_cache(maxsize=32)
def _families(table: Table, root_name: str) -> frozenset[str]:
    """Return what the URIs of objects of that type begin with: some of them have no row of their own."""
    root = table.types[root_name]
    return frozenset(
        _family(uri) for uri, rows in table.rows_by_uri.items() if any(issubclass(row.owner, root) for row in rows)
    )


def _indexed(path: Record, context: QueryContext) -> Path:
    dictionary = DICTIONARIES[path[PathToIndexedFieldType.field_uri]]
    index = path[PathToIndexedFieldType.field_index]
    labels = dictionary.key.kind
    if isinstance(labels, type) and issubclass(labels, Enumeration):
        known = index in labels.known(context.profile.version)
    else:
        known = index != ""
    if not known:
        raise Failure("ErrorInvalidPropertyRequest", path=path)
    return Path(_rows(dictionary.uri, path, context), index, dictionary, said=path)


def _extended(path: Record, context: QueryContext) -> Path:
    return path_of_key(property_key(path), context, said=path)


def path_of_key(key: PropertyKey, context: QueryContext, said: Record | None = None) -> Path:
    """Return the path to an extended property: to the rows that see the same value, or to none."""
    name = key.mapi_name
    rows = context.table.rows_by_mapi_name.get(name, ()) if name is not None else ()
    # The store has the property whatever version the request names, so only the kind of object decides.
    return Path(tuple(row for row in rows if issubclass(row.owner, context.root)), key=key, said=said)
