"""A ConversationIndex grows by five bytes a reply and keeps its conversation's GUID."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.store.instance_keys import instance_key

STARTED = datetime(2026, 3, 2, 8, tzinfo=UTC)
GUID = UUID("859e0872-883c-4021-9b24-29dc9958697c")
FIRST = ConversationIndex(STARTED, GUID)
# Microsoft's documentation: a conversation of ten messages, and one of a single message of 14 May 2014.
LONG = "AQHM5V/ZICL41OHQXkSDlgPCkmxc8ZYxA3I4gAAP5UeAANHpbIAAEE+0gAABYhSAACGYTIAAA2+vgAAE81qAkhv0Eg=="
SINGLE = "AQHPb55BxR5Fm0Arx0yY4xbL9Fz53Q=="


@pytest.mark.parametrize(("text", "replies"), [(LONG, 9), (SINGLE, 0)])
def test_an_index_of_a_real_server_is_written_again_as_it_was(text: str, replies: int) -> None:
    index = ConversationIndex.parse(base64.b64decode(text))
    assert index is not None
    assert len(index.replies) == replies
    assert base64.b64encode(index.encode()).decode() == text


def test_its_time_is_when_the_first_message_was_written() -> None:
    index = ConversationIndex.parse(base64.b64decode(SINGLE))
    assert index is not None
    assert abs(index.started - datetime(2014, 5, 14, 17, 59, 30, tzinfo=UTC)) < timedelta(minutes=1)


@pytest.mark.shows("MS-OXOMSG 2.2.1.3")
def test_the_first_message_has_22_bytes_and_each_reply_5_more() -> None:
    reply = FIRST.reply(STARTED + timedelta(hours=1))
    assert len(FIRST.encode()) == 22
    assert len(reply.encode()) == 27
    assert len(reply.reply(STARTED + timedelta(hours=2)).encode()) == 32


def test_a_reply_begins_with_what_it_answers() -> None:
    assert FIRST.reply(STARTED + timedelta(hours=1)).encode().startswith(FIRST.encode())


def test_a_reply_says_how_long_after_the_first_message_it_came() -> None:
    (child,) = FIRST.reply(STARTED + timedelta(days=1)).replies
    assert (int.from_bytes(child[:4], "big") << 18) // 10**7 == pytest.approx(86400, abs=1)


def test_after_two_years_the_difference_is_counted_in_coarser_units() -> None:
    (child,) = FIRST.reply(STARTED + timedelta(days=730)).replies
    assert child[0] & 0x80
    assert ((int.from_bytes(child[:4], "big") & 0x7FFFFFFF) << 23) // 10**7 == pytest.approx(730 * 86400, abs=1)


def test_replies_of_the_same_moment_differ_by_their_noise() -> None:
    assert FIRST.reply(STARTED, noise=1) != FIRST.reply(STARTED, noise=2)


@given(st.binary(max_size=60) | st.binary(min_size=21, max_size=31).map(lambda data: b"\x01" + data))
def test_any_bytes_are_either_an_index_or_none(data: bytes) -> None:
    index = ConversationIndex.parse(data)
    assert index is None or index.encode() == data


def test_an_instance_key_looks_like_those_in_the_documentation() -> None:
    assert base64.b64encode(instance_key(0x0100, 0x8258B109)).decode() == "AQAAAAAAAQABAAAACbFYggAAAAA="
