"""SubscriptionIds and Watermarks have the forms that each generation of servers gave out."""

from __future__ import annotations

import base64
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.store.malformed import MalformedSubscriptionId, MalformedWatermark
from fake_ews.store.subscription_ids import SubscriptionId
from fake_ews.store.watermarks import Watermark

GUID = UUID("f6bc657d-dde1-4f94-952d-143b95d6483d")
MAILBOX = UUID("00bbf7cf-0b94-4fab-8ef5-231f0bc40416")
MOMENT = datetime(2026, 3, 2, 8, tzinfo=UTC)

# Microsoft's documentation (2007 and 2013), published traces (2010 and 2016 on).
SUBSCRIPTIONS = [
    "f6bc657d-dde1-4f94-952d-143b95d6483d",
    "FwB0ZXN0LW1haWwyLm1zZnQudmlydHVhbBAAAABzUd2ea9nSRZxccnlZiYGL",
    "HQB0b290bGVzLWZlMS5uZXZlcmxhbmQucnBpLmVkdRAAAAB6doL7rLBaRJpD6SPqdeo6E2rIWt0xzQg=",
    "JgBjbzFwcjA2bWIyMjIubmFtcHJkMDYucHJvZC5vdXRsb29rLmNvbRAAAAAUeGk+7JFdSaFM8/NI/gQQpVdgZX6H0Ag=",
    "LABkYjhwcjAxbWI2NDg1LmV1cnByZDAxLnByb2QuZXhjaGFuZ2VsYWJzLmNvbRAAAADELVfykPBZQp7Q8IIUrUfmCKn7JnqX2AgQAAAAWTlI"
    "8+A2EEqLQp01E8Pw2Q==",
]


@pytest.mark.parametrize("text", [SUBSCRIPTIONS[0], SUBSCRIPTIONS[1]])
def test_a_subscription_of_a_real_server_is_written_again_as_it_was(text: str) -> None:
    assert SubscriptionId.parse(text).encode() == text


@pytest.mark.parametrize("text", SUBSCRIPTIONS[2:])
def test_its_moment_is_kept_to_the_microsecond(text: str) -> None:
    # .NET counts tenths of microseconds, so the byte that holds the last digit may differ.
    again = base64.b64decode(SubscriptionId.parse(text).encode())
    original = base64.b64decode(text)
    differing = [at for at, (mine, its) in enumerate(zip(again, original, strict=True)) if mine != its]
    assert len(differing) <= 1
    assert SubscriptionId.parse(text).created is not None


def test_the_server_and_moment_can_be_told_from_it() -> None:
    parsed = SubscriptionId.parse(SUBSCRIPTIONS[3])
    assert parsed.server == "co1pr06mb222.namprd06.prod.outlook.com"
    assert parsed.created is not None
    assert parsed.created.date().isoformat() == "2013-09-24"
    assert parsed.mailbox is None


def test_a_server_of_38_letters_makes_92_characters() -> None:
    assert len(SubscriptionId(GUID, "e" * 38, MOMENT).encode()) == 92


@pytest.mark.parametrize("text", ["", "AAA-", "AAAA", "f6bc657d", SUBSCRIPTIONS[3][:-4], SUBSCRIPTIONS[3] + "AAAA"])
def test_what_is_no_subscription_is_malformed(text: str) -> None:
    with pytest.raises(MalformedSubscriptionId):
        SubscriptionId.parse(text)


@given(
    st.uuids(),
    st.none() | st.text(alphabet="abcdefghij.-0123", min_size=1, max_size=60),
    st.none() | st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),
    st.none() | st.uuids(),
)
def test_every_subscription_can_be_read_back(
    guid: UUID, server: str | None, created: datetime | None, mailbox: UUID | None
) -> None:
    created = created if server else None
    whole = SubscriptionId(guid, server, created, mailbox if created else None)
    assert SubscriptionId.parse(whole.encode()) == whole


@pytest.mark.parametrize(
    "text",
    ["AQAAAOpvG0LURVdOhQkPOWZLPcI8EgAAAAAAAAE=", "AQAAAExY/dNdjDVKjtBVHKR5IOurFukhAAAAAAE=", "AAAAAMAGAAAAAAAAAQ=="],
)
def test_a_watermark_of_a_real_server_is_written_again_as_it_was(text: str) -> None:
    assert Watermark.parse(text).encode() == text


def test_a_watermark_has_forty_characters() -> None:
    assert len(Watermark(MAILBOX, 12345).encode()) == 40


@pytest.mark.parametrize("text", ["", "AAA-", "AAAA", "AQAAAOpvG0LURVdOhQkPOWZLPcI8EgAAAAAAAA=="])
def test_what_is_no_watermark_is_malformed(text: str) -> None:
    with pytest.raises(MalformedWatermark):
        Watermark.parse(text)


@given(st.none() | st.uuids(), st.integers(0, 2**63 - 1))
def test_every_watermark_can_be_read_back(source: UUID | None, position: int) -> None:
    assert Watermark.parse(Watermark(source, position).encode()) == Watermark(source, position)


@given(st.binary(max_size=80) | st.binary(max_size=60).map(lambda data: b"\x05\x00abcde\x10\x00\x00\x00" + data))
def test_no_bytes_make_reading_crash(data: bytes) -> None:
    text = base64.b64encode(data).decode()
    with suppress(MalformedSubscriptionId):
        SubscriptionId.parse(text)
    with suppress(MalformedWatermark):
        Watermark.parse(text)
