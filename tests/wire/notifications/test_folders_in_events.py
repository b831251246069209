"""Whoever subscribes hears of a folder too when its contents change: how many of its items are unread now."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.calling import ANN, BOB, Answer, Exchange, create_message, distinguished, every_product, subject, to
from tests.items import changed, kept, set_field
from tests.wire.folders.asking import shown

T = "{http://schemas.microsoft.com/exchange/services/2006/types}"
ALL = ("CopiedEvent", "CreatedEvent", "DeletedEvent", "ModifiedEvent", "MovedEvent", "NewMailEvent")


class Reader:
    """Pulls the events of one folder, or of all."""

    def __init__(self, exchange: Exchange, folder: str = "", types: tuple[str, ...] = ALL) -> None:
        self._exchange = exchange
        where = f"<t:FolderIds>{distinguished(folder)}</t:FolderIds>" if folder else ""
        everything = "" if folder else ' SubscribeToAllFolders="true"'
        names = "".join(f"<t:EventType>{one}</t:EventType>" for one in types)
        made = exchange.ask(
            f"<m:Subscribe><m:PullSubscriptionRequest{everything}>{where}<t:EventTypes>{names}</t:EventTypes>"
            "<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>"
        )
        self._id, self.watermark = made.text("//m:SubscriptionId"), made.text("//m:Watermark")

    def read(self) -> list[etree._Element]:
        """Return what is new, and go on from there."""
        answer: Answer = self._exchange.ask(
            f"<m:GetEvents><m:SubscriptionId>{self._id}</m:SubscriptionId>"
            f"<m:Watermark>{self.watermark}</m:Watermark></m:GetEvents>"
        )
        events = [one for one in answer.elements("//m:Notification/*[t:Watermark]") if one.tag != f"{T}StatusEvent"]
        self.watermark = events[-1].findtext(f"{T}Watermark") or "" if events else self.watermark
        return events


def told(event: etree._Element) -> tuple[str, str, str | None]:
    """Return the name of an event, whether it is of an item or a folder, and UnreadCount."""
    whose = "item" if event.find(f"{T}ItemId") is not None else "folder"
    return etree.QName(event).localname, whose, event.findtext(f"{T}UnreadCount")


def folder_id(event: etree._Element, element: str = "FolderId") -> str:
    found = event.find(T + element)
    assert found is not None
    return found.get("Id") or ""


def id_of(exchange: Exchange, folder: str) -> str:
    return shown(exchange, folder).ids("//t:FolderId")[0][0]


@every_product
def test_a_mail_that_arrives_is_told_as_the_documentation_shows(product: str) -> None:
    exchange = Exchange(product)
    reader = Reader(exchange, "inbox")
    exchange.ask(create_message(subject("Offer"), to(ANN), disposition="SendOnly"), user=BOB)

    assert [told(event) for event in reader.read()] == [
        ("CreatedEvent", "item", None),
        ("NewMailEvent", "item", None),
        ("ModifiedEvent", "folder", "1"),
    ]


def test_a_change_of_an_item_is_an_event_of_the_item_and_one_of_its_folder() -> None:
    exchange = Exchange()
    id = kept(exchange, f"<t:Message>{subject('Plan')}<t:IsRead>false</t:IsRead></t:Message>", folder="inbox")
    reader = Reader(exchange, "inbox")
    assert changed(exchange, id, set_field("message:IsRead", "<t:IsRead>true</t:IsRead>")).code == "NoError"

    events = reader.read()

    assert [told(event) for event in events] == [("ModifiedEvent", "item", None), ("ModifiedEvent", "folder", "0")]
    assert folder_id(events[1]) == id_of(exchange, "inbox")
    assert folder_id(events[1], "ParentFolderId") == id_of(exchange, "msgfolderroot")


def test_a_move_changes_two_folders() -> None:
    exchange = Exchange()
    id = kept(exchange, folder="inbox")
    reader = Reader(exchange)
    exchange.ask(
        f"<m:MoveItem><m:ToFolderId>{distinguished('drafts')}</m:ToFolderId>"
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:MoveItem>'
    )

    events = reader.read()

    assert [told(event)[:2] for event in events] == [("MovedEvent", "item")] + [("ModifiedEvent", "folder")] * 2
    assert [folder_id(event) for event in events[1:]] == [id_of(exchange, "drafts"), id_of(exchange, "inbox")]


@pytest.mark.parametrize("folder", ["calendar", "contacts"])
def test_where_nothing_can_be_unread_there_is_no_count(folder: str) -> None:
    exchange = Exchange()
    reader = Reader(exchange, folder)
    kind = "CalendarItem" if folder == "calendar" else "Contact"
    kept(exchange, f"<t:{kind}>{subject('Plan')}</t:{kind}>", folder=folder)

    assert [told(event) for event in reader.read()] == [
        ("CreatedEvent", "item", None),
        ("ModifiedEvent", "folder", None),
    ]


def test_whoever_asks_for_other_events_hears_of_no_folder() -> None:
    exchange = Exchange()
    reader = Reader(exchange, "inbox", ("CreatedEvent",))
    kept(exchange, folder="inbox")

    assert [told(event)[:2] for event in reader.read()] == [("CreatedEvent", "item")]


def test_a_reader_can_go_on_between_an_item_and_its_folder() -> None:
    exchange = Exchange()
    reader = Reader(exchange, "inbox")
    kept(exchange, folder="inbox")
    created, modified = reader.read()
    assert created.findtext(f"{T}Watermark") != modified.findtext(f"{T}Watermark")

    reader.watermark = created.findtext(f"{T}Watermark") or ""

    assert [told(event)[:2] for event in reader.read()] == [("ModifiedEvent", "folder")]
