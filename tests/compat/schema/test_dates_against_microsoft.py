"""The dates of the table against two sources of others: what Microsoft's client demands, and what schemas first had.

``since.tsv`` tells the first of the public documents that has something; since documents of 2010 RTM and 2013 RTM are
not public, it gives a bracket. ``managed_api_gates.tsv`` tells the version that Microsoft's own client insists on.
Where the two, or the appendices of the specifications, disagree, ``DECIDED`` says which was followed and why.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import pytest

from fake_ews.dispatch import standard
from fake_ews.schema.view import view
from fake_ews.versions import Version
from tests.microsoft_schema import SHARED, needs_microsoft_schema

pytestmark = needs_microsoft_schema

_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ItemSchema": "ItemType",
        "EmailMessageSchema": "MessageType",
        "AppointmentSchema": "CalendarItemType",
        "MeetingMessageSchema": "MeetingMessageType",
        "MeetingRequestSchema": "MeetingRequestMessageType",
        "MeetingResponseSchema": "MeetingResponseMessageType",
        "ContactSchema": "ContactItemType",
        "ContactGroupSchema": "DistributionListType",
        "TaskSchema": "TaskType",
        "PostItemSchema": "PostItemType",
        "FolderSchema": "BaseFolderType",
        "SearchFolderSchema": "SearchFolderType",
        "ConversationSchema": "ConversationType",
        "PersonaSchema": "PersonaType",
    }
)
_ENUMERATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "WellKnownFolderName": "DistinguishedFolderIdNameType",
        "ViewFilter": "ViewFilterType",
        "FileAsMapping": "FileAsMappingType",
        "MailboxType": "MailboxTypeType",
        "MailboxSearchLocation": "MailboxSearchLocationType",
        "ConversationQueryTraversal": "ConversationQueryTraversalType",
        "MeetingRequestsDeliveryScope": "DeliverMeetingRequestsType",
        "ItemTraversal": "ItemQueryTraversalType",
        "EventType": "NotificationEventTypeType",
    }
)

_CONTACTS: Final = (
    Version.Exchange2010_SP2,
    "2010 SP2 by MS-OXWSCONT appendix C and the schemas; the client asks for 2010 SP1",
)
_PERSONAS: Final = (
    Version.Exchange2013,
    "2013 by the documentation of FindPeople and of the schema versions; the client asks for 2013 SP1",
)
_VOTING: Final = (Version.Exchange2013_SP1, "2013 SP1 by MS-OXWSMSG appendix C; the client asks for 2013 only")
_IRM: Final = (Version.Exchange2013_SP1, "2013 SP1 by the documentation of the schema versions")
_HOLDS: Final = (Version.Exchange2015, "the schema of 2013 SP1 lacks the name, whatever the client asks for")
_ENCRYPTION: Final = (Version.Exchange2015, "the schema of 2013 SP1 has the operation by another name only")
#: What the client demands (a property, or "*" for all of a class) and the table has otherwise: what was followed, why.
DECIDED: Final[Mapping[tuple[str, str], tuple[Version, str]]] = MappingProxyType(
    {
        ("PersonaSchema", "*"): _PERSONAS,
        ("operation", "FindPeople"): _PERSONAS,
        ("EmailMessageSchema", "ApprovalRequestData"): _VOTING,
        ("EmailMessageSchema", "VotingInformation"): _VOTING,
        ("ConversationSchema", "HasIrm"): _IRM,
        ("ConversationSchema", "GlobalHasIrm"): _IRM,
        ("WellKnownFolderName", "recoverableitemsdiscoveryholds"): _HOLDS,
        ("WellKnownFolderName", "archiverecoverableitemsdiscoveryholds"): _HOLDS,
        ("MailboxType", "GroupMailbox"): (
            Version.Exchange2013_SP1,
            "the schema of 2013 SP1 has it; the client asks for 2015",
        ),
        ("operation", "GetPasswordExpirationDate"): (
            Version.Exchange2010_SP2,
            "2010 SP2 by the schemas and the documentation of the schema versions",
        ),
        ("operation", "DisableApp"): (
            Version.Exchange2013,
            "2013 by the documentation, as InstallApp and UninstallApp; the client asks for 2013 SP1",
        ),
        ("operation", "GetOMEConfiguration"): _ENCRYPTION,
        ("operation", "SetOMEConfiguration"): _ENCRYPTION,
        ("operation", "SetUserPhoto"): (Version.Exchange2015, "the schema of 2015 has it"),
        ("AppointmentSchema", "StartTimeZone"): (
            Version.Exchange2010,
            "the client falls back to MeetingTimeZone below 2010, which is when the schemas have it",
        ),
        **{
            ("ContactSchema", name): _CONTACTS
            for name in (
                "Alias",
                "DirectReports",
                "DirectoryId",
                "MSExchangeCertificate",
                "ManagerMailbox",
                "Notes",
                "PhoneticFirstName",
                "PhoneticFullName",
                "PhoneticLastName",
                "Photo",
                "UserSMIMECertificate",
            )
        },
    }
)


class Gate(NamedTuple):
    """What Microsoft's client demands for one thing."""

    group: str
    name: str
    version: Version


