"""Whatever keeps a client out can be planned in one line, and the same client comes in when that line is undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import requests

from fake_ews.clock import ManualClock
from fake_ews.products import PRODUCTS
from fake_ews.testing import FakeExchange
from tests.calling import every_product
from tests.wire.front_door.requests_by_hand import ANN, GET_INBOX, PASSWORD, ask, by_basic, by_ntlm

ALL = ("basic", "ntlm", "negotiate")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def exchange(clock: ManualClock) -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes={ANN: PASSWORD}, auth=ALL, clock=clock) as running:
        yield running


@pytest.fixture(params=PRODUCTS)
def product(request: pytest.FixtureRequest) -> Iterator[FakeExchange]:
    with FakeExchange(exchange=request.param, mailboxes={ANN: PASSWORD}, auth=ALL) as running:
        yield running


def test_a_stranger_is_told_the_schemes_in_the_order_of_iis_and_sees_the_products_headers(
    product: FakeExchange,
) -> None:
    answer = ask(product, None)
    generation = product.organisation.product.generation

    assert (answer.status_code, answer.content) == (401, b"")
    assert answer.raw.headers.getlist("WWW-Authenticate") == ["Negotiate", "NTLM", 'Basic realm="127.0.0.1"']
    assert answer.headers["X-Powered-By"] == "ASP.NET"
    assert ("request-id" in answer.headers, "X-FEServer" in answer.headers) == (generation > 2010,) * 2
    assert answer.headers["Server"] == {
        "2010_SP2": "Microsoft-IIS/7.5",
        "2010_SP3": "Microsoft-IIS/7.5",
        "2013": "Microsoft-IIS/8.0",
        "2013_SP1": "Microsoft-IIS/8.5",
    }.get(product.organisation.product.name, "Microsoft-IIS/10.0")


def test_each_directory_offers_its_own_schemes(exchange: FakeExchange) -> None:
    exchange.change(ews_authentication=("ntlm", "negotiate"), autodiscover_authentication=("basic",))
    ews = ask(exchange, None)
    autodiscover = requests.get(exchange.autodiscover_url, verify=str(exchange.ca_path), timeout=10)

    assert ews.raw.headers.getlist("WWW-Authenticate") == ["Negotiate", "NTLM"]
    assert autodiscover.raw.headers.getlist("WWW-Authenticate") == ['Basic realm="127.0.0.1"']
    assert ask(exchange, by_basic()).status_code == 401
    exchange.change(ews_authentication=())
    assert ask(exchange, by_basic()).status_code == 200


@pytest.mark.parametrize("user", [ANN, "EXAMPLE\\ann", "example.test\\ann", "ann"])
@pytest.mark.parametrize("log_in", [by_basic, by_ntlm])
def test_a_user_has_many_names(exchange: FakeExchange, log_in: Any, user: str) -> None:
    assert ask(exchange, log_in(user)).status_code == 200


@pytest.mark.parametrize("log_in", [by_basic, by_ntlm])
def test_who_logs_in_by_another_name_than_the_address_is_not_known_by_the_address(
    exchange: FakeExchange, log_in: Any
) -> None:
    exchange.control.call(
        "seed",
        {
            "mailboxes": [
                {
                    "address": "bea.long@example.test",
                    "password": PASSWORD,
                    "user_name": "blong",
                    "user_principal_name": "bea@corp.local",
                }
            ]
        },
    )
    statuses = {
        user: ask(exchange, log_in(user)).status_code
        for user in ("bea.long@example.test", "bea@corp.local", "EXAMPLE\\blong", "blong")
    }
    assert list(statuses.values()) == [401, 200, 200, 200], statuses


#: What becomes of an account, and what is kept of that for the tester: a client is not told.
STATES = {"disabled": "account disabled", "locked": "account locked until", "password_expired": "password expired"}


@pytest.mark.parametrize("log_in", [by_basic, by_ntlm])
@pytest.mark.parametrize("state", STATES)
def test_an_account_that_is_out_of_use_is_refused_like_a_wrong_password(
    exchange: FakeExchange, state: str, log_in: Any
) -> None:
    exchange.control.call("account", {"address": ANN, "state": state})
    refused = ask(exchange, log_in())
    assert STATES[state] in exchange.why()[0].rule
    wrong = ask(exchange, log_in(password="guess"))
    assert refused.status_code == wrong.status_code == 401
    assert refused.content == wrong.content == b""

    exchange.control.call("account", {"address": ANN, "state": "enabled"})
    assert ask(exchange, log_in()).status_code == 200


def test_a_connection_that_is_logged_in_goes_on_until_its_login_is_ended(exchange: FakeExchange) -> None:
    with requests.Session() as session:
        session.auth, session.verify, session.trust_env = by_ntlm(), str(exchange.ca_path), False
        session.headers["Content-Type"] = "text/xml"

        def status() -> int:
            return session.post(exchange.ews_url, GET_INBOX, timeout=10).status_code

        assert status() == 200
        session.auth = None
        exchange.control.call("account", {"address": ANN, "state": "disabled"})
        assert status() == 200
        exchange.control.call("sign_out", {"address": ANN})
        assert status() == 401


def test_a_password_expires_with_time_and_a_new_one_is_good(exchange: FakeExchange, clock: ManualClock) -> None:
    exchange.change(password_days=42)
    clock.advance(timedelta(days=42, seconds=-1))
    assert ask(exchange, by_ntlm()).status_code == 200
    clock.advance(timedelta(seconds=1))
    assert ask(exchange, by_ntlm()).status_code == 401
    exchange.control.set_password(ANN, "fresh")
    assert ask(exchange, by_ntlm(password="fresh")).status_code == 200


@pytest.mark.parametrize("log_in", [by_basic, by_ntlm])
def test_wrong_passwords_lock_the_account_until_time_has_passed(
    exchange: FakeExchange, clock: ManualClock, log_in: Any
) -> None:
    exchange.change(lockout_threshold=3, lockout_minutes=15)
    for _ in range(3):
        assert ask(exchange, log_in(password="guess")).status_code == 401
    assert ask(exchange, log_in()).status_code == 401
    clock.advance(timedelta(minutes=15))
    assert ask(exchange, log_in()).status_code == 200


def test_wrong_passwords_far_apart_or_with_a_right_one_between_lock_nothing(
    exchange: FakeExchange, clock: ManualClock
) -> None:
    exchange.change(lockout_threshold=2, lockout_minutes=15)
    ask(exchange, by_basic(password="guess"))
    clock.advance(timedelta(minutes=15))
    ask(exchange, by_basic(password="guess"))
    assert ask(exchange, by_basic()).status_code == 200
    ask(exchange, by_basic(password="guess"))
    assert ask(exchange, by_basic()).status_code == 200


def test_an_account_without_a_mailbox_logs_in_and_has_to_say_whose_folders_it_means(exchange: FakeExchange) -> None:
    exchange.control.call("disable_mailbox", {"address": ANN})
    answer = ask(exchange, by_ntlm())
    assert answer.status_code == 200
    assert "ErrorMissingEmailAddress" in answer.text

    exchange.control.call("enable_mailbox", {"address": ANN})
    assert "NoError" in ask(exchange, by_ntlm()).text


#: Which clients come in: with a channel binding token of the certificate that they see, and without one.
PROTECTED = {
    ("none", "none"): (200, 200),
    ("none", "bridges_tls"): (200, 200),
    ("none", "offloads_tls"): (200, 200),
    ("allow", "none"): (200, 200),
    ("allow", "bridges_tls"): (401, 200),
    ("allow", "offloads_tls"): (200, 200),
    ("require", "none"): (200, 401),
    ("require", "bridges_tls"): (401, 401),
    ("require", "offloads_tls"): (401, 401),
}


@pytest.mark.parametrize(("protection", "proxy"), PROTECTED)
def test_extended_protection_binds_a_login_to_the_certificate_that_the_server_itself_has(
    exchange: FakeExchange, protection: str, proxy: str
) -> None:
    exchange.change(extended_protection=protection, proxy=proxy)
    came_in = ask(exchange, by_ntlm()).status_code, ask(exchange, by_ntlm(bound=False)).status_code
    assert came_in == PROTECTED[protection, proxy]
    assert ask(exchange, by_basic()).status_code == 200

    exchange.change(extended_protection="none", proxy="none")
    assert ask(exchange, by_ntlm(bound=False)).status_code == 200


def test_as_installed_only_2019_looks_at_channel_bindings(product: FakeExchange) -> None:
    product.change(proxy="bridges_tls")
    refused = product.organisation.product.name == "2019"
    assert ask(product, by_ntlm()).status_code == (401 if refused else 200)
    if refused:
        assert product.why()[0].setting == "extended_protection"
    product.change(proxy="none")
    assert ask(product, by_ntlm()).status_code == 200


def test_a_proxy_that_shares_connections_leaves_basic_and_breaks_ntlm(exchange: FakeExchange) -> None:
    exchange.change(proxy="pools_connections")
    assert ask(exchange, by_ntlm()).status_code == 401
    assert ask(exchange, by_basic()).status_code == 200
    exchange.change(proxy="none")
    assert ask(exchange, by_ntlm()).status_code == 200


@every_product
def test_a_choice_that_there_is_not_is_refused_with_those_that_there_are(product: str) -> None:
    exchange = FakeExchange(exchange=product)
    with pytest.raises(ValueError, match="extended_protection is 'on'; give one of '', 'none', 'allow', 'require'"):
        exchange.change(extended_protection="on")
    with pytest.raises(ValueError, match="no setting 'extended_protektion'; did you mean 'extended_protection'"):
        exchange.change(extended_protektion="allow")
