"""Ids are those that Exchange writes: checked against Ids that real servers wrote, byte for byte."""

from __future__ import annotations

import base64
import re
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.store.entry_ids import EntryIdType, FolderEntryId, MessageEntryId, parse_entry_id
from fake_ews.store.identifiers import EwsId, IdProcessingInstruction, IdStorageType
from fake_ews.store.malformed import MalformedId
from fake_ews.store.run_lengths import pack, unpack
from fake_ews.store.targets import (
    AttachmentTarget,
    ConversationTarget,
    DirectoryTarget,
    FolderTarget,
    ItemTarget,
    MailboxIds,
    PublicFolderTarget,
    attachment_guid,
    attachment_id,
    directory_id,
    public_folder_id,
    read_id,
)
from tests.microsoft_schema import SHARED

# From Microsoft's documentation: EWS (inbox rules, move and delete), Microsoft Graph (contact folders), FindPeople.
FOLDER = (
    "AAMkADg1OWUwODcyLTg4M2MtNDAyMS05YjI0LTI5ZGM5OTU4Njk3YwAuAAAAAADPriAxh444TpHj2GoQxWQNAQAN+VjmVZl5Rq1ymCq5eFKO"
    "AAAAABSxAAA="
)
ITEM = (
    "AAMkADg1OWUwODcyLTg4M2MtNDAyMS05YjI0LTI5ZGM5OTU4Njk3YwBGAAAAAADPriAxh444TpHj2GoQxWQNBwAN+VjmVZl5Rq1ymCq5eFKO"
    "AAAAAAENAAAN+VjmVZl5Rq1ymCq5eFKOAAAAAAEuAAA="
)
SHORTENED_FOLDER = (
    "AQMkADIxYjJiYgEzLTFmNjYALTRjYTMtODA1NC0wZDkxZGNmOTcxNTQALgAAA8RJzXYaLKZPlmn0ge0edZkBADa3qi2IMXRNg6RwQSHe/F8A"
    "AAIBDgAAAA=="
)
SHORTENED_ITEM = (
    "AQMkADAwATM3ZmYAZS0wYmNiLTY0YjgtMDACLTAwCgBGAAADF0fjCn2iZUKwYQK+G/761QcAqb+UiJel5U2FW7S7qIGi4AAAAgEMAAAAqb+U"
    "iJel5U2FW7S7qIGi4AAHBgCcdAAAAA=="
)
PUBLIC_FOLDER = "AAEuAAAAAADL8shaNEKnQYVvRbpoY9vDAQBGDloItRzyTrAt+XVzRr/YAABdofPkAAA="
SHORTENED_PUBLIC_FOLDER = "AQEuAAADy/LIWjRCp0GFb0W6aGPbwwEARg5aCLUc8k6wLfl1c0a/2AAAAxEAAAA="
PERSONA = "AAUQAFjZ4UxX8SZCqSPFsmh0cSo="
CONVERSATION = "AAQkADkzNjJjODUzLWZhMDMtNDVkMS05ZDdjLWVmMDlkYjQ1Zjc4MwAQACAi+NTh0F5Eg5YDwpJsXPE="
# From published traces: an attachment (2016) and an occurrence of 19 September 2022.
ATTACHMENT = (
    "AAMkADc2OGUyODVmLWY3NjktNDY2MC1iMzllLTM4MThjYzU4OGQ4YgBGAAAAAACeuRYNE6D6Q70cD0Q/s0RIBwAXa2D52NzfQYSx7xK5j92N"
    "AAAAAAENAAAXa2D52NzfQYSx7xK5j92NAAAAAAztAAABEgAQAJwa7iI1b4ZGoFo6F/TfALM="
)
OCCURRENCE = (
    "AAMkADdiYzg5OGRlLTY1MjktNDc2Ni05YmVkLWMxMzFlNTQ0MzU3YQFRAAgI2pnR5UQAAEYAAAAAovUUFgf0jU2QbgCzOiiDrAcAbX/IPMmP"
    "s02YGYesdF+/dAACDNNrIwAAbX/IPMmPs02YGYesdF+/dAACDNPqOAAAEA=="
)
WRITTEN_BY_EXCHANGE = [
    FOLDER,
    ITEM,
    SHORTENED_FOLDER,
    SHORTENED_ITEM,
    PUBLIC_FOLDER,
    SHORTENED_PUBLIC_FOLDER,
    PERSONA,
    CONVERSATION,
    ATTACHMENT,
    OCCURRENCE,
]

MAILBOX = UUID("859e0872-883c-4021-9b24-29dc9958697c")
PROVIDER = UUID("3120aecf-8e87-4e38-91e3-d86a10c5640d")
DATABASE = UUID("e658f90d-9955-4679-ad72-982ab978528e")
IDS = MailboxIds(MAILBOX, PROVIDER, DATABASE)
SAMPLES = SHARED / "ews-samples" / "open.jsonl"


