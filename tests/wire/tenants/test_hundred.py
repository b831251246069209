"""A hundred organisations in one process, all with the same people, and nothing of one that helps in another.

What a client or a test is given by one (ids, states, cookies, half a handshake, plans, time) is tried on the others.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any, Final

import pytest
import requests
import spnego
from requests.auth import HTTPBasicAuth

from fake_ews.clock import ManualClock
from fake_ews.products import PRODUCTS
from fake_ews.testing import FakeExchange
from fake_ews.traffic import Connection, Headers, HttpRequest
from tests.calling import ANN, BOB, PASSWORD, create_message, subject, to

COUNT: Final = 100
CARL: Final = "carl@outside.test"
START: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)

INBOX: Final = '<t:DistinguishedFolderId Id="inbox"/>'
FIND: Final = (
    '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>'
    f"<m:ParentFolderIds>{INBOX}</m:ParentFolderIds></m:FindItem>"
)


def envelope(payload: str) -> str:
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'
        ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
        ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header>'
        f'<t:RequestServerVersion Version="Exchange2010_SP2"/></s:Header><s:Body>{payload}</s:Body></s:Envelope>'
    )


def asked(exchange: FakeExchange, payload: str, user: str = ANN) -> str:
    """Return what an organisation answers, as text."""
    return exchange.post(envelope(payload), user).text


def codes(exchange: FakeExchange, payload: str, user: str = ANN) -> list[str]:
    return exchange.post(envelope(payload), user).codes


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None, text
    return match.group(1)


def sent(exchange: FakeExchange, text: str, *addresses: str) -> None:
    """Have Ann write to somebody."""
    assert codes(exchange, create_message(subject(text), to(*addresses), disposition="SendAndSaveCopy")) == ["NoError"]


def subjects(exchange: FakeExchange, user: str) -> list[str]:
    return [item["subject"] for item in exchange.control.call("items", {"mailbox": user})]


@pytest.fixture(scope="module")
def made() -> list[FakeExchange]:
    """A hundred, each product many times, each an hour ahead of the one before; no two have a seed in common."""
    exchanges = [
        FakeExchange(
            exchange=product,
            mailboxes={ANN: PASSWORD, BOB: PASSWORD},
            seed=number,
            clock=ManualClock(START + timedelta(hours=number)),
        )
        for number, product in zip(range(COUNT), cycle(PRODUCTS), strict=False)
    ]
    for exchange in exchanges:
        exchange.control.snapshot("new")
    return exchanges


@pytest.fixture
def organisations(made: list[FakeExchange]) -> Iterator[list[FakeExchange]]:
    """The hundred as they were when they were new."""
    yield made
    for exchange in made:
        exchange.control.restore("new")


def test_mail_stays_in_its_own_organisation_although_all_have_the_same_people(
    organisations: list[FakeExchange],
) -> None:
    for number, exchange in enumerate(organisations):
        sent(exchange, f"From {number}", BOB, CARL)

    for number, exchange in enumerate(organisations):
        assert subjects(exchange, BOB) == [f"From {number}"]
        assert [mail.subject for mail in exchange.control.outside_inbox(CARL)] == [f"From {number}"]
        lines = exchange.control.journal()
        assert {line.subject for line in lines if line.change == "NewMailEvent"} == {f"From {number}"}
        assert [line.operation for line in exchange.control.exchanges()] == ["CreateItem"]


def test_ids_of_one_are_nothing_in_the_others(organisations: list[FakeExchange]) -> None:
    for exchange in organisations:
        sent(exchange, "Mine", BOB)
    ids = [found(r'<t:ItemId Id="([^"]+)"', asked(exchange, FIND, BOB)) for exchange in organisations]

    assert len(set(ids)) == COUNT
    for number, exchange in enumerate(organisations):
        for other in (ids[number - 1], ids[(number + 6) % COUNT]):  # another product's, and the same product's
            get = (
                "<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:ItemIds>"
                f'<t:ItemId Id="{other}"/></m:ItemIds></m:GetItem>'
            )
            answer = exchange.post(envelope(get), BOB)
            assert "NoError" not in answer.codes
            assert "Mine" not in answer.text


def test_sync_states_and_subscriptions_of_one_are_nothing_in_the_others(organisations: list[FakeExchange]) -> None:
    sync = (
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        f"<m:SyncFolderId>{INBOX}</m:SyncFolderId>{{state}}<m:MaxChangesReturned>10</m:MaxChangesReturned>"
        "</m:SyncFolderItems>"
    )
    subscribe = (
        f"<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>{INBOX}</t:FolderIds><t:EventTypes>"
        "<t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>30</t:Timeout></m:PullSubscriptionRequest>"
        "</m:Subscribe>"
    )
    states, events = [], []
    for exchange in organisations:
        states.append(found(r"<m:SyncState>([^<]+)<", asked(exchange, sync.format(state=""), BOB)))
        subscribed = asked(exchange, subscribe, BOB)
        id = found(r"<m:SubscriptionId>([^<]+)<", subscribed)
        watermark = found(r"<m:Watermark>([^<]+)<", subscribed)
        names = f"<m:SubscriptionId>{id}</m:SubscriptionId><m:Watermark>{watermark}</m:Watermark>"
        events.append(f"<m:GetEvents>{names}</m:GetEvents>")
        sent(exchange, "News", BOB)

    for number, exchange in enumerate(organisations):
        own = sync.format(state=f"<m:SyncState>{states[number]}</m:SyncState>")
        assert codes(exchange, own, BOB) == codes(exchange, events[number], BOB) == ["NoError"]
        other = (number + 6) % COUNT  # of the same product
        theirs = sync.format(state=f"<m:SyncState>{states[other]}</m:SyncState>")
        assert codes(exchange, theirs, BOB) == ["ErrorInvalidSyncStateData"]
        assert "NoError" not in codes(exchange, events[other], BOB)


def test_each_has_its_own_time_faults_settings_passwords_and_past(organisations: list[FakeExchange]) -> None:
    changed, *others = organisations
    before = [exchange.control.call("position", {}) for exchange in others]
    changed.control.call("snapshot", {"name": "mine"})
    changed.control.call("clock", {"advance_seconds": 30 * 86400})
    changed.control.call("plan_fault", {"kind": "status", "operation": "FindItem", "times": 200, "status": 503})
    changed.control.call("set_password", {"address": ANN, "password": "another"})
    changed.control.call("change_settings", {"availability_days": 1})

    assert changed.post(envelope(FIND), ANN).status == 401
    assert changed.post(envelope(FIND), BOB).status == 503
    for number, exchange in enumerate(others, 1):
        control = exchange.control
        assert exchange.post(envelope(FIND), ANN).codes == ["NoError"]
        assert datetime.fromisoformat(control.call("clock", {})["now"]) == START + timedelta(hours=number)
        assert (control.call("faults", {}), control.call("settings", {})["availability_days"]) == ([], 42)
        with pytest.raises(ValueError, match="no snapshot 'mine'"):
            control.call("restore", {"name": "mine"})
    assert [exchange.control.call("position", {}) for exchange in others] == before

    changed.control.call("reset", {})
    assert changed.control.call("mailboxes", {}) == []
    assert all(len(exchange.control.call("mailboxes", {})) == 2 for exchange in others)


def test_half_a_handshake_with_one_opens_no_other(organisations: list[FakeExchange]) -> None:
    def step(exchange: FakeExchange, connection: Connection, token: bytes) -> Any:
        headers = Headers([("Authorization", "NTLM " + b64encode(token).decode()), ("Content-Type", "text/xml")])
        return exchange.front.handle(HttpRequest("POST", "/EWS/Exchange.asmx", headers, b""), connection)

    for one, other in zip(organisations, organisations[6:], strict=False):
        client = spnego.client(ANN, PASSWORD, protocol="ntlm")
        here, there = Connection(), Connection()
        first = client.step() or b""
        challenge = b64decode(step(one, here, first).headers.get("WWW-Authenticate").partition(" ")[2])
        step(other, there, first)
        answer = client.step(challenge) or b""

        assert step(other, there, answer).status == 401  # it was asked another question
        assert step(one, here, answer).status != 401


def test_a_hundred_listen_at_once_and_one_cookie_jar_for_all_lets_nobody_in(
    organisations: list[FakeExchange],
) -> None:
    with ExitStack() as running, requests.Session() as client:
        for exchange in organisations:
            running.enter_context(exchange)
        # Cookies know no ports: this client sends each organisation what all the others have set.
        headers = {"Content-Type": "text/xml"}
        for number, exchange in enumerate(organisations):
            sent(exchange, f"From {number}", BOB)
            login, ca = HTTPBasicAuth(BOB, PASSWORD), str(exchange.ca_path)
            answer = client.post(exchange.ews_url, envelope(FIND), auth=login, headers=headers, verify=ca, timeout=10)
            assert re.findall(r"<t:Subject>([^<]*)<", answer.text) == [f"From {number}"]
        assert len(client.cookies)
        for exchange in organisations:
            ca = str(exchange.ca_path)
            answer = client.post(exchange.ews_url, envelope(FIND), headers=headers, verify=ca, timeout=10)
            assert (answer.status_code, "From" in answer.text) == (401, False)
