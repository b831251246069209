"""The SyncState of SyncFolderItems and SyncFolderHierarchy: what a client has, in a form that only the server reads."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Final
from uuid import UUID

from fake_ews.store import base64_text
from fake_ews.store.malformed import MalformedSyncState
from fake_ews.values import dataclass

#: The header that .NET's GZipStream writes, with no time in it: every SyncState begins H4sIAAAAAAAEA.
_GZIP_HEADER: Final = bytes.fromhex("1f8b0800000000000400")
_GZIP: Final = 16 + zlib.MAX_WBITS
_RAW: Final = -zlib.MAX_WBITS
_TRAILER: Final = struct.Struct("<II")
_FORMAT: Final = 1
#: What a state may unfold to: a million items at some eight bytes.
_LIMIT: Final = 8_000_000
_LONGEST_NUMBER: Final = 10


class SyncKind(IntEnum):
    """Which of the two operations a state belongs to; the other one refuses it."""

    Items = 1
    Hierarchy = 2


_KINDS: Final = frozenset(kind.value for kind in SyncKind)


@dataclass(frozen=True, slots=True)
class SyncState:
    """A cursor on the journal and what the client holds at it.

    Counters are those of the store: ``folder`` the folder synchronised (0 for the whole hierarchy), ``known`` every
    item (or folder) that the client has been told of and that is not gone since.

    ``cursor`` is the journal position up to which everything was told. While a round is under way page by page
    (IncludesLastItemInRange false), ``until`` is the position that the round leads to and ``sent`` what its earlier
    pages dealt with, so that neither a new change nor another order makes a page tell a thing twice or never; when
    the round is over ``until`` is 0 and ``sent`` empty. ``ignored`` are the items of the request's Ignore list, for as
    long as the round lasts. ``epoch`` counts how often the server had forgotten the states of the mailbox; it stands
    last, and only where that has happened.
    """

    kind: SyncKind
    mailbox: UUID
    folder: int
    cursor: int = 0
    until: int = 0
    known: frozenset[int] = frozenset()
    sent: frozenset[int] = frozenset()
    ignored: frozenset[int] = frozenset()
    epoch: int = 0

    def encode(self) -> str:
        """Return the text of a SyncState element: the same state, the same text."""
        content = bytearray((_FORMAT, self.kind))
        content += self.mailbox.bytes_le
        for number in (self.folder, self.cursor, self.until):
            _write(content, number)
        for counters in (self.known, self.sent, self.ignored):
            _write_all(content, counters)
        if self.epoch:
            _write(content, self.epoch)
        return base64_text.encode(_zipped(bytes(content)))

    @classmethod
    def decode(cls, text: str) -> SyncState:
        """Read a SyncState element; raises MalformedSyncState for a text that is cut, changed or not of this server."""
        data = base64_text.decode(text)
        if data is None:
            raise MalformedSyncState("not base64")
        content = _unzipped(data)
        if len(content) < 18 or content[0] != _FORMAT or content[1] not in _KINDS:
            raise MalformedSyncState("an unknown form")
        kind, mailbox, numbers = SyncKind(content[1]), UUID(bytes_le=content[2:18]), _numbers(content[18:])
        folder, cursor, until = _read(numbers), _read(numbers), _read(numbers)
        known, sent, ignored = _read_all(numbers), _read_all(numbers), _read_all(numbers)
        epoch = next(numbers, 0)
        if next(numbers, None) is not None:
            raise MalformedSyncState("bytes left over")
        return cls(kind, mailbox, folder, cursor, until, known, sent, ignored, epoch)


def _zipped(content: bytes) -> bytes:
    deflate = zlib.compressobj(level=9, wbits=_RAW)
    return (
        _GZIP_HEADER
        + deflate.compress(content)
        + deflate.flush()
        + _TRAILER.pack(zlib.crc32(content), len(content) & 0xFFFFFFFF)
    )


def _unzipped(data: bytes) -> bytes:
    inflate = zlib.decompressobj(wbits=_GZIP)
    try:
        content = inflate.decompress(data, _LIMIT)
    except zlib.error:
        raise MalformedSyncState("not gzip") from None
    if not inflate.eof or inflate.unused_data:
        raise MalformedSyncState("cut short, too long, or more behind its end")
    return content


def _write(content: bytearray, number: int) -> None:
    """Seven bits a byte, the lowest first, the eighth bit meaning that more follow."""
    while number > 0x7F:
        content.append(number & 0x7F | 0x80)
        number >>= 7
    content.append(number)


def _write_all(content: bytearray, counters: Iterable[int]) -> None:
    """How many there are, then each one's distance from the one before: neighbours take one byte."""
    ascending = sorted(counters)
    _write(content, len(ascending))
    before = 0
    for counter in ascending:
        _write(content, counter - before)
        before = counter


def _numbers(content: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in content:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
        elif shift >= 7 * _LONGEST_NUMBER:
            raise MalformedSyncState("a number without an end")
    if shift:
        raise MalformedSyncState("a number that is not all there")


def _read(numbers: Iterator[int]) -> int:
    number = next(numbers, None)
    if number is None:
        raise MalformedSyncState("it ends too early")
    return number


def _read_all(numbers: Iterator[int]) -> frozenset[int]:
    size = _read(numbers)
    counters, counter = set(), 0
    for _ in range(size):
        counter += _read(numbers)
        counters.add(counter)
    return frozenset(counters)
