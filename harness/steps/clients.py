"""Steps about what a mail client asks of Exchange, in the protocol's own words: for suites about versions."""

from __future__ import annotations

from typing import Final

from harness import requests_by_hand as by_hand
from harness.cast import Person
from harness.catalogue import Step
from harness.eyes import Answer
from harness.world.world import World


def has_draft(world: World, person: Person, subject: str) -> None:
    """A mail client saves a draft in the oldest version that every product understands."""
    saved = world.eyes(person).ask(by_hand.save_mail(subject))
    assert saved.code == "NoError", f"the draft was not saved: {saved.code}"


def asks_for_folder(world: World, person: Person, folder: str, version: str) -> None:
    """Ask for a distinguished folder, naming a version."""
    ask(world, person, by_hand.get_folder(folder), version)


def asks_for_folder_property(world: World, person: Person, field: str, version: str) -> None:
    """Ask for one property of the inbox, naming a version."""
    ask(world, person, by_hand.get_folder("inbox", additional=field), version)


def asks_for_property(world: World, person: Person, field: str, subject: str, version: str) -> None:
    """Ask for one property of a draft, naming a version."""
    ask(world, person, by_hand.get_item(_draft(world, person, subject), additional=field), version)


def asks_with_shape(world: World, person: Person, element: str, subject: str, version: str) -> None:
    """Ask for a draft with a further element in the shape (``Name:value``), naming a version."""
    ask(world, person, by_hand.get_item(_draft(world, person, subject), shape_element=element), version)


def asks_for_everything(world: World, person: Person, subject: str, version: str) -> None:
    """Ask for all properties of a draft, naming a version."""
    ask(world, person, by_hand.get_item(_draft(world, person, subject), shape="AllProperties"), version)


def saves_with_store_id(world: World, person: Person, version: str) -> None:
    """Save a mail that brings its own StoreEntryId, which is the server's to give."""
    # A few bytes in base64 are enough: what is looked at is that the property is there at all.
    ask(world, person, by_hand.save_mail("Own id", "<t:StoreEntryId>AAAAAAECAwQ=</t:StoreEntryId>"), version)


def saves_plain_item(world: World, person: Person, subject: str) -> None:
    """Save a t:Item and read it back; the answer is what came back."""
    saved = world.eyes(person).ask(by_hand.save_item(subject))
    assert saved.code == "NoError", f"the item was not saved: {saved.code}"
    item_id = saved.attribute("//t:ItemId", "Id")
    ask(world, person, by_hand.get_item(item_id, shape="Default"), "Exchange2010_SP2")


def deletes_without_receipts(world: World, person: Person, subject: str, version: str) -> None:
    """Delete a draft with SuppressReadReceipts, naming a version."""
    item_id = _draft(world, person, subject)
    ask(world, person, by_hand.delete_item(item_id, attributes='SuppressReadReceipts="true"'), version)


def answer_is(world: World, code: str) -> None:
    """The answer's first response code, of a fault or of a response message."""
    answer = answer_of(world)
    assert answer.code == code, f"the answer is HTTP {answer.status} {answer.code}: {answer.body[:600]!r}"


def says_version(world: World, version: str) -> None:
    """The Version of ServerVersionInfo."""
    assert answer_of(world).version == version, f"the server says version {answer_of(world).version!r}"


def says_build(world: World, build: str) -> None:
    """The four numbers of ServerVersionInfo."""
    assert answer_of(world).build == build, f"the server says build {answer_of(world).build!r}"


def header_says(world: World, header: str, value: str) -> None:
    """A header of the answer, whole."""
    said = answer_of(world).headers.get(header, "")
    assert said == value, f"the header {header} says {said!r}"


def header_is_there(world: World, header: str) -> None:
    """The answer has that header."""
    assert header in answer_of(world).headers, f"the headers are {sorted(answer_of(world).headers)}"


