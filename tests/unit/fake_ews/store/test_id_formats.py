"""ConvertId's six formats: each leads to each other one and back."""

from __future__ import annotations

import base64
from datetime import date
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.store.id_formats import IdFormat, convert_id
from fake_ews.store.malformed import MalformedId
from fake_ews.store.targets import MailboxIds

ADDRESS = "anna@example.com"
MAILBOX = UUID("bb00f7cf-0b94-4fab-8ef5-231f0bc40416")
IDS = MailboxIds(MAILBOX, UUID("9a441ea2-3c4e-4bd7-98f2-0f975e5737f0"), UUID("7ff0de1e-7230-4125-8b15-34c466239252"))
# The one Id that exchangelib's suite converts; it belongs to nobody here.
FOREIGN = (
    "AAMkADIxNDdkMTI4LTMxNTgtNGYzYy1iMGFlLWQxOTIzYTVlNTAwMgAuAAAAAAC"
    "QxfuhknwST6zPr7QuwK7BAQDtzmFCgwmzTq/6+pzfxPNiAAAAAAEBAAA="
)


def convert(text: str, source: IdFormat, destination: IdFormat) -> str:
    return convert_id(text, source, destination, address=ADDRESS, mailbox_guid=MAILBOX)


@pytest.mark.parametrize(("first", "second"), list(permutations(IdFormat, 2)))
@pytest.mark.parametrize("ews_id", [IDS.folder(0x2367_4867), IDS.item(0x010F, 0x2367_4F7F)], ids=["folder", "item"])
def test_there_and_back_is_the_same(ews_id: str, first: IdFormat, second: IdFormat) -> None:
    text = convert(ews_id, IdFormat.EwsId, first)
    assert convert(convert(text, first, second), second, first) == text


@pytest.mark.parametrize("other", [IdFormat.EwsLegacyId, IdFormat.StoreId, IdFormat.OwaId])
def test_an_occurrence_keeps_its_date_in_formats_that_have_room_for_it(other: IdFormat) -> None:
    occurrence = IDS.occurrence(0x010F, 0x2367_4F7F, date(2026, 3, 2))
    assert convert(convert(occurrence, IdFormat.EwsId, other), other, IdFormat.EwsId) == occurrence


def test_an_occurrence_shares_its_masters_entry_id() -> None:
    occurrence, master = IDS.occurrence(1, 2, date(2026, 3, 2)), IDS.item(1, 2)
    assert convert(occurrence, IdFormat.EwsId, IdFormat.EntryId) == convert(master, IdFormat.EwsId, IdFormat.EntryId)


def test_the_forms_are_those_seen_from_exchange() -> None:
    # Hex dumps in gromox's "Observations on Exchange Server's EWS" (2023): a folder's StoreId, EntryId and legacy id.
    provider, database = UUID("1a838685-d9be-41c1-94c5-5d3d89017599"), UUID("00000001-18a5-6f7b-bcdc-ea1ed03c5657")
    folder = MailboxIds(UUID("7e616754-278d-49bb-805a-0f7864fe3dc5"), provider, database).folder(0x0F)
    assert base64.b64decode(folder)[:4] == bytes.fromhex("01032400")
    assert len(base64.b64decode(folder)) == 0x57
    entry = "000000008586831ABED9C14194C55D3D89017599010001000000A5187B6FBCDCEA1ED03C565700000000000F0000"
    assert convert(folder, IdFormat.EwsId, IdFormat.HexEntryId) == entry
    assert base64.b64decode(convert(folder, IdFormat.EwsId, IdFormat.EntryId)).hex().upper() == entry
    assert base64.b64decode(convert(folder, IdFormat.EwsId, IdFormat.StoreId)).hex().upper() == "2E" + entry + "01"
    legacy = convert_id(
        folder, IdFormat.EwsId, IdFormat.EwsLegacyId, address="user5@grammm.net", mailbox_guid=UUID(int=0)
    )
    assert base64.b64decode(legacy).startswith(b"\x01\x00\x10\x00user5@gramm\x01.net\x00\x2e\x00\x00\x03\x85\x86\x83")


def test_an_owa_id_goes_into_a_link_as_it_is() -> None:
    owa = convert(IDS.item(0x3E_3E3E, 0xFB_EFBE_FBEF), IdFormat.EwsId, IdFormat.OwaId)
    assert owa.startswith("RgAAAA")
    assert owa.endswith("AAAJ")
    assert "%2b" in owa
    assert not set(owa) & set("+/=")


@pytest.mark.parametrize("destination", IdFormat)
def test_an_id_of_another_mailbox_is_converted_too(destination: IdFormat) -> None:
    assert convert(FOREIGN, IdFormat.EwsId, destination)


def test_an_id_of_2007_is_refused_where_a_later_one_belongs() -> None:
    legacy = convert(FOREIGN, IdFormat.EwsId, IdFormat.EwsLegacyId)
    with pytest.raises(MalformedId) as error:
        convert(legacy, IdFormat.EwsId, IdFormat.EntryId)
    assert error.value.legacy


def test_a_later_id_is_malformed_where_one_of_2007_belongs() -> None:
    with pytest.raises(MalformedId) as error:
        convert(FOREIGN, IdFormat.EwsLegacyId, IdFormat.EntryId)
    assert not error.value.legacy


def test_an_attachment_has_no_entry_id() -> None:
    with pytest.raises(MalformedId):
        convert(IDS.attachment(1, 2, [UUID(int=3)]), IdFormat.EwsId, IdFormat.EntryId)


@given(st.text(max_size=80) | st.binary(max_size=120).map(lambda data: base64.b64encode(data).decode()))
def test_no_text_makes_converting_crash(text: str) -> None:
    for source in IdFormat:
        for destination in IdFormat:
            try:
                convert(text, source, destination)
            except MalformedId:
                continue
