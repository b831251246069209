"""RC4 as RFC 6229 gives its key streams."""

from __future__ import annotations

import pytest

from fake_ews.access.rc4 import rc4


@pytest.mark.shows("RFC 6229 2")
@pytest.mark.parametrize(
    ("key", "stream"),
    [
        ("0102030405", "b2396305f03dc027ccc3524a0a1118a8"),
        ("01020304050607", "293f02d47f37c9b633f2af5285feb46b"),
        ("0102030405060708090a0b0c0d0e0f10", "9ac7cc9a609d1ef7b2932899cde41b97"),
    ],
)
def test_the_key_streams_of_the_rfc_come_out(key: str, stream: str) -> None:
    assert rc4(bytes.fromhex(key), bytes(16)).hex() == stream


def test_what_was_encrypted_is_read_back() -> None:
    assert rc4(b"5keys", rc4(b"5keys", b"Plaintext")) == b"Plaintext"
