"""The control handle does to an organisation what a test wants, and says what to do when it cannot."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from fake_ews.clock import SystemClock
from fake_ews.control import Control, ControlError
from fake_ews.organisation import Organisation
from tests.calendars import availability
from tests.calling import ANN, BOB, Exchange, create_message, subject, to

CARL = "carl@outside.test"
EVE = "eve@example.test"


class Handle:
    """Calls verbs as the control port does: JSON in, JSON out."""

    def __init__(self, organisation: Organisation) -> None:
        self.control = Control(organisation)

    def __call__(self, verb: str, **arguments: Any) -> Any:
        given = {name.rstrip("_"): value for name, value in arguments.items()}
        return json.loads(json.dumps(self.control.call(verb, json.loads(json.dumps(given)))))


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


@pytest.fixture
def handle(exchange: Exchange) -> Handle:
    return Handle(exchange.organisation)


def send(exchange: Exchange, *addresses: str, text: str = "Hello", user: str = ANN) -> None:
    exchange.ask(create_message(subject(text), to(*addresses), disposition="SendAndSaveCopy"), user=user)


# seeding -----------------------------------------------------------------------------------------------------------


def test_a_seeded_mailbox_can_be_logged_in_to_and_holds_what_was_said(exchange: Exchange, handle: Handle) -> None:
    handle(
        "seed",
        mailboxes=[
            {
                "address": EVE,
                "password": "secret",
                "name": "Eve Adams",
                "folders": ["Inbox/Customers", "Projects/2026"],
                "messages": [
                    {"subject": "Hi", "text": "Hello", "from": CARL, "received": "2026-01-05T10:00:00Z"},
                    {"folder": "Inbox/Customers", "subject": "Offer", "html": "<b>!</b>", "categories": ["Blue"]},
                    {"folder": "drafts", "subject": "Not yet", "draft": True, "to": [BOB]},
                ],
            }
        ],
    )

    assert exchange.subjects("inbox", user=EVE) == ["Hi"]
    hi = exchange.get(exchange.found("inbox", user=EVE)[0], user=EVE)
    assert hi.text("//t:DateTimeReceived") == "2026-01-05T10:00:00Z"
    assert hi.text("//t:From//t:EmailAddress") == CARL
    (draft,) = handle("items", mailbox=EVE, folder="drafts")
    assert (draft["is_draft"], draft["to"], draft["message_id"]) == (True, [BOB], "")
    (offer,) = handle("items", mailbox=EVE, folder="inbox/customers")
    assert (offer["body_type"], offer["categories"]) == ("HTML", ["Blue"])
    paths = [folder["path"] for folder in handle("folders", mailbox=EVE)]
    assert "Projects/2026" in paths


def test_a_seeded_mailbox_has_its_zone_and_its_hours(exchange: Exchange, handle: Handle) -> None:
    hours = {"days": ["Monday"], "start": 540, "end": 780}
    mailbox = {"address": EVE, "password": "secret", "time_zone": "Europe/Berlin", "working_hours": hours}

    handle("seed", mailboxes=[mailbox])

    answer = availability(exchange, "2026-03-10T00:00:00", "2026-03-11T00:00:00", EVE, user=EVE)
    assert answer.text("//t:WorkingHours/t:TimeZone/t:Bias") == "-60"
    assert (answer.text("//t:DayOfWeek[.='Monday']"), answer.text("//t:StartTimeInMinutes")) == ("Monday", "540")


def test_a_seeded_mailbox_names_its_folders_in_its_language(handle: Handle) -> None:
    handle("seed", mailboxes=[{"address": EVE, "password": "secret", "culture": "da-DK"}])
    names = {folder["distinguished"]: folder["path"].rpartition("/")[2] for folder in handle("folders", mailbox=EVE)}
    assert (names["calendar"], names["inbox"], names["sentitems"]) == ("Kalender", "Indbakke", "Sendt post")


def test_a_seeded_mailbox_is_in_a_zone_that_there_is(handle: Handle) -> None:
    with pytest.raises(ControlError, match="no time zone 'Nowhere'"):
        handle("seed", mailboxes=[{"address": EVE, "password": "secret", "time_zone": "Nowhere"}])


def test_a_message_can_be_seeded_as_mime_byte_for_byte(exchange: Exchange, handle: Handle) -> None:
    mime = b"From: Carl <carl@outside.test>\r\nSubject: Raw\r\nX-Odd: 1\r\n\r\nHello\r\n"
    handle("seed", mailboxes=[{"address": ANN, "messages": [{"mime": base64.b64encode(mime).decode()}]}])

    shown = exchange.get(exchange.found("inbox")[0], "item:MimeContent")
    assert base64.b64decode(shown.text("//t:MimeContent")) == mime


def test_seeding_adds_to_a_mailbox_that_is_there(exchange: Exchange, handle: Handle) -> None:
    handle("seed", mailboxes=[{"address": ANN, "messages": [{"subject": "1"}]}])
    handle("seed", mailboxes=[{"address": ANN, "messages": [{"subject": "2"}]}])

    assert exchange.subjects("inbox") == ["1", "2"]


def test_people_outside_have_the_habits_that_were_seeded(exchange: Exchange, handle: Handle) -> None:
    away = {"address": CARL, "name": "Carl Clark", "out_of_office": "Away"}
    handle("seed", people=[away, {"address": "nobody@outside.test", "unknown": True}])
    send(exchange, CARL, "nobody@outside.test")

    assert exchange.subjects("inbox") == ["Automatic reply: Hello", "Undeliverable: Hello"]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ({"mailboxes": [{"address": EVE}]}, 404, "give a 'password' to make it"),
        ({"mailboxes": [{"address": ANN, "password": "x"}]}, 409, "leave out 'password' to add to it"),
        ({"mailboxes": [{"address": "eve", "password": "x"}]}, 400, "give one like ann@example.test"),
        ({"mailboxes": [{"password": "x"}]}, 400, "seed.mailboxes[0] needs 'address'."),
        ({"mailboxes": [{"address": 7}]}, 400, "seed.mailboxes[0].address is 7; give a text."),
        ({"mailboxes": {}}, 400, "seed.mailboxes is {}; give a list."),
        ({"mailboxes": [7]}, 400, "seed.mailboxes[0] is 7; give an object."),
        ({"mailbox": []}, 400, "it takes mailboxes, people, groups, settings, managed_folders"),
        ({"mailboxes": [{"address": ANN, "messages": [{"folder": "Nowhere"}]}]}, 404, "has no folder 'Nowhere'"),
        ({"mailboxes": [{"address": ANN, "messages": [{"received": "soon"}]}]}, 400, "give a time like 2026-"),
        ({"mailboxes": [{"address": ANN, "messages": [{"mime": "*"}]}]}, 400, "messages[0].mime is no base64."),
        ({"people": [{"address": ANN}]}, 409, "has a mailbox here"),
    ],
)
def test_a_seed_that_makes_no_sense_is_refused_with_what_to_do(
    handle: Handle, arguments: dict[str, Any], status: int, sentence: str
) -> None:
    with pytest.raises(ControlError) as refused:
        handle("seed", **arguments)

    assert refused.value.status == status
    assert sentence in str(refused.value)


def test_a_reset_forgets_everything_but_time(exchange: Exchange, handle: Handle) -> None:
    send(exchange, CARL)
    handle("plan_fault", kind="status")
    handle("clock", advance_seconds=60)
    handle("reset")

    assert handle("mailboxes") == []
    assert handle("faults") == handle("exchanges") == handle("journal") == handle("outside_inbox", address=CARL) == []
    assert handle("clock")["now"] == "2026-03-02T08:01:00Z"


# time --------------------------------------------------------------------------------------------------------------


def test_the_clock_is_read_set_and_advanced(handle: Handle) -> None:
    assert handle("clock") == {"now": "2026-03-02T08:00:00Z", "manual": True}
    assert handle("clock", advance_seconds=1.5)["now"] == "2026-03-02T08:00:01.500000Z"
    assert handle("clock", set="2026-03-03T00:00:00Z")["now"] == "2026-03-03T00:00:00Z"


def test_what_is_due_on_the_way_happens_at_its_moment(exchange: Exchange, handle: Handle) -> None:
    send(exchange, CARL)
    for hours in (2, 1):
        handle("outside_reply", address=CARL, text="Fine", after_seconds=3600 * hours)
    handle("clock", advance_seconds=86400)

    received = [reply["received"] for reply in handle("items", mailbox=ANN)]
    assert received == ["2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"]
    assert handle("clock")["now"] == "2026-03-03T08:00:00Z"


def test_time_never_runs_back(handle: Handle) -> None:
    with pytest.raises(ControlError, match="cannot go back"):
        handle("clock", set="2026-03-01T00:00:00Z")


def test_the_machines_own_time_cannot_be_moved() -> None:
    handle = Handle(Organisation(clock=SystemClock()))

    assert handle("clock")["manual"] is False
    with pytest.raises(ControlError, match="ManualClock") as refused:
        handle("clock", advance_seconds=1)
    assert refused.value.status == 409


# the journal -------------------------------------------------------------------------------------------------------


def test_the_journal_names_what_happened(exchange: Exchange, handle: Handle) -> None:
    before = handle("position")
    send(exchange, BOB)

    lines = handle("journal", after=before)
    assert [(line["mailbox"], line["folder"], line["change"], line["subject"]) for line in lines] == [
        (ANN, "sentitems", "CreatedEvent", "Hello"),
        (BOB, "inbox", "CreatedEvent", "Hello"),
        (BOB, "inbox", "NewMailEvent", "Hello"),
    ]
    assert handle("journal", after=before, mailbox=BOB, limit=1) == [lines[1]]


@pytest.mark.parametrize(
    ("condition", "satisfied"),
    [
        ({}, True),
        ({"folder": "inbox"}, True),
        ({"folder": "sentitems"}, False),
        ({"change": "NewMailEvent"}, True),
        ({"change": "new_mail"}, True),
        ({"change": "DeletedEvent"}, False),
        ({"subject": "ELL"}, True),
        ({"subject": "other"}, False),
        ({"change": "NewMailEvent", "count": 2}, False),
    ],
)
def test_waiting_is_for_changes_of_a_kind_in_a_folder(
    exchange: Exchange, handle: Handle, condition: dict[str, Any], satisfied: bool
) -> None:
    before = handle("position")
    assert handle("wait_for", mailbox=BOB, after=before, **condition)["satisfied"] is False
    send(exchange, BOB)

    assert handle("wait_for", mailbox=BOB, after=before, **condition)["satisfied"] is satisfied


def test_waiting_is_for_a_change_in_any_mailbox_too(exchange: Exchange, handle: Handle) -> None:
    before = handle("position")
    send(exchange, BOB)
    waited = handle("wait_for", after=before, change="NewMailEvent")
    assert [line["mailbox"] for line in waited["entries"]] == [BOB]
    with pytest.raises(ControlError, match="give the 'mailbox' in which it is"):
        handle("wait_for", folder="inbox")


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({}, 2),
        ({"operation": "createitem"}, 2),
        ({"operation": "SyncFolderItems"}, 0),
        ({"account": ANN}, 1),
        ({"status": 200}, 2),
        ({"status": 500}, 0),
        ({"contains": "for later"}, 0),
        ({"contains": "For later"}, 1),
        ({"after": 1}, 1),
    ],
)
def test_waiting_is_for_answers_of_a_kind(
    exchange: Exchange, handle: Handle, condition: dict[str, Any], found: int
) -> None:
    send(exchange, CARL)
    exchange.ask(create_message(subject("For later")), user=BOB)

    waited = handle("wait_for_exchange", count=2, **condition)
    assert (len(waited["exchanges"]), waited["satisfied"]) == (found, found == 2)


# failures ----------------------------------------------------------------------------------------------------------


def test_a_planned_fault_meets_the_requests_it_is_about_and_can_be_called_off(
    exchange: Exchange, handle: Handle
) -> None:
    first = handle("plan_fault", kind="fault", operation="CreateItem", mailbox=ANN, times=2)
    request = create_message(subject("x"))

    assert exchange.ask(request, user=BOB).code == "NoError"
    assert exchange.ask(request).code == "ErrorServerBusy"
    assert handle("faults")[0]["taken"] == 1
    assert handle("clear_faults", id=first) == 1
    assert exchange.ask(request).code == "NoError"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"kind": "fire"}, "give one of status, fault, failure, refuse_login, reset, cut, delay"),
        ({"kind": "status", "times": 0}, "times must be 1 or more"),
        ({}, "plan_fault needs 'kind'."),
        ({"kind": "status", "operations": "x"}, "plan_fault takes no 'operations'"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(handle: Handle, arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ControlError) as refused:
        handle("plan_fault", **arguments)
    assert sentence in str(refused.value)


# people outside ----------------------------------------------------------------------------------------------------


def test_mail_outside_is_shown_as_its_reader_sees_it(exchange: Exchange, handle: Handle) -> None:
    send(exchange, CARL)

    (mail,) = handle("outside_inbox", address=CARL)
    assert (mail["subject"], mail["from"], mail["to"], mail["sender"]) == ("Hello", ANN, [CARL], ANN)
    assert base64.b64decode(mail["mime"]).startswith(b"Received: ")


def test_a_reply_answers_the_newest_mail_or_the_one_that_is_named(exchange: Exchange, handle: Handle) -> None:
    send(exchange, CARL, text="First")
    send(exchange, CARL, text="Second")
    first, _ = handle("outside_inbox", address=CARL)
    handle("outside_reply", address=CARL, text="Fine")
    sent = handle("outside_reply", address=CARL, text="Fine", message_id=first["message_id"], prefix="AW: ")

    newest, older = handle("items", mailbox=ANN)
    assert (newest["subject"], older["subject"]) == ("RE: Second", "AW: First")
    assert older["message_id"] == sent["message_id"]
    assert older["in_reply_to"] == first["message_id"]


@pytest.mark.parametrize(
    ("kind", "subjects"), [("automatic", ["Automatic reply: Hello"]), ("bounce", ["Undeliverable: Hello"])]
)
def test_machines_outside_answer_too(exchange: Exchange, handle: Handle, kind: str, subjects: list[str]) -> None:
    send(exchange, CARL)
    handle("outside_reply", address=CARL, kind=kind)

    assert exchange.subjects("inbox") == subjects


def test_new_mail_from_outside_is_no_reply(exchange: Exchange, handle: Handle) -> None:
    handle("outside_send", from_=CARL, to=[ANN], subject="Offer", text="Buy")
    handle("outside_send", from_=CARL, to=[ANN], mime=base64.b64encode(b"Subject: Raw\r\n\r\nx").decode())

    assert exchange.subjects("inbox") == ["Offer", "Raw"]


def test_there_is_nothing_to_answer_where_nothing_arrived(handle: Handle) -> None:
    with pytest.raises(ControlError, match="nothing to answer"):
        handle("outside_reply", address=CARL)


# a second pair of eyes ---------------------------------------------------------------------------------------------


def test_items_show_what_matters(exchange: Exchange, handle: Handle) -> None:
    property = '<t:ExtendedFieldURI PropertyTag="0x1090" PropertyType="Integer"/><t:Value>2</t:Value>'
    exchange.ask(create_message(subject("x"), f"<t:ExtendedProperty>{property}</t:ExtendedProperty>", to(BOB)))

    (draft,) = handle("items", mailbox=ANN, folder="drafts")
    assert draft["item_id"] == exchange.found("drafts")[0]
    assert draft["extended"] == {"0x1090": 2}
    drafts = next(one for one in handle("folders", mailbox=ANN) if one["distinguished"] == "drafts")
    assert (drafts["path"], drafts["total"], drafts["unread"]) == ("Drafts", 1, 0)


def test_exchanges_show_the_wire_with_bodies_where_asked(exchange: Exchange, handle: Handle) -> None:
    send(exchange, BOB)

    (plain,), (whole,) = handle("exchanges"), handle("exchanges", bodies=True)
    assert (plain["operation"], plain["status"], plain["account"], plain["request"]) == ("CreateItem", 200, ANN, "")
    assert "CreateItem" in whole["request"]
    assert "CreateItemResponse" in whole["reply"]
    assert handle("exchanges", after=1) == []


def test_a_changed_password_is_the_one_that_counts(exchange: Exchange, handle: Handle) -> None:
    handle("set_password", address=ANN, password="other")

    assert exchange.ask(create_message(subject("x"))).status == 401


@pytest.mark.parametrize("verb", ["items", "folders", "wait_for", "set_password"])
def test_an_unknown_mailbox_is_answered_with_those_there_are(handle: Handle, verb: str) -> None:
    more = {"password": "x"} if verb == "set_password" else {}
    address = {"address" if verb == "set_password" else "mailbox": EVE}
    with pytest.raises(ControlError, match=r"there are ann@example\.test, bob@example\.test") as refused:
        handle(verb, **address, **more)
    assert refused.value.status == 404


def test_an_unknown_verb_is_answered_with_those_there_are(handle: Handle) -> None:
    with pytest.raises(ControlError, match="the verbs are reset, snapshot, restore, seed, mailboxes"):
        handle("dance")


def test_one_tenant_never_sees_another(exchange: Exchange) -> None:
    other = Exchange()
    send(exchange, BOB, CARL)

    handle = Handle(other.organisation)
    assert handle("items", mailbox=BOB) == handle("outside_inbox", address=CARL) == handle("exchanges") == []
