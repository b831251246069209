"""A grouped search gathers what shares a value, orders the groups by a value in them, and pages through both."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.errors import Failure
from fake_ews.query.grouping import Group, group_pager, grouper
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record, record
from fake_ews.schema.views import AggregateOnType, DistinguishedGroupByType, GroupByType, IndexedPageViewType
from tests.unit.fake_ews.query.asking import ITEMS, KEY, at, code_of, message, sender, uri


def group_by(on: Record, by: Record, aggregate: str = "Minimum", order: str = "Descending") -> Record:
    aggregate_on = record(AggregateOnType, field_uri=by, aggregate=aggregate)
    return record(GroupByType, field_uri=on, aggregate_on=aggregate_on, order=order)


def shown(groups: list[Group[RecordSubject]] | tuple[Group[RecordSubject], ...]) -> list[tuple[str, list[Any]]]:
    return [(group.index, [one.record.get(ItemType.subject) for one in group.items]) for group in groups]


SADIE, HOPE = sender("Sadie Daniels", "sadie@example.com"), sender("Hope Gross", "hope@example.com")
#: The messages of the documentation page "Perform grouped searches by using EWS", newest first.
MAILS = [
    message(subject="Query", from_=HOPE, date_time_received=at("2013-12-10T17:43:15Z")),
    message(subject="Update", from_=HOPE, date_time_received=at("2013-12-10T17:42:33Z")),
    message(subject="Planning resources", from_=SADIE, date_time_received=at("2013-12-10T17:41:05Z")),
    message(subject="Timeline", from_=SADIE, date_time_received=at("2013-12-10T17:40:37Z")),
    message(subject="Meeting notes", from_=SADIE, date_time_received=at("2013-11-20T21:18:51Z")),
    message(subject="This cat is hilarious!", from_=HOPE, date_time_received=at("2013-10-15T20:22:12Z")),
]
BY_SENDER = group_by(uri("message:From"), uri("item:DateTimeReceived"))


def test_the_groups_of_the_documentation() -> None:
    assert shown(grouper(BY_SENDER, ITEMS)(MAILS)) == [
        ("0", ["Planning resources", "Timeline", "Meeting notes"]),
        ("1", ["Query", "Update", "This cat is hilarious!"]),
    ]


def test_the_groups_turn_round_with_order_and_aggregate() -> None:
    def first(aggregate: str, order: str) -> Any:
        asked = group_by(uri("message:From"), uri("item:DateTimeReceived"), aggregate, order)
        return shown(grouper(asked, ITEMS)(MAILS))[0][1][0]

    assert first("Minimum", "Ascending") == "Query"
    assert first("Maximum", "Descending") == "Query"
    assert first("Maximum", "Ascending") == "Planning resources"


def test_conversations_are_the_standard_groups() -> None:
    mails = [
        message(subject="1", conversation_topic="A", date_time_received=at("2026-03-02T08:00:00Z")),
        message(subject="2", conversation_topic="B", date_time_received=at("2026-03-02T10:00:00Z")),
        message(subject="3", conversation_topic="a", date_time_received=at("2026-03-02T12:00:00Z")),
    ]
    asked = record(DistinguishedGroupByType, standard_group_by="ConversationTopic", order="Descending")
    assert shown(grouper(asked, ITEMS)(mails)) == [("0", ["1", "3"]), ("1", ["2"])]


def test_what_lacks_the_property_is_a_group_too() -> None:
    mails = [message(subject="1", categories=None), message(subject="2")]
    groups = grouper(group_by(uri("item:Categories"), uri("item:Subject")), ITEMS)(mails)
    assert (shown(groups), groups[0].values) == ([("0", ["1", "2"])], ())


def test_extended_properties_group_as_well() -> None:
    aggregate_on = record(AggregateOnType, extended_field_uri=KEY, aggregate="Maximum")
    asked = record(GroupByType, extended_field_uri=KEY, aggregate_on=aggregate_on, order="Ascending")
    assert shown(grouper(asked, ITEMS)([message(subject="1")])) == [("0", ["1"])]


def test_what_cannot_be_grouped_on_is_refused() -> None:
    path = uri("message:ToRecipients")
    for asked in (group_by(path, uri("item:Subject")), group_by(uri("item:Subject"), path)):
        with pytest.raises(Failure) as refused:
            grouper(asked, ITEMS)
        assert code_of(refused.value) == ("ErrorUnsupportedPathForSortGroup", path)


def page_of(offset: int, most: int) -> Record:
    return record(IndexedPageViewType, offset=offset, base_point="Beginning", max_entries_returned=most)


def test_a_group_counts_as_an_entry_of_its_page() -> None:
    groups = grouper(BY_SENDER, ITEMS)(MAILS)
    page = group_pager(page_of(0, 50), ITEMS)(groups)
    assert (page.indexed_paging_offset, page.total, page.groups_in_view) == (8, 6, 2)
    assert page.includes_last_item_in_range
    assert shown(page.groups) == shown(groups)


def test_a_group_goes_on_on_the_next_page() -> None:
    groups = grouper(BY_SENDER, ITEMS)(MAILS)
    first = group_pager(page_of(0, 6), ITEMS)(groups)
    second = group_pager(page_of(first.indexed_paging_offset or 0, 6), ITEMS)(groups)
    assert shown(first.groups) == [("0", ["Planning resources", "Timeline", "Meeting notes"]), ("1", ["Query"])]
    assert shown(second.groups) == [("1", ["Update", "This cat is hilarious!"])]
    assert (first.includes_last_item_in_range, second.includes_last_item_in_range) == (False, True)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 5))
def test_pages_of_groups_cover_every_item_exactly_once(topics: list[str], most: int) -> None:
    mails = [message(subject=str(n), conversation_topic=topic) for n, topic in enumerate(topics)]
    groups = grouper(group_by(uri("message:ConversationTopic"), uri("item:Subject")), ITEMS)(mails)
    seen: list[tuple[str, Any]] = []
    offset = 0
    while True:
        page = group_pager(page_of(offset, most), ITEMS)(groups)
        seen.extend((index, subject) for index, subjects in shown(page.groups) for subject in subjects)
        if page.includes_last_item_in_range:
            break
        offset = page.indexed_paging_offset or 0
    assert seen == [(index, subject) for index, subjects in shown(groups) for subject in subjects]
    assert sorted(int(subject) for _, subject in seen) == list(range(len(topics)))
