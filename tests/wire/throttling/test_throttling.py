"""Throttling by the organisation's clock: what a policy refuses, in which words, to whom, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

import pytest

from fake_ews.control import Control, ControlError
from fake_ews.faults import PlannedFault
from fake_ews.snapshots import Snapshot
from fake_ews.testing.in_process import InProcess, InProcessResponse
from fake_ews.throttling_policy import INSTALLED, UNLIMITED, ThrottlingPolicy, in_force
from fake_ews.traffic import Delay, Wait
from tests.calling import (
    ANN,
    BOB,
    Exchange,
    distinguished,
    every_product,
    first_and_last_product,
)
from tests.wire.throttling.asking import DRAFT, throttled, values


class Client:
    """Ann's client on connections of its own, which it can leave open."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._transport = InProcess(exchange.server, step=self._pass)

    def _pass(self, wait: Wait) -> None:
        self._exchange.clock.move_to(wait.until)

    def begin(self, payload: str, user: str = ANN) -> InProcessResponse:
        """Send a request and read the header of its answer alone."""
        request = self._exchange.request(payload, user=user)
        lines = list(request.headers)
        return self._transport.send("POST", "http://mail.example.test/EWS/Exchange.asmx", lines, request.body)


def stream(exchange: Exchange, user: str = ANN) -> str:
    events = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes>"
    folders = '<t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds>'
    request = f"<m:StreamingSubscriptionRequest>{folders}{events}</m:StreamingSubscriptionRequest>"
    id = exchange.ask(f"<m:Subscribe>{request}</m:Subscribe>", user=user).text("//m:SubscriptionId")
    ids = f"<m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds>"
    return f"<m:GetStreamingEvents>{ids}<m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>"


# concurrency -------------------------------------------------------------------------------------------------------


@every_product
def test_more_requests_at_a_time_than_the_policy_allows_are_refused_until_one_is_over(product: str) -> None:
    exchange = throttled(product, ews_max_concurrency=1)
    exchange.organisation.faults.plan(PlannedFault("delay", "CreateItem", seconds=30))
    first = exchange.handle(exchange.request(DRAFT))  # its answer is held back

    refused = exchange.ask(DRAFT)

    assert (refused.status, refused.code) == (500, "ErrorExceededConnectionCount")
    assert refused.text("//faultstring") == (
        "You have exceeded the available concurrent connections for your account.  "
        "Try again once your other requests have completed."
    )
    assert values(refused) == {
        "Policy": "MaxConcurrency",
        "MaxConcurrencyLimit": "1",
        "ErrorMessage": "This operation exceeds the throttling budget for policy part 'MaxConcurrency', policy value "
        "'1',  Budget type: 'Ews'.  Suggested backoff time 0 ms.",
    }
    assert exchange.ask(DRAFT, user=BOB).code == "NoError"
    assert first.ended is not None
    first.ended()
    assert exchange.ask(DRAFT).code == "NoError"


def test_a_version_that_does_not_know_the_code_is_told_that_the_server_is_busy() -> None:
    exchange = throttled(ews_max_concurrency=0)

    assert exchange.ask(DRAFT, version="Exchange2007_SP1").code == "ErrorServerBusy"


@pytest.mark.parametrize("product", ["2010_SP3", "2013", "2019"])
def test_streams_have_a_budget_of_their_own(product: str) -> None:
    exchange = throttled(product, ews_max_concurrency=1, hanging_connection_limit=2)
    client = Client(exchange)
    payload = stream(exchange)
    opened = [client.begin(payload) for _ in range(2)]
    assert [one.status for one in opened] == [200, 200]
    assert exchange.ask(DRAFT).code == "NoError"

    assert (third := client.begin(payload)).status == 500
    assert b"ErrorExceededConnectionCount" in third.read()
    opened[0].body.close()
    assert client.begin(payload).status == 200


def test_a_service_account_has_a_budget_beside_that_of_the_mailbox_it_acts_as() -> None:
    exchange = throttled(ews_max_concurrency=1)
    exchange.organisation.let_impersonate(BOB)
    exchange.organisation.faults.plan(PlannedFault("delay", "CreateItem", ANN, seconds=30, times=2))
    exchange.handle(exchange.request(DRAFT))

    assert exchange.handle(exchange.request(DRAFT, user=BOB, header=acting_as(ANN))).status == 200
    assert exchange.ask(DRAFT, user=BOB, header=acting_as(ANN)).code == "ErrorExceededConnectionCount"
    assert exchange.ask(DRAFT, user=BOB).code == "NoError"


