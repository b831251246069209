"""The listener hears of mail over real HTTPS, signed in by NTLM or Basic, and outlives what happens to its streams."""

from __future__ import annotations

import gc
from asyncio.sslproto import SSLProtocol
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from queue import Queue
from typing import Any

import pytest

from fake_ews.clock import ManualClock
from fake_ews.faults import PlannedFault
from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.recorder import Exchanged
from fake_ews.testing import FakeExchange
from integration.exchange.listener import Listener
from integration.exchange.resolver import StaticResolver
from integration.exchange.ways import Ways, ways_out
from integration.model.account import Endpoint
from integration.ports import Ear
from integration.settings import Settings
from tests.compat.conftest import ANN, PASSWORD, StartExchange

VERSIONS = {"2010_SP2": "Exchange2010_SP2", "2013": "Exchange2013", "2019": "Exchange2016"}
PATIENCE = 60.0
"""Seconds until a test gives up waiting for what has to come."""

LETTER = b"From: bob@client.test\r\nTo: ann.lee@example.test\r\nSubject: Yes\r\n\r\nGladly.\r\n"


class Ward:
    """An Exchange, a listener at Ann's mailbox, and what the two have said."""

    def __init__(
        self, exchange: FakeExchange, auth_type: str = "NTLM", password: str = PASSWORD, **pauses: float
    ) -> None:
        self.exchange = exchange
        self.heard: Queue[str] = Queue()
        self.asked: Queue[Exchanged] = Queue()
        exchange.organisation.recorder.observers.append(self.asked.put)
        self.listener = Listener(self.ways(), self.heard.put, first_pause=0.01, **pauses)
        version = VERSIONS[exchange.organisation.product.name]
        endpoint = Endpoint("https://mail.example.test/EWS/Exchange.asmx", auth_type, "15.1.1.1", version)
        self.ear = Ear(ANN, ANN, password, endpoint)
        self.listener.start()

    def ways(self, **settings: Any) -> Ways:
        where = StaticResolver({"mail.example.test": (self.exchange.host, self.exchange.port)})
        settings = {"address_policy": "any", "ca_file": str(self.exchange.ca_path), **settings}
        return ways_out(Settings(**settings), where)

    def listen(self) -> None:
        """Begin, and wait for the subscription: what came before it is worth a look, so it is told of once."""
        self.listener.hold({"ann": self.ear})
        assert self.heard.get(timeout=PATIENCE) == "ann"

    def until(self, operation: str, status: int = 200) -> Exchanged:
        """Wait for the end of the answer to such a request."""
        while True:
            exchanged = self.asked.get(timeout=PATIENCE)
            if exchanged.operation == operation and exchanged.status == status:
                return exchanged

    def mail_arrives(self) -> None:
        organisation = self.exchange.organisation
        with organisation.lock:
            deliver_from_outside(organisation.premises, "bob@client.test", [ANN], LETTER)

    def hears(self) -> bool:
        return self.heard.get(timeout=PATIENCE) == "ann"


@pytest.fixture
def wards() -> Iterator[list[Ward]]:
    opened: list[Ward] = []
    yield opened
    for ward in opened:
        ward.listener.stop()


@pytest.fixture(params=VERSIONS)
def ward(request: pytest.FixtureRequest, start_exchange: StartExchange, wards: list[Ward]) -> Ward:
    wards.append(Ward(start_exchange(request.param, clock=ManualClock())))
    return wards[0]


def test_mail_that_arrives_is_heard_of(ward: Ward) -> None:
    ward.listen()
    ward.mail_arrives()
    assert ward.hears()
    ward.mail_arrives()
    assert ward.hears()


def test_it_signs_in_by_basic_where_that_is_offered(start_exchange: StartExchange, wards: list[Ward]) -> None:
    wards.append(Ward(start_exchange("2019", auth=("basic",)), auth_type="basic"))
    wards[0].listen()
    wards[0].mail_arrives()
    assert wards[0].hears()


def test_it_binds_its_sign_in_to_the_channel_where_that_is_required(
    start_exchange: StartExchange, wards: list[Ward]
) -> None:
    exchange = start_exchange("2019", auth=("ntlm",))
    exchange.change(extended_protection="require")
    wards.append(Ward(exchange))
    wards[0].listen()
    wards[0].mail_arrives()
    assert wards[0].hears()


