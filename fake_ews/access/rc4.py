"""The RC4 stream cipher, with which NTLM wraps session keys and checksums (MS-NLMP 3.1.5.1.2, 3.4.4.2)."""

from __future__ import annotations

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher


def rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt or decrypt ``data`` (RC4 is its own inverse) with a fresh stream of ``key``: 5, 7 or 16 bytes."""
    return Cipher(ARC4(key), mode=None).encryptor().update(data)
