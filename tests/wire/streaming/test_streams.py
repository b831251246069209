"""A stream as the documentation shows it: envelopes one after another, which say how it goes and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from lxml import etree

from tests.calling import ANN, BOB, Answer, Exchange, create_message, distinguished, every_product, subject, to

# "How to: Stream notifications about mailbox events by using EWS in Exchange" shows the form of an envelope with news.
T = "{http://schemas.microsoft.com/exchange/services/2006/types}"


def subscribed(exchange: Exchange) -> str:
    return exchange.ask(
        f"<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>{distinguished('inbox')}</t:FolderIds>"
        "<t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest>"
        "</m:Subscribe>"
    ).text("//m:SubscriptionId")


def stream(exchange: Exchange, *ids: str, minutes: int = 1) -> Iterator[Answer | None]:
    listed = "".join(f"<t:SubscriptionId>{one}</t:SubscriptionId>" for one in ids)
    return exchange.stream(
        f"<m:GetStreamingEvents><m:SubscriptionIds>{listed}</m:SubscriptionIds>"
        f"<m:ConnectionTimeout>{minutes}</m:ConnectionTimeout></m:GetStreamingEvents>"
    )


def said(stream: Iterator[Answer | None]) -> Answer:
    """Return the next envelope of a stream that has something to say."""
    answer = next(stream)
    assert answer is not None
    return answer


def mail(exchange: Exchange) -> None:
    exchange.ask(create_message(subject("Hello"), to(ANN), disposition="SendOnly"), user=BOB)


@every_product
def test_news_stand_in_the_namespace_of_messages(product: str) -> None:
    # The schema has Notification in that of types; the documentation and the Managed API have it in that of messages.
    exchange = Exchange(product)
    id = subscribed(exchange)
    opened = stream(exchange, id)
    assert said(opened).texts("//m:ConnectionStatus") == ["OK"]
    mail(exchange)

    news = said(opened)

    (notifications,) = news.elements("//m:GetStreamingEventsResponseMessage/m:Notifications")
    (notification,) = notifications.iterfind("{*}Notification")
    assert etree.QName(notification).namespace == etree.QName(notifications).namespace
    assert [one.tag for one in notification] == [f"{T}SubscriptionId", f"{T}NewMailEvent"]
    assert notification[0].text == id
    assert [etree.QName(one).localname for one in notification[1]] == ["TimeStamp", "ItemId", "ParentFolderId"]


@every_product
def test_a_lost_subscription_is_named_in_the_namespace_of_messages(product: str) -> None:
    exchange = Exchange(product)
    id = subscribed(exchange)
    exchange.ask(f"<m:Unsubscribe><m:SubscriptionId>{id}</m:SubscriptionId></m:Unsubscribe>")

    refused = said(stream(exchange, id))

    assert refused.code == "ErrorInvalidSubscription"
    assert refused.texts("//m:ErrorSubscriptionIds/m:SubscriptionId") == [id]


def test_a_quiet_stream_beats_and_is_closed_when_its_time_is_over() -> None:
    exchange = Exchange()
    opened = stream(exchange, subscribed(exchange), minutes=2)
    assert said(opened).texts("//m:ConnectionStatus") == ["OK"]
    assert next(opened) is None  # there is nothing to say

    exchange.clock.advance(timedelta(seconds=exchange.organisation.settings.streaming_heartbeat_seconds))
    assert said(opened).names("//m:Notification/*") == ["SubscriptionId", "StatusEvent"]

    exchange.clock.advance(timedelta(minutes=2))
    assert said(opened).texts("//m:ConnectionStatus") == ["Closed"]
    assert next(opened, "the end") == "the end"


def test_a_stream_tells_of_several_subscriptions() -> None:
    exchange = Exchange()
    ids = [subscribed(exchange), subscribed(exchange)]
    opened = stream(exchange, *ids)
    said(opened)
    mail(exchange)

    assert said(opened).texts("//m:Notification/t:SubscriptionId") == ids
