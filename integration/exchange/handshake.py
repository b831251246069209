"""A TLS handshake for its own sake: which certificate a server shows, and whether it is trusted."""

from __future__ import annotations

import ssl
from contextlib import closing
from typing import Any

from cryptography import x509
from cryptography.x509.oid import NameOID
from urllib3.exceptions import HTTPError

from integration.errors import ExchangeFailed
from integration.exchange.egress import Egress
from integration.exchange.outcomes import transport_of
from integration.exchange.wire import open_socket, tls_context
from integration.model.outcome import Outcome
from integration.model.walk import Certificate


def certificate(egress: Egress, host: str, port: int = 443) -> Certificate:
    """Return what the server at that host shows; raises ExchangeFailed when no handshake comes about.

    It is shaken hands with twice: once to see the certificate whatever it is, once as calls do it, to see whether it
    is trusted. Nothing is sent.
    """
    try:
        shown, protocol = _shake(egress, host, port, _looking(egress))
        read = x509.load_der_x509_certificate(shown)
    except (OSError, HTTPError, ValueError) as failure:
        raise ExchangeFailed(Outcome(transport=transport_of(failure), text=str(failure))) from failure
    return Certificate(
        subject=_common_name(read.subject),
        names=_names(read),
        issuer=_common_name(read.issuer),
        until=read.not_valid_after_utc,
        protocol=protocol,
        trouble=_trouble(egress, host, port),
    )


def _trouble(egress: Egress, host: str, port: int) -> str:
    try:
        _shake(egress, host, port, egress.tls())
    except ssl.SSLCertVerificationError as refused:
        return refused.verify_message
    except (OSError, HTTPError) as failure:
        return str(failure)
    return ""


def _shake(egress: Egress, host: str, port: int, tls: ssl.SSLContext) -> tuple[bytes, str]:
    plain = open_socket(egress.resolver, egress.policy, host, port, egress.sources, timeout=egress.connect_timeout)
    with closing(plain), tls.wrap_socket(plain, server_hostname=host) as secure:
        return secure.getpeercert(binary_form=True) or b"", secure.version() or ""


def _looking(egress: Egress) -> ssl.SSLContext:
    tls = tls_context("", legacy=egress.legacy_tls)
    tls.check_hostname = False
    tls.verify_mode = ssl.CERT_NONE
    return tls


def _common_name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def _names(read: x509.Certificate) -> tuple[str, ...]:
    try:
        names: Any = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(names.get_values_for_type(x509.DNSName))
