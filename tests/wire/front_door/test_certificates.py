"""What a client is shown when it connects can be wrong in every way in which certificates and TLS go wrong."""

from __future__ import annotations

import socket
import ssl
import warnings
from collections.abc import Iterator

import pytest
import requests

from fake_ews.settings import Settings
from fake_ews.testing import FakeExchange
from tests.wire.front_door.requests_by_hand import ANN, PASSWORD, ask, by_basic, by_ntlm


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes={ANN: PASSWORD}, control_port=0) as running:
        yield running


@pytest.mark.parametrize(
    ("certificate", "complaint"),
    [
        ("expired", "certificate has expired"),
        ("wrong_host", "IP address mismatch"),
        ("unknown_authority", "unable to get local issuer certificate|certificate signature failure"),
    ],
)
def test_a_client_that_looks_refuses_a_certificate_and_takes_the_right_one(
    exchange: FakeExchange, certificate: str, complaint: str
) -> None:
    exchange.change(certificate=certificate)
    with pytest.raises(requests.exceptions.SSLError, match=complaint):
        ask(exchange, by_basic())
    exchange.change(certificate="valid")
    assert ask(exchange, by_basic()).status_code == 200


def test_a_private_authority_has_to_be_trusted_first(exchange: FakeExchange) -> None:
    with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
        requests.get(exchange.ews_url, timeout=10)
    assert ask(exchange, by_basic()).status_code == 200


@pytest.mark.parametrize("tls", ["1.0", "1.2", "1.3"])
def test_one_version_of_tls_can_be_all_that_is_spoken(exchange: FakeExchange, tls: str) -> None:
    exchange.change(tls=tls)
    assert versions(exchange) == {f"TLSv{tls}".removesuffix(".0")}
    exchange.change(tls="")
    assert versions(exchange) == {"TLSv1.2", "TLSv1.3"}


def test_a_client_of_today_does_not_speak_to_a_server_of_2010(exchange: FakeExchange) -> None:
    exchange.change(tls="1.0")
    with pytest.raises(requests.exceptions.SSLError):
        ask(exchange, by_basic())


def test_channel_binding_goes_with_the_certificate_that_is_shown(exchange: FakeExchange) -> None:
    exchange.change(extended_protection="require", tls="1.2")
    assert ask(exchange, by_ntlm()).status_code == 200
    exchange.change(tls="1.3")
    assert ask(exchange, by_ntlm()).status_code == 200


def test_the_control_handle_changes_it_for_the_next_who_connects(exchange: FakeExchange) -> None:
    change = f"{exchange.control_url}/control/change_settings"
    assert requests.post(change, json={"certificate": "expired"}, timeout=10).status_code == 200
    with pytest.raises(requests.exceptions.SSLError, match="certificate has expired"):
        ask(exchange, by_basic())
    assert requests.post(change, json={"certificate": "valid"}, timeout=10).status_code == 200
    assert ask(exchange, by_basic()).status_code == 200


def test_it_can_be_said_at_the_start() -> None:
    with (
        FakeExchange(mailboxes={ANN: PASSWORD}, settings=Settings(certificate="wrong_host")) as exchange,
        pytest.raises(requests.exceptions.SSLError, match="IP address mismatch"),
    ):
        ask(exchange, by_basic())


def versions(exchange: FakeExchange) -> set[str]:
    """Return the versions of TLS in which a client that takes any is answered."""
    answered = set()
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context = ssl.create_default_context(cafile=str(exchange.ca_path))
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = version
        with socket.create_connection((exchange.host, exchange.port), timeout=5) as plain:
            try:
                with context.wrap_socket(plain, server_hostname=exchange.host) as client:
                    answered.add(client.version() or "")
            except ssl.SSLError:
                continue
    return answered
