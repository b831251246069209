"""What a policy counts: subscriptions, what find calls find, recipients, bytes of a request."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fake_ews.control import Control
from fake_ews.faults import PlannedFault
from fake_ews.settings import Settings
from fake_ews.throttling_policy import ThrottlingPolicy
from tests.calling import ANN, BOB, Exchange, create_message, every_product, first_and_last_product, subject, to
from tests.wire.throttling.asking import DRAFT, find, pull, throttled


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


@first_and_last_product
def test_a_mailbox_submits_to_so_many_recipients_a_day(product: str) -> None:
    exchange = throttled(product, recipient_rate_limit=3)

    def send(*whom: str) -> str:
        return exchange.ask(create_message(subject("Offer"), to(*whom), disposition="SendOnly")).code

    assert send(BOB, "carl@outside.test") == "NoError"
    exchange.clock.advance(timedelta(hours=23))
    assert send(BOB, "carl@outside.test") == "ErrorSubmissionQuotaExceeded"
    assert send(BOB) == "NoError"
    assert send(BOB) == "ErrorSubmissionQuotaExceeded"
    assert Control(exchange.organisation).why()[0].setting == "recipient_rate_limit"
    exchange.clock.advance(timedelta(hours=1))
    assert send(BOB) == "NoError"
    assert exchange.subjects("inbox", user=BOB) == ["Offer"] * 3


@pytest.mark.parametrize(("product", "most"), [("2010_SP2", 35_000_000), ("2019", 67_108_864)])
def test_a_request_has_a_greatest_size_by_product(product: str, most: int) -> None:
    exchange = Exchange(product)
    request = exchange.request(DRAFT)
    padding = b" " * (most - len(request.body))

    assert exchange.handle(exchange.request(DRAFT, padding=padding)).status == 200
    assert exchange.handle(exchange.request(DRAFT, padding=padding + b" ")).status == 413
