"""The tokens of SPNEGO (RFC 4178, MS-SPNG 2.2) in DER: reading those of a client, writing those of an acceptor."""

from __future__ import annotations

from enum import IntEnum

from fake_ews.values import dataclass

SPNEGO_OID = bytes.fromhex("2b0601050502")
NTLM_OID = bytes.fromhex("2b06010401823702020a")

_SEQUENCE, _OCTET_STRING, _OID, _ENUMERATED = 0x30, 0x04, 0x06, 0x0A
_APPLICATION, _CONTEXT = 0x60, 0xA0


class NegState(IntEnum):
    """negState of NegTokenResp (RFC 4178, 4.2.2)."""

    ACCEPT_COMPLETED = 0
    ACCEPT_INCOMPLETE = 1
    REQUEST_MIC = 3


class MalformedToken(ValueError):
    """The bytes are no SPNEGO token of a client."""


@dataclass(frozen=True, slots=True)
class NegTokenInit:
    """The first token: mechanisms in the client's order, its DER as sent (a MIC covers it), the first one's token."""

    mechanisms: tuple[bytes, ...]
    mechanisms_der: bytes
    token: bytes


@dataclass(frozen=True, slots=True)
class NegTokenResp:
    """Any later token of the client."""

    token: bytes
    mechanisms_mic: bytes


def unpack_token(data: bytes) -> NegTokenInit | NegTokenResp:
    """Read a token of a client; raises MalformedToken."""
    tag, content, _ = _element(data)
    if tag == _APPLICATION:  # InitialContextToken of RFC 2743, 3.1: which mechanism, then NegotiationToken
        tag, oid, rest = _element(content)
        if tag != _OID or oid != SPNEGO_OID:
            raise MalformedToken("a mechanism other than SPNEGO (Kerberos on its own, perhaps)")
        return _unpack_init(_inner(rest, _CONTEXT | 0))
    if tag == _CONTEXT | 1:
        fields = _fields(content)
        return NegTokenResp(_inner(fields.get(2), _OCTET_STRING), _inner(fields.get(3), _OCTET_STRING))
    raise MalformedToken(f"unknown tag {tag:#x}")


def _unpack_init(content: bytes) -> NegTokenInit:
    fields = _fields(content)
    mechanisms_der = fields.get(0, b"")
    mechanisms = []
    rest = _inner(mechanisms_der, _SEQUENCE)
    while rest:
        tag, oid, rest = _element(rest)
        if tag != _OID:
            raise MalformedToken("a mechanism that is no object identifier")
        mechanisms.append(oid)
    return NegTokenInit(tuple(mechanisms), mechanisms_der, _inner(fields.get(2), _OCTET_STRING))


def pack_response(
    state: NegState, *, supported_mechanism: bytes = b"", token: bytes = b"", mechanisms_mic: bytes = b""
) -> bytes:
    """Return a NegTokenResp; what is empty is left out."""
    content = _pack(_CONTEXT | 0, _pack(_ENUMERATED, bytes([state])))
    if supported_mechanism:
        content += _pack(_CONTEXT | 1, _pack(_OID, supported_mechanism))
    if token:
        content += _pack(_CONTEXT | 2, _pack(_OCTET_STRING, token))
    if mechanisms_mic:
        content += _pack(_CONTEXT | 3, _pack(_OCTET_STRING, mechanisms_mic))
    return _pack(_CONTEXT | 1, _pack(_SEQUENCE, content))


def _fields(content: bytes) -> dict[int, bytes]:
    """Return the members of a SEQUENCE by the number of their context tag."""
    fields: dict[int, bytes] = {}
    rest = _inner(content, _SEQUENCE)
    while rest:
        tag, value, rest = _element(rest)
        fields[tag & 0x1F] = value
    return fields


def _inner(data: bytes | None, expected_tag: int) -> bytes:
    """Return the content of the one element in ``data``, b"" where the field was absent."""
    if data is None:
        return b""
    tag, content, _ = _element(data)
    if tag != expected_tag:
        raise MalformedToken(f"tag {tag:#x} where {expected_tag:#x} belongs")
    return content


def _element(data: bytes) -> tuple[int, bytes, bytes]:
    """Split ``data`` into the tag of its first element, that element's content, and what follows."""
    if len(data) < 2:
        raise MalformedToken("too short")
    tag, length, start = data[0], data[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[2:start], "big")
    if start + length > len(data):
        raise MalformedToken("an element runs over the end")
    return tag, data[start : start + length], data[start + length :]


def _pack(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + content
