"""MD4 as RFC 1320 gives it."""

from __future__ import annotations

import pytest

from fake_ews.access.accounts import new_account
from fake_ews.access.md4 import md4

RFC_1320_APPENDIX_A_5 = [
    (b"", "31d6cfe0d16ae931b73c59d7e0c089c0"),
    (b"a", "bde52cb31de33e46245e05fbdbd6fb24"),
    (b"abc", "a448017aaf21d8525fc10ae87aa6729d"),
    (b"message digest", "d9130a8164549fe818874806e1c7014b"),
    (b"abcdefghijklmnopqrstuvwxyz", "d79e1c308aa5bbcdeea8ed63df412da9"),
    (b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "043f8582f241db351ce627e153e7f0e4"),
    (b"1234567890" * 8, "e33b4ddc9c38f2199c3e7b164fcc0536"),
]


@pytest.mark.shows("RFC 1320 A.5")
@pytest.mark.parametrize(("message", "digest"), RFC_1320_APPENDIX_A_5)
def test_the_digests_of_the_rfc_come_out(message: bytes, digest: str) -> None:
    assert md4(message).hex() == digest


@pytest.mark.shows("MS-NLMP 4.2.2.1.2")
def test_an_account_keeps_the_nt_hash_of_the_specification() -> None:
    """MS-NLMP 4.2.2.1.2: NTOWFv1 of "Password"."""
    assert new_account("user@domain.example", "Password").nt_hash.hex() == "a4f49c406510bdcab6824ee7c30fd852"
