"""The wire on real sockets: names go by the resolver, certificates by the name, addresses by the policy."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from integration.errors import ExchangeFailed
from integration.exchange.egress import Egress
from integration.exchange.policy import AddressPolicy
from integration.exchange.probe import taste
from integration.exchange.resolver import StaticResolver
from integration.model.outcome import Transport


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, peers: list[str], *request: Any) -> None:
        self.peers = peers
        super().__init__(*request)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        host = self.headers["Host"].encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Location", self.headers["Host"])
        self.send_header("Content-Length", str(len(host)))
        self.end_headers()
        self.wfile.write(host)
        self.peers.append(self.client_address[0])

    def log_message(self, *_: object) -> None:
        pass


class Desk:
    """A TLS server for mail.firm.test on some port of this machine."""

    def __init__(self, folder: Path) -> None:
        self.peers: list[str] = []
        authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
        self.ca_file = str(folder / "ca.pem")
        authority.cert_pem.write_to_path(self.ca_file)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("mail.firm.test", key_type=trustme.KeyType.ECDSA).configure_cert(context)
        self.server = HTTPServer(("127.0.0.1", 0), partial(_Handler, self.peers))
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def way_out(self, *, policy: str = "any", ca: bool = True, host: str = "mail.firm.test", port: int = -1) -> Egress:
        known = {host: ("127.0.0.1", self.port if port < 0 else port)}
        return Egress(resolver=StaticResolver(known), policy=AddressPolicy(policy), ca_file=self.ca_file if ca else "")

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.stop()


def failure(egress: Egress, url: str) -> Transport:
    with pytest.raises(ExchangeFailed) as caught:
        taste(egress, url)
    return caught.value.outcome.transport


def test_a_name_that_no_dns_knows_is_reached_where_the_resolver_says(desk: Desk) -> None:
    assert taste(desk.way_out(), "https://mail.firm.test/EWS/Exchange.asmx").status == 200


def test_the_certificate_has_to_be_the_names(desk: Desk) -> None:
    egress = desk.way_out(host="other.firm.test")
    assert failure(egress, "https://other.firm.test/") is Transport.CERTIFICATE


def test_the_certificate_has_to_be_trusted(desk: Desk) -> None:
    assert failure(desk.way_out(ca=False), "https://mail.firm.test/") is Transport.CERTIFICATE


def test_environment_variables_do_not_change_whom_we_trust(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", desk.ca_file)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert failure(desk.way_out(ca=False), "https://mail.firm.test/") is Transport.CERTIFICATE


def test_the_policy_keeps_us_out_of_networks_that_are_not_public(desk: Desk) -> None:
    assert failure(desk.way_out(policy="public"), "https://mail.firm.test/") is Transport.NOT_ALLOWED


def test_a_host_nobody_knows_and_a_port_nobody_serves_are_told_apart(desk: Desk) -> None:
    assert failure(desk.way_out(), "https://nowhere.firm.test/") is Transport.UNRESOLVED
    assert failure(desk.way_out(port=1), "https://mail.firm.test/") is Transport.UNREACHABLE


def test_an_open_and_a_closed_port_of_a_forbidden_host_end_alike(desk: Desk) -> None:
    ends = []
    for port in (desk.port, 1):
        with pytest.raises(ExchangeFailed) as caught:
            taste(desk.way_out(policy="public", port=port), "https://mail.firm.test/")
        ends.append(caught.value.outcome)
    assert ends[0] == ends[1]
    assert ends[0].transport is Transport.NOT_ALLOWED


def test_a_port_that_is_not_listed_is_not_knocked_at(desk: Desk) -> None:
    egress = desk.way_out(policy="public")
    assert failure(egress, f"https://mail.firm.test:{desk.port}/") is Transport.NOT_ALLOWED


def test_a_redirection_is_checked_like_a_url_that_was_typed(desk: Desk) -> None:
    egress = desk.way_out()
    egress.policy.shut("127.0.0.1", desk.port)
    assert failure(egress, "https://mail.firm.test/") is Transport.NOT_ALLOWED


def test_calls_leave_from_the_address_that_is_set(desk: Desk) -> None:
    egress = replace(desk.way_out(), sources=("127.0.0.2", "::1"))
    taste(egress, "https://mail.firm.test/")
    assert desk.peers == ["127.0.0.2"]


def test_a_proxy_is_not_asked_for_a_forbidden_host(desk: Desk) -> None:
    egress = replace(desk.way_out(policy="public"), proxy="http://127.0.0.1:1")
    assert failure(egress, "https://mail.firm.test/") is Transport.NOT_ALLOWED
