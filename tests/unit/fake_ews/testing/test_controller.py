"""A FakeExchange answers foreign clients from start to stop, beside others, and soon."""

from __future__ import annotations

import pytest
import requests
from requests.auth import AuthBase, HTTPBasicAuth
from requests_ntlm import HttpNtlmAuth

from fake_ews.clock import ManualClock
from fake_ews.settings import Settings
from fake_ews.testing import FakeExchange

ANN = {"ann@example.test": "secret"}


def status(exchange: FakeExchange, login: AuthBase | None = None) -> int:
    """Ask with GET, which gets a page once the server knows who asks."""
    with requests.Session() as client:
        return client.get(exchange.ews_url, auth=login, verify=str(exchange.ca_path), timeout=5).status_code


@pytest.mark.parametrize("user", ["ann@example.test", "EXAMPLE\\ann", "ann"])
def test_a_mailbox_logs_in_by_address_domain_and_bare_name(user: str) -> None:
    with FakeExchange(mailboxes=ANN) as exchange:
        assert status(exchange, HTTPBasicAuth(user, "secret")) == 200
        assert status(exchange, HttpNtlmAuth(user, "secret")) == 200
        assert status(exchange, HTTPBasicAuth(user, "wrong")) == 401
        assert status(exchange, HttpNtlmAuth(user, "wrong")) == 401


def test_only_the_schemes_that_were_asked_for_are_offered() -> None:
    with FakeExchange(mailboxes=ANN, auth=["ntlm"]) as exchange:
        assert status(exchange, HTTPBasicAuth("ann", "secret")) == 401
        assert status(exchange, HttpNtlmAuth("ann", "secret")) == 200


def test_settings_are_those_of_the_organisation() -> None:
    german = FakeExchange(mailboxes=ANN, settings=Settings(culture="de-DE"))
    paths = [folder["path"] for folder in german.control.call("folders", {"mailbox": "ann@example.test"})]
    assert {"Posteingang", "Kalender", "Gesendete Elemente"} <= set(paths)


def test_two_products_live_beside_each_other() -> None:
    with FakeExchange(exchange="2010_SP2") as old, FakeExchange(exchange="2019") as new:
        servers = [requests.get(it.ews_url, verify=str(it.ca_path), timeout=5).headers["Server"] for it in (old, new)]
    assert servers == ["Microsoft-IIS/7.5", "Microsoft-IIS/10.0"]


def test_a_name_that_was_asked_for_stands_in_the_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeExchange(hosts=["mail.contoso.test"]) as exchange, requests.Session() as client:
        adapter = requests.adapters.HTTPAdapter()
        adapter.init_poolmanager(1, 1, server_hostname="mail.contoso.test", assert_hostname="mail.contoso.test")
        client.mount("https://", adapter)
        assert client.get(exchange.ews_url, verify=str(exchange.ca_path), timeout=5).status_code == 401


def test_without_tls_it_is_plain_http() -> None:
    with FakeExchange(mailboxes=ANN, tls=False) as exchange:
        assert exchange.ews_url.startswith("http://127.0.0.1:")
        assert requests.get(exchange.ews_url, auth=("ann", "secret"), timeout=5).status_code == 200


def test_its_control_handle_is_served_where_it_was_asked_for() -> None:
    with FakeExchange(control_port=0) as exchange:
        assert requests.get(f"{exchange.control_url}/healthz", timeout=5).json() == {"status": "ok"}
    assert FakeExchange().control_url is None


def test_its_organisation_keeps_the_clock_that_it_was_given() -> None:
    clock = ManualClock()
    assert FakeExchange(clock=clock).organisation.clock is clock


def test_the_organisation_can_be_looked_at_after_stop() -> None:
    with FakeExchange(mailboxes=ANN) as exchange:
        status(exchange)
    assert [exchanged.status for exchanged in exchange.organisation.recorder.exchanges] == [401]
    assert exchange.ca_path is not None
    assert not exchange.ca_path.exists()


def test_an_unknown_product_or_scheme_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="2010_SP2, 2010_SP3, 2013"):
        FakeExchange(exchange="2007")
    with pytest.raises(ValueError, match="negotiate, ntlm, basic"):
        FakeExchange(auth=["kerberos"])


def test_a_port_that_is_taken_is_an_error_of_start() -> None:
    with FakeExchange() as first, pytest.raises(OSError, match="address already in use"):
        FakeExchange(port=first.port).start()
