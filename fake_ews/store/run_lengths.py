"""The run-length encoding that shortens identifiers (MS-OXWSITEMID 2.1.3.1)."""

from __future__ import annotations

import re
from typing import Final

from fake_ews.store.malformed import MalformedId

#: A payload may not be longer than this once it is unpacked.
LIMIT: Final = 1024

_NOT_COMPRESSED: Final = 0
_RUN_LENGTHS: Final = 1
#: Two of a kind stand for themselves, the byte after them says how many more there are: 257 at most.
_RUN: Final = re.compile(rb"(?s)(.)\1{1,256}")


def pack(payload: bytes) -> bytes:
    """Put the compression byte before ``payload``: 1 if run lengths make it shorter, else 0 and the bytes as given."""
    packed = _RUN.sub(lambda run: run[1] * 2 + bytes((len(run[0]) - 2,)), payload)
    if len(packed) < len(payload):
        return bytes((_RUN_LENGTHS,)) + packed
    return bytes((_NOT_COMPRESSED,)) + payload


def unpack(data: bytes, limit: int = LIMIT) -> bytes:
    """Return the payload behind the compression byte; raises MalformedId, also when it grows beyond ``limit`` bytes."""
    if not data:
        raise MalformedId("no bytes at all", empty=True)
    if data[0] == _NOT_COMPRESSED:
        payload = data[1:]
    elif data[0] == _RUN_LENGTHS:
        payload = _without_runs(data, limit)
    else:
        raise MalformedId(f"compression byte {data[0]}")
    if len(payload) > limit:
        raise MalformedId(f"{len(payload)} bytes, {limit} at most")
    return payload


def _without_runs(data: bytes, limit: int) -> bytes:
    payload = bytearray()
    at = 1
    while at < len(data) and len(payload) <= limit:
        if data[at : at + 1] != data[at + 1 : at + 2]:
            payload.append(data[at])
            at += 1
        elif at + 2 >= len(data):
            raise MalformedId("a run without its length")
        else:
            payload += data[at : at + 1] * (data[at + 2] + 2)
            at += 3
    return bytes(payload)
