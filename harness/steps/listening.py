"""Steps about mail clients that have Exchange tell them what is new."""

from __future__ import annotations

from typing import Final

from harness import requests_by_hand as by_hand
from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import Listening, World


def listens(world: World, person: Person) -> None:
    """A mail client subscribes to new mail in somebody's inbox, and asks for it from time to time (pull)."""
    made = world.eyes(person).ask(by_hand.subscribe())
    assert made.code == "NoError", f"the subscription was refused: {made.code}"
    (id,), (watermark,) = made.texts("//m:SubscriptionId"), made.texts("//m:Watermark")
    world.remembered.listening[person.name] = Listening(id, watermark)


def is_told(world: World, person: Person, number: int) -> None:
    """The mail client asks what is new since it asked last, and is told of so many mails."""
    listening = world.remembered.listening[person.name]
    answer = world.eyes(person).ask(by_hand.get_events(listening.id, listening.watermark))
    assert answer.code == "NoError", f"the events were refused: {answer.code}"
    listening.watermark = answer.texts("//t:Watermark")[-1]
    told = len(answer.elements("//t:NewMailEvent"))
    assert told == number, f"the mail client of {person.name} is told of {told} new mails"


def is_refused_events(world: World, person: Person, code: str) -> None:
    """The mail client asks what is new and is refused with a response code."""
    listening = world.remembered.listening[person.name]
    answer = world.eyes(person).ask(by_hand.get_events(listening.id, listening.watermark))
    assert answer.code == code, f"the answer is {answer.code}"


STEPS: Final = (
    Step(
        "a mail client of {person} listens for new mail",
        "ein Mailprogramm von {person} horcht auf neue E-Mails",
        listens,
    ),
    Step(
        "the mail client of {person} is told of {number} new mails",
        "das Mailprogramm von {person} erfährt von {number} neuen E-Mails",
        is_told,
    ),
    Step(
        "the mail client of {person} is refused news with {code:word}",
        "dem Mailprogramm von {person} werden Neuigkeiten mit {code:word} verweigert",
        is_refused_events,
    ),
)
