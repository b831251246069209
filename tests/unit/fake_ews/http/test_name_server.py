"""The name server is asked by dnspython, and by exchangelib's own search."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import dns.exception
import dns.message
import dns.query
import dns.rcode
import dns.resolver
import pytest
from exchangelib import Credentials
from exchangelib.autodiscover.discovery import Autodiscovery
from exchangelib.errors import TransportError
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_ews.http.name_server import answer
from fake_ews.settings import DnsRecord
from fake_ews.testing import FakeExchange

SRV = "_autodiscover._tcp.example.test"


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(dns_port=0) as running:
        yield running


def resolver(exchange: FakeExchange) -> dns.resolver.Resolver:
    asked = dns.resolver.Resolver(configure=False)
    asked.nameservers, asked.port = [exchange.host], exchange.dns_port or 0
    return asked


def found(exchange: FakeExchange, name: str, kind: str) -> list[str]:
    return sorted(str(one) for one in resolver(exchange).resolve(name, kind, lifetime=5))


def test_the_usual_names_lead_to_this_exchange(exchange: FakeExchange) -> None:
    for name in ("example.test.", "autodiscover.example.test.", "MAIL.example.test."):
        assert found(exchange, name, "A") == ["127.0.0.1"]


def test_a_name_that_is_not_there_and_one_that_has_nothing_of_the_kind_are_told_apart(exchange: FakeExchange) -> None:
    with pytest.raises(dns.resolver.NXDOMAIN):
        found(exchange, "elsewhere.test.", "A")
    with pytest.raises(dns.resolver.NoAnswer):
        found(exchange, "example.test.", "SRV")


def test_names_are_planned_in_a_line_and_undone(exchange: FakeExchange) -> None:
    exchange.change(
        dns=(
            DnsRecord("autodiscover.example.test"),
            DnsRecord(SRV, target="mail.example.test", priority=1, weight=5, port=8443),
            DnsRecord(SRV, target="other.example.test", priority=2),
            DnsRecord("v6.example.test", "::1"),
        )
    )
    assert found(exchange, f"{SRV}.", "SRV") == ["1 5 8443 mail.example.test.", "2 0 443 other.example.test."]
    assert found(exchange, "v6.example.test.", "AAAA") == ["::1"]
    with pytest.raises(dns.resolver.NXDOMAIN):
        found(exchange, "autodiscover.example.test.", "A")

    exchange.control.call("change_settings", {"dns": []})
    assert found(exchange, "autodiscover.example.test.", "A") == ["127.0.0.1"]
    with pytest.raises(dns.resolver.NXDOMAIN):
        found(exchange, f"{SRV}.", "SRV")


def test_the_search_of_exchangelib_reads_the_records(exchange: FakeExchange, monkeypatch: pytest.MonkeyPatch) -> None:
    where = {"nameservers": [exchange.host], "port": exchange.dns_port}
    monkeypatch.setattr(Autodiscovery, "DNS_RESOLVER_KWARGS", {"configure": False})
    monkeypatch.setattr(Autodiscovery, "DNS_RESOLVER_ATTRS", where)
    exchange.change(dns=(DnsRecord(SRV, target="mail.example.test"), DnsRecord("autodiscover.example.test")))
    search = Autodiscovery("ann@example.test", Credentials("ann", "secret"))
    (record,) = search._get_srv_records(SRV)
    assert (record.srv, record.port) == ("mail.example.test", 443)
    search._ensure_valid_hostname("https://mail.example.test/autodiscover/autodiscover.svc")
    with pytest.raises(TransportError, match="has no DNS entry"):
        search._ensure_valid_hostname("https://autodiscover.example.test/autodiscover/autodiscover.svc")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="does not appear to be an IPv4 or IPv6 address"):
        DnsRecord("example.test", "example.test")


@settings(deadline=None)
@given(st.binary(max_size=64) | st.binary(max_size=40).map(lambda tail: b"\0\1\1\0\0\1\0\0\0\0\0\0" + tail))
def test_noise_is_answered_with_a_refusal_or_not_at_all(query: bytes) -> None:
    reply = answer(query, (DnsRecord("example.test", "127.0.0.1"),))
    assert reply is None or len(reply) <= len(query) + 12 + 16


def test_other_operations_are_not_spoken(exchange: FakeExchange) -> None:
    query = dns.message.make_query("example.test.", "A")
    query.set_opcode(dns.opcode.STATUS)
    reply = dns.query.udp(query, exchange.host, port=exchange.dns_port or 0, timeout=5)
    assert reply.rcode() == dns.rcode.NOTIMP


def test_the_port_is_free_again_after_the_end() -> None:
    with FakeExchange(dns_port=0) as exchange:
        port = exchange.dns_port or 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as again:
        again.bind(("127.0.0.1", port))