def rows(file: str) -> Iterator[dict[str, str]]:
    with (SHARED / "ews-schema" / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def gates() -> Iterator[Gate]:
    for row in rows("managed_api_gates.tsv"):
        version = Version.__members__.get(row["minimum_server_version"])
        if version is not None:
            yield Gate(row["class_or_enum"] or row["kind"], row["xml_name_or_member"], version)


def since(gate: Gate) -> Version | None:
    """Return the table's date of what a gate is about; None for what the table has not."""
    table = standard().table
    if gate.group in _TYPES:
        declared = table.types[_TYPES[gate.group]]
        return min((row.since for row in declared.rows if row.element == gate.name), default=None)
    if gate.group in _ENUMERATIONS:
        enumeration = table.enumerations.get(_ENUMERATIONS[gate.group])
        dates = (
            [max(one.since, enumeration.since) for one in enumeration.values if one == gate.name] if enumeration else []
        )
        return min(dates, default=None)
    if gate.group == "operation" and ("m", gate.name) in table.elements:
        return next(version for version in Version if f"{{{_MESSAGES}}}{gate.name}" in view(table, version).elements)
    return None


_MESSAGES: Final = "http://schemas.microsoft.com/exchange/services/2006/messages"


def decided(gate: Gate) -> Version | None:
    found = DECIDED.get((gate.group, gate.name)) or DECIDED.get((gate.group, "*"))
    return found[0] if found else None


def test_dates_are_those_that_microsofts_client_demands_unless_decided_otherwise() -> None:
    wrong, compared = [], 0
    for gate in gates():
        dated = since(gate)
        if dated is None:
            continue
        compared += 1
        # The client knows nothing older than 2007 SP1.
        expected = decided(gate) or gate.version
        if max(dated, Version.Exchange2007_SP1) != expected:
            wrong.append(f"{gate.group} {gate.name}: client {gate.version.name}, table {dated.name}")
    assert compared > 250
    assert wrong == []


def test_every_decision_is_needed() -> None:
    demanded = {(gate.group, gate.name): gate.version for gate in gates()}
    for (group, name), (version, reason) in DECIDED.items():
        assert reason
        about = [one for key, one in demanded.items() if key[0] == group and name in (key[1], "*")]
        assert about, (group, name)
        assert any(one != version for one in about), (group, name)


#: The public documents in order, each with the version that it is of.
_ORDER: Final = (
    ("2007_SP1", Version.Exchange2007_SP1),
    ("2010_SP1", Version.Exchange2010_SP1),
    ("2010_SP2", Version.Exchange2010_SP2),
    ("2013_SP1", Version.Exchange2013_SP1),
    ("2016_2019 (V2017_07_11)", Version.V2017_07_11),
)


def dated_things() -> Iterator[tuple[str, str, str, Any]]:
    """Walk everything of the table that has a date: kind, parent, name, and the thing."""
    table = standard().table
    for declared in table.types.values():
        if not declared.anonymous:
            for row in declared.own_rows:
                if row.place.value in ("element", "attribute"):
                    yield row.place.value, declared.__name__, row.element, row
    for enumeration in table.enumerations.values():
        yield from (("value", enumeration.__name__, str(value), (value, enumeration)) for value in enumeration.values)


def first_version(thing: Any) -> Version:
    if isinstance(thing, tuple):
        value, enumeration = thing
        return Version(max(value.since, enumeration.since))
    first: Version = thing.since
    return first


def test_dates_lie_between_the_last_documents_without_and_the_first_with() -> None:
    brackets = {}
    for row in rows("since.tsv"):
        for number, (label, version) in enumerate(_ORDER):
            if row["first_schema"] == label:
                after = _ORDER[number - 1][1] if number else Version.Exchange2007
                brackets[row["kind"], row["parent"], row["name"]] = (after, version)
    first: dict[tuple[str, str, str], Version] = {}
    for kind, parent, name, thing in dated_things():
        key = (kind, parent, name)
        first[key] = min(first.get(key, Version.V2017_07_11), first_version(thing))
    wrong, compared = [], 0
    for key, version in first.items():
        if key not in brackets:
            continue
        compared += 1
        after, until = brackets[key]
        # Nothing is older than 2007, whose own documents are not public either.
        oldest = until is Version.Exchange2007_SP1
        if version > until or (version <= after and not oldest):
            wrong.append(f"{key}: table {version.name}, documents after {after.name} until {until.name}")
    assert compared > 3000
    assert wrong == []


@pytest.mark.parametrize("name", sorted({name for _, name in DECIDED}))
def test_a_decision_is_about_something(name: str) -> None:
    assert name == "*" or any(gate.name == name for gate in gates())
