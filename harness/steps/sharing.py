"""Steps about several users of the CRM on one mailbox."""

from __future__ import annotations

from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World


def joins(world: World, person: Person, owner: Person) -> None:
    """Connect somebody's inbox as a user of one's own, with that mailbox's sign-in; it has to work."""
    world.integration.app.connect_inbox(
        world.people.address(owner), world.people.password(owner), user=world.people.address(person)
    )
    world.settle()


def leaves(world: World, person: Person, owner: Person) -> None:
    """Stop using somebody's inbox, which others use too."""
    account = world.integration.app.account(world.people.address(owner))
    world.integration.app.disconnect(account.id, world.people.address(person))


def sends_from(world: World, sender: Person, recipient: Person, owner: Person, subject: str) -> None:
    """Send a mail from the CRM now, from an inbox that one shares."""
    app = world.integration.app
    account, user = app.account(world.people.address(owner)), world.people.address(sender)
    to = [world.people.address(recipient)]
    app.send_mail(account.id, to=to, subject=subject, html=f"<p>{subject}</p>", user=user)
    world.settle()


STEPS: Final = (
    Step(
        "{person} connects the inbox of {owner:person}",
        "{person} verbindet das Postfach von {owner:person}",
        joins,
    ),
    Step(
        "{person} stops using the inbox of {owner:person}",
        "{person} benutzt das Postfach von {owner:person} nicht mehr",
        leaves,
    ),
    Step(
        "{sender:person} sends {recipient:person} the mail {subject:text} from the inbox of {owner:person}",
        "{sender:person} sendet {recipient:person} die E-Mail {subject:text} aus dem Postfach von {owner:person}",
        sends_from,
    ),
)
