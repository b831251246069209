"""A firewall lets in connections from listed addresses, and shuts others out without a word of HTTP."""

from __future__ import annotations

import http.client
from dataclasses import replace

import pytest

from fake_ews.access.firewall import lets_in
from fake_ews.testing import FakeExchange


def status(exchange: FakeExchange, source: str) -> int:
    """Ask from that address of this machine; raises OSError where the connection is broken."""
    connection = http.client.HTTPConnection(exchange.host, exchange.port, source_address=(source, 0))
    try:
        connection.request("POST", "/EWS/Exchange.asmx", b"")
        return connection.getresponse().status
    finally:
        connection.close()


def test_who_is_not_listed_gets_no_answer_until_the_list_is_gone() -> None:
    with FakeExchange(tls=False) as exchange:
        organisation = exchange.organisation
        open_to_all = organisation.settings
        organisation.settings = replace(open_to_all, allowed_clients=("127.0.0.2",))
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            status(exchange, "127.0.0.1")
        assert status(exchange, "127.0.0.2") == 401
        organisation.settings = open_to_all
        assert status(exchange, "127.0.0.1") == 401


def test_networks_may_be_listed() -> None:
    assert lets_in(("10.0.0.0/8", "fd00::/8"), "10.20.30.40")
    assert not lets_in(("10.0.0.0/8",), "11.0.0.1")
    assert not lets_in(("10.0.0.0/8",), "")
    with pytest.raises(ValueError, match="does not appear to be"):
        lets_in(("the office",), "10.0.0.1")
