"""A SyncState keeps what a client holds, is the same text for the same state, and refuses what was tampered with."""

from __future__ import annotations

import base64
import gzip
import zlib
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.store.malformed import MalformedSyncState
from fake_ews.store.sync_states import SyncKind, SyncState

MAILBOX = UUID("859e0872-883c-4021-9b24-29dc9958697c")
STATE = SyncState(
    SyncKind.Items, MAILBOX, 0x14B1, cursor=700, until=812, known=frozenset({5, 9, 4000}), sent=frozenset({9})
)
COUNTERS = st.frozensets(st.integers(0, 2**48 - 1), max_size=40)


def text_of(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, mtime=0)).decode()


def test_it_looks_like_a_state_of_exchange() -> None:
    assert STATE.encode().startswith("H4sIAAAAAAAEA")


def test_gzip_itself_can_open_it() -> None:
    assert gzip.decompress(base64.b64decode(STATE.encode())).startswith(b"\x01\x01" + MAILBOX.bytes_le)


def test_the_same_state_is_the_same_text() -> None:
    twin = SyncState(
        SyncKind.Items, MAILBOX, 0x14B1, cursor=700, until=812, known=frozenset({4000, 9, 5}), sent=frozenset({9})
    )
    assert twin.encode() == STATE.encode()


def test_512_items_take_some_kilobytes_at_most() -> None:
    scattered = frozenset(0x2367_4867 + 37 * n + n % 11 for n in range(512))
    assert len(SyncState(SyncKind.Items, MAILBOX, 1, 5, known=scattered).encode()) < 3500


@given(
    st.sampled_from(SyncKind),
    st.uuids(),
    st.integers(0, 2**48 - 1),
    st.integers(0, 2**63),
    st.integers(0, 2**63),
    COUNTERS,
    COUNTERS,
    COUNTERS,
)
def test_every_state_can_be_read_back(
    kind: SyncKind,
    mailbox: UUID,
    folder: int,
    cursor: int,
    until: int,
    known: frozenset[int],
    sent: frozenset[int],
    ignored: frozenset[int],
) -> None:
    state = SyncState(kind, mailbox, folder, cursor, until, known, sent, ignored)
    assert SyncState.decode(state.encode()) == state


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_state_that_was_cut_is_malformed(cut: int) -> None:
    with pytest.raises(MalformedSyncState):
        SyncState.decode(STATE.encode()[:-cut])


@given(st.integers(10, 60), st.integers(1, 255))
def test_a_changed_state_is_malformed_or_still_says_the_same(at: int, by: int) -> None:
    data = bytearray(base64.b64decode(STATE.encode()))
    data[max(10, at % len(data))] ^= by
    try:
        state = SyncState.decode(base64.b64encode(data).decode())
    except MalformedSyncState:
        return
    assert state == STATE  # the bits that fill deflate's last byte up mean nothing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H4sIAA==",
        "AEbJ94eMOAAA",
        text_of(b""),
        text_of(b"\x02\x01" + bytes(22)),
        text_of(b"\x01\x09" + bytes(22)),
        text_of(b"\x01\x01" + bytes(30)),
        text_of(b"\x01\x01" + bytes(16) + b"\xff" * 30),
        text_of(b"\x01\x01" + bytes(16) + b"\x01\x01\x01\xff\xff\xff\x7f"),
    ],
)
def test_what_is_no_state_is_malformed(text: str) -> None:
    with pytest.raises(MalformedSyncState):
        SyncState.decode(text)


def test_a_small_text_that_unfolds_without_end_is_refused() -> None:
    bomb = zlib.compress(bytes(20_000_000), wbits=31)
    with pytest.raises(MalformedSyncState):
        SyncState.decode(base64.b64encode(bomb).decode())


@given(st.binary(max_size=80))
def test_no_content_makes_reading_crash(content: bytes) -> None:
    for text in (base64.b64encode(content).decode(), text_of(content), text_of(b"\x01\x01" + content)):
        try:
            SyncState.decode(text)
        except MalformedSyncState:
            continue
