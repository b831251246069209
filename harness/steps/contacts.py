"""Steps about what the CRM knows of a contact: names, other addresses, the company and the deal that it is about."""

from __future__ import annotations

from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World
from integration.model.crm import RecordKind


def knows_by_name(world: World, person: Person) -> None:
    """The CRM knows first and last name of a contact."""
    world.integration.app.add_contact(world.people.address(person), f"{person.name} {person.family_name}")


def knows_other_address(world: World, person: Person) -> None:
    """The CRM knows from which other address a contact writes."""
    address = world.people.address(person)
    world.integration.app.add_contact(address)
    world.integration.app.details.set_further_addresses(address, [world.people.other_address(person)])


def works_for(world: World, person: Person, company: str) -> None:
    """A contact belongs to a company, whose name is all that is known of it."""
    _belongs(world, person, RecordKind.COMPANY, company)


def has_deal(world: World, person: Person, name: str, amount: int) -> None:
    """A contact is who a deal of so much is made with."""
    _belongs(world, person, RecordKind.DEAL, name, amount=str(amount))


def _belongs(world: World, person: Person, kind: RecordKind, name: str, **properties: str) -> None:
    address, details = world.people.address(person), world.integration.app.details
    world.integration.app.add_contact(address)
    details.associate(address, details.save_record(kind, name, properties).id)


STEPS: Final = (
    Step("the CRM knows the name of {person}", "das CRM kennt den Namen von {person}", knows_by_name),
    Step(
        "the CRM knows the other address of {person}",
        "das CRM kennt die andere Adresse von {person}",
        knows_other_address,
    ),
    Step(
        "the CRM knows that {person} works for {company:text}",
        "das CRM weiß, dass {person} für {company:text} arbeitet",
        works_for,
    ),
    Step(
        "the CRM knows the deal {name:text} of {person} for {amount:number}",
        "das CRM kennt das Geschäft {name:text} mit {person} über {amount:number}",
        has_deal,
    ),
)
