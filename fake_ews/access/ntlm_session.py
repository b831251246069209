"""The session key of an NTLM login, and what both sides sign with it: the MIC, and SPNEGO's list of mechanisms."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import field

from fake_ews.access.ntlm_messages import Authenticate, Flag
from fake_ews.access.rc4 import rc4
from fake_ews.values import dataclass

_SERVER = b"session key to server-to-client"
_CLIENT = b"session key to client-to-server"
_VERSION, _SEQUENCE = b"\1\0\0\0", b"\0\0\0\0"


def hmac_md5(key: bytes, *parts: bytes) -> bytes:
    """Return HMAC-MD5 of the parts joined."""
    return hmac.digest(key, b"".join(parts), "md5")


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def exported_session_key(session_base_key: bytes, message: Authenticate) -> bytes:
    """Return the key that both sides share from now on (MS-NLMP 3.2.5.1.2).

    For NTLMv2 the key exchange key is the session base key; the client sends its own key under it where a key
    exchange was agreed and there is something to sign or seal.
    """
    exchanged = message.flags & Flag.KEY_EXCH and message.flags & (Flag.SIGN | Flag.SEAL)
    if exchanged and len(message.encrypted_session_key) == 16:
        return rc4(session_base_key, message.encrypted_session_key)
    return session_base_key


@dataclass(frozen=True, slots=True)
class NtlmSession:
    """What was agreed: the flags of the AUTHENTICATE message, the shared key, and whether that message had a MIC."""

    flags: int
    key: bytes = field(repr=False)
    had_mic: bool

    @property
    def can_sign(self) -> bool:
        """Whether signatures with separate keys for both directions were agreed."""
        return bool(self.flags & Flag.EXTENDED_SESSIONSECURITY)

    def client_signature(self, message: bytes) -> bytes:
        """Return the signature that a client sets under ``message`` as the first one that it signs."""
        return self._signature(_CLIENT, message)

    def server_signature(self, message: bytes) -> bytes:
        """Return our signature under ``message`` as the first one that we sign."""
        return self._signature(_SERVER, message)

    def _signature(self, direction: bytes, message: bytes) -> bytes:
        """MS-NLMP 3.4.4.2, with the keys of 3.4.5.2 and 3.4.5.3."""
        sign_key = _md5(self.key + direction + b" signing key magic constant\0")
        checksum = hmac_md5(sign_key, _SEQUENCE, message)[:8]
        if self.flags & Flag.KEY_EXCH:
            size = 16 if self.flags & Flag.KEY_128 else 7 if self.flags & Flag.KEY_56 else 5
            checksum = rc4(_md5(self.key[:size] + direction + b" sealing key magic constant\0"), checksum)
        return _VERSION + checksum + _SEQUENCE