def header_is_not_there(world: World, header: str) -> None:
    """The answer has no such header."""
    assert header not in answer_of(world).headers, f"{header} says {answer_of(world).headers[header]!r}"


def contains(world: World, element: str) -> None:
    """Somewhere in the answer stands a t: element of that name."""
    assert answer_of(world).elements(f"//t:{element}"), f"there is no {element} in {answer_of(world).body[:1500]!r}"


def contains_not(world: World, element: str) -> None:
    """Nowhere in the answer stands a t: element of that name."""
    assert not answer_of(world).elements(f"//t:{element}"), f"there is a {element} in the answer"


def ask(world: World, person: Person, payload: str, version: str) -> None:
    """Ask as somebody's mail client, naming a version, and keep the answer."""
    world.remembered.answer = world.eyes(person).ask(payload, version)


def answer_of(world: World) -> Answer:
    """Return what a mail client was answered last."""
    assert world.remembered.answer is not None, "no mail client has asked anything yet"
    return world.remembered.answer


def _draft(world: World, person: Person, subject: str) -> str:
    found = [mail.item_id for mail in world.eyes(person).mails("drafts") if mail.subject == subject]
    assert found, f"{person.name} has no draft {subject!r}"
    return found[0]


STEPS: Final = (
    Step(
        "a mail client of {person} has saved the draft {subject:text}",
        "ein Mailprogramm von {person} hat den Entwurf {subject:text} gespeichert",
        has_draft,
    ),
    Step(
        "a mail client of {person} asks for the folder {folder:word} in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} nach dem Ordner {folder:word}",
        asks_for_folder,
    ),
    Step(
        "a mail client of {person} asks for {field:word} of the inbox in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} nach {field:word} des Posteingangs",
        asks_for_folder_property,
    ),
    Step(
        "a mail client of {person} asks for {field:word} of the draft {subject:text} in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} nach {field:word} des Entwurfs {subject:text}",
        asks_for_property,
    ),
    Step(
        "a mail client of {person} asks with {element:word} for the draft {subject:text} in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} mit {element:word} nach dem Entwurf "
        "{subject:text}",
        asks_with_shape,
    ),
    Step(
        "a mail client of {person} asks for everything about the draft {subject:text} in version {version:word}",
        "ein Mailprogramm von {person} fragt in Version {version:word} nach allem über den Entwurf {subject:text}",
        asks_for_everything,
    ),
    Step(
        "a mail client of {person} saves a mail with an id of its own in version {version:word}",
        "ein Mailprogramm von {person} speichert in Version {version:word} eine E-Mail mit eigener Kennung",
        saves_with_store_id,
    ),
    Step(
        "a mail client of {person} saves the plain item {subject:text} and reads it back",
        "ein Mailprogramm von {person} speichert das einfache Element {subject:text} und liest es wieder",
        saves_plain_item,
    ),
    Step(
        "a mail client of {person} deletes the draft {subject:text} without read receipts in version {version:word}",
        "ein Mailprogramm von {person} löscht in Version {version:word} den Entwurf {subject:text} ohne "
        "Lesebestätigungen",
        deletes_without_receipts,
    ),
    Step("the answer is {code:word}", "die Antwort ist {code:word}", answer_is),
    Step("the server says version {version:word}", "der Server nennt Version {version:word}", says_version),
    Step("the server says build {build:word}", "der Server nennt Build {build:word}", says_build),
    Step(
        "the header {header:word} of the answer says {value:word}",
        "die Kopfzeile {header:word} der Antwort sagt {value:word}",
        header_says,
    ),
    Step("the answer has the header {header:word}", "die Antwort hat die Kopfzeile {header:word}", header_is_there),
    Step(
        "the answer lacks the header {header:word}",
        "der Antwort fehlt die Kopfzeile {header:word}",
        header_is_not_there,
    ),
    Step("the answer contains {element:word}", "die Antwort enthält {element:word}", contains),
    Step("the answer lacks the element {element:word}", "der Antwort fehlt das Element {element:word}", contains_not),
)
