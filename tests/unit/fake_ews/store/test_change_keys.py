"""Change keys are read and written as real servers write them."""

from __future__ import annotations

import base64
import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.store.change_keys import ChangeKey
from fake_ews.store.malformed import MalformedChangeKey
from fake_ews.store.object_types import ObjectType
from tests.microsoft_schema import SHARED

DATABASE = UUID("5b96a8ce-6bd8-9ac2-b666-8284f3d8ffa1")
SAMPLES = SHARED / "ews-samples" / "open.jsonl"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CQAAABYAAAAN+VjmVZl5Rq1ymCq5eFKOAAAE59E+", ObjectType.Message),
        ("AQAAABYAAAAN+VjmVZl5Rq1ymCq5eFKOAAAAABTZ", ObjectType.Folder),
        ("AgAAABYAAAAqRr3mNdNMSasqx/o9J13UAAAAAAA3", ObjectType.CalendarFolder),
        ("AwAAABYAAABGDloItRzyTrAt+XVzRr/YAABdo/2h", ObjectType.ContactsFolder),
        ("EQAAABYAAADOilbYa8KaT7ZgMoTz2P+hAAABiPQo", ObjectType.Contact),
        ("EgAAABYAAAAD7hO1SJPWTbICFWZ4U3NMAABXzQiK", ObjectType.DistributionList),
        ("AQAAAA==", ObjectType.Folder),
    ],
)
def test_a_key_of_a_real_server_is_written_again_as_it_was(text: str, kind: ObjectType) -> None:
    key = ChangeKey.parse(text)
    assert key.object_type is kind
    assert key.encode() == text


def test_every_whole_key_in_microsofts_samples_is_written_again_as_it_was() -> None:
    if not SAMPLES.exists():
        pytest.skip(f"needs {SAMPLES}, which is not here")
    whole = set(re.findall(r'ChangeKey=\\"([A-Za-z0-9+/]{40})\\"', SAMPLES.read_text()))
    assert len(whole) > 40
    assert {ChangeKey.parse(text).encode() for text in whole} == whole


def test_a_key_has_forty_characters() -> None:
    assert len(ChangeKey(ObjectType.Message, DATABASE, 7).encode()) == 40


def test_a_later_change_has_another_key() -> None:
    assert ChangeKey(ObjectType.Message, DATABASE, 7).encode() != ChangeKey(ObjectType.Message, DATABASE, 8).encode()


@pytest.mark.parametrize("text", ["", "XXX", "AAAA", "CQAAABYAAAAN", "CQAAABUAAAAN+VjmVZl5Rq1ymCq5eFKOAAAE59E+"])
def test_what_is_no_key_is_malformed(text: str) -> None:
    with pytest.raises(MalformedChangeKey):
        ChangeKey.parse(text)


@given(st.binary(max_size=40) | st.binary(min_size=30, max_size=30))
def test_no_bytes_make_reading_crash(data: bytes) -> None:
    try:
        ChangeKey.parse(base64.b64encode(data).decode())
    except MalformedChangeKey:
        return


@given(st.text(max_size=50))
def test_no_text_makes_reading_crash(text: str) -> None:
    try:
        ChangeKey.parse(text)
    except MalformedChangeKey:
        return


@given(st.integers(0, 255), st.uuids(), st.integers(0, 2**48 - 1))
def test_every_key_can_be_read_back(kind: int, database: UUID, counter: int) -> None:
    key = ChangeKey(kind, database, counter)
    assert ChangeKey.parse(key.encode()) == key