@pytest.mark.shows("MS-OXWSITEMID_R18", "MS-OXWSITEMID_R19", "MS-OXWSITEMID_R21", "MS-OXWSITEMID_R22")
@pytest.mark.parametrize("text", WRITTEN_BY_EXCHANGE)
def test_an_id_of_a_real_server_is_written_again_as_it_was(text: str) -> None:
    assert EwsId.parse(text).encode() == text


def test_every_whole_id_in_microsofts_samples_is_written_again_as_it_was() -> None:
    if not SAMPLES.exists():
        pytest.skip(f"needs {SAMPLES}, which is not here")
    found = set(re.findall(r'\bId=\\"(A[AQ][EMQU][A-Za-z0-9+/]{20,}=*)\\"', SAMPLES.read_text()))
    written = {}
    for text in found:
        try:
            written[text] = EwsId.parse(text).encode()
        except MalformedId:  # most Ids there are shortened for print
            continue
    assert len(written) == 8
    assert list(written.values()) == list(written)


def test_a_mailbox_writes_the_very_ids_that_the_documentation_shows() -> None:
    assert IDS.folder(0x14B1) == FOLDER
    assert IDS.item(0x010D, 0x012E) == ITEM


def test_ids_that_run_lengths_do_not_shorten_are_as_long_as_the_product_s() -> None:
    guid = UUID("d5c4f3b2-e1a0-4b9c-8d7e-6f5a4b3c2d1e")
    ids = MailboxIds(guid, UUID("0f1e2d3c-4b5a-4968-8778-695a4b3c2d1e"), UUID("1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"))
    folder, counter = 0x0102030D, 0x0102E7D0C8
    assert len(ids.conversation(bytes(range(16)))) == 80
    assert len(directory_id(guid)) == 28
    assert [len(ids.folder(folder)), len(ids.item(folder, counter))] == [120, 152]
    assert len(ids.attachment(folder, counter, [guid])) == 180
    assert len(ids.occurrence(folder, counter, date(2026, 3, 2))) == 168


@pytest.mark.shows("MS-OXWSITEMID_R37", "MS-OXWSITEMID_R39", "MS-OXWSITEMID_R63", "MS-OXWSITEMID_R76")
def test_a_folder_is_read_down_to_its_counter() -> None:
    assert read_id(FOLDER) == FolderTarget(MAILBOX, FolderEntryId(PROVIDER, DATABASE, 0x14B1))


@pytest.mark.shows("MS-OXWSITEMID_R37", "MS-OXWSITEMID_R39", "MS-OXWSITEMID_R63", "MS-OXWSITEMID_R66")
@pytest.mark.shows("MS-OXWSITEMID_R76")
def test_an_item_is_read_down_to_its_folder_and_counter() -> None:
    assert EwsId.parse(ITEM).processing is IdProcessingInstruction.Normal
    assert read_id(ITEM) == ItemTarget(MAILBOX, MessageEntryId(PROVIDER, DATABASE, 0x010D, DATABASE, 0x012E))


@pytest.mark.shows("MS-OXWSITEMID_R64", "MS-OXWSITEMID_R75")
def test_a_conversation_is_the_sixteen_bytes_of_its_index() -> None:
    # The same documentation page gives the messages' ConversationIndex, where these bytes follow the time.
    index = base64.b64decode("AQHM5V/ZICL41OHQXkSDlgPCkmxc8ZYxA3I4gA==")
    assert read_id(CONVERSATION) == ConversationTarget(UUID("9362c853-fa03-45d1-9d7c-ef09db45f783"), index[6:22])


@pytest.mark.shows("MS-OXWSITEMID_R38", "MS-OXWSITEMID_R67")
def test_an_occurrence_carries_the_date_that_it_was_meant_for() -> None:
    target = read_id(OCCURRENCE)
    assert isinstance(target, ItemTarget)
    assert target.original_date == date(2022, 9, 19)
    entry = target.entry
    assert isinstance(target.mailbox, UUID)
    again = MailboxIds(target.mailbox, entry.provider, entry.database)
    assert again.occurrence(entry.folder_counter, entry.counter, date(2022, 9, 19)) == OCCURRENCE


@pytest.mark.shows("MS-OXWSITEMID_R49", "MS-OXWSITEMID_R52")
def test_an_attachment_names_its_item() -> None:
    target = read_id(ATTACHMENT)
    assert isinstance(target, AttachmentTarget)
    assert isinstance(target.item.mailbox, UUID)
    assert len(target.path) == 1
    entry = target.item.entry
    again = MailboxIds(target.item.mailbox, entry.provider, entry.database)
    assert again.attachment(entry.folder_counter, entry.counter, [attachment_guid(target.path[0])]) == ATTACHMENT
    assert ATTACHMENT.startswith(again.item(entry.folder_counter, entry.counter)[:150])


def test_attachments_in_attachments_stand_in_a_path() -> None:
    outer, inner = UUID(int=1), UUID(int=2)
    target = read_id(IDS.attachment(7, 8, [outer, inner]))
    assert isinstance(target, AttachmentTarget)
    assert target.path == (attachment_id(outer), attachment_id(inner))


