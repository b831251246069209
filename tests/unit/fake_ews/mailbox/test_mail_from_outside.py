"""Mail from outside arrives as its sender wrote it, whoever and whatever that is."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.mailbox.mail.outside import OutsideMail, Person
from fake_ews.mailbox.mail.outside_letters import Letter, answer, answer_automatically, bounce, write
from fake_ews.mailbox.premises import Premises
from fake_ews.store.journal import Change
from tests.calling import ANN, BOB, Exchange, body, create_message, every_product, subject, to

CARL = "carl@outside.test"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def premises(exchange: Exchange) -> Premises:
    return exchange.organisation.premises


def mail(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"Carl Clark <{CARL}>", ANN, "Hello"
    made["Message-ID"], made["Date"] = "<1@outside.test>", "Sun, 01 Mar 2026 12:00:00 +0100"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Good morning")
    return made


def written_to_carl(exchange: Exchange, text: str = "Hello") -> OutsideMail:
    """Have Ann write to Carl; returns what he got."""
    words = body("<p>How are you?</p>", "HTML")
    people = (to(CARL), to("list@outside.test", BOB, element="CcRecipients"))
    exchange.ask(create_message(subject(text), words, *people, disposition="SendAndSaveCopy"))
    return premises(exchange).outside.inbox(CARL)[-1]


def newest(exchange: Exchange, user: str = ANN) -> Any:
    """Return the newest item of an inbox as GetItem shows it."""
    return exchange.get(exchange.found("inbox", user=user)[-1], "item:InternetMessageHeaders", user=user)


@every_product
def test_a_mail_is_delivered_unread_with_its_headers_and_the_way_it_took(product: str) -> None:
    exchange = Exchange(product)
    deliver_from_outside(premises(exchange), CARL, [ANN], bytes(mail(X_Ticket="7", Reply_To="desk@outside.test")))

    shown = newest(exchange)
    assert shown.text("//t:Message/t:Subject") == "Hello"
    assert shown.text("//t:Body").strip() == "Good morning"
    assert (shown.text("//t:From//t:Name"), shown.text("//t:From//t:EmailAddress")) == ("Carl Clark", CARL)
    assert shown.text("//t:ReplyTo//t:EmailAddress") == "desk@outside.test"
    assert shown.text("//t:ReceivedBy//t:EmailAddress") == ANN
    assert shown.text("//t:IsRead") == "false"
    assert shown.text("//t:DateTimeSent") == "2026-03-01T11:00:00Z"
    assert shown.text("//t:DateTimeReceived") == "2026-03-02T08:00:00Z"
    lines = {one.get("HeaderName"): one.text for one in shown.elements("//t:InternetMessageHeader")}
    assert lines["X-Ticket"] == "7"
    assert lines["Return-Path"] == f"<{CARL}>"
    assert lines["Received"].startswith("from mail.outside.test by mail.example.test")


def test_new_mail_is_an_entry_and_an_event_of_its_own(exchange: Exchange) -> None:
    before = premises(exchange).journal.position
    deliver_from_outside(premises(exchange), CARL, [ANN], bytes(mail()))

    assert [entry.change for entry in premises(exchange).journal.after(before)] == [Change.CREATED, Change.NEW_MAIL]


def test_the_envelope_says_who_gets_it_and_nobody_gets_it_twice(exchange: Exchange) -> None:
    deliver_from_outside(premises(exchange), CARL, [BOB, BOB.upper(), "nobody@example.test"], bytes(mail()))

    assert exchange.found("inbox") == []
    assert len(exchange.found("inbox", user=BOB)) == 1


@pytest.mark.parametrize("mime", [b"", b"\x00\xff", b"Subject: x", b"From: <\r\n\r\n", b"no header\r\nat all"])
def test_any_bytes_are_delivered(exchange: Exchange, mime: bytes) -> None:
    deliver_from_outside(premises(exchange), CARL, [ANN], mime)

    assert newest(exchange).text("//t:InternetMessageId").endswith("@mail.example.test>")


@pytest.mark.parametrize("threading", [False, True])
@every_product
def test_an_answer_from_outside_joins_the_conversation_of_the_mail_that_was_sent(product: str, threading: bool) -> None:
    exchange = Exchange(product)
    got = written_to_carl(exchange)
    answer(premises(exchange), got, Letter(text="Fine", threading=threading))

    sent, reply = exchange.get(exchange.found("sentitems")[0]), newest(exchange)
    assert reply.text("//t:Message/t:Subject") == "RE: Hello"
    assert reply.text("//t:InReplyTo") == sent.text("//t:InternetMessageId")
    assert reply.elements("//t:ConversationId")[0].get("Id") == sent.elements("//t:ConversationId")[0].get("Id")
    assert reply.text("//t:ConversationTopic") == "Hello"
    headers = [one.get("HeaderName") for one in reply.elements("//t:InternetMessageHeader")]
    assert ("Thread-Index" in headers) is threading


def test_an_answer_quotes_the_words_answered(exchange: Exchange) -> None:
    answer(premises(exchange), written_to_carl(exchange), Letter(text="Fine"))

    text = newest(exchange).text("//t:Body")
    assert text.startswith("Fine")
    assert "> How are you?" in text


def test_an_answer_can_leave_out_what_ties_it_to_the_mail(exchange: Exchange) -> None:
    answer(premises(exchange), written_to_carl(exchange), Letter(text="Fine", referring=False))

    sent, reply = exchange.get(exchange.found("sentitems")[0]), newest(exchange)
    assert reply.elements("//t:InReplyTo") == []
    assert reply.elements("//t:ConversationId")[0].get("Id") != sent.elements("//t:ConversationId")[0].get("Id")


def test_an_answer_to_all_reaches_the_colleagues_too(exchange: Exchange) -> None:
    answer(premises(exchange), written_to_carl(exchange), Letter(text="Fine", to_all=True))

    assert newest(exchange, BOB).text("//t:Message/t:Subject") == "RE: Hello"
    assert newest(exchange).texts("//t:CcRecipients//t:EmailAddress") == ["list@outside.test", BOB]


def test_an_answer_can_come_from_another_address_and_in_another_language(exchange: Exchange) -> None:
    letter = Letter(text="Gut", prefix="AW: ", sender=("Carl (privat)", "carl@home.test"))
    message_id = answer(premises(exchange), written_to_carl(exchange), letter)

    reply = newest(exchange)
    assert reply.text("//t:Message/t:Subject") == "AW: Hello"
    assert reply.text("//t:From//t:EmailAddress") == "carl@home.test"
    assert reply.text("//t:InternetMessageId") == message_id


def test_an_answer_comes_when_it_is_due(exchange: Exchange) -> None:
    due = exchange.clock.now() + timedelta(days=1)
    answer(premises(exchange), written_to_carl(exchange), Letter(text="Fine"), due)

    assert exchange.found("inbox") == []
    assert exchange.organisation.next_due() == due
    exchange.clock.move_to(due)
    exchange.organisation.run_due(due)
    assert newest(exchange).text("//t:DateTimeSent") == "2026-03-03T08:00:00Z"


def test_an_automatic_answer_says_that_it_is_one(exchange: Exchange) -> None:
    answer_automatically(premises(exchange), written_to_carl(exchange), Letter(text="I am away"))

    reply = newest(exchange)
    assert reply.text("//t:Message/t:Subject") == "Automatic reply: Hello"
    headers = {one.get("HeaderName"): one.text for one in reply.elements("//t:InternetMessageHeader")}
    assert headers["Auto-Submitted"] == "auto-replied"
    assert headers["X-Auto-Response-Suppress"] == "All"


@every_product
def test_a_bounce_is_a_report_that_names_the_mail(product: str) -> None:
    exchange = Exchange(product)
    bounce(premises(exchange), written_to_carl(exchange))

    report, sent = newest(exchange), exchange.get(exchange.found("sentitems")[0])
    assert report.text("//t:ItemClass") == "REPORT.IPM.Note.NDR"
    assert report.text("//t:InReplyTo") == sent.text("//t:InternetMessageId")
    assert report.text("//t:From//t:EmailAddress") == "MAILER-DAEMON@outside.test"


def test_a_new_mail_answers_nothing(exchange: Exchange) -> None:
    write(premises(exchange), Letter(subject="Offer", text="Buy", sender=("Carl", CARL), to=(ANN,), cc=(BOB,)))

    assert newest(exchange).elements("//t:InReplyTo") == []
    assert exchange.subjects("inbox") == exchange.subjects("inbox", user=BOB) == ["Offer"]


def test_who_is_away_says_so_once_to_each_sender(exchange: Exchange) -> None:
    premises(exchange).outside.people[CARL] = Person(CARL, "Carl Clark", out_of_office="Away")
    written_to_carl(exchange)
    written_to_carl(exchange)
    exchange.ask(create_message(subject("Hi"), to(CARL), disposition="SendOnly"), user=BOB)

    assert exchange.subjects("inbox") == ["Automatic reply: Hello"]
    assert exchange.subjects("inbox", user=BOB)[-1] == "Automatic reply: Hi"
    assert newest(exchange).text("//t:From//t:Name") == "Carl Clark"


def test_who_does_not_exist_outside_bounces(exchange: Exchange) -> None:
    premises(exchange).outside.people[CARL] = Person(CARL, unknown=True)
    written_to_carl(exchange)

    assert newest(exchange).text("//t:ItemClass") == "REPORT.IPM.Note.NDR"
