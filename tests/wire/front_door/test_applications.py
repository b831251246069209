"""EWS can be switched off, or kept for some applications, for an organisation and for a mailbox: 403 for the others."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from fake_ews.settings import EwsAccess
from fake_ews.testing import FakeExchange
from fake_ews.testing.in_process import InProcess, InProcessResponse
from tests.calling import every_product
from tests.wire.front_door.requests_by_hand import ANN, GET_INBOX, PASSWORD

OUTLOOK = "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5; Pro)"
CRM = "Crm-Sync/2.1 (python)"
BEN = "ben@example.test"


def an_exchange(product: str = "2019") -> FakeExchange:
    return FakeExchange(exchange=product, mailboxes={ANN: PASSWORD, BEN: PASSWORD})


def answer(exchange: FakeExchange, user_agent: str, user: str = ANN) -> InProcessResponse:
    login = base64.b64encode(f"{user}:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", "User-Agent": user_agent, "Content-Type": "text/xml"}
    return InProcess(exchange.front).send("POST", "https://mail.example.test/EWS/Exchange.asmx", headers, GET_INBOX)


def let_in(exchange: FakeExchange, user_agent: str, user: str = ANN) -> bool:
    status = answer(exchange, user_agent, user).status
    assert status in (200, 403)
    return status == 200


ALLOW, BLOCK = "EnforceAllowList", "EnforceBlockList"

#: What the organisation says, and whether it lets in Outlook and a CRM.
POLICIES: list[tuple[dict[str, Any], bool, bool]] = [
    ({}, True, True),
    ({"enabled": True}, True, True),
    ({"enabled": False}, False, False),
    ({"application_access_policy": ALLOW}, False, False),
    ({"application_access_policy": ALLOW, "allow_list": ("Crm-Sync/*",)}, False, True),
    ({"application_access_policy": ALLOW, "allow_list": ("CRM-SYNC/*", "*Outlook*")}, True, True),
    ({"application_access_policy": ALLOW, "allow_list": ("Crm-Sync",)}, False, False),
    ({"application_access_policy": BLOCK}, True, True),
    ({"application_access_policy": BLOCK, "block_list": ("*(python)",)}, True, False),
    ({"application_access_policy": BLOCK, "allow_list": ("Other/*",)}, True, True),
    ({"application_access_policy": ALLOW, "allow_outlook": True}, True, False),
    ({"application_access_policy": BLOCK, "allow_outlook": False}, False, True),
    ({"enabled": False, "allow_outlook": True}, False, False),
]


@pytest.mark.parametrize(("said", "outlook", "crm"), POLICIES)
def test_an_organisation_decides_by_user_agent(said: dict[str, Any], outlook: bool, crm: bool) -> None:
    exchange = an_exchange()
    exchange.change(ews_access=EwsAccess(**said))
    assert (let_in(exchange, OUTLOOK), let_in(exchange, CRM)) == (outlook, crm)
    exchange.change(ews_access=EwsAccess())
    assert let_in(exchange, OUTLOOK)
    assert let_in(exchange, CRM)


@every_product
def test_the_refusal_has_the_status_and_the_headers_of_the_product(product: str) -> None:
    exchange = an_exchange(product)
    exchange.control.call("change_settings", {"ews_access": {"enabled": False}})
    refused = answer(exchange, CRM)
    assert refused.status == 403
    assert [(line.rule, line.setting) for line in exchange.why()] == [("EwsEnabled is $false.", "ews_access")]
    assert refused.headers.get("Server") == f"Microsoft-IIS/{exchange.organisation.product.iis}"
    assert bool(refused.headers.get("X-FEServer")) == (exchange.organisation.product.generation > 2010)

    exchange.control.call("change_settings", {"ews_access": {}})
    assert answer(exchange, CRM).status == 200


@pytest.mark.parametrize(
    ("organisation", "mailbox", "ann"),
    [
        ({}, {"enabled": False}, False),
        ({"enabled": False}, {"enabled": True}, True),
        ({"application_access_policy": ALLOW}, {"application_access_policy": BLOCK}, True),
        ({"application_access_policy": ALLOW, "allow_list": ["Crm*"]}, {"application_access_policy": ALLOW}, False),
        ({"application_access_policy": BLOCK, "block_list": ["Crm*"]}, {"enabled": True}, False),
    ],
)
def test_what_a_mailbox_says_goes_before_what_its_organisation_says(
    organisation: dict[str, Any], mailbox: dict[str, Any], ann: bool
) -> None:
    exchange = an_exchange()
    exchange.control.call("change_settings", {"ews_access": organisation})
    bens = let_in(exchange, CRM, BEN)
    exchange.control.call("ews_access", {"address": ANN, "access": mailbox})
    assert let_in(exchange, CRM, ANN) is ann
    assert let_in(exchange, CRM, BEN) is bens


def test_a_seed_file_says_it_too() -> None:
    exchange = FakeExchange()
    exchange.control.call(
        "seed",
        {
            "settings": {"ews_access": {"application_access_policy": ALLOW}},
            "mailboxes": [
                {"address": ANN, "password": PASSWORD, "ews_access": {"application_access_policy": BLOCK}},
                {"address": BEN, "password": PASSWORD},
            ],
        },
    )
    assert (let_in(exchange, CRM, ANN), let_in(exchange, CRM, BEN)) == (True, False)