@pytest.mark.shows("MS-OXWSITEMID_R65", "MS-OXWSITEMID_R70", "MS-OXWSITEMID_R78")
def test_a_directory_object_is_its_guid() -> None:
    target = read_id(PERSONA)
    assert isinstance(target, DirectoryTarget)
    assert directory_id(target.object_guid) == PERSONA


@pytest.mark.shows("MS-OXWSITEMID_R61", "MS-OXWSITEMID_R77")
def test_a_public_folder_is_its_entry_id() -> None:
    target = read_id(PUBLIC_FOLDER)
    assert isinstance(target, PublicFolderTarget)
    assert target.entry.kind is EntryIdType.PrivateFolder  # from 2013 on public folders live in mailboxes
    assert public_folder_id(target.entry) == PUBLIC_FOLDER


def test_another_letter_case_is_another_id() -> None:
    changed = FOLDER.replace("BSxAAA=", "BsxAAA=")
    assert changed != FOLDER
    assert read_id(changed) != read_id(FOLDER)


@pytest.mark.parametrize(
    "text",
    ["XXX", "AAAA==", "AAA=", "AAMk=", "AAMk", "AAAA", "=", "====", "Ä", ITEM[:-4], ITEM + "AAAA", "AgMk" + ITEM[4:]],
)
def test_what_is_no_id_is_malformed(text: str) -> None:
    with pytest.raises(MalformedId) as error:
        read_id(text)
    assert not error.value.empty


def test_an_empty_id_is_said_to_be_empty() -> None:
    with pytest.raises(MalformedId) as error:
        read_id("")
    assert error.value.empty


def test_an_item_of_exchange_2007_keeps_its_address() -> None:
    entry = MessageEntryId(PROVIDER, DATABASE, 1, DATABASE, 2)
    text = EwsId(IdStorageType.MailboxItemSmtpAddressBased, entry.encode(), "anna@example.com").encode()
    assert read_id(text) == ItemTarget("anna@example.com", entry)


def test_a_payload_that_unpacks_to_more_than_a_kilobyte_is_refused() -> None:
    with pytest.raises(MalformedId):
        unpack(b"\x01" + b"aa\xff" * 5)


@pytest.mark.shows("MS-OXWSITEMID_R21")
def test_a_run_of_257_is_one_and_the_next_byte_starts_another() -> None:
    assert pack(b"a" * 258) == b"\x01aa\xffa"


@pytest.mark.shows("MS-OXWSITEMID_R17", "MS-OXWSITEMID_R18", "MS-OXWSITEMID_R19")
def test_what_run_lengths_do_not_shorten_stays_as_it_is() -> None:
    assert pack(b"aaa") == b"\x00aaa"
    assert pack(b"aaaa") == b"\x01aa\x02"


@given(st.binary(max_size=1024))
def test_packing_loses_nothing(payload: bytes) -> None:
    packed = pack(payload)
    assert unpack(packed) == payload
    assert len(packed) <= len(payload) + 1


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda data: base64.b64decode(ITEM)[:43] + data))
def test_no_bytes_make_reading_crash(data: bytes) -> None:
    try:
        read_id(base64.b64encode(data).decode())
    except MalformedId:
        return


@given(st.text(max_size=60))
def test_no_text_makes_reading_crash(text: str) -> None:
    try:
        read_id(text)
    except MalformedId:
        return


@given(
    st.sampled_from(IdStorageType),
    st.binary(max_size=80),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(IdProcessingInstruction),
    st.binary(max_size=50),
    st.lists(st.binary(max_size=20), max_size=9),
)
def test_every_id_can_be_read_back(
    storage: IdStorageType,
    store_id: bytes,
    moniker: str,
    processing: IdProcessingInstruction,
    folder_id: bytes,
    attachments: list[bytes],
) -> None:
    named = storage not in (IdStorageType.PublicFolder, IdStorageType.ActiveDirectoryObject)
    whole = EwsId(
        storage,
        store_id,
        moniker if named and storage is not IdStorageType.PublicFolderItem else "",
        processing if named else IdProcessingInstruction.Normal,
        folder_id if storage is IdStorageType.PublicFolderItem else b"",
        tuple(attachments),
    )
    assert EwsId.parse(whole.encode()) == whole


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**48 - 1), st.sampled_from(EntryIdType))
def test_entry_ids_have_their_length_and_can_be_read_back(folder: int, counter: int, kind: EntryIdType) -> None:
    entry: FolderEntryId | MessageEntryId
    if kind in (EntryIdType.PrivateFolder, EntryIdType.PublicFolder):
        entry = FolderEntryId(PROVIDER, DATABASE, folder, kind)
        assert len(entry.encode()) == 46
    else:
        entry = MessageEntryId(PROVIDER, DATABASE, folder, DATABASE, counter, kind)
        assert len(entry.encode()) == 70
    assert parse_entry_id(entry.encode()) == entry
