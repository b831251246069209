"""A SortOrder puts subjects in order: first field first, nothing before something, equals as they came."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.errors import Failure
from fake_ews.query.property_keys import property_key
from fake_ews.query.sorting import sorter
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.contacts import ContactItemType, PhoneNumberDictionaryEntryType, PhoneNumberDictionaryType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record, record
from fake_ews.schema.views import FieldOrderType, NonEmptyArrayOfFieldOrdersType
from tests.unit.fake_ews.query.asking import ITEMS, KEY, at, code_of, entry, message, sender, strings, uri

SUBJECT, SIZE = uri("item:Subject"), uri("item:Size")


def order(*orders: tuple[Record, str]) -> Record:
    fields = tuple(record(FieldOrderType, path=path, order=direction) for path, direction in orders)
    return record(NonEmptyArrayOfFieldOrdersType, field_order=fields)


def subjects_of(found: list[RecordSubject]) -> list[Any]:
    return [one.record.get(ItemType.subject) for one in found]


def test_without_an_order_nothing_moves() -> None:
    mails = [message(subject="b"), message(subject="a")]
    assert sorter(None, ITEMS)(mails) == mails


def test_empty_values_are_first_ascending_and_last_descending() -> None:
    mails = [message(subject="b"), message(), message(subject="A"), message()]
    assert subjects_of(sorter(order((SUBJECT, "Ascending")), ITEMS)(mails)) == [None, None, "A", "b"]
    assert subjects_of(sorter(order((SUBJECT, "Descending")), ITEMS)(mails)) == ["b", "A", None, None]


def test_several_fields_count_in_their_order() -> None:
    mails = [message({property_key(KEY): key}, subject=text) for text in ("x", "y") for key in ("1", "2")]
    found = sorter(order((SUBJECT, "Descending"), (KEY, "Ascending")), ITEMS)(mails)
    assert [mails.index(one) for one in found] == [2, 3, 0, 1]
    found = sorter(order((KEY, "Descending"), (SUBJECT, "Ascending")), ITEMS)(mails)
    assert [mails.index(one) for one in found] == [1, 3, 0, 2]


def test_numbers_dates_and_choices_sort_as_what_they_are() -> None:
    mails = [
        message(size=9, importance="High", date_time_received=at("2026-03-02T08:00:00Z")),
        message(size=10, importance="Low", date_time_received=at("2026-03-02T10:00:00+03:00")),
        message(size=2, importance="Normal", date_time_received=at("2026-03-02T09:00:00Z")),
    ]

    def found(path: Record) -> list[int]:
        return [mails.index(one) for one in sorter(order((path, "Ascending")), ITEMS)(mails)]

    assert found(SIZE) == [2, 0, 1]
    assert found(uri("item:Importance")) == [1, 2, 0]
    assert found(uri("item:DateTimeReceived")) == [1, 0, 2]


def test_lists_senders_and_entries_can_be_sorted_on() -> None:
    mails = [message(categories=strings("Cat 2")), message(), message(categories=strings("Cat 0"))]
    found = sorter(order((uri("item:Categories"), "Ascending")), ITEMS)(mails)
    assert [mails.index(one) for one in found] == [1, 2, 0]
    mails = [message(from_=sender("Sadie", "s@x")), message(from_=sender("Hope", "h@x"))]
    assert sorter(order((uri("message:From"), "Ascending")), ITEMS)(mails) == mails[::-1]
    contacts = [RecordSubject(record(ContactItemType, phone_numbers=phone(number))) for number in ("2", "1")]
    path = entry("contacts:PhoneNumber", "MobilePhone")
    assert sorter(order((path, "Ascending")), ITEMS)(contacts) == contacts[::-1]


def phone(number: str) -> Record:
    mobile = record(PhoneNumberDictionaryEntryType, key="MobilePhone", value=number)
    return record(PhoneNumberDictionaryType, entry=(mobile,))


@pytest.mark.parametrize(
    "path",
    [
        uri("item:Body"),
        uri("message:ToRecipients"),
        uri("item:Attachments"),
        uri("item:ItemId"),
        uri("contacts:EmailAddresses"),
        uri("item:EffectiveRights"),
    ],
)
def test_what_cannot_be_sorted_on_is_refused(path: Record) -> None:
    with pytest.raises(Failure) as refused:
        sorter(order((path, "Ascending")), ITEMS)
    assert code_of(refused.value) == ("ErrorUnsupportedPathForSortGroup", path)


MAILS = st.lists(
    st.tuples(st.none() | st.sampled_from("abAB"), st.none() | st.integers(0, 2)).map(
        lambda drawn: message(subject=drawn[0], size=drawn[1])
    ),
    max_size=8,
)
DIRECTIONS = st.sampled_from(["Ascending", "Descending"])


@given(MAILS, DIRECTIONS, DIRECTIONS)
def test_any_order_is_a_stable_order_of_the_same_subjects(mails: list[RecordSubject], one: str, other: str) -> None:
    found = sorter(order((SUBJECT, one), (SIZE, other)), ITEMS)(mails)
    places = [next(n for n, mail in enumerate(mails) if mail is one_found) for one_found in found]
    assert sorted(places) == list(range(len(mails)))
    for before, after in pairwise(places):
        first, second = rank(mails[before]), rank(mails[after])
        assert in_order(first[0], second[0], one)
        if first[0] == second[0]:
            assert in_order(first[1], second[1], other)
            assert first[1] != second[1] or before < after


def rank(mail: RecordSubject) -> tuple[tuple[bool, str], tuple[bool, int]]:
    subject, size = mail.record.get(ItemType.subject), mail.record.get(ItemType.size)
    return (subject is not None, (subject or "").lower()), (size is not None, size or 0)


def in_order(first: Any, second: Any, direction: str) -> bool:
    return bool(first <= second if direction == "Ascending" else first >= second)
