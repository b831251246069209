"""Those who only listen: one asks what is new, one is told as it happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from lxml import etree

from tests.calling import Answer, Exchange
from tests.simulation.model import Event

_T: Final = "{http://schemas.microsoft.com/exchange/services/2006/types}"
_TYPES: Final = "".join(
    f"<t:EventType>{kind}Event</t:EventType>" for kind in ("Copied", "Created", "Deleted", "Modified", "Moved")
)


class Listener(Protocol):
    """Somebody who listens to everything that happens in a mailbox."""

    def news(self) -> list[Event]:
        """Return the events since the last time."""


class Pulling:
    """Listens by a pull subscription."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        answer = _subscribed(exchange, "Pull", "<t:Timeout>1440</t:Timeout>")
        self._subscription, self._watermark = answer.text("//m:SubscriptionId"), answer.text("//m:Watermark")

    def news(self) -> list[Event]:
        """Return the events since the last time."""
        told: list[Event] = []
        more = True
        while more:
            answer = self._exchange.ask(
                f"<m:GetEvents><m:SubscriptionId>{self._subscription}</m:SubscriptionId>"
                f"<m:Watermark>{self._watermark}</m:Watermark></m:GetEvents>"
            )
            assert answer.code == "NoError", answer.code
            events = answer.elements("//m:Notification/*[t:Watermark]")
            told += _told(events)
            self._watermark = events[-1].findtext(f"{_T}Watermark") or ""
            more = answer.text("//t:MoreEvents") == "true"
        return told


class Streaming:
    """Listens on a connection that stays open."""

    def __init__(self, exchange: Exchange) -> None:
        subscription = _subscribed(exchange, "Streaming", "").text("//m:SubscriptionId")
        self._stream = exchange.stream(
            f"<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>{subscription}</t:SubscriptionId>"
            "</m:SubscriptionIds><m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>"
        )
        assert self.news() == []

    def news(self) -> list[Event]:
        """Return the events since the last time."""
        told: list[Event] = []
        for answer in self._until_it_waits():
            assert answer.code == "NoError", answer.code
            told += _told(answer.elements("//m:Notification/*[t:TimeStamp]"))
        return told

    def _until_it_waits(self) -> Iterator[Answer]:
        while (answer := next(self._stream)) is not None:
            yield answer


def _subscribed(exchange: Exchange, kind: str, more: str) -> Answer:
    answer = exchange.ask(
        f'<m:Subscribe><m:{kind}SubscriptionRequest SubscribeToAllFolders="true"><t:EventTypes>{_TYPES}</t:EventTypes>'
        f"{more}</m:{kind}SubscriptionRequest></m:Subscribe>"
    )
    assert answer.code == "NoError", answer.code
    return answer


def _told(elements: list[etree._Element]) -> list[Event]:
    return [_event(one) for one in elements if one.tag != f"{_T}StatusEvent"]


def _event(one: etree._Element) -> Event:
    def id(*elements: str) -> str:
        return next((found.get("Id", "") for name in elements for found in one.iterfind(_T + name)), "")

    kind = etree.QName(one).localname.removesuffix("Event")
    parent, old_parent = id("ParentFolderId"), id("OldParentFolderId")
    unread = one.findtext(f"{_T}UnreadCount") or ""
    return Event(kind, id("ItemId", "FolderId"), parent, id("OldItemId", "OldFolderId"), old_parent, unread)