def test_a_stream_that_ends_as_agreed_goes_on_with_its_subscription(ward: Ward) -> None:
    ward.listen()
    ward.mail_arrives()
    assert ward.hears()
    clock = ward.exchange.organisation.clock
    assert isinstance(clock, ManualClock)
    clock.advance(timedelta(minutes=31))
    ward.until("GetStreamingEvents")
    ward.mail_arrives()
    assert ward.hears()
    subscribed = [one for one in ward.exchange.organisation.recorder.exchanges if one.operation == "Subscribe"]
    assert [one.status for one in subscribed if one.status == 200] == [200]


def test_after_a_stream_that_broke_the_inbox_is_worth_a_look_and_is_listened_to_again(ward: Ward) -> None:
    ward.exchange.organisation.faults.plan(PlannedFault("cut", operation="GetStreamingEvents", size=10))
    ward.listener.hold({"ann": ward.ear})
    assert ward.hears()
    assert ward.hears()
    ward.mail_arrives()
    assert ward.hears()


def test_a_refused_sign_in_is_not_soon_tried_again(start_exchange: StartExchange, wards: list[Ward]) -> None:
    exchange = start_exchange("2019", auth=("ntlm",))
    wards.append(Ward(exchange, password="wrong"))
    wards[0].listener.hold({"ann": wards[0].ear})
    for _ in range(3):
        assert wards[0].asked.get(timeout=PATIENCE).status == 401
    # The right password is another ear, which begins anew: all that was asked before it was the one handshake.
    wards[0].ear = replace(wards[0].ear, password=PASSWORD)
    wards[0].listen()
    refused = [one for one in exchange.organisation.recorder.exchanges if one.status == 401]
    assert len(refused) == 3 + 2


def test_a_sign_in_that_is_taken_again_is_listened_with_again(start_exchange: StartExchange, wards: list[Ward]) -> None:
    exchange = start_exchange("2019", auth=("ntlm",))
    exchange.organisation.set_password(ANN, "not yet")
    wards.append(Ward(exchange, after_refusal=0.01))
    wards[0].listener.hold({"ann": wards[0].ear})
    for _ in range(3):
        assert wards[0].asked.get(timeout=PATIENCE).status == 401
    exchange.organisation.set_password(ANN, PASSWORD)
    assert wards[0].hears()
    wards[0].mail_arrives()
    assert wards[0].hears()


def test_a_stream_that_waits_holds_no_more_than_a_record_of_tls(ward: Ward) -> None:
    ward.listen()
    ward.mail_arrives()
    assert ward.hears()
    loop = ward.listener._loop
    open_now: list[Any] = [one for one in gc.get_objects() if isinstance(one, SSLProtocol) and one._loop is loop]
    assert [len(one._ssl_buffer) for one in open_now] == [16 * 1024]


def test_what_is_no_longer_wanted_is_let_go(ward: Ward) -> None:
    ward.listen()
    ward.listener.hold({})
    ward.listener.hold({"ann again": ward.ear})
    assert ward.heard.get(timeout=PATIENCE) == "ann again"
    ward.mail_arrives()
    assert ward.heard.get(timeout=PATIENCE) == "ann again"


def test_it_never_listens_where_calls_may_not_lead(start_exchange: StartExchange, wards: list[Ward]) -> None:
    exchange = start_exchange("2019")
    wards.append(Ward(exchange))
    strict = Listener(wards[0].ways(address_policy="public"), wards[0].heard.put, first_pause=0.01)
    strict.start()
    strict.hold({"strict": wards[0].ear})
    wards[0].listen()
    strict.stop()
    assert wards[0].heard.empty()


@pytest.mark.parametrize("product", VERSIONS)
def test_every_stream_carries_one_subscription_and_comes_back_to_its_server(
    product: str, start_exchange: StartExchange, wards: list[Ward]
) -> None:
    # By the machine's clock: a cookie of another time is stale to the client.
    wards.append(Ward(start_exchange(product)))
    wards[0].listen()
    wards[0].mail_arrives()
    assert wards[0].hears()
    exchanges = wards[0].exchange.organisation.recorder.exchanges
    asked = [one.request for one in exchanges if one.operation == "Subscribe"]
    streams = [one.request for one in exchanges if one.operation == "GetStreamingEvents"]
    assert [stream.body.count(b"<t:SubscriptionId>") for stream in streams] == [1]
    for request in (*asked, *streams):
        assert request.headers.get("X-AnchorMailbox") == ANN
        assert request.headers.get("X-PreferServerAffinity") == "true"
    if product != "2010_SP2":
        assert "X-BackEndCookie" in streams[0].headers.get("Cookie")
