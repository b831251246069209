"""A client that trusts the authority accepts the certificate for each name, and both ends compute the same binding."""

from __future__ import annotations

import socket
import ssl
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID
from requests_ntlm import HttpNtlmAuth
from requests_ntlm.requests_ntlm import _get_certificate_hash

from fake_ews.access.ntlm import ExtendedProtection
from fake_ews.http.tls import Authority, tls_server_end_point
from tests.unit.fake_ews.http.conftest import Serve
from tests.unit.fake_ews.http.fronts import Front, only_anna


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def trusting(authority: Authority) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=authority.pem)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "mail.example.test", "anything.example.org"])
def test_a_default_context_accepts_each_name(serve: Serve, authority: Authority, name: str) -> None:
    certificate = authority.issue("127.0.0.1", "localhost", "mail.example.test", "*.example.org")
    port = serve(Front(), certificate=certificate).port
    with (
        socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
        trusting(authority).wrap_socket(plain, server_hostname=name) as client,
    ):
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 200 OK")


def test_another_name_and_another_authority_are_refused(serve: Serve, authority: Authority) -> None:
    port = serve(Front(), certificate=authority.issue("127.0.0.1")).port
    for context, name in ((trusting(authority), "other.example.test"), (trusting(Authority()), "127.0.0.1")):
        with (
            socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
            pytest.raises(ssl.SSLCertVerificationError),
        ):
            context.wrap_socket(plain, server_hostname=name)


def test_nothing_older_than_tls_1_2_is_offered(authority: Authority) -> None:
    assert authority.issue("127.0.0.1").context.minimum_version == ssl.TLSVersion.TLSv1_2


def test_the_connection_carries_the_binding_that_requests_ntlm_computes(serve: Serve, authority: Authority) -> None:
    front = Front()
    port = serve(front, certificate=authority.issue("127.0.0.1")).port
    with (
        socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
        trusting(authority).wrap_socket(plain, server_hostname="127.0.0.1") as client,
    ):
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        client.recv(65536)
        presented = client.getpeercert(binary_form=True)
    assert presented
    assert front.connections[0].secure
    assert front.connections[0].channel_binding == _get_certificate_hash(presented)
    assert front.connections[0].channel_binding


def test_of_two_servers_with_one_certificate_each_decides_for_itself_whether_it_greets(
    serve: Serve, authority: Authority
) -> None:
    class Shut(Front):
        def greets(self) -> bool:
            return False

    certificate = authority.issue("127.0.0.1")
    shut, open_ = (serve(front, certificate=certificate).port for front in (Shut(), Front()))
    for port, refused in ((open_, False), (shut, True), (open_, False)):
        with (
            socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
            pytest.raises(ssl.SSLError) if refused else nullcontext(),
        ):
            trusting(authority).wrap_socket(plain, server_hostname="127.0.0.1").close()


@pytest.mark.parametrize(("send_cbt", "status"), [(True, 200), (False, 401)])
def test_a_login_that_has_to_be_bound_to_the_channel_is_bound_to_this_one(
    serve: Serve, authority: Authority, tmp_path: Path, send_cbt: bool, status: int
) -> None:
    (tmp_path / "ca.pem").write_text(authority.pem)
    front = Front()
    front.answer = only_anna(front, ExtendedProtection.REQUIRE)
    port = serve(front, certificate=authority.issue("127.0.0.1")).port
    with requests.Session() as client:
        client.auth = HttpNtlmAuth("EXAMPLE\\anna", "secret", send_cbt=send_cbt)
        answer = client.post(f"https://127.0.0.1:{port}/", b"body", verify=str(tmp_path / "ca.pem"), timeout=5)
        assert answer.status_code == status


@pytest.mark.parametrize("algorithm", [hashes.SHA256(), hashes.SHA384(), hashes.SHA512()])
def test_the_binding_uses_the_hash_of_the_signature(algorithm: hashes.HashAlgorithm) -> None:
    key = ec.generate_private_key(ec.SECP384R1())
    certificate = selfsigned(key.public_key()).sign(key, algorithm)  # type: ignore[arg-type]
    assert len(tls_server_end_point(certificate)) == algorithm.digest_size


def test_the_binding_of_a_signature_without_a_hash_is_sha_256() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    assert len(tls_server_end_point(selfsigned(key.public_key()).sign(key, None))) == 32


def selfsigned(key: ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey) -> x509.CertificateBuilder:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    start = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key).serial_number(1)
    return builder.not_valid_before(start).not_valid_after(start + timedelta(days=2))
