"""Certificates that live as long as a test: an authority of one's own and what it signs."""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from fake_ews.deferred import Deferred
from fake_ews.values import dataclass

if TYPE_CHECKING:
    import trustme
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
else:
    # A quarter of a start, which plain HTTP does without.
    trustme = Deferred("trustme")
    x509 = Deferred("cryptography.x509")
    hashes = Deferred("cryptography.hazmat.primitives.hashes")
    serialization = Deferred("cryptography.hazmat.primitives.serialization")


_LONG_AGO: Final = datetime(2021, 1, 1, tzinfo=UTC)
_VERSIONS: Final[Mapping[str, ssl.TLSVersion]] = MappingProxyType(
    {"1.0": ssl.TLSVersion.TLSv1, "1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
)


def _always() -> bool:
    return True


#: Whether the handshake that a client begins now succeeds. A listener says it while it begins to listen, and asyncio
#: takes it along to the connections that come in there: listeners with one certificate share its context.
GREETS: Final[ContextVar[Callable[[], bool]]] = ContextVar("greets", default=_always)


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    """A certificate in use: its DER form, its hash for channel binding, and the context to serve it with."""

    der: bytes
    channel_binding: bytes
    context: ssl.SSLContext


class Authority:
    """A certificate authority that nobody trusts until told to; keys are elliptic (RSA costs a hundred times more)."""

    def __init__(self) -> None:
        self._ca = trustme.CA(organization_name="fake_ews")
        #: What a client has to trust.
        self.pem: str = self._ca.cert_pem.bytes().decode("ascii")

    def issue(self, *names: str, tls: str = "", expired: bool = False) -> ServerCertificate:
        """Sign a server certificate for host names and addresses (``*.example.test`` covers one label).

        ``tls`` is the one version of TLS that is spoken with it ("1.0", "1.2", "1.3"), else 1.2 and everything newer.
        """
        leaf = self._ca.issue_cert(*dict.fromkeys(names), not_after=_LONG_AGO if expired else None)
        certificate = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes())
        der = certificate.public_bytes(serialization.Encoding.DER)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.sni_callback = _answer
        _speak(context, tls)
        leaf.configure_cert(context)
        return ServerCertificate(der, tls_server_end_point(certificate), context)


def _answer(client: object, name: str | None, context: ssl.SSLContext) -> int | None:
    return None if GREETS.get()() else ssl.ALERT_DESCRIPTION_HANDSHAKE_FAILURE


def _speak(context: ssl.SSLContext, tls: str) -> None:
    if not tls:
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return
    if tls == "1.0":
        # Windows Server 2008 R2 as shipped; OpenSSL 3 takes TLS 1.0 at security level 0 alone.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():  # Python calls TLS 1.0 deprecated, which is what it is here for
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = _VERSIONS[tls]


@lru_cache(maxsize=64)
def authority_of(*names: str) -> Authority:
    """Return the authority of a server with these names.

    The same names have the same authority for as long as the process lives: making one takes longer than everything
    else that a test's Exchange does to start.
    """
    return Authority()


@lru_cache(maxsize=64)
def shown(names: tuple[str, ...], certificate: str = "valid", tls: str = "") -> ServerCertificate:
    """Return what a server with these names shows its clients, by the settings ``certificate`` and ``tls``."""
    authority = authority_of(*names)
    match certificate:
        case "expired":
            return authority.issue(*names, tls=tls, expired=True)
        case "wrong_host":
            return authority.issue("elsewhere.invalid", tls=tls)
        case "unknown_authority":
            return Authority().issue(*names, tls=tls)
        case _:
            return authority.issue(*names, tls=tls)


def channel_binding_of(der: bytes) -> bytes:
    """Return the ``tls_server_end_point`` of a certificate in its DER form."""
    return tls_server_end_point(x509.load_der_x509_certificate(der))


def tls_server_end_point(certificate: x509.Certificate) -> bytes:
    """Return the hash of the certificate by its own signature's hash algorithm, SHA-256 for MD5 and SHA-1.

    RFC 5929, section 4.1. A signature that has no single hash algorithm (Ed25519) is undefined there; SHA-256 is
    what clients take.
    """
    algorithm = certificate.signature_hash_algorithm
    if algorithm is None or isinstance(algorithm, hashes.MD5 | hashes.SHA1):
        algorithm = hashes.SHA256()
    digest = hashes.Hash(algorithm)
    digest.update(certificate.public_bytes(serialization.Encoding.DER))
    return digest.finalize()
