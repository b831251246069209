"""Steps about what users are told without having asked."""

from __future__ import annotations

from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World
from integration.model.audit import Deed
from integration.sentences import LANGUAGES, say
from integration.web.health import Standing, health


def told_of_disconnection(world: World, person: Person) -> None:
    """A mail came that says that the inbox is disconnected, in both languages, and no second one."""
    _told_once(world, person, Deed.INBOX_REFUSED)


def told_of_near_limit(world: World, person: Person) -> None:
    """A mail came that says that the limit of sending is near, and no second one."""
    _told_once(world, person, Deed.INBOX_LIMIT_NEAR)


def told_of_reached_limit(world: World, person: Person) -> None:
    """A mail came that says that the limit of sending is reached, and no second one."""
    _told_once(world, person, Deed.INBOX_LIMIT_REACHED)


def told_nothing(world: World, person: Person) -> None:
    """No mail of the CRM came."""
    found = [mail.subject for mail in world.eyes(person).mails("inbox") if mail.sender == world.integration.sender]
    assert not found, f"{person.name} was told: {found}"


def shown_as_waiting(world: World, person: Person) -> None:
    """The pages say that the server cannot be reached, that nothing is lost, and that nobody has to do anything."""
    _stands(world, person, Standing.WAITS, "account.outage")


def shown_as_well(world: World, person: Person) -> None:
    """The pages say nothing of the inbox but that it is connected."""
    _stands(world, person, Standing.GOOD, "")


def _told_once(world: World, person: Person, deed: Deed) -> None:
    address = world.people.address(person)
    subjects = {say(f"notice.{deed.value}.subject", language, address=address) for language in LANGUAGES}
    found = [mail for mail in world.eyes(person).mails("inbox") if mail.subject in subjects]
    assert len(found) == 1, f"{person.name} was told {len(found)} times of {deed.value}"
    limit = str(world.integration.app.send_limits.current().per_day)
    for language in LANGUAGES:
        sentence = say(f"notice.{deed.value}", language, address=address, detail=limit)
        assert sentence in " ".join(found[0].body.split()), f"{person.name} was told: {found[0].body}"


def _stands(world: World, person: Person, standing: Standing, sentence: str) -> None:
    address = world.people.address(person)
    judged = health(world.integration.app.account(address), "inbox", "en")
    assert judged.standing is standing, f"the inbox of {person.name} is shown as {judged.standing.value}"
    assert judged.trouble == (say(sentence, address=address) if sentence else ""), judged.trouble


STEPS: Final = (
    Step(
        "{person} is told by mail exactly once that the inbox is disconnected",
        "{person} erfährt durch eine E-Mail genau einmal, dass das Postfach getrennt ist",
        told_of_disconnection,
    ),
    Step(
        "{person} is told by mail exactly once that the limit of sending is near",
        "{person} erfährt durch eine E-Mail genau einmal, dass die Grenze beim Senden nahe ist",
        told_of_near_limit,
    ),
    Step(
        "{person} is told by mail exactly once that the limit of sending is reached",
        "{person} erfährt durch eine E-Mail genau einmal, dass die Grenze beim Senden erreicht ist",
        told_of_reached_limit,
    ),
    Step("{person} is told nothing by mail", "{person} erfährt nichts durch eine E-Mail", told_nothing),
    Step(
        "the inbox of {person} is shown as waiting for the server",
        "das Postfach von {person} wird als wartend auf den Server gezeigt",
        shown_as_waiting,
    ),
    Step(
        "the inbox of {person} is shown without trouble",
        "das Postfach von {person} wird ohne Störung gezeigt",
        shown_as_well,
    ),
)
