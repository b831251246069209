"""The MD4 message digest (RFC 1320), which OpenSSL 3 no longer gives to everybody and NT hashes are made of."""

from __future__ import annotations

import struct

_MASK = 0xFFFFFFFF
_START = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)

#: Per round: the order in which the sixteen words are taken, the shifts, the constant added (RFC 1320, 3.4).
_ROUNDS = (
    (tuple(range(16)), (3, 7, 11, 19), 0),
    (tuple(4 * (i % 4) + i // 4 for i in range(16)), (3, 5, 9, 13), 0x5A827999),
    ((0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15), (3, 9, 11, 15), 0x6ED9EBA1),
)


def _mix(number: int, x: int, y: int, z: int) -> int:
    """Return F, G or H of RFC 1320, 3.4."""
    if number == 0:
        return (x & y) | (~x & z)
    if number == 1:
        return (x & y) | (x & z) | (y & z)
    return x ^ y ^ z


def md4(message: bytes) -> bytes:
    """Return the digest of ``message``: 16 bytes."""
    padding = b"\x80" + b"\0" * ((55 - len(message)) % 64)
    padded = message + padding + struct.pack("<Q", (8 * len(message)) & 0xFFFFFFFFFFFFFFFF)
    state = list(_START)
    for offset in range(0, len(padded), 64):
        words = struct.unpack_from("<16I", padded, offset)
        a, b, c, d = state
        for number, (order, shifts, constant) in enumerate(_ROUNDS):
            for step, index in enumerate(order):
                total = (a + _mix(number, b, c, d) + words[index] + constant) & _MASK
                shift = shifts[step % 4]
                a, b, c, d = d, ((total << shift) | (total >> (32 - shift))) & _MASK, b, c
        state = [(old + new) & _MASK for old, new in zip(state, (a, b, c, d), strict=True)]
    return struct.pack("<4I", *state)