def test_names_that_nobody_has_leave_no_budgets_behind() -> None:
    exchange = Exchange()
    exchange.organisation.let_impersonate(BOB)

    for number in range(3):
        reply = exchange.ask(DRAFT, user=BOB, header=acting_as(f"nobody{number}@example.test"))
        assert reply.code == "ErrorNonExistentMailbox"

    assert [line.address for line in Control(exchange.organisation).budgets()] == [BOB]


def acting_as(address: str) -> str:
    sid = f"<t:ConnectingSID><t:PrimarySmtpAddress>{address}</t:PrimarySmtpAddress></t:ConnectingSID>"
    return f"<t:ExchangeImpersonation>{sid}</t:ExchangeImpersonation>"


def test_what_is_carried_out_late_is_under_way_until_then() -> None:
    exchange = throttled(ews_max_concurrency=1)
    exchange.organisation.faults.plan(PlannedFault("late", "CreateItem", seconds=30))
    exchange.handle(exchange.request(DRAFT))

    assert exchange.ask(DRAFT).code == "ErrorExceededConnectionCount"
    exchange.clock.advance(timedelta(seconds=30))
    exchange.organisation.run_due(exchange.clock.now())
    assert exchange.ask(DRAFT).code == "NoError"


SYNC = (
    "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
    f"<m:SyncFolderId>{distinguished('inbox')}</m:SyncFolderId><m:MaxChangesReturned>9</m:MaxChangesReturned>"
    "</m:SyncFolderItems>"
)


@pytest.mark.parametrize(
    ("product", "code"), [("2010_SP3", "NoError"), ("2013", "NoError"), ("2019", "ErrorServerBusy")]
)
def test_from_2016_on_so_many_synchronisations_are_under_way_at_a_time(product: str, code: str) -> None:
    exchange = throttled(product, concurrent_sync_calls=1)
    exchange.organisation.faults.plan(PlannedFault("delay", "SyncFolderItems", seconds=30))
    first = exchange.handle(exchange.request(SYNC))

    second = exchange.ask(SYNC)

    assert second.code == code
    if code != "NoError":
        assert values(second) == {
            "BackOffMilliseconds": "5000",
            "ErrorMessage": "This operation exceeds the throttling budget for policy part 'ConcurrentSyncCalls', "
            "policy value '1',  Budget type: 'Ews'.  Suggested backoff time 5000 ms.",
        }
    assert exchange.ask(DRAFT).code == "NoError"
    assert first.ended is not None
    first.ended()
    assert exchange.ask(SYNC).code == "NoError"


def test_in_a_farm_the_server_of_the_mailbox_counts() -> None:
    exchange = throttled("2019", concurrent_sync_calls=0)
    control = Control(exchange.organisation)
    assert exchange.ask(SYNC).code == "ErrorServerBusy"

    control.move_mailbox(ANN, "2010_SP3")

    assert exchange.ask(SYNC, version="Exchange2010_SP2").code == "NoError"
    assert control.throttling(ANN).concurrent_sync_calls == UNLIMITED
    assert (control.throttling(ANN).ews_max_concurrency, control.throttling(BOB).ews_max_concurrency) == (10, 27)


# server time -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])
def test_a_budget_is_spent_delays_and_at_the_cut_off_refuses_until_it_is_recharged(product: str) -> None:
    exchange = throttled(product, 1000, ews_max_burst=2000, ews_recharge_rate=3_600_000, ews_cutoff_balance=1500)
    replies = [exchange.handle(exchange.request(DRAFT)) for _ in range(4)]

    # Two are paid for, the third owes a second, the fourth owes another: that is more than the cut-off balance.
    held = [[one.until - exchange.clock.now() for one in reply.effects if isinstance(one, Delay)] for reply in replies]
    assert held == [[], [], [timedelta(seconds=1)], [timedelta(seconds=1)]]
    busy = exchange.ask(DRAFT)
    assert (busy.status, busy.code) == (500, "ErrorServerBusy")
    assert busy.text("//faultstring") == "The server cannot service this request right now. Try again later."
    assert values(busy) == {"BackOffMilliseconds": "2000"}
    exchange.clock.advance(timedelta(seconds=1.5))
    assert values(exchange.ask(DRAFT)) == {"BackOffMilliseconds": "500"}
    exchange.clock.advance(timedelta(seconds=0.6))
    assert exchange.ask(DRAFT).code == "NoError"


