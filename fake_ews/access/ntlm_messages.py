"""The three messages of NTLM (MS-NLMP 2.2.1) and its AV pairs, as bytes and as values."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Final

from fake_ews.values import dataclass

SIGNATURE = b"NTLMSSP\0"

_AUTHENTICATE_SIZE = 64  # up to and with NegotiateFlags
_MIC = slice(72, 88)  # behind NegotiateFlags and the eight bytes of Version
_TEMP_AV_PAIRS = 44  # NTProofStr (16), then 28 bytes of NTLMv2_CLIENT_CHALLENGE before its AvPairs (2.2.2.7)


class MessageType(IntEnum):
    """The kinds of message, in the order in which they are sent."""

    NEGOTIATE = 1
    CHALLENGE = 2
    AUTHENTICATE = 3


class Flag:
    """The bits of NegotiateFlags that matter here (MS-NLMP 2.2.2.5); plain numbers: IntFlag is slow."""

    UNICODE: Final = 0x00000001
    OEM: Final = 0x00000002
    REQUEST_TARGET: Final = 0x00000004
    SIGN: Final = 0x00000010
    SEAL: Final = 0x00000020
    NTLM: Final = 0x00000200
    ALWAYS_SIGN: Final = 0x00008000
    TARGET_TYPE_DOMAIN: Final = 0x00010000
    EXTENDED_SESSIONSECURITY: Final = 0x00080000
    TARGET_INFO: Final = 0x00800000
    VERSION: Final = 0x02000000
    KEY_128: Final = 0x20000000
    KEY_EXCH: Final = 0x40000000
    KEY_56: Final = 0x80000000


class AvId(IntEnum):
    """The AV pairs that matter here (MS-NLMP 2.2.2.1)."""

    EOL = 0
    NB_COMPUTER_NAME = 1
    NB_DOMAIN_NAME = 2
    DNS_COMPUTER_NAME = 3
    DNS_DOMAIN_NAME = 4
    DNS_TREE_NAME = 5
    FLAGS = 6
    TIMESTAMP = 7
    CHANNEL_BINDINGS = 10


#: MsvAvFlags: the client says that its AUTHENTICATE carries a MIC.
AV_FLAG_MIC = 0x2


class MalformedMessage(ValueError):
    """The bytes are no NTLM message of the kind expected."""


def message_type(message: bytes) -> int:
    """Return 1, 2 or 3; raises MalformedMessage for anything that is not NTLM."""
    if len(message) < 12 or not message.startswith(SIGNATURE):
        raise MalformedMessage("no NTLM message")
    kind: int = struct.unpack_from("<I", message, 8)[0]
    return kind


def negotiate_flags(message: bytes) -> int:
    """Return what a NEGOTIATE message asks for."""
    if len(message) < 16:
        raise MalformedMessage("NEGOTIATE message too short")
    flags: int = struct.unpack_from("<I", message, 12)[0]
    return flags


def challenge_message(
    flags: int, server_challenge: bytes, target_name: bytes, target_info: bytes, version: bytes
) -> bytes:
    """Return a CHALLENGE message; ``version`` has eight bytes (MS-NLMP 2.2.1.2)."""
    name_at = 56
    info_at = name_at + len(target_name)
    return b"".join(
        (
            SIGNATURE,
            struct.pack("<IHHII", MessageType.CHALLENGE, len(target_name), len(target_name), name_at, flags),
            server_challenge,
            struct.pack("<8xHHI", len(target_info), len(target_info), info_at),
            version,
            target_name,
            target_info,
        )
    )


def pack_av_pairs(pairs: Iterable[tuple[AvId, bytes]]) -> bytes:
    """Return the pairs one after the other, without MsvAvEOL at the end."""
    return b"".join(struct.pack("<HH", av_id, len(value)) + value for av_id, value in pairs)


def unpack_av_pairs(data: bytes) -> dict[int, bytes]:
    """Return the pairs up to MsvAvEOL by their AvId."""
    pairs: dict[int, bytes] = {}
    position = 0
    while position + 4 <= len(data):
        av_id, length = struct.unpack_from("<HH", data, position)
        if av_id == AvId.EOL:
            return pairs
        position += 4
        if position + length > len(data):
            break
        pairs[av_id] = data[position : position + length]
        position += length
    raise MalformedMessage("AV pairs without end")


@dataclass(frozen=True, slots=True)
class Authenticate:
    """An AUTHENTICATE message (MS-NLMP 2.2.1.3); ``av_pairs`` are those of its NTLMv2 response, empty for NTLMv1."""

    flags: int
    domain: str
    user: str
    nt_response: bytes
    encrypted_session_key: bytes
    av_pairs: Mapping[int, bytes]
    mic: bytes
    without_mic: bytes


def unpack_authenticate(message: bytes) -> Authenticate:
    """Read an AUTHENTICATE message; raises MalformedMessage."""
    if len(message) < _AUTHENTICATE_SIZE:
        raise MalformedMessage("AUTHENTICATE message too short")
    flags = struct.unpack_from("<I", message, 60)[0]
    # OEM means the code page of the client's machine, which the message does not name.
    encoding = "utf-16-le" if flags & Flag.UNICODE else "cp1252"
    nt_response = _payload(message, 20)
    return Authenticate(
        flags=flags,
        domain=_payload(message, 28).decode(encoding, "replace"),
        user=_payload(message, 36).decode(encoding, "replace"),
        nt_response=nt_response,
        encrypted_session_key=_payload(message, 52),
        av_pairs=unpack_av_pairs(nt_response[_TEMP_AV_PAIRS:]) if len(nt_response) > _TEMP_AV_PAIRS else {},
        mic=message[_MIC],
        without_mic=message[: _MIC.start] + b"\0" * 16 + message[_MIC.stop :],
    )


def _payload(message: bytes, position: int) -> bytes:
    """Return the bytes that the field description (length, allocated, offset) at ``position`` points to."""
    length, _, offset = struct.unpack_from("<HHI", message, position)
    if length and offset + length > len(message):
        raise MalformedMessage("a field points behind the end of the message")
    return message[offset : offset + length]
