"""A request that a server reads without validating says the same in any order, and nothing that is not known."""

from __future__ import annotations

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.errors import Fault
from fake_ews.schema.record import Record
from fake_ews.schema.view import view
from fake_ews.versions import V2017_07_11
from fake_ews.wire.soap import Reading, read_envelope
from tests.unit.fake_ews.wire.asking import envelope

NEWEST = view(standard().table, V2017_07_11)
SHAPE = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:BodyType>Text</t:BodyType></m:ItemShape>"
FOLDERS = '<m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds>'
FIND = (
    f'<m:FindItem Traversal="Shallow">{SHAPE}<m:IndexedPageItemView MaxEntriesReturned="5" Offset="0" '
    'BasePoint="Beginning"/><m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="item:Subject"/><t:FieldURIOrConstant>'
    '<t:Constant Value="a"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction><m:SortOrder><t:FieldOrder '
    f'Order="Ascending"><t:FieldURI FieldURI="item:Subject"/></t:FieldOrder></m:SortOrder>{FOLDERS}</m:FindItem>'
)
CREATE = (
    '<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:CalendarItem><t:Subject>Talk</t:Subject>'
    '<t:Body BodyType="Text">Words</t:Body><t:Start>2026-03-02T10:00:00Z</t:Start><t:End>2026-03-02T11:00:00Z</t:End>'
    "<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek>"
    "</t:WeeklyRecurrence><t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>4"
    "</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence></t:CalendarItem></m:Items></m:CreateItem>"
)


def read(body: bytes) -> Record:
    """Return the request as 2016 and 2019 read it."""
    return read_envelope(body).request(Reading(NEWEST, straightening=NEWEST))


def asked(payload: str) -> Record:
    return read(envelope(payload, "V2017_07_11"))


def reversed_throughout(payload: str) -> Record:
    """Read a request of which every element has its children the other way round."""
    root = etree.fromstring(envelope(payload, "V2017_07_11"))
    for element in list(root[1].iter()):
        if element is not root[1]:
            element[:] = list(element)[::-1]
    return read(etree.tostring(root))


@pytest.mark.parametrize("payload", [FIND, CREATE], ids=["FindItem", "CreateItem"])
def test_any_order_says_the_same(payload: str) -> None:
    assert reversed_throughout(payload) == asked(payload)


def test_the_members_of_a_list_stay_in_their_order_where_something_else_is_out_of_order() -> None:
    ids = '<t:OccurrenceItemId RecurringMasterId="a" InstanceIndex="1"/><t:ItemId Id="b"/>'
    wrong = asked(f"<m:GetItem><m:ItemIds>{ids}</m:ItemIds>{SHAPE}</m:GetItem>")
    assert wrong == asked(f"<m:GetItem>{SHAPE}<m:ItemIds>{ids}</m:ItemIds></m:GetItem>")


def test_what_is_not_known_says_nothing() -> None:
    noisy = CREATE.replace("<t:Subject>", 'stray<t:Mood deep="1"><t:Subject>x</t:Subject></t:Mood><t:Subject loud="1">')
    assert asked(noisy) == asked(CREATE)


def test_of_what_may_stand_once_the_first_one_counts() -> None:
    assert asked(CREATE.replace("</t:Subject>", "</t:Subject><t:Subject>Other</t:Subject>")) == asked(CREATE)


def test_the_day_of_a_recurrence_may_have_a_time_behind_it() -> None:
    assert asked(CREATE.replace("<t:StartDate>2026-03-02<", "<t:StartDate>2026-03-02T00:00:00Z<")) == asked(CREATE)


def test_a_missing_number_is_zero_and_a_missing_enumeration_its_first_value() -> None:
    said = '<m:IndexedPageItemView MaxEntriesReturned="5" Offset="0" BasePoint="Beginning"/>'
    left_out = FIND.replace(said, "<m:IndexedPageItemView/>").replace(' Traversal="Shallow"', "")
    assert asked(left_out) == asked(FIND.replace(' MaxEntriesReturned="5"', ""))


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (FIND.replace("Shallow", "Flat"), "ErrorInvalidRequest"),
        (CREATE.replace("2026-03-02T10:00:00Z", "soon"), "ErrorInvalidRequest"),
        (CREATE.replace("<t:Interval>1", "<t:Interval>one"), "ErrorInvalidRequest"),
        (FIND.replace(FOLDERS, ""), "ErrorInternalServerError"),
    ],
    ids=["enumeration", "time", "number", "something missing"],
)
def test_what_cannot_be_read_and_what_is_missing_are_told_apart(payload: str, code: str) -> None:
    with pytest.raises(Fault) as caught:
        asked(payload)
    assert caught.value.code == code


def test_a_missing_id_is_an_empty_one() -> None:
    read = [f"<m:GetItem>{SHAPE}<m:ItemIds><t:ItemId{id}/></m:ItemIds></m:GetItem>" for id in ("", ' Id=""')]
    assert asked(read[0]) == asked(read[1])


def test_a_missing_set_of_flags_is_empty() -> None:
    people = (
        "<m:SendingAs><t:EmailAddress>ann@example.test</t:EmailAddress></m:SendingAs>"
        "<m:Recipients><t:Mailbox><t:EmailAddress>bob@example.test</t:EmailAddress></t:Mailbox></m:Recipients>"
    )
    asked_for = "<m:MailTipsRequested></m:MailTipsRequested>"
    assert asked(f"<m:GetMailTips>All{people}</m:GetMailTips>") == asked(
        f"<m:GetMailTips>{people}{asked_for}</m:GetMailTips>"
    )
