"""A restriction fits what its expressions say, each by the kind of its property; what makes no sense is refused."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.property_keys import property_key
from fake_ews.query.restrictions import predicate
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.contacts import ContactItemType, EmailAddressDictionaryEntryType, EmailAddressDictionaryType
from fake_ews.schema.folders import FolderType
from fake_ews.schema.identifiers import FolderIdType, ItemIdType
from fake_ews.schema.record import Record, record
from fake_ews.schema.restrictions import (
    AndType,
    IsEqualToType,
    IsGreaterThanOrEqualToType,
    IsGreaterThanType,
    IsLessThanOrEqualToType,
    IsLessThanType,
    IsNotEqualToType,
)
from tests.unit.fake_ews.query.asking import (
    FOLDERS,
    ITEMS,
    KEY,
    appointment,
    at,
    both,
    code_of,
    compared,
    contains,
    context,
    either,
    entry,
    excludes,
    exists,
    extended,
    mailbox,
    message,
    negated,
    recipients,
    sender,
    strings,
    text,
    uri,
    where,
)


def fits(expression: Record, subject: RecordSubject, asking: QueryContext = ITEMS) -> bool:
    return predicate(where(expression), asking)(subject)


def refusal(expression: Record, asking: QueryContext = ITEMS) -> Failure:
    with pytest.raises(Failure) as refused:
        predicate(where(expression), asking)
    return refused.value


NUMBER = extended("Integer", distinguished_property_set_id="PublicStrings", property_name="Number")
NUMBERS = extended("IntegerArray", distinguished_property_set_id="PublicStrings", property_name="Numbers")
MAIL = message(
    {property_key(KEY): "abc", property_key(NUMBER): 6, property_key(NUMBERS): (1, 5)},
    subject="Project Plan",
    size=1000,
    importance="Normal",
    is_read=False,
    date_time_received=at("2026-03-02T08:00:00Z"),
    categories=strings("Blue", "Red"),
    from_=sender("Kim Akers", "kim@example.com"),
    body=text("The plan is attached."),
    conversation_index=b"\x01\x02",
    conversation_id=record(ItemIdType, id="AAQk", change_key="CQAA"),
    reminder_minutes_before_start="15",
    to_recipients=recipients(mailbox("Sadie", "sadie@example.com")),
)
SUBJECT, SIZE, RECEIVED = uri("item:Subject"), uri("item:Size"), uri("item:DateTimeReceived")


@pytest.mark.parametrize(
    ("type", "path", "constant", "expected"),
    [
        (IsEqualToType, SUBJECT, "Project Plan", True),
        (IsEqualToType, SUBJECT, "PROJECT plan", True),
        (IsEqualToType, SUBJECT, "Project", False),
        (IsNotEqualToType, SUBJECT, "project plan", False),
        (IsNotEqualToType, SUBJECT, "Project", True),
        (IsGreaterThanType, SUBJECT, "project", True),
        (IsLessThanType, SUBJECT, "QUERY", True),
        (IsEqualToType, SIZE, "1000", True),
        (IsGreaterThanType, SIZE, "999", True),
        (IsGreaterThanType, SIZE, "1000", False),
        (IsGreaterThanOrEqualToType, SIZE, "1000", True),
        (IsLessThanType, SIZE, "1000", False),
        (IsLessThanOrEqualToType, SIZE, "1000", True),
        (IsLessThanType, SIZE, "9", False),
        (IsEqualToType, uri("message:IsRead"), "false", True),
        (IsEqualToType, uri("message:IsRead"), "0", True),
        (IsEqualToType, uri("message:IsRead"), "true", False),
        (IsEqualToType, RECEIVED, "2026-03-02T08:00:00Z", True),
        (IsEqualToType, RECEIVED, "2026-03-02T09:00:00+01:00", True),
        (IsGreaterThanType, RECEIVED, "2026-03-02T07:59:59Z", True),
        (IsGreaterThanType, RECEIVED, "2026-03-02", True),
        (IsEqualToType, uri("item:Importance"), "Normal", True),
        (IsGreaterThanType, uri("item:Importance"), "Low", True),
        (IsLessThanType, uri("item:Importance"), "High", True),
        (IsLessThanType, uri("item:Importance"), "Normal", False),
        (IsEqualToType, uri("item:Categories"), "red", True),
        (IsEqualToType, uri("item:Categories"), "Green", False),
        (IsNotEqualToType, uri("item:Categories"), "Red", False),
        (IsEqualToType, uri("message:From"), "KIM@example.com", True),
        (IsEqualToType, uri("message:From"), "Kim Akers", True),
        (IsEqualToType, uri("message:From"), "Kim", False),
        (IsEqualToType, uri("item:ConversationId"), "AAQk", True),
        (IsEqualToType, uri("item:ConversationId"), "aaqk", False),
        (IsEqualToType, uri("message:ConversationIndex"), "AQI=", True),
        (IsEqualToType, uri("item:ReminderMinutesBeforeStart"), "15", True),
        (IsGreaterThanType, uri("item:ReminderMinutesBeforeStart"), "9", True),
        (IsEqualToType, KEY, "ABC", True),
        (IsEqualToType, NUMBER, "6", True),
        (IsGreaterThanType, NUMBER, "10", False),
        (IsEqualToType, NUMBERS, "5", True),
        (IsEqualToType, NUMBERS, "2", False),
        (IsEqualToType, extended("Integer", property_tag="0x17"), "1", True),
        (IsEqualToType, extended(property_tag="0x37"), "project plan", True),
        (IsEqualToType, NUMBER, SIZE, False),
        (IsLessThanType, NUMBER, SIZE, True),
        (IsEqualToType, SUBJECT, SUBJECT, True),
        (IsEqualToType, uri("task:Owner"), "Kim", False),
        (IsNotEqualToType, uri("task:Owner"), "Kim", True),
        (IsLessThanType, uri("task:DueDate"), "2030-01-01T00:00:00Z", False),
        (IsNotEqualToType, SIZE, uri("task:TotalWork"), True),
    ],
)
def test_comparisons(type: Any, path: Record, constant: str | Record, expected: bool) -> None:
    assert fits(compared(type, path, constant), MAIL) is expected


def test_times_without_a_zone_are_in_that_of_the_request() -> None:
    copenhagen = context(zone=ZoneInfo("Europe/Copenhagen"))
    assert fits(compared(IsEqualToType, RECEIVED, "2026-03-02T09:00:00"), MAIL, copenhagen)
    assert fits(compared(IsGreaterThanOrEqualToType, RECEIVED, "2026-03-02"), MAIL, copenhagen)


def test_a_moment_kept_without_a_zone_is_in_utc() -> None:
    kept = message(date_time_received=at("2026-03-02T08:00:00"))
    assert fits(compared(IsEqualToType, RECEIVED, "2026-03-02T09:00:00+01:00"), kept)


@pytest.mark.parametrize(
    ("path", "sought", "mode", "comparison", "expected"),
    [
        (SUBJECT, "ject P", "Substring", "Exact", True),
        (SUBJECT, "ject p", "Substring", "Exact", False),
        (SUBJECT, "ject p", "Substring", "IgnoreCase", True),
        (SUBJECT, "Project", "Prefixed", "Exact", True),
        (SUBJECT, "Plan", "Prefixed", "Exact", False),
        (SUBJECT, "Project Plan", "FullString", "Exact", True),
        (SUBJECT, "project plan", "FullString", "Exact", False),
        (SUBJECT, "project plan", "FullString", "IgnoreCase", True),
        (SUBJECT, "Project", "FullString", "Exact", False),
        (SUBJECT, "Project Plan", None, None, True),
        (SUBJECT, "Project", None, None, False),
        (uri("item:Body"), "plan is", "Substring", "Exact", True),
        (uri("item:Categories"), "ed", "Substring", "Exact", True),
        (uri("item:Categories"), "Bl", "Prefixed", "Exact", True),
        (uri("message:From"), "@example", "Substring", "IgnoreCase", True),
        (KEY, "b", "Substring", "Exact", True),
        (uri("task:Owner"), "", "Substring", "Exact", False),
    ],
)
def test_containment(path: Record, sought: str, mode: str | None, comparison: str | None, expected: bool) -> None:
    assert fits(contains(path, sought, mode, comparison), MAIL) is expected


def test_entries_of_dictionaries_are_searched() -> None:
    address = record(EmailAddressDictionaryEntryType, key="EmailAddress1", value="kim@example.com")
    addresses = record(EmailAddressDictionaryType, entry=(address,))
    kim = RecordSubject(record(ContactItemType, email_addresses=addresses))
    assert fits(contains(entry("contacts:EmailAddress", "EmailAddress1"), "kim@"), kim)
    assert not fits(contains(entry("contacts:EmailAddress", "EmailAddress2"), "kim@"), kim)
    assert not fits(exists(entry("contacts:EmailAddress", "EmailAddress1")), MAIL)


def test_folders_are_searched_by_their_own_properties() -> None:
    parent = record(FolderIdType, id="AAMk")
    folder = RecordSubject(record(FolderType, display_name="Kontakte", total_count=3, parent_folder_id=parent))
    assert fits(compared(IsEqualToType, uri("folder:DisplayName"), "KONTAKTE"), folder, FOLDERS)
    assert fits(contains(uri("folder:DisplayName"), "takt", comparison="IgnoreCase"), folder, FOLDERS)
    assert fits(compared(IsGreaterThanType, uri("folder:TotalCount"), "2"), folder, FOLDERS)
    assert fits(compared(IsEqualToType, uri("folder:ParentFolderId"), "AAMk"), folder, FOLDERS)


def test_calendar_items_are_searched_by_time() -> None:
    meeting = appointment(start=at("2026-03-02T08:00:00Z"), legacy_free_busy_status="Busy")
    assert fits(compared(IsGreaterThanOrEqualToType, uri("calendar:Start"), "2026-03-02T08:00:00Z"), meeting)
    assert fits(compared(IsGreaterThanType, uri("calendar:LegacyFreeBusyStatus"), "Tentative"), meeting)


@pytest.mark.parametrize(
    ("bitmask", "expected"),
    [("2", False), ("6", False), ("1", True), ("8", True), ("0x9", True), ("0X4", False), ("0", True)],
)
def test_excludes_is_true_where_no_bit_of_the_mask_is_set(bitmask: str, expected: bool) -> None:
    assert fits(excludes(NUMBER, bitmask), MAIL) is expected


def test_excludes_is_true_where_the_property_is_not_set() -> None:
    assert fits(excludes(NUMBER, "0xFF"), message())


@pytest.mark.parametrize(
    ("path", "expected"),
    [(SUBJECT, True), (KEY, True), (uri("task:Owner"), False), (uri("item:Categories"), True)],
)
def test_exists(path: Record, expected: bool) -> None:
    assert fits(exists(path), MAIL) is expected


def test_an_empty_text_exists_and_an_empty_list_does_not() -> None:
    assert fits(exists(SUBJECT), message(subject=""))
    assert not fits(exists(uri("item:Categories")), message(categories=strings()))


@pytest.mark.parametrize(("one", "other"), [(True, True), (True, False), (False, True), (False, False)])
def test_and_or_not(one: bool, other: bool) -> None:
    def truth(value: bool) -> Record:
        return exists(SUBJECT) if value else negated(exists(SUBJECT))

    assert fits(both(truth(one), truth(other)), MAIL) is (one and other)
    assert fits(either(truth(one), truth(other)), MAIL) is (one or other)
    assert fits(negated(truth(one)), MAIL) is not one


def test_the_operands_of_2007_have_a_row_of_their_own() -> None:
    old = record(AndType, search_expression_until_2007_sp1=(exists(SUBJECT), negated(exists(SUBJECT))))
    assert not fits(old, MAIL)


@pytest.mark.parametrize(
    ("path", "constant"),
    [
        (uri("item:DateTimeCreated"), "true"),
        (SIZE, "large"),
        (SIZE, "9" * 5000),
        (uri("message:IsRead"), "perhaps"),
        (uri("item:Importance"), "Highest"),
        (uri("item:Importance"), "high"),
        (NUMBER, "six"),
        (uri("message:ConversationIndex"), "no base64!"),
        (RECEIVED, "2026-02-30"),
    ],
)
def test_a_constant_of_another_kind_is_refused(path: Record, constant: str) -> None:
    refused = refusal(compared(IsEqualToType, path, constant))
    assert code_of(refused) == ("ErrorInvalidValueForProperty", path)


def test_a_value_that_the_version_named_lacks_is_refused() -> None:
    path = uri("calendar:LegacyFreeBusyStatus")
    old = context(exchange="2010_SP2", version="Exchange2010_SP2")
    assert refusal(compared(IsEqualToType, path, "WorkingElsewhere"), old).code == "ErrorInvalidValueForProperty"
    assert not fits(compared(IsEqualToType, path, "WorkingElsewhere"), MAIL)


def test_properties_of_different_kinds_are_not_compared() -> None:
    assert refusal(compared(IsEqualToType, SUBJECT, SIZE)).code == "ErrorInvalidValueForProperty"


@pytest.mark.parametrize(
    "path",
    [
        uri("message:ToRecipients"),
        uri("calendar:RequiredAttendees"),
        uri("item:Attachments"),
        uri("item:EffectiveRights"),
        uri("item:TextBody"),
        uri("contacts:EmailAddresses"),
        uri("calendar:Recurrence"),
        uri("item:MimeContent"),
        entry("distributionlist:Members:Member", "x"),
    ],
)
def test_what_cannot_be_searched_is_refused(path: Record) -> None:
    for expression in (compared(IsEqualToType, path, "x"), exists(path), contains(path, "x"), excludes(path, "1")):
        assert code_of(refusal(expression)) == ("ErrorUnsupportedPathForQuery", path)


def test_what_is_younger_than_the_version_named_cannot_be_searched() -> None:
    old = context(exchange="2016", version="Exchange2010_SP2")
    assert refusal(exists(uri("item:Preview")), old).code == "ErrorInvalidPropertyRequest"


@pytest.mark.parametrize("path", [uri("item:ReminderDueBy"), uri("message:ConversationIndex")])
def test_filtering_on_these_is_accepted(path: Record) -> None:
    constant = "AQID" if "Index" in repr(path) else "2030-01-01T00:00:00Z"
    assert not fits(compared(IsEqualToType, path, constant), MAIL)


@pytest.mark.parametrize("path", [SIZE, RECEIVED, uri("item:Importance"), NUMBER, uri("item:ConversationId")])
def test_contains_wants_text(path: Record) -> None:
    assert code_of(refusal(contains(path, "1"))) == ("ErrorContainsFilterWrongType", path)


@pytest.mark.parametrize("path", [SUBJECT, RECEIVED, uri("message:IsRead"), uri("item:Importance"), KEY])
def test_excludes_wants_an_integer(path: Record) -> None:
    assert code_of(refusal(excludes(path, "1"))) == ("ErrorUnsupportedPathForQuery", path)


@pytest.mark.parametrize("bitmask", ["", "0x", "0x1FFFFFFFF", "9" * 5000])
def test_a_bitmask_that_is_none_is_refused(bitmask: str) -> None:
    assert refusal(excludes(NUMBER, bitmask)).code == "ErrorInvalidExcludesRestriction"


@pytest.mark.parametrize("name", ["IsDraft", "IsSubmitted", "IsUnmodified", "IsResend", "IsFromMe"])
def test_exists_cannot_tell_flags_apart(name: str) -> None:
    assert refusal(exists(uri(f"item:{name}"))).code == "ErrorInvalidPropertyForExists"


def test_255_expressions_are_enough() -> None:
    most = either(*[exists(SUBJECT)] * 254)
    assert fits(most, MAIL)
    assert refusal(negated(most)).code == "ErrorRestrictionTooLong"


def test_deep_nesting_is_refused_before_it_hurts() -> None:
    expression = exists(SUBJECT)
    for _ in range(5000):
        expression = negated(expression)
    assert refusal(expression).code == "ErrorRestrictionTooLong"


def test_what_no_item_has_is_refused() -> None:
    assert refusal(exists(uri("folder:DisplayName"))).code == "ErrorInvalidPropertyRequest"
