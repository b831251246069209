"""Throttling by the organisation's clock: what a policy refuses, in which words, to whom, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from fake_ews.control import Control, ControlError
from fake_ews.faults import PlannedFault
from fake_ews.settings import Settings
from fake_ews.snapshots import Snapshot
from fake_ews.testing.in_process import InProcess, InProcessResponse
from fake_ews.throttling_policy import INSTALLED, UNLIMITED, ThrottlingPolicy, in_force
from fake_ews.traffic import Delay, Wait
from tests.calling import ANN, BOB, Answer, Exchange, create_message, every_product, first_and_last_product, subject

DRAFT = create_message(subject("Offer"))


def throttled(product: str = "2019", cost: float = 0.1, **policy: int) -> Exchange:
    settings = Settings(throttling=ThrottlingPolicy(**policy), request_milliseconds=cost, part_milliseconds=0)
    return Exchange(product, settings=settings)


def values(answer: Answer) -> dict[str, str]:
    """Return the MessageXml of a fault or a response message."""
    found = answer.elements("//*[local-name()='MessageXml']/t:Value")
    return {one.get("Name") or "": one.text or "" for one in found}


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


def pull(folder: str = "inbox") -> str:
    events = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes>"
    folders = f'<t:FolderIds><t:DistinguishedFolderId Id="{folder}"/></t:FolderIds>'
    request = f"{folders}{events}<t:Timeout>10</t:Timeout>"
    return f"<m:Subscribe><m:PullSubscriptionRequest>{request}</m:PullSubscriptionRequest></m:Subscribe>"


def find(*, page: int | None = None, restricted: bool = False, query: str = "") -> str:
    shape = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
    view = f'<m:IndexedPageItemView MaxEntriesReturned="{page}" Offset="0" BasePoint="Beginning"/>' if page else ""
    exists = '<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction>'
    where = '<m:ParentFolderIds><t:DistinguishedFolderId Id="drafts"/></m:ParentFolderIds>'
    asked = f"<m:QueryString>{query}</m:QueryString>" if query else ""
    return f'<m:FindItem Traversal="Shallow">{shape}{view}{exists if restricted else ""}{where}{asked}</m:FindItem>'


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
    sid = f"<t:ConnectingSID><t:PrimarySmtpAddress>{ANN}</t:PrimarySmtpAddress></t:ConnectingSID>"
    as_ann = f"<t:ExchangeImpersonation>{sid}</t:ExchangeImpersonation>"
    exchange.handle(exchange.request(DRAFT))

    assert exchange.handle(exchange.request(DRAFT, user=BOB, header=as_ann)).status == 200
    assert exchange.ask(DRAFT, user=BOB, header=as_ann).code == "ErrorExceededConnectionCount"
    assert exchange.ask(DRAFT, user=BOB).code == "NoError"


def test_what_is_carried_out_late_is_under_way_until_then() -> None:
    exchange = throttled(ews_max_concurrency=1)
    exchange.organisation.faults.plan(PlannedFault("late", "CreateItem", seconds=30))
    exchange.handle(exchange.request(DRAFT))

    assert exchange.ask(DRAFT).code == "ErrorExceededConnectionCount"
    exchange.clock.advance(timedelta(seconds=30))
    exchange.organisation.run_due(exchange.clock.now())
    assert exchange.ask(DRAFT).code == "NoError"


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


# numbers -----------------------------------------------------------------------------------------------------------


@every_product
def test_a_mailbox_has_so_many_subscriptions_whoever_made_them(product: str) -> None:
    exchange = throttled(product, ews_max_subscriptions=2)
    exchange.organisation.let_impersonate(BOB)
    sid = f"<t:ConnectingSID><t:PrimarySmtpAddress>{ANN}</t:PrimarySmtpAddress></t:ConnectingSID>"
    id = exchange.ask(pull()).text("//m:SubscriptionId")
    header = f"<t:ExchangeImpersonation>{sid}</t:ExchangeImpersonation>"
    assert exchange.ask(pull(), user=BOB, header=header).code == "NoError"

    refused = exchange.ask(pull())

    assert (refused.status, refused.code) == (200, "ErrorExceededSubscriptionCount")
    assert exchange.ask(pull(), user=BOB).code == "NoError"
    exchange.ask(f"<m:Unsubscribe><m:SubscriptionId>{id}</m:SubscriptionId></m:Unsubscribe>")
    assert exchange.ask(pull()).code == "NoError"


@every_product
def test_a_find_call_that_does_not_page_may_not_find_more_than_the_limit(product: str) -> None:
    exchange = throttled(product, ews_find_count_limit=2)
    for _ in range(3):
        exchange.ask(DRAFT)

    assert exchange.ask(find()).code == "ErrorExceededFindCountLimit"
    paged = exchange.ask(find(page=10))
    assert len(paged.ids()) == 2
    assert paged.elements("//m:RootFolder")[0].get("IncludesLastItemInRange") == "false"
    assert exchange.ask(find(page=10), version="Exchange2010").code == "ErrorServerBusy"
    assert exchange.ask(find(page=2), version="Exchange2010").code == "NoError"


def test_find_calls_under_way_share_the_limit() -> None:
    exchange = throttled(ews_find_count_limit=5)
    for _ in range(4):
        exchange.ask(DRAFT)
    exchange.organisation.faults.plan(PlannedFault("delay", "FindItem", seconds=30))
    first = exchange.handle(exchange.request(find()))

    assert exchange.ask(find()).code == "ErrorExceededFindCountLimit"
    assert len(exchange.ask(find(page=4)).ids()) == 1
    assert first.ended is not None
    first.ended()
    assert len(exchange.ask(find()).ids()) == 4


@pytest.mark.parametrize(("product", "found"), [("2010_SP3", 4), ("2013", 1), ("2019", 1)])
def test_from_2013_on_a_search_has_a_smaller_limit(product: str, found: int) -> None:
    policy = {"ews_find_count_limit_of_searches": 1} if product != "2010_SP3" else {}
    exchange = throttled(product, **policy)
    for _ in range(4):
        exchange.ask(DRAFT)

    assert len(exchange.ask(find(page=10, restricted=True)).ids()) == found
    assert len(exchange.ask(find(page=10)).ids()) == 4


def test_in_2010_a_search_by_query_string_takes_its_time() -> None:
    settings = Settings(throttling=ThrottlingPolicy(ews_fast_search_timeout_in_seconds=1), part_milliseconds=600)
    exchange = Exchange("2010_SP3", settings=settings)
    exchange.ask(DRAFT)
    assert exchange.ask(find(query="Offer")).code == "NoError"
    exchange.ask(DRAFT)

    assert exchange.ask(find(query="Offer")).code == "ErrorTimeoutExpired"
    assert exchange.ask(find()).code == "NoError"


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

    assert policy == INSTALLED[generation]
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


@pytest.mark.parametrize(("product", "most"), [("2010_SP2", 35_000_000), ("2019", 67_108_864)])
def test_a_request_has_a_greatest_size_by_product(product: str, most: int) -> None:
    exchange = Exchange(product)
    request = exchange.request(DRAFT)
    padding = b" " * (most - len(request.body))

    assert exchange.handle(exchange.request(DRAFT, padding=padding)).status == 200
    assert exchange.handle(exchange.request(DRAFT, padding=padding + b" ")).status == 413
