"""Foreign clients hand mail to an Exchange by SMTP, and a foreign server takes what leaves it."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from fake_ews.clock import ManualClock
from fake_ews.settings import Settings
from fake_ews.testing import FakeExchange
from tests.calling import create_message, subject, to

ANN, BOB = "ann@example.test", "bob@example.test"
CARL = "carl@outside.test"
MAILBOXES = {ANN: "secret", BOB: "secret"}


class Outside:
    """The world outside, as aiosmtpd has it: takes mail for everybody but ``nobody``."""

    def __init__(self) -> None:
        self.mail: list[tuple[str, list[str], bytes]] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if address.startswith("nobody@"):
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mail.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return "250 taken"


@contextmanager
def outside() -> Iterator[tuple[Outside, tuple[str, int]]]:
    world = Outside()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(world, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield world, ("127.0.0.1", port)
    finally:
        server.stop()


def letter(sender: str = CARL, to: str = ANN, subject: str = "Hi") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message.set_content("Grüße\n.\nfrom outside\n")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="a.bin")
    return message


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes=MAILBOXES, smtp_port=0) as running:
        yield running


@pytest.fixture
def client(exchange: FakeExchange) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP(exchange.host, exchange.smtp_port or 0, "mx.outside.test", timeout=10) as client:
        yield client


def items(exchange: FakeExchange, mailbox: str = ANN, folder: str = "inbox") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = exchange.control.call("items", {"mailbox": mailbox, "folder": folder})
    return found


def test_a_mail_that_is_handed_in_lies_in_the_inbox(exchange: FakeExchange, client: smtplib.SMTP) -> None:
    refused = client.send_message(letter())
    (arrived,) = items(exchange)
    assert refused == {}
    assert (arrived["subject"], arrived["from"], arrived["attachments"]) == ("Hi", CARL, ["a.bin"])
    assert arrived["body"].splitlines() == ["Grüße", ".", "from outside"]


def test_it_greets_as_a_mail_server_and_names_its_limit(client: smtplib.SMTP) -> None:
    code, greeting = client.ehlo()
    assert (code, greeting.splitlines()[0]) == (250, b"mail.example.test")
    assert client.esmtp_features["size"] == str(Settings().max_message_bytes)


def test_the_connection_can_be_made_safe_by_its_certificate(exchange: FakeExchange, client: smtplib.SMTP) -> None:
    client.starttls(context=ssl.create_default_context(cadata=exchange.ca_pem))
    client.send_message(letter(subject="Safe"))
    assert [item["subject"] for item in items(exchange)] == ["Safe"]


def test_it_relays_for_nobody(client: smtplib.SMTP) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.send_message(letter(to="dora@elsewhere.test"))
    assert refused.value.recipients == {"dora@elsewhere.test": (550, b"5.7.1 Unable to relay")}


def test_a_mail_that_is_too_great_is_refused(exchange: FakeExchange) -> None:
    with (
        FakeExchange(mailboxes=MAILBOXES, smtp_port=0, settings=Settings(max_message_bytes=1000)) as narrow,
        smtplib.SMTP(narrow.host, narrow.smtp_port or 0, timeout=10) as client,
    ):
        with pytest.raises(smtplib.SMTPSenderRefused) as refused:
            client.sendmail(CARL, [ANN], "Subject: x\r\n\r\n" + "x" * 2000)
        assert refused.value.smtp_code == 552


def send(exchange: FakeExchange, text: str) -> None:
    """Have Ann write to Carl by EWS."""
    posted = exchange.post(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'
        ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
        ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header>'
        '<t:RequestServerVersion Version="Exchange2013"/></s:Header>'
        f"<s:Body>{create_message(subject(text), to(CARL), disposition='SendOnly')}</s:Body></s:Envelope>",
        ANN,
    )
    assert posted.codes == ["NoError"]


def until(exchange: FakeExchange, happened: Callable[[], bool]) -> None:
    """Return when that has happened; whatever happens in an organisation, it says so."""
    news = threading.Event()
    end = exchange.organisation.on_change(news.set)
    try:
        while not happened():
            assert news.wait(10), "it never happened"
            news.clear()
    finally:
        end()


def test_mail_leaves_by_the_relay_and_what_it_does_not_take_comes_back() -> None:
    with outside() as (world, relay), FakeExchange(mailboxes=MAILBOXES, smtp_port=0, relay=relay) as exchange:
        members = [ANN, CARL, "nobody@outside.test"]
        exchange.control.call("seed", {"groups": [{"address": "all@example.test", "members": members}]})
        with smtplib.SMTP(exchange.host, exchange.smtp_port or 0, timeout=10) as client:
            client.send_message(letter(sender=BOB, to="all@example.test", subject="To all"))
        until(exchange, lambda: bool(items(exchange, BOB)))

        assert [item["subject"] for item in items(exchange, BOB)] == ["Undeliverable: To all"]
        assert [(sender, to) for sender, to, _ in world.mail] == [(BOB, [CARL])]
        assert b"Subject: To all" in world.mail[0][2]
        assert exchange.organisation.premises.outside.queue == []


def test_a_mail_that_was_sent_by_ews_leaves_as_mime() -> None:
    with outside() as (world, relay), FakeExchange(mailboxes=MAILBOXES, relay=relay) as exchange:
        send(exchange, "Out")
        until(exchange, lambda: not exchange.organisation.premises.outside.queue)

    ((sender, recipients, mime),) = world.mail
    assert (sender, recipients) == (ANN, [CARL])
    assert message_from_bytes(mime)["Subject"] == "Out"


def test_a_relay_that_is_not_there_is_asked_again_when_time_has_passed() -> None:
    clock = ManualClock()
    with outside() as (world, relay):
        pass  # gone again
    with FakeExchange(mailboxes=MAILBOXES, relay=relay, clock=clock) as exchange:
        queue = exchange.organisation.premises.outside.queue
        send(exchange, "Out")
        until(exchange, lambda: [one.attempts for one in queue] == [1])
        server = Controller(world, hostname=relay[0], port=relay[1])
        server.start()
        try:
            exchange.control.clock(advance_seconds=60)
            until(exchange, lambda: not queue)
        finally:
            server.stop()
    assert [to for _, to, _ in world.mail] == [[CARL]]
