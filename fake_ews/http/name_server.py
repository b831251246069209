"""A name server over UDP (RFC 1035) that knows A, AAAA and SRV records, and nothing of the world outside."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Final

from fake_ews.settings import DnsRecord

#: What is asked for (RFC 1035, 3.2.2; RFC 3596; RFC 2782).
_A, _AAAA, _SRV, _ANY = 1, 28, 33, 255
_INTERNET: Final = 1
#: Standard query; the answer is ours, with the RD bit as it came (RFC 1035, 4.1.1).
_ANSWER, _AUTHORITATIVE, _OPCODE, _RECURSION_DESIRED = 0x8000, 0x0400, 0x7800, 0x0100
_NO_ERROR, _MALFORMED, _NO_SUCH_NAME, _NOT_IMPLEMENTED = 0, 1, 3, 4
#: A test that changes a name is to see it at once.
_TIME_TO_LIVE: Final = 0

Records = Callable[[], Iterable[DnsRecord]]


def answer(query: bytes, records: Iterable[DnsRecord]) -> bytes | None:
    """Return the reply to a query, or None for what is no query at all; a later record for a name does not count.

    A record without address and target says that there is no such name.
    """
    if len(query) < 12:
        return None
    number, flags, questions = struct.unpack_from(">HHH", query)
    flags = _ANSWER | _AUTHORITATIVE | flags & (_OPCODE | _RECURSION_DESIRED)
    if flags & _OPCODE:
        return struct.pack(">HHHHHH", number, flags | _NOT_IMPLEMENTED, 0, 0, 0, 0)
    try:
        name, end = _name(query, 12)
        kind, family = struct.unpack_from(">HH", query, end)
    except (IndexError, struct.error, UnicodeDecodeError):
        return struct.pack(">HHHHHH", number, flags | _MALFORMED, 0, 0, 0, 0)
    known = [one for one in records if one.name.lower().rstrip(".") == name]
    if not known or not (known[0].address or known[0].target):
        found, flags = [], flags | _NO_SUCH_NAME
    else:
        found = [one for one in known if family == _INTERNET and kind in (_kind(one), _ANY)]
    head = struct.pack(">HHHHHH", number, flags, min(questions, 1), len(found), 0, 0)
    return head + query[12 : end + 4] + b"".join(map(_resource, found))


def _name(query: bytes, start: int) -> tuple[str, int]:
    """Return the name at ``start`` in lower case, and where it ends; questions have no pointers in them."""
    labels: list[str] = []
    position = start
    while (length := query[position]) != 0:
        if length > 63:
            raise IndexError("a pointer")
        labels.append(query[position + 1 : position + 1 + length].decode("ascii"))
        position += 1 + length
    return ".".join(labels).lower(), position + 1


def _kind(record: DnsRecord) -> int:
    if record.target:
        return _SRV
    return _A if ip_address(record.address).version == 4 else _AAAA


def _resource(record: DnsRecord) -> bytes:
    kind = _kind(record)
    if kind == _SRV:
        target = b"".join(bytes([len(label)]) + label.encode("ascii") for label in record.target.split(".") if label)
        data = struct.pack(">HHH", record.priority, record.weight, record.port) + target + b"\0"
    else:
        data = ip_address(record.address).packed
    # The name is that of the question, which stands behind the twelve bytes of the head (RFC 1035, 4.1.4).
    return struct.pack(">HHHIH", 0xC00C, kind, _INTERNET, _TIME_TO_LIVE, len(data)) + data


class NameServer(asyncio.DatagramProtocol):
    """Answers over UDP at a port; port 0 is a free one, ``port`` says which once it is open."""

    def __init__(self, records: Records, host: str, port: int) -> None:
        self._records = records
        self._host = host
        self.port = port
        self._transport: asyncio.DatagramTransport | None = None

    async def open(self) -> None:
        """Begin to answer; raises OSError when the address cannot be had."""
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(self._host, self.port))
        self._transport = transport
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Called by asyncio for each packet."""
        reply = answer(data, self._records())
        if reply is not None and self._transport is not None:
            self._transport.sendto(reply, addr)

    def close(self) -> None:
        """Answer no more."""
        if self._transport is not None:
            self._transport.close()
