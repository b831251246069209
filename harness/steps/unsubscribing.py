"""Steps about the link to unsubscribe that mails end with."""

from __future__ import annotations

from html import escape
from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.steps.mail import received_words
from harness.world.world import World
from integration.model.administration import UnsubscribeRule


def is_usual(world: World, person: Person) -> None:
    """An administrator has mails end with the link, unless their writers leave it out."""
    world.integration.app.unsubscribe_links.set(UnsubscribeRule.USUAL)


def is_forced(world: World, person: Person) -> None:
    """An administrator has every mail end with the link."""
    world.integration.app.unsubscribe_links.set(UnsubscribeRule.ALWAYS)


def send_without(world: World, sender: Person, recipient: Person, subject: str) -> None:
    """Send a mail whose writer leaves the link out."""
    account = world.integration.app.account(world.people.address(sender))
    to = [world.people.address(recipient)]
    html = f"<p>{escape(subject)}</p>"
    world.integration.app.send_mail(account.id, to=to, subject=subject, html=html, unsubscribing=False)
    world.settle()


def has_no_link(world: World, subject: str, person: Person) -> None:
    """The mail that reached somebody outside has no such link."""
    bodies = received_words(world, person, subject)
    assert bodies, f"{person.name} has not received {subject!r}"
    assert not any("/unsubscribe/" in body for body in bodies), f"there is a link in {subject!r}"


STEPS: Final = (
    Step(
        "{person} has mails end with a link to unsubscribe",
        "{person} lässt E-Mails mit einem Link zum Abmelden enden",
        is_usual,
    ),
    Step(
        "{person} has every mail end with a link to unsubscribe",
        "{person} lässt jede E-Mail mit einem Link zum Abmelden enden",
        is_forced,
    ),
    Step(
        "{sender:person} sends {recipient:person} the mail {subject:text} without the link to unsubscribe",
        "{sender:person} sendet {recipient:person} die E-Mail {subject:text} ohne den Link zum Abmelden",
        send_without,
    ),
    Step(
        "the mail {subject:text} to {person} has no link to unsubscribe",
        "die E-Mail {subject:text} an {person} hat keinen Link zum Abmelden",
        has_no_link,
    ),
)
