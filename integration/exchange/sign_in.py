"""Signing in on a connection by NTLM, step by step, or by Basic with each request; sends nothing itself."""

from __future__ import annotations

import base64
import hashlib
from types import MappingProxyType
from typing import Final

import spnego
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from spnego.channel_bindings import GssChannelBindings

# RFC 5929, section 4.1: where the certificate is signed over one of these, or over no hash of its own, it is SHA-256.
_WEAK: Final = ("md5", "sha1")


NEGOTIATE: Final = "NEGOTIATE"
AUTHENTICATE: Final = "AUTHENTICATE"
BASIC: Final = "Basic"
_STEPS: Final = MappingProxyType({b"\x01": NEGOTIATE, b"\x03": AUTHENTICATE})


def basic(login: str, password: str) -> str:
    """Return the Authorization header of Basic (RFC 7617, in UTF-8)."""
    return "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode()


class Ntlm:
    """One NTLM handshake; ``certificate`` (DER) binds it to the TLS channel, empty for none."""

    def __init__(self, login: str, password: str, certificate: bytes = b"") -> None:
        binding = None
        if certificate:
            binding = GssChannelBindings(application_data=b"tls-server-end-point:" + _digest(certificate))
        # As exchangelib writes it: a user name in the form of an address has no Windows domain.
        self._context = spnego.client(login, password, protocol="ntlm", channel_bindings=binding)

    def negotiate(self) -> str:
        """Return the header of the first step."""
        return self._header(None)

    def authenticate(self, challenge: str) -> str:
        """Return the header that answers a challenge (the token of a WWW-Authenticate header)."""
        return self._header(base64.b64decode(challenge))

    def _header(self, token: bytes | None) -> str:
        return "NTLM " + base64.b64encode(self._context.step(token) or b"").decode()


def step_of(header: str) -> str:
    """Return which step of a sign-in an Authorization header is: NEGOTIATE, AUTHENTICATE, Basic, or "" for none."""
    scheme, _, token = header.partition(" ")
    if scheme.lower() == "basic":
        return BASIC
    # MS-NLMP 2.2.1: "NTLMSSP" and a null byte, then the type of the message.
    message = base64.b64decode(token + "===", validate=False)[:12] if scheme.lower() in ("ntlm", "negotiate") else b""
    return _STEPS.get(message[8:9], "") if message.startswith(b"NTLMSSP\0") else ""


def challenge_of(headers: list[str]) -> str:
    """Return the token of NTLM among WWW-Authenticate headers, "" where there is none."""
    return next((value[5:].strip() for value in headers if value[:5].upper() == "NTLM " and value[5:].strip()), "")


def _digest(certificate: bytes) -> bytes:
    signed_over = x509.load_der_x509_certificate(certificate).signature_hash_algorithm
    if signed_over is None or signed_over.name in _WEAK:
        return hashlib.sha256(certificate).digest()
    digest = hashes.Hash(signed_over)
    digest.update(certificate)
    return digest.finalize()
