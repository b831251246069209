"""The RC4 stream cipher, with which NTLM wraps session keys and checksums (MS-NLMP 3.1.5.1.2, 3.4.4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fake_ews.deferred import Deferred

if TYPE_CHECKING:
    from cryptography.hazmat.decrepit.ciphers import algorithms
    from cryptography.hazmat.primitives import ciphers
else:
    algorithms = Deferred("cryptography.hazmat.decrepit.ciphers.algorithms")
    ciphers = Deferred("cryptography.hazmat.primitives.ciphers")


def rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt or decrypt ``data`` (RC4 is its own inverse) with a fresh stream of ``key``: 5, 7 or 16 bytes."""
    return ciphers.Cipher(algorithms.ARC4(key), mode=None).encryptor().update(data)