@pytest.mark.parametrize("product", ["2010_SP2", "2010_SP3"])
@pytest.mark.parametrize(
    ("name", "requests"),
    [("ews_percent_time_in_cas", 7), ("ews_percent_time_in_mailbox_rpc", 11), ("ews_percent_time_in_ad", 61)],
)
def test_2010_allows_a_share_of_each_minute(product: str, name: str, requests: int) -> None:
    free = {"ews_percent_time_in_cas", "ews_percent_time_in_mailbox_rpc", "ews_percent_time_in_ad"} - {name}
    exchange = throttled(product, 1000, **{name: 10}, **dict.fromkeys(free, UNLIMITED))
    exchange.clock.advance(timedelta(seconds=20))

    assert {exchange.ask(DRAFT).code for _ in range(requests)} == {"NoError"}
    busy = exchange.ask(DRAFT)
    assert (busy.status, busy.code, values(busy)) == (500, "ErrorServerBusy", {"BackOffMilliseconds": "40000"})
    exchange.clock.advance(timedelta(seconds=40))
    assert exchange.ask(DRAFT).code == "NoError"


def test_time_for_which_an_answer_is_held_back_costs_as_much() -> None:
    exchange = throttled(ews_max_burst=10_000, ews_recharge_rate=3_600_000, ews_cutoff_balance=15_000)
    exchange.organisation.faults.plan(PlannedFault("delay", "CreateItem", seconds=30))
    exchange.handle(exchange.request(DRAFT))

    assert exchange.ask(DRAFT).code == "ErrorServerBusy"


@first_and_last_product
def test_a_policy_of_a_mailbox_holds_before_that_of_the_organisation(product: str) -> None:
    exchange = throttled(product, ews_max_concurrency=0)
    control = Control(exchange.organisation)
    assert exchange.ask(DRAFT).code == "ErrorExceededConnectionCount"

    control.set_throttling(ANN, ThrottlingPolicy(ews_max_concurrency=1))

    assert exchange.ask(DRAFT).code == "NoError"
    assert exchange.ask(DRAFT, user=BOB).code == "ErrorExceededConnectionCount"


def test_a_snapshot_goes_back_to_what_was_left() -> None:
    exchange = throttled(cost=1000, ews_max_burst=2000, ews_cutoff_balance=0)
    exchange.ask(DRAFT)
    snapshot = Snapshot(exchange.organisation)
    before = [line.balance for line in Control(exchange.organisation).budgets()]
    exchange.ask(DRAFT)

    snapshot.restore()

    assert [line.balance for line in Control(exchange.organisation).budgets()] == before == [1000]


# the policies ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("generation", "concurrency", "streams", "searches", "burst"),
    [
        (2010, 10, 10, 1000, UNLIMITED),
        (2013, 27, 3, 250, 300_000),
        (2016, 27, 10, 250, 300_000),
        (2019, 27, 10, 250, 300_000),
    ],
)
def test_each_product_has_its_own_as_installed(
    generation: int, concurrency: int, streams: int, searches: int, burst: int
) -> None:
    policy = in_force(None, ThrottlingPolicy(), generation)

    installed = INSTALLED[generation]
    assert policy == installed.beneath(ThrottlingPolicy(*[UNLIMITED] * len(fields(installed))))
    assert (policy.ews_max_concurrency, policy.hanging_connection_limit) == (concurrency, streams)
    assert (policy.ews_find_count_limit_of_searches, policy.ews_max_burst) == (searches, burst)


def ordinary(exchange: Exchange) -> Iterator[str]:
    for _ in range(100):
        yield exchange.ask(DRAFT).code


def test_as_installed_ordinary_work_meets_no_limit() -> None:
    exchange = Exchange()

    assert set(ordinary(exchange)) == {"NoError"}
    (line,) = Control(exchange.organisation).budgets()
    assert (line.under_way, line.cut_off) == (0, False)
    assert line.used < 100


def test_each_refusal_names_its_setting() -> None:
    exchange = throttled(ews_max_concurrency=0)
    exchange.ask(DRAFT)

    (line,) = Control(exchange.organisation).why()

    assert (line.setting, line.clause) == ("ews_max_concurrency", "documentation of EWS throttling")


def test_a_policy_is_planned_in_json_too_and_nonsense_is_refused() -> None:
    exchange = Exchange()
    control = Control(exchange.organisation)
    control.call("change_settings", {"throttling": {"ews_max_concurrency": 0}})
    assert exchange.ask(DRAFT).code == "ErrorExceededConnectionCount"

    control.call("set_throttling", {"address": ANN, "policy": {"ews_max_concurrency": 5}})
    assert exchange.ask(DRAFT).code == "NoError"
    control.call("seed", {"mailboxes": [{"address": BOB, "throttling": {"ews_max_concurrency": 5}}]})
    assert exchange.ask(DRAFT, user=BOB).code == "NoError"
    with pytest.raises(ControlError, match="ews_max_concurrency is -2; give 0 or more, or -1 for Unlimited"):
        control.call("set_throttling", {"address": ANN, "policy": {"ews_max_concurrency": -2}})
    with pytest.raises(ControlError, match="no 'ews_max_concurency'"):
        control.call("set_throttling", {"address": ANN, "policy": {"ews_max_concurency": 2}})
