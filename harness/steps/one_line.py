"""Steps that plan anything at all in one line of the control handle, and mail clients that notice."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from typing import Any, Final

from harness import requests_by_hand as by_hand
from harness.blanks import Line
from harness.cast import Person
from harness.catalogue import Step
from harness.steps.clients import answer_of
from harness.wishes import Wish
from harness.world.world import World

#: How long a mail client pauses, by the clock of the machine: only a server that was told to be impatient notices.
_PAUSE_SECONDS: Final = 0.5


def is_told(world: World, line: Line) -> None:
    """Use a verb of the control handle (docs/reference/control.md); ``company.test`` stands for the firm's domain."""
    arguments: dict[str, Any] = _here(world, line.arguments)
    world.exchange.tell(line.verb, arguments)


def wants(world: World, person: Person, wish: Wish) -> None:
    """A mail client asks for something, over whatever connection it has, and keeps the answer."""
    world.remembered.answer = world.eyes(person).ask(world.here(wish.payload), wish.version, world.here(wish.header))


def opens_stream(world: World, person: Person) -> None:
    """A mail client subscribes and asks to be told of news as they happen; the answer is the first piece of that."""
    eyes = world.eyes(person)
    (subscription_id,) = eyes.ask(by_hand.subscribe(streaming=True)).texts("//m:SubscriptionId")
    world.remembered.answer = eyes.open_stream(by_hand.get_streaming_events(subscription_id))


def answered_with(world: World, number: int, code: str) -> None:
    """The HTTP status of the answer and its first response code."""
    answer = answer_of(world)
    assert (answer.status, answer.code) == (number, code), f"the answer is {answer.status} {answer.code}"


def status_is(world: World, number: int) -> None:
    """The HTTP status of an answer that says nothing more."""
    answer = answer_of(world)
    assert (answer.status, answer.code) == (number, ""), f"the answer is {answer.status} {answer.code}"


def handed_in(world: World, person: Person, subject: str, address: str, number: int) -> None:
    """Somebody's mail server hands in a mail by SMTP and is answered with that code."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = world.people.address(person), world.here(address), subject
    letter.set_content("From outside. " * 200)
    emulator = world.exchange.emulator
    with smtplib.SMTP(emulator.host, emulator.smtp_port or 0, "mx.customer.example", timeout=30) as client:
        try:
            client.send_message(letter)
            code = 250
        except smtplib.SMTPRecipientsRefused as refused:
            code = refused.recipients[letter["To"]][0]
        except smtplib.SMTPResponseException as refused:
            code = refused.smtp_code
    assert code == number, f"the mail server is answered {code}"


def pauses(world: World, person: Person, number: int) -> None:
    """A mail client sends half a request, pauses, and sends the rest; the status 0 is a server that hangs up on it."""
    status = world.eyes(person).status_after_a_pause(by_hand.get_folder("inbox"), _PAUSE_SECONDS)
    assert status == number, f"the answer is {status}"


def _here(world: World, said: Any) -> Any:
    """Return what is said with the world's own domain in all of its texts."""
    if isinstance(said, dict):
        return {name: _here(world, value) for name, value in said.items()}
    if isinstance(said, list):
        return [_here(world, one) for one in said]
    return world.here(said) if isinstance(said, str) else said


STEPS: Final = (
    Step("Exchange is told {line}", "Exchange wird gesagt: {line}", is_told),
    Step("a mail client of {person} wants {wish}", "ein Mailprogramm von {person} will {wish}", wants),
    Step("a mail client of {person} opens a stream", "ein Mailprogramm von {person} öffnet einen Strom", opens_stream),
    Step(
        "a mail client of {person} that pauses within its request is answered with {number}",
        "ein Mailprogramm von {person}, das mitten in der Anfrage pausiert, erhält die Antwort {number}",
        pauses,
    ),
    Step("the answer is {number} {code:word}", "die Antwort ist {number} {code:word}", answered_with),
    Step("the answer has nothing but status {number}", "die Antwort hat nichts als Status {number}", status_is),
    Step(
        "handing in the mail {subject:text} of {person} for {address} by SMTP is answered with {number}",
        "auf die E-Mail {subject:text} von {person} für {address} folgt über SMTP die Antwort {number}",
        handed_in,
    ),
)
