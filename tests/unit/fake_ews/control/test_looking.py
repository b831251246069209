"""Mailboxes are looked into as people read them: lists, items whole, calendars, and the mail that left."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import pytest

from fake_ews.clock import ManualClock
from fake_ews.control import ControlError
from fake_ews.testing import FakeExchange

ANN, CARL = "ann@example.test", "carl@outside.test"
ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
  xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
<s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header><s:Body>{}</s:Body></s:Envelope>"""
SEARCH = """<m:CreateFolder>
  <m:ParentFolderId><t:DistinguishedFolderId Id="searchfolders"/></m:ParentFolderId>
  <m:Folders><t:SearchFolder><t:DisplayName>Offers</t:DisplayName><t:SearchParameters Traversal="Deep">
    <t:Restriction><t:Contains ContainmentMode="Substring" ContainmentComparison="IgnoreCase">
      <t:FieldURI FieldURI="item:Subject"/><t:Constant Value="offer"/></t:Contains></t:Restriction>
    <t:BaseFolderIds><t:DistinguishedFolderId Id="msgfolderroot"/></t:BaseFolderIds>
  </t:SearchParameters></t:SearchFolder></m:Folders></m:CreateFolder>"""
MEETINGS = """<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items>
  <t:CalendarItem><t:Subject>Daily</t:Subject><t:Start>2026-03-02T09:00:00Z</t:Start><t:End>2026-03-02T09:15:00Z</t:End>
    <t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>carl@outside.test</t:EmailAddress></t:Mailbox>
    </t:Attendee></t:RequiredAttendees>
    <t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>
      <t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>9</t:NumberOfOccurrences>
      </t:NumberedRecurrence></t:Recurrence></t:CalendarItem>
</m:Items></m:CreateItem>"""


@pytest.fixture
def exchange() -> FakeExchange:
    """An Exchange that is not on any network, at eight on a Monday."""
    return FakeExchange(exchange="2016", mailboxes={ANN: "secret"}, clock=ManualClock())


def seed(exchange: FakeExchange, *messages: dict[str, Any]) -> None:
    folders = ["Inbox/Old"]
    exchange.control.call("seed", {"mailboxes": [{"address": ANN, "folders": folders, "messages": list(messages)}]})


def ask(exchange: FakeExchange, verb: str, **arguments: Any) -> Any:
    return exchange.control.call(verb, arguments)


def test_the_overview_says_what_there_is(exchange: FakeExchange) -> None:
    seed(exchange, {"subject": "Read", "read": True}, {"subject": "Unread"})
    overview = ask(exchange, "overview")
    assert (overview["product"], overview["now"], overview["manual"]) == ("Exchange 2016", "2026-03-02T08:00:00Z", True)
    (ann,) = overview["mailboxes"]
    assert (ann["address"], ann["name"], ann["kind"], ann["unread"]) == (ANN, "Ann", "user", 1)


def test_a_folder_is_listed_newest_first(exchange: FakeExchange) -> None:
    moments = ("2026-02-01T08:00:00Z", "2026-02-03T08:00:00Z", "2026-02-02T08:00:00Z")
    seed(exchange, *({"subject": moment[8:10], "received": moment, "read": True} for moment in moments))
    listing = ask(exchange, "list_items", mailbox=ANN, folder="inbox", limit=2)
    assert [line["subject"] for line in listing["lines"]] == ["03", "02"]
    assert listing["total"] == 3


def test_a_mailbox_is_searched_for_subjects_people_and_bodies(exchange: FakeExchange) -> None:
    seed(
        exchange,
        {"subject": "Straße", "folder": "Inbox/Old"},
        {"subject": "Hi", "from": CARL, "html": "<p>an offer</p>"},
    )

    def found(search: str, folder: str = "") -> list[str]:
        lines = ask(exchange, "list_items", mailbox=ANN, folder=folder, search=search)["lines"]
        return [line["subject"] for line in lines]

    assert found("STRASSE") == ["Straße"]
    assert found("strasse", "inbox") == []
    assert found("CARL@") == found("an Offer") == ["Hi"]


def test_a_search_folder_shows_what_it_finds(exchange: FakeExchange) -> None:
    seed(exchange, {"subject": "Offer for Carl"}, {"subject": "Lunch", "folder": "Inbox/Old"})
    assert exchange.post(ENVELOPE.format(SEARCH), ANN).codes == ["NoError"]
    (line,) = (one for one in ask(exchange, "folders", mailbox=ANN) if one["path"].endswith("/Offers"))
    assert (line["total"], line["unread"]) == (1, 1)
    listing = ask(exchange, "list_items", mailbox=ANN, folder=line["path"])
    assert [one["subject"] for one in listing["lines"]] == ["Offer for Carl"]


