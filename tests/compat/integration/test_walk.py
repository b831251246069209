"""``exchange-integration check`` walks to a mailbox over real HTTPS and names the step that fails, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from fake_ews.testing import FakeExchange
from integration.app import Integration
from integration.exchange.resolver import Service, StaticResolver
from integration.model.account import ConnectionRequest
from integration.model.walk import Ending, Stage, Step
from integration.settings import Settings
from integration.vault import Vault
from integration.walk_report import print_walk, walk_as_json

ANNA = "anna@firm.test"
URL = "https://mail.firm.test/EWS/Exchange.asmx"


@pytest.fixture(scope="module", params=["2010_SP2", "2019"])
def exchange(request: pytest.FixtureRequest) -> Iterator[FakeExchange]:
    hosts = ("mail.firm.test", "autodiscover.firm.test")
    made = FakeExchange(exchange=request.param, mailboxes={ANNA: "secret"}, domain="firm.test", hosts=hosts)
    made.organisation.add_mailbox("sales@firm.test", "nobody", kind="shared")
    with made:
        yield made


def walk(
    exchange: FakeExchange, password: str = "secret", *, trusted: bool = True, address: str = ANNA, url: str = ""
) -> list[Step]:
    where = (exchange.host, exchange.port)
    resolver = StaticResolver(
        {"mail.firm.test": where, "autodiscover.firm.test": where, "closed.firm.test": ("127.0.0.1", 9)},
        {"_autodiscover._tcp.firm.test": (Service(0, 0, 443, "mail.firm.test"),)},
    )
    ca_file = str(exchange.ca_path) if trusted else ""
    settings = Settings(database="sqlite://", encryption_key=Vault.new_key(), address_policy="any", ca_file=ca_file)
    integration = Integration(settings, resolver=resolver)
    try:
        return list(integration.walk(ConnectionRequest(address, password, "anna", url)))
    finally:
        integration.close()


def failed(steps: list[Step]) -> Step:
    assert [step.stage for step in steps] == list(Stage)
    (found,) = (step for step in steps if step.ending is Ending.FAILED)
    at = steps.index(found)
    assert all(step.ending is Ending.PASSED for step in steps[:at])
    assert all(step.ending is Ending.NOT_TRIED for step in steps[at + 1 :])
    return found


def test_a_walk_that_arrives_tells_what_it_met_on_the_way(exchange: FakeExchange) -> None:
    steps = walk(exchange)
    assert [step.ending for step in steps] == [Ending.PASSED] * len(Stage)
    said: list[str] = []
    assert print_walk(steps, "en", said.append)
    told = "\n".join(said)
    for fact in (
        "_autodiscover._tcp.firm.test: mail.firm.test:443",
        f"autodiscover.firm.test/autodiscover/autodiscover.svc: leads to {URL}",
        "certificate for",
        "by NTLM",
        f"Exchange {exchange.organisation.product.name.replace('_', ' ').removeprefix('Exchange ')}",
        "can be connected",
    ):
        assert fact in told


def test_a_wrong_password_fails_the_sign_in(exchange: FakeExchange) -> None:
    step = failed(walk(exchange, "wrong", url=URL))
    assert (step.stage, step.reason) == (Stage.SIGN_IN, "refused.wrong-password")


def test_a_certificate_that_is_not_trusted_is_shown_and_gets_no_password(exchange: FakeExchange) -> None:
    before = len(exchange.organisation.recorder.exchanges)
    step = failed(walk(exchange, trusted=False, url=URL))
    assert (step.stage, step.reason) == (Stage.TLS, "refused.untrusted-certificate")
    assert "not trusted: unable to get local issuer certificate" in step.found[0]
    assert len(exchange.organisation.recorder.exchanges) == before


def test_a_port_where_nobody_listens_fails_tls(exchange: FakeExchange) -> None:
    step = failed(walk(exchange, url="https://closed.firm.test/EWS/Exchange.asmx"))
    assert (step.stage, step.reason) == (Stage.TLS, "refused.unreachable-url")


def test_a_path_that_is_no_service_fails_the_service(exchange: FakeExchange) -> None:
    step = failed(walk(exchange, url="https://mail.firm.test/EWS/Nothing.asmx"))
    assert (step.stage, step.reason) == (Stage.SERVICE, "refused.invalid-url")


def test_a_url_of_outlook_web_app_is_refused_before_anybody_is_asked(exchange: FakeExchange) -> None:
    step = failed(walk(exchange, url="https://mail.firm.test/owa"))
    assert (step.stage, step.reason) == (Stage.ENTERED, "refused.owa-url")


def test_somebody_elses_mailbox_fails_at_the_mailbox(exchange: FakeExchange) -> None:
    step = failed(walk(exchange, address="sales@firm.test", url=URL))
    assert step.stage is Stage.MAILBOX


def test_the_walk_as_json_has_its_reasons_in_both_languages_and_no_password(exchange: FakeExchange) -> None:
    said: list[str] = []
    assert not walk_as_json(walk(exchange, "not-the-password", url=URL), said.append)
    told = json.loads(said[0])
    assert told["can_be_connected"] is False
    (step,) = (step for step in told["steps"] if step["ending"] == "failed")
    assert "password" in step["en"]
    assert "Kennwort" in step["de"]
    assert "not-the-password" not in said[0]
