"""The dates of the table agree with each other: a row, its type, its FieldURI and the values that it can have."""

from __future__ import annotations

from typing import Any

import pytest

from fake_ews.dispatch import standard
from fake_ews.profile import Dated
from fake_ews.schema.distinguished_folders import DistinguishedFolderIdNameType
from fake_ews.schema.enumerations import ExchangeVersionType
from fake_ews.schema.field_uris import UnindexedFieldURIType
from fake_ews.schema.view import view
from fake_ews.versions import Version

TABLE = standard().table


def test_the_type_of_a_row_is_as_old_as_the_row() -> None:
    too_young = []
    for declared in TABLE.types.values():
        for row in declared.own_rows:
            kind = TABLE.types[row.kind] if isinstance(row.kind, str) else row.kind
            if getattr(kind, "since", row.since) > row.since or getattr(kind, "until", row.until) < row.until:
                too_young.append(f"{row!r}: {row.kind}")
    assert too_young == []


def test_a_property_and_its_field_uri_are_of_one_age() -> None:
    values = {str(value): value for value in UnindexedFieldURIType.values}
    wrong = [
        f"{uri}: the value since {values[uri].since.name}, the row since {min(row.since for row in rows).name}"
        for uri, rows in TABLE.rows_by_uri.items()
        if min(row.since for row in rows) != values[uri].since
    ]
    assert wrong == []


_2007 = ["Exchange2007", "Exchange2007_SP1"]
_2010 = [*_2007, "Exchange2010", "Exchange2010_SP1"]
_2013 = [*_2010, "Exchange2010_SP2", "Exchange2013"]


@pytest.mark.parametrize(
    ("version", "named"),
    [
        (Version.Exchange2007_SP1, _2007),
        (Version.Exchange2010_SP1, _2010),
        (Version.Exchange2010_SP2, [*_2010, "Exchange2010_SP2"]),
        (Version.Exchange2013, _2013),
        (Version.Exchange2013_SP1, [*_2013, "Exchange2013_SP1"]),
        (Version.V2017_07_11, [version.name for version in Version]),
    ],
)
def test_the_versions_that_a_version_knows(version: Version, named: list[str]) -> None:
    assert sorted(ExchangeVersionType.known(version)) == sorted(named)


@pytest.mark.parametrize(
    ("folder", "since"),
    [
        ("inbox", Version.Exchange2007),
        ("archiveroot", Version.Exchange2010_SP1),
        ("recoverableitemsdeletions", Version.Exchange2010_SP1),
        ("conversationhistory", Version.Exchange2013),
        ("archiveinbox", Version.Exchange2013_SP1),
        ("archive", Version.V2017_07_11),
    ],
)
def test_well_known_folders_come_with_their_version(folder: str, since: Version) -> None:
    for version in Version:
        assert (folder in DistinguishedFolderIdNameType.known(version)) is (version >= since)


@pytest.mark.parametrize(
    ("type_name", "element", "since"),
    [
        # MS-OXWSCORE appendix C, MS-OXWSCONT appendix C, MS-OXWSMSG appendix C, documentation of the schema versions.
        ("ItemType", "StoreEntryId", Version.Exchange2010_SP2),
        ("ItemType", "Flag", Version.Exchange2013),
        ("ItemType", "IsClutter", Version.Exchange2013_SP1),
        ("ItemResponseShapeType", "FilterHtmlContent", Version.Exchange2010_SP1),
        ("BaseMoveCopyItemType", "ReturnNewItemIds", Version.Exchange2010_SP1),
        ("ContactItemType", "Alias", Version.Exchange2010_SP2),
        ("MessageType", "VotingInformation", Version.Exchange2013_SP1),
        ("AttendeeType", "ProposedStart", Version.Exchange2013_SP1),
        ("CalendarItemType", "UID", Version.Exchange2007_SP1),
        ("CalendarItemType", "StartTimeZone", Version.Exchange2010),
        ("CalendarItemType", "EnhancedLocation", Version.Exchange2013),
        ("ArrayOfAttachmentsType", "ReferenceAttachment", Version.Exchange2015),
        ("NonEmptyArrayOfNotificationEventTypesType", "EventType", Version.Exchange2007),
    ],
)
def test_properties_come_with_their_version(type_name: str, element: str, since: Version) -> None:
    rows = [row for row in TABLE.types[type_name].own_rows if row.element == element]
    assert min(row.since for row in rows) is since


def test_every_version_can_be_read_and_written() -> None:
    for version in Version:
        shown = view(TABLE, version)
        for declared in shown.elements.values():
            shown.plans[declared]


def test_where_one_form_of_an_element_ends_the_next_begins() -> None:
    gaps = []
    for declared in TABLE.types.values():
        for element in {row.element for row in declared.own_rows}:
            forms = [row for row in declared.own_rows if row.element == element]
            first, last = min(row.since for row in forms), max(row.until for row in forms)
            lacking = [
                version.name
                for version in Version
                if first <= version <= last and not any(row.since <= version <= row.until for row in forms)
            ]
            if lacking:
                gaps.append((declared.__name__, element, *lacking))
    # Posting to groups went after 2013 and came back with another answer.
    assert [gap[:2] for gap in gaps] == [("ArrayOfResponseMessagesType", "PostModernGroupItemResponseMessage")]


@pytest.mark.parametrize(
    ("version", "before"), [("Exchange2009", "Exchange2007_SP1"), ("Exchange2012", "Exchange2010_SP2")]
)
def test_a_version_that_brought_nothing_has_what_the_one_before_has(version: str, before: str) -> None:
    things: list[Dated | type[Any]] = [*TABLE.types.values(), *TABLE.enumerations.values()]
    things += [row for declared in TABLE.types.values() for row in declared.own_rows]
    things += [one for enumeration in TABLE.enumerations.values() for one in enumeration.values]
    for thing in things:
        if thing not in (ExchangeVersionType.EXCHANGE2009, ExchangeVersionType.EXCHANGE2012):
            assert len({thing.since <= Version[one] <= thing.until for one in (version, before)}) == 1, thing
