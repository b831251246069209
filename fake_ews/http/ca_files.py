"""A certificate authority in the forms in which clients take it: PEM, DER, and a truststore in PKCS#12."""

from __future__ import annotations

from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, get_args

from fake_ews.deferred import Deferred

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12
else:
    x509 = Deferred("cryptography.x509")
    serialization = Deferred("cryptography.hazmat.primitives.serialization")
    pkcs12 = Deferred("cryptography.hazmat.primitives.serialization.pkcs12")

Form = Literal["pem", "der", "p12"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

#: The password of the truststore: the one that Java's own has, so that examples found elsewhere work.
TRUSTSTORE_PASSWORD: Final = "changeit"

#: Under which name the authority stands in the truststore.
_ALIAS: Final = b"fake_ews"

_ENDINGS: Final = MappingProxyType[str, Form](
    {"": "pem", ".pem": "pem", ".crt": "der", ".cer": "der", ".der": "der", ".p12": "p12", ".pfx": "p12"}
)


def form_of(path: PurePath) -> Form:
    """Return the form that a file's ending asks for, PEM where it has none; raises ValueError for another ending."""
    form = _ENDINGS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(filter(None, _ENDINGS))
        raise ValueError(f"the ending of {path.name} does not say in which form it is wanted; give one of {known}")
    return form


def ca_as(form: Form, pem: str) -> bytes:
    """Return the certificate ``pem`` in another form.

    Java takes a certificate of a PKCS#12 file for trusted only where an attribute of Oracle's says so, which
    ``serialize_java_truststore`` writes; .NET and OpenSSL do not mind it.
    """
    if form == "pem":
        return pem.encode("ascii")
    certificate = x509.load_pem_x509_certificate(pem.encode("ascii"))
    if form == "der":
        return certificate.public_bytes(serialization.Encoding.DER)
    encryption = serialization.BestAvailableEncryption(TRUSTSTORE_PASSWORD.encode("ascii"))
    return pkcs12.serialize_java_truststore([pkcs12.PKCS12Certificate(certificate, _ALIAS)], encryption)