def test_a_line_says_what_matters(exchange: FakeExchange) -> None:
    markup = "<style>p { color: red }</style><p>Dear  Ann,</p><!-- no --><p>2 &lt; 3</p>"
    files = [{"name": "a.txt", "content": base64.b64encode(b"abc").decode()}]
    seed(exchange, {"subject": "Hi", "from": CARL, "html": markup, "importance": "High", "attachments": files})
    (line,) = ask(exchange, "list_items", mailbox=ANN, folder="inbox")["lines"]
    assert (line["kind"], line["from"][1], line["important"], line["files"]) == ("Message", CARL, True, 1)
    assert line["preview"] == "Dear Ann, 2 < 3"


def test_an_item_is_shown_whole(exchange: FakeExchange) -> None:
    markup = '<p>Hello</p><img src="http://x.test/a.png"><b style="background:url(//x.test/b)">!</b><img src="cid:c">'
    seed(exchange, {"subject": "Hi", "html": markup, "categories": ["Red"], "message_id": "<1@x.test>"})
    (line,) = ask(exchange, "list_items", mailbox=ANN, folder="inbox")["lines"]
    whole = ask(exchange, "show_item", mailbox=ANN, item=line["id"])
    assert (whole["html"], whole["text"].strip()[:5], whole["remote"]) == (markup, "Hello", 2)
    assert whole["categories"] == ["Red"]
    assert ["Message-ID", "<1@x.test>"] in whole["headers"]
    assert b"Subject: Hi" in base64.b64decode(whole["source"])
    assert whole["properties"]["InternetMessageId"] == "<1@x.test>"
    assert whole["properties"]["Categories"] == {"String": ["Red"]}


def test_a_calendar_shows_occurrences_and_each_is_opened(exchange: FakeExchange) -> None:
    assert exchange.post(ENVELOPE.format(MEETINGS), ANN).codes == ["NoError"]
    span = {"start": "2026-03-04T00:00:00Z", "end": "2026-03-06T00:00:00Z"}
    lines = ask(exchange, "agenda", mailbox=ANN, **span)
    assert [line["facts"]["start"] for line in lines] == ["2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z"]
    whole = ask(exchange, "show_item", mailbox=ANN, item=lines[1]["id"])
    assert (whole["line"]["facts"]["series"], whole["line"]["facts"]["start"]) == ("Occurrence", "2026-03-05T09:00:00Z")
    assert whole["attendees"] == [{"name": CARL, "address": CARL, "response": "Unknown"}]


def test_what_is_not_there_is_said_in_a_sentence(exchange: FakeExchange) -> None:
    seed(exchange, {"subject": "Hi"})
    (line,) = ask(exchange, "list_items", mailbox=ANN, folder="inbox")["lines"]
    for verb, more, words in (
        ("show_item", {"item": "none"}, "no such item"),
        ("show_item", {"item": exchange.organisation.premises.directory.find(ANN).store.ids.folder(1)}, "no such item"),  # type: ignore[union-attr]
        ("attachment", {"item": line["id"], "number": 0}, "no attachment 0"),
        ("list_items", {"folder": "Nowhere"}, "no folder 'Nowhere'"),
    ):
        with pytest.raises(ControlError, match=words):
            ask(exchange, verb, mailbox=ANN, **more)
    for item in ("0", "-1", "x"):
        with pytest.raises(ControlError, match=f"No mail {item} has left"):
            ask(exchange, "outside_item", item=item)


def test_mail_that_left_is_read_as_it_was_got(exchange: FakeExchange) -> None:
    assert exchange.post(ENVELOPE.format(MEETINGS), ANN).codes == ["NoError"]
    (line,) = ask(exchange, "outside_mail")["lines"]
    assert (line["folder"], line["subject"], line["from"]) == (CARL, "Daily", ["Ann", ANN])
    assert ask(exchange, "outside_mail", search="nothing like it")["total"] == 0
    whole = ask(exchange, "outside_item", item=line["id"])
    assert b"text/calendar" in base64.b64decode(whole["source"])
    assert datetime.fromisoformat(whole["line"]["moment"]) == datetime(2026, 3, 2, 8, tzinfo=UTC)
