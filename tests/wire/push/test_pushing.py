"""Push subscriptions: a listener is written to at once, with news, when it has been long, and again if it is silent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import etree

from fake_ews.pushing import Push
from fake_ews.versions import Version
from tests.calling import ANN, BOB, Answer, Exchange, create_message, distinguished, every_product, subject, to
from tests.valid_replies import assert_valid

URL = "http://listener.example.test/path"
T = "{http://schemas.microsoft.com/exchange/services/2006/types}"
M = "{http://schemas.microsoft.com/exchange/services/2006/messages}"


def subscribed(exchange: Exchange, *, url: str = URL, minutes: int = 5, version: str = "") -> Answer:
    return exchange.ask(
        f"<m:Subscribe><m:PushSubscriptionRequest><t:FolderIds>{distinguished('inbox')}</t:FolderIds><t:EventTypes>"
        "<t:EventType>NewMailEvent</t:EventType></t:EventTypes>"
        f"<t:StatusFrequency>{minutes}</t:StatusFrequency><t:URL>{url}</t:URL></m:PushSubscriptionRequest></m:Subscribe>",
        version=version,
    )


def mail(exchange: Exchange, *subjects: str) -> None:
    for text in subjects:
        exchange.ask(create_message(subject(text), to(ANN), disposition="SendOnly"), user=BOB)


def sent(exchange: Exchange) -> list[Push]:
    return exchange.server.pushing.take_due(exchange.clock.now())


def only(exchange: Exchange) -> Push:
    (push,) = sent(exchange)
    return push


def events(push: Push) -> list[str]:
    """Return the names of the events in a notification, after a look at its form."""
    envelope = etree.fromstring(push.body)
    assert etree.QName(envelope).localname == "Envelope"
    (payload,) = envelope[1]
    version = envelope[0][0].get("Version") or ""
    assert_valid(payload, Version[version])
    names = [etree.QName(one).localname for one in payload.iterfind(f".//{M}Notification/*")]
    return [name for name in names if name.endswith("Event")]


def answer(exchange: Exchange, push: Push, status: str | None = "OK") -> None:
    body = (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        f'<SendNotificationResult xmlns="{M[1:-1]}">'
        f"<SubscriptionStatus>{status}</SubscriptionStatus></SendNotificationResult></s:Body></s:Envelope>"
    )
    exchange.server.pushing.answered(push, body.encode() if status is not None else None)


def later(exchange: Exchange, **by: float) -> None:
    exchange.clock.advance(timedelta(**by))


@every_product
def test_a_listener_is_written_to_at_once_and_then_with_news(product: str) -> None:
    exchange = Exchange(product)
    id = subscribed(exchange).text("//m:SubscriptionId")

    first = only(exchange)
    assert (first.url, first.subscription, events(first)) == (URL, id, ["StatusEvent"])
    assert "SendNotification" in first.headers.get("SOAPAction")
    answer(exchange, first)
    assert sent(exchange) == []

    mail(exchange, "One", "Two")
    assert events(only(exchange)) == ["NewMailEvent", "NewMailEvent"]


@every_product
def test_nothing_more_is_sent_before_the_answer(product: str) -> None:
    exchange = Exchange(product)
    subscribed(exchange)
    first = only(exchange)
    mail(exchange, "One")

    assert sent(exchange) == []
    answer(exchange, first)
    assert events(only(exchange)) == ["NewMailEvent"]


@every_product
def test_a_listener_without_news_hears_that_there_are_none(product: str) -> None:
    exchange = Exchange(product)
    subscribed(exchange, minutes=5)
    answer(exchange, only(exchange))

    later(exchange, minutes=4, seconds=59)
    assert sent(exchange) == []
    later(exchange, seconds=1)
    assert events(only(exchange)) == ["StatusEvent"]


@every_product
def test_a_listener_that_wants_no_more_gets_no_more(product: str) -> None:
    exchange = Exchange(product)
    subscribed(exchange)
    answer(exchange, only(exchange), "Unsubscribe")
    mail(exchange, "One")

    assert sent(exchange) == []
    assert exchange.server.pushing.next_due() is None


@pytest.mark.parametrize("reply", [None, "Nonsense"], ids=["no answer", "an answer that says nothing"])
def test_a_silent_listener_is_written_to_again_after_ever_longer_times_and_then_given_up(reply: str | None) -> None:
    exchange = Exchange()
    subscribed(exchange, minutes=5)
    begun = exchange.clock.now()
    bodies, moments = set(), []
    while (due := exchange.server.pushing.next_due()) is not None:
        exchange.clock.move_to(due)
        push = only(exchange)
        bodies.add(push.body)
        moments.append((due - begun).total_seconds())
        answer(exchange, push, reply)

    # The documentation's table; 8 minutes are more than the 5 of StatusFrequency.
    assert moments == [0, 30, 60, 120, 240]
    assert len(bodies) == 1


def test_a_listener_that_answers_in_the_end_has_missed_nothing() -> None:
    exchange = Exchange()
    subscribed(exchange)
    answer(exchange, only(exchange))
    mail(exchange, "One")
    lost = only(exchange)
    answer(exchange, lost, None)
    mail(exchange, "Two")

    assert sent(exchange) == []
    later(exchange, seconds=30)
    again = only(exchange)
    assert again.body == lost.body
    answer(exchange, again)
    assert events(only(exchange)) == ["NewMailEvent"]


def test_a_watermark_leads_on_from_one_notification_to_the_next() -> None:
    exchange = Exchange()
    mark = subscribed(exchange).text("//m:Watermark")
    first = only(exchange)
    answer(exchange, first)
    mail(exchange, "One")
    second = only(exchange)

    seen = etree.fromstring(first.body).find(f".//{T}StatusEvent/{T}Watermark")
    previous = etree.fromstring(second.body).findtext(f".//{T}PreviousWatermark")
    assert seen is not None
    assert etree.fromstring(first.body).findtext(f".//{T}PreviousWatermark") == mark
    assert previous == seen.text


def test_more_than_fifty_events_are_told_in_turns() -> None:
    exchange = Exchange()
    subscribed(exchange)
    answer(exchange, only(exchange))
    mail(exchange, *(str(n) for n in range(51)))

    first = only(exchange)
    answer(exchange, first)
    assert len(events(first)) == 50
    assert etree.fromstring(first.body).findtext(f".//{T}MoreEvents") == "true"
    assert len(events(only(exchange))) == 1


@pytest.mark.parametrize("version", ["Exchange2007_SP1", "Exchange2010_SP2"])
def test_notifications_name_the_version_that_was_subscribed_with(version: str) -> None:
    exchange = Exchange()
    subscribed(exchange, version=version)
    push = only(exchange)
    assert etree.fromstring(push.body)[0][0].get("Version") == version
    assert events(push) == ["StatusEvent"]


@pytest.mark.parametrize("url", ["", "ftp://x.test/", "nonsense", "http://", "http://x.test/" + "a" * 2083])
@every_product
def test_what_is_no_address_of_a_listener_is_refused(product: str, url: str) -> None:
    assert subscribed(Exchange(product), url=url).code == "ErrorInvalidPushSubscriptionUrl"
