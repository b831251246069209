"""Steps about what mail clients do that some versions have brought and others see otherwise."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from harness import calendar_eyes
from harness import requests_by_hand as by_hand
from harness.cast import Person
from harness.catalogue import Step
from harness.eyes import OLDEST_VERSION
from harness.mistakes import SentenceMistake
from harness.steps.clients import answer_of, ask
from harness.world.world import World

_YES_OR_NO: Final[Mapping[str, bool]] = MappingProxyType({"yes": True, "no": False, "ja": True, "nein": False})


def asks_for_property(world: World, person: Person, field: str, subject: str, folder: str, version: str) -> None:
    """Ask for one property of a mail in a folder, naming a version."""
    ask(world, person, by_hand.get_item(_find(world, person, folder, subject), additional=field), version)


def asks_for_meeting(world: World, person: Person, field: str, subject: str, version: str) -> None:
    """Ask for one property of an entry of the calendar, naming a version."""
    ask(world, person, by_hand.get_item(_find(world, person, "calendar", subject), additional=field), version)


def marks_as_read(world: World, person: Person, folder: str, version: str) -> None:
    """Mark everything in a folder as read with one request."""
    ask(world, person, by_hand.mark_all_as_read(folder), version)


def marks_as_junk(world: World, person: Person, subject: str, version: str) -> None:
    """Mark a mail of the inbox as junk, which moves it."""
    ask(world, person, by_hand.mark_as_junk(_find(world, person, "inbox", subject)), version)


def moves(world: World, person: Person, subject: str, folder: str, target: str) -> None:
    """Move a mail from one folder to another."""
    ask(world, person, by_hand.move_item(_find(world, person, folder, subject), target), OLDEST_VERSION)
    assert answer_of(world).code == "NoError", f"the mail was not moved: {answer_of(world).code}"


def sends(world: World, person: Person, recipient: Person, subject: str) -> None:
    """Send a mail with a mail client, past the CRM; its copy lies in Sent Items."""
    ask(world, person, by_hand.send_with_copy(world.people.address(recipient), subject), OLDEST_VERSION)
    assert answer_of(world).code == "NoError", f"the mail was not sent: {answer_of(world).code}"
    world.settle()


def makes_folders(world: World, person: Person, path: str, version: str) -> None:
    """Make folders in one another with one request; their names stand with slashes between."""
    ask(world, person, by_hand.create_folder_path(path.split("/")), version)


def syncs_plain_item(world: World, person: Person, subject: str) -> None:
    """Save a t:Item and ask what is new in the drafts; the answer is what came."""
    saved = world.eyes(person).ask(by_hand.save_item(subject))
    assert saved.code == "NoError", f"the item was not saved: {saved.code}"
    ask(world, person, by_hand.sync("drafts"), "Exchange2010_SP2")


def subscribes(world: World, person: Person, version: str) -> None:
    """Subscribe to new mail in the inbox."""
    ask(world, person, by_hand.subscribe(), version)


def names_server(world: World, answer: str) -> None:
    """Whether the id of the subscription has a host name inside, beside its GUID."""
    (subscription,) = answer_of(world).texts("//m:SubscriptionId")
    inside = base64.b64decode(subscription)
    assert (world.domain.encode() in inside) is _is_yes(answer), f"the id holds {inside!r}"


def tells(world: World, element: str, answer: str) -> None:
    """Whether somewhere in the answer stands a t: element of that name."""
    found = answer_of(world)
    assert bool(found.elements(f"//t:{element}")) is _is_yes(answer), f"{element} in {found.body[:1500]!r}"


def _is_yes(answer: str) -> bool:
    if answer not in _YES_OR_NO:
        raise SentenceMistake(f"{answer!r} is neither yes nor no", f"write one of {', '.join(_YES_OR_NO)}")
    return _YES_OR_NO[answer]


def allows(world: World, person: Person, colleague: Person, level: str, right: str, version: str) -> None:
    """Give a colleague a permission level in the inbox, and beside it a right that the level decides about itself."""
    ask(world, person, by_hand.allow(world.people.address(colleague), level, right), version)


def enters_weekly(world: World, person: Person, subject: str, days: str, version: str) -> None:
    """Enter a series of every week on such days."""
    entry = calendar_eyes.weekly(subject, world.clock.now(), days)
    world.remembered.answer = calendar_eyes.enter(world.eyes(person), entry, version)


def _find(world: World, person: Person, folder: str, subject: str) -> str:
    answer = world.eyes(person).ask(by_hand.find(folder))
    subjects = answer.texts("//t:Items/*/t:Subject")
    ids = [one.get("Id") or "" for one in answer.elements("//t:Items/*[t:Subject]/t:ItemId")]
    found = [id for id, text in zip(ids, subjects, strict=True) if text == subject]
    assert found, f"in {folder} of {person.name} lie: {subjects}"
    return found[0]


STEPS: Final = (
    Step(
        "a mail client of {person} asks for {field:word} of the mail {subject:text} in the folder {folder} "
        "in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} nach {field:word} der E-Mail {subject:text} "
        "im Ordner {folder}",
        asks_for_property,
    ),
    Step(
        "a mail client of {person} asks for {field:word} of the meeting {subject:text} in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} nach {field:word} des Termins {subject:text}",
        asks_for_meeting,
    ),
    Step(
        "a mail client of {person} marks everything in the folder {folder} as read in version {version:word}",
        "ein Mailprogramm von {person} markiert in Version {version:word} alles im Ordner {folder} als gelesen",
        marks_as_read,
    ),
    Step(
        "a mail client of {person} marks the mail {subject:text} as junk in version {version:word}",
        "ein Mailprogramm von {person} markiert in Version {version:word} die E-Mail {subject:text} als unerwünscht",
        marks_as_junk,
    ),
    Step(
        "a mail client of {person} moves the mail {subject:text} from the folder {folder} to the folder "
        "{target:folder}",
        "ein Mailprogramm von {person} verschiebt die E-Mail {subject:text} aus dem Ordner {folder} in den Ordner "
        "{target:folder}",
        moves,
    ),
    Step(
        "a mail client of {person} sends {recipient:person} the mail {subject:text}",
        "ein Mailprogramm von {person} sendet {recipient:person} die E-Mail {subject:text}",
        sends,
    ),
    Step(
        "a mail client of {person} makes the folders {path:text} at once in version {version:word}",
        "ein Mailprogramm von {person} legt in Version {version:word} die Ordner {path:text} auf einmal an",
        makes_folders,
    ),
    Step(
        "a mail client of {person} saves the plain item {subject:text} and asks what is new",
        "ein Mailprogramm von {person} speichert das einfache Element {subject:text} und fragt, was neu ist",
        syncs_plain_item,
    ),
    Step(
        "a mail client of {person} subscribes to new mail in version {version:word}",
        "ein Mailprogramm von {person} abonniert in Version {version:word} neue E-Mails",
        subscribes,
    ),
    Step(
        "the subscription names its server: {answer:word}",
        "das Abonnement nennt seinen Server: {answer:word}",
        names_server,
    ),
    Step("the answer tells {element:word}: {answer:word}", "die Antwort nennt {element:word}: {answer:word}", tells),
    Step(
        "a mail client of {person} gives {colleague:person} the level {level:word} in the inbox and beside it "
        "{right:word} in version {version:word}",
        "ein Mailprogramm von {person} gibt in Version {version:word} {colleague:person} die Stufe {level:word} im "
        "Posteingang und daneben {right:word}",
        allows,
    ),
    Step(
        "a mail client of {person} enters {subject:text} every week on {days:word} in version {version:word}",
        "ein Mailprogramm von {person} trägt in Version {version:word} {subject:text} jede Woche am {days:word} ein",
        enters_weekly,
    ),
)
