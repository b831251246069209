"""Autodiscover can be planned to say something else than the truth: everywhere, of one address, or at one step only."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from lxml import etree

from fake_ews.settings import AutodiscoverRule
from fake_ews.testing import FakeExchange
from fake_ews.testing.in_process import InProcess, InProcessResponse
from tests.calling import every_product
from tests.wire.front_door import requests_by_hand as by_hand

ANN, BEN = "ann@example.test", "ben@example.test"
POX, SOAP = "/autodiscover/autodiscover.xml", "/autodiscover/autodiscover.svc"
TRUTH = "https://mail.example.test/EWS/Exchange.asmx"
_LOGIN = base64.b64encode(f"{ANN}:secret".encode()).decode()


def an_exchange(product: str = "2019") -> FakeExchange:
    return FakeExchange(exchange=product, mailboxes={ANN: "secret", BEN: "secret"}, auth=("basic", "ntlm"))


def send(
    exchange: FakeExchange, path: str, of: str = ANN, *, host: str = "mail.example.test", scheme: str = "https"
) -> InProcessResponse:
    headers = {"Authorization": f"Basic {_LOGIN}", "Content-Type": "text/xml"}
    body = (by_hand.POX if path == POX else by_hand.SOAP).replace("ADDRESS", of).encode()
    return InProcess(exchange.front).send("POST", f"{scheme}://{host}{path}", headers, body)


def said(exchange: FakeExchange, path: str, of: str = ANN, **how: Any) -> dict[str, list[str]]:
    """Return the texts of an answer by the local names of their elements."""
    answer = send(exchange, path, of, **how)
    assert answer.status == 200
    texts: dict[str, list[str]] = {}
    for element in etree.fromstring(answer.read()).iter("*"):
        if (element.text or "").strip():
            texts.setdefault(etree.QName(element).localname, []).append(element.text or "")
    return texts


def url(exchange: FakeExchange, of: str = ANN) -> set[str]:
    """Return the EWS URLs that both dialects publish."""
    return {*said(exchange, POX, of)["EwsUrl"], *said(exchange, SOAP, of)["Value"]}


@every_product
def test_a_redirection_by_address_is_said_in_both_dialects_and_to_the_others_the_truth(product: str) -> None:
    exchange = an_exchange(product)
    exchange.change(autodiscover=(AutodiscoverRule(of=ANN, redirect="ann@elsewhere.test"),))
    pox, soap = said(exchange, POX), said(exchange, SOAP)
    assert (pox["Action"], pox["RedirectAddr"]) == (["redirectAddr"], ["ann@elsewhere.test"])
    assert (soap["ErrorCode"][-1], soap["RedirectTarget"]) == ("RedirectAddress", ["ann@elsewhere.test"])
    assert url(exchange, BEN) == {TRUTH}

    exchange.change(autodiscover=())
    assert url(exchange) == {TRUTH}


@every_product
def test_a_redirection_by_url_is_said_in_both_dialects(product: str) -> None:
    exchange, there = an_exchange(product), "https://elsewhere.test/autodiscover/autodiscover.xml"
    exchange.change(autodiscover=(AutodiscoverRule(of="example.test", redirect=there),))
    pox, soap = said(exchange, POX), said(exchange, SOAP)
    assert (pox["Action"], pox["RedirectUrl"]) == (["redirectUrl"], [there])
    assert (soap["ErrorCode"][-1], soap["RedirectTarget"]) == ("RedirectUrl", [there])

    exchange.change(autodiscover=())
    assert url(exchange) == {TRUTH}


def test_redirections_can_go_round_in_circles() -> None:
    exchange = an_exchange()
    exchange.control.call(
        "change_settings", {"autodiscover": [{"of": ANN, "redirect": BEN}, {"of": BEN, "redirect": ANN}]}
    )
    assert said(exchange, POX, ANN)["RedirectAddr"] == [BEN]
    assert said(exchange, POX, BEN)["RedirectAddr"] == [ANN]


ERRORS = {
    500: ("InvalidUser", []),
    501: ("NoError", ["SettingIsNotAvailable"]),
    600: ("InvalidRequest", []),
    601: ("InvalidRequest", []),
    602: ("InternalServerError", []),
    603: ("InternalServerError", []),
}


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_document_comes_with_200_and_its_number_or_its_name(error: Any) -> None:
    exchange = an_exchange()
    exchange.change(autodiscover=(AutodiscoverRule(of=ANN, error=error),))
    code, settings = ERRORS[error]
    assert said(exchange, POX)["ErrorCode"] == [str(error)]
    assert said(exchange, SOAP)["ErrorCode"] == ["NoError", code, *settings]

    exchange.change(autodiscover=())
    assert url(exchange) == {TRUTH}


def test_a_wrong_url_can_be_published() -> None:
    exchange = an_exchange()
    exchange.change(autodiscover=(AutodiscoverRule(ews_url="https://inside.example.test/EWS/Exchange.asmx"),))
    assert url(exchange) == {"https://inside.example.test/EWS/Exchange.asmx"}
    exchange.change(autodiscover=())
    assert url(exchange) == {TRUTH}


@every_product
def test_one_step_of_the_search_can_refuse_every_login(product: str) -> None:
    exchange = an_exchange(product)
    exchange.change(autodiscover=(AutodiscoverRule(host="example.test", status=401),))
    refused = send(exchange, POX, host="example.test")
    assert refused.status == 401
    assert refused.headers.all("WWW-Authenticate") == ["NTLM", 'Basic realm="example.test"']
    assert exchange.why()[0].setting == "autodiscover"
    assert send(exchange, POX, host="autodiscover.example.test").status == 200


def test_one_dialect_can_be_missing() -> None:
    exchange = an_exchange()
    exchange.change(autodiscover=(AutodiscoverRule(dialect="soap", status=404),))
    assert (send(exchange, SOAP).status, send(exchange, POX).status) == (404, 200)


def test_plain_http_can_send_a_client_on_to_https() -> None:
    exchange, there = an_exchange(), "https://mail.example.test/autodiscover/autodiscover.xml"
    exchange.change(autodiscover=(AutodiscoverRule(scheme="http", status=302, redirect=there),))
    sent_on = send(exchange, POX, host="autodiscover.example.test", scheme="http")
    assert (sent_on.status, sent_on.headers.get("Location")) == (302, there)
    assert send(exchange, POX, host="autodiscover.example.test").status == 200


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"of": ANN}, "gives a status, an error, a redirect or an ews_url"),
        ({"of": ANN, "status": 401}, "leave out 'of'"),
        ({"error": 604}, "error is 604; give one of 0, 500"),
    ],
)
def test_a_rule_that_can_never_apply_is_refused(rule: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        AutodiscoverRule(**rule)
