"""Notices leave by real SMTP: by TLS where it is offered, with a password only then."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from fake_ews.testing import FakeExchange
from integration.notices.relay import SmtpRelay

ANNA = "anna@firm.test"


@pytest.fixture(scope="module")
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(domain="firm.test", mailboxes={ANNA: "secret"}, smtp_port=0) as made:
        yield made


def letter(to: str = ANNA) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "crm@firm.test", to, "Das Postfach ist getrennt"
    made["Message-ID"] = "<1@firm.test>"
    made.set_content("Bitte verbinden Sie es neu.\n", cte="quoted-printable")
    return made


def subjects(exchange: FakeExchange) -> list[str]:
    return [item["subject"] for item in exchange.control.call("items", {"mailbox": ANNA, "folder": "inbox"})]


def test_a_notice_arrives_by_tls(exchange: FakeExchange) -> None:
    relay = SmtpRelay(f"smtp://127.0.0.1:{exchange.smtp_port}", str(exchange.ca_path))
    assert relay.hand_over(letter(), ANNA).taken
    assert subjects(exchange) == ["Das Postfach ist getrennt"]


def test_whom_the_relay_does_not_take_is_refused_for_good_in_its_words(exchange: FakeExchange) -> None:
    relay = SmtpRelay(f"smtp://127.0.0.1:{exchange.smtp_port}", str(exchange.ca_path))
    reply = relay.hand_over(letter("carl@outside.test"), "carl@outside.test")
    assert (reply.taken, reply.final, reply.said) == (False, True, "550 5.7.1 Unable to relay")


def test_a_relay_that_cannot_be_trusted_is_told_nothing(exchange: FakeExchange) -> None:
    before = subjects(exchange)
    reply = SmtpRelay(f"smtp://anna:secret@127.0.0.1:{exchange.smtp_port}").hand_over(letter(), ANNA)
    assert (reply.taken, reply.final) == (False, False)
    assert "certificate" in reply.said
    assert "secret" not in reply.said
    assert subjects(exchange) == before


def test_where_nobody_is_there_is_nothing_final() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        reply = SmtpRelay(f"smtp://127.0.0.1:{free.getsockname()[1]}").hand_over(letter(), ANNA)
    assert (reply.taken, reply.final) == (False, False)


@pytest.mark.parametrize("url", ["mail.firm.test:25", "http://mail.firm.test", "smtp://"])
def test_what_is_no_relay_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="a relay is smtp://host:port"):
        SmtpRelay(url)
