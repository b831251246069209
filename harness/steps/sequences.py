"""Steps about sequences: who is enrolled, and what ends them."""

from __future__ import annotations

import re
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from fake_ews.mailbox.mail.outside import Person as PersonOutside
from fake_ews.mailbox.mail.outside_letters import bounce
from harness.cast import Person
from harness.catalogue import Step
from harness.mistakes import SentenceMistake
from harness.steps.mail import received_words
from harness.steps.sequence_plans import planned
from harness.world.world import World
from integration.errors import Refused
from integration.model.sequence import EnrolmentState, OpenTask, Priority, TaskKind

_LINK: Final = re.compile(r"/unsubscribe/([\w=-]+)")

#: What a sequence counts, in the words of features; both languages in one table, since no word means two things.
_FIGURES: Final = MappingProxyType(
    {
        "enrolled": "enrolled", "aufgenommen": "enrolled",
        "replied": "replied", "beantwortet": "replied",
        "bounced": "bounced", "unzustellbar": "bounced",
        "unsubscribed": "unsubscribed", "abgemeldet": "unsubscribed",
        "meetings": "meetings_booked", "Termine": "meetings_booked",
        "finished": "finished", "beendet": "finished",
        "engaged": "engaged", "reagiert": "engaged",
        "silent": "no_response", "schweigend": "no_response",
    }
)  # fmt: skip


def lets_go_on(world: World, contact: Person) -> None:
    """Somebody lets a contact go on who was waiting for it."""
    running = world.integration.app.sequences.enrolments(world.people.address(contact))
    world.integration.app.sequences.resume(running[-1].id)
    world.settle()


def has_call(world: World, sender: Person, title: str, contact: Person) -> None:
    """A sequence waits for somebody to make a call, and says that it is urgent."""
    has_task(world, sender, title, contact)
    found = [(task.task, task.priority) for task in _tasks(world, sender) if task.title == title]
    assert found == [(TaskKind.CALL, Priority.HIGH)], f"the task is {found}"


def time_zone(world: World, person: Person, zone: str) -> None:
    """Somebody works in a time zone (an IANA name)."""
    account = world.integration.app.account(world.people.address(person))
    world.integration.app.sequences.set_time_zone(account.id, zone)


def enrol(world: World, sender: Person, contact: Person, name: str) -> None:
    """Enrol a contact; it has to work."""
    try_to_enrol(world, sender, contact, name)
    refused = world.remembered.refusals.get(sender.name)
    assert refused is None, f"{sender.name} was refused: {refused}"


def try_to_enrol(world: World, sender: Person, contact: Person, name: str) -> None:
    """Enrol a contact, and remember what was said."""
    sequences = world.integration.app.sequences
    account = world.integration.app.account(world.people.address(sender))
    world.remembered.refusals.pop(sender.name, None)
    try:
        sequences.enrol(planned(world, name).stored(sequences), world.people.address(contact), account.id)
    except Refused as refused:
        world.remembered.refusals[sender.name] = refused
    world.settle()


def enrol_three(world: World, sender: Person, first: Person, second: Person, third: Person, name: str) -> None:
    """Enrol three contacts at once."""
    sequences = world.integration.app.sequences
    account = world.integration.app.account(world.people.address(sender))
    addresses = [world.people.address(person) for person in (first, second, third)]
    results = sequences.enrol_many(planned(world, name).stored(sequences), addresses, account.id)
    refused = [result for result in results if isinstance(result, Refused)]
    assert not refused, f"refused: {refused}"
    world.settle()


def unenrol(world: World, contact: Person) -> None:
    """Take a contact out of the sequence by hand."""
    running = world.integration.app.sequences.enrolments(world.people.address(contact))
    assert running, f"{contact.name} was never enrolled"
    world.integration.app.sequences.unenrol(running[-1].id)
    world.settle()


def delete(world: World, name: str) -> None:
    """Delete a sequence while contacts are in it."""
    sequences = world.integration.app.sequences
    sequences.delete(planned(world, name).stored(sequences))


def try_to_enrol_many(world: World, sender: Person, number: int, name: str) -> None:
    """Enrol that many contacts at once, and remember what was said."""
    sequences = world.integration.app.sequences
    account = world.integration.app.account(world.people.address(sender))
    world.remembered.refusals.pop(sender.name, None)
    addresses = [f"contact{at}@outside.{world.people.address(sender).partition('@')[2]}" for at in range(number)]
    try:
        sequences.enrol_many(planned(world, name).stored(sequences), addresses, account.id)
    except Refused as refused:
        world.remembered.refusals[sender.name] = refused


def block_company(world: World, contact: Person) -> None:
    """Nobody's sequences write to the whole firm of a contact."""
    world.integration.app.sequences.block(world.people.address(contact).partition("@")[2])


def removes_inbox(world: World, sender: Person) -> None:
    """The inbox that a sequence sends from is removed."""
    account = world.integration.app.account(world.people.address(sender))
    world.integration.app.disconnect(account.id)
    world.integration.app.remove(account.id)
    world.settle()


def block(world: World, contact: Person) -> None:
    """Nobody's sequences write to an address."""
    world.integration.app.sequences.block(world.people.address(contact))


def has_task(world: World, sender: Person, title: str, contact: Person) -> None:
    """A sequence waits for somebody to do something."""
    found = [(task.title, task.address) for task in _tasks(world, sender)]
    assert (title, world.people.address(contact)) in found, f"{sender.name} has these tasks: {found}"


def has_no_task(world: World, sender: Person) -> None:
    """No sequence waits for somebody."""
    found = [(task.title, task.address) for task in _tasks(world, sender)]
    assert not found, f"{sender.name} has these tasks: {found}"


def completes_task(world: World, sender: Person, title: str) -> None:
    """Somebody has done what the sequence waited for."""
    tasks = [task for task in _tasks(world, sender) if task.title == title]
    assert tasks, f"{sender.name} has no task {title!r}"
    world.integration.app.sequences.complete_task(tasks[0].enrolment_id)
    world.settle()


def unsubscribe(world: World, person: Person, subject: str) -> None:
    """Follow the link to unsubscribe that stands in a mail."""
    found = [_LINK.search(body) for body in received_words(world, person, subject)]
    links = [link[1] for link in found if link]
    assert links, f"no link to unsubscribe stands in {subject!r}"
    world.integration.app.sequences.unsubscribe(links[-1])


def book_by_link(world: World, person: Person, owner: Person) -> None:
    """What the booking page does when a contact has booked a meeting through somebody's link."""
    owners = world.people.address(owner)
    contact = world.integration.app.add_contact(world.people.address(person))
    world.integration.app.sequences.meeting_booked(contact.id, via_link_owner=owners)


def enter_meeting(world: World, host: Person, person: Person) -> None:
    """A meeting with a contact is entered, without a link."""
    account = world.integration.app.account(world.people.address(host))
    contact = world.integration.app.add_contact(world.people.address(person))
    world.integration.app.sequences.meeting_booked(contact.id, host=account.id)


def does_not_exist(world: World, person: Person) -> None:
    """The contact's server knows no such recipient, and says so (RFC 3464)."""
    address = world.people.address(person)
    world.exchange.organisation.premises.outside.people[address] = PersonOutside(address, unknown=True)


def comes_back(world: World, person: Person, subject: str) -> None:
    """The contact's server says, some time later, that it could not deliver a mail (RFC 3464)."""
    mails = world.post.left(world.people.address(person), subject)
    assert mails, f"no mail {subject!r} has reached the server of {person.name}"
    bounce(world.exchange.organisation.premises, mails[-1])
    world.settle()


def continues(world: World, person: Person, subject: str, earlier: str) -> None:
    """A mail refers to an earlier one, so that mail programs show both as one conversation (RFC 5322 3.6.4)."""
    address = world.people.address(person)
    follow_ups, firsts = world.post.got(address, subject), world.post.got(address, earlier)
    assert follow_ups, f"{person.name} has received no mail {subject!r}"
    assert firsts, f"{person.name} has received no mail {earlier!r}"
    told = (follow_ups[-1].in_reply_to, follow_ups[-1].references)
    wanted = firsts[-1].message_id
    assert follow_ups[-1].in_reply_to == wanted, f"In-Reply-To and References say {told}, not {wanted}"
    assert wanted in follow_ups[-1].references.split(), f"In-Reply-To and References say {told}, not {wanted}"


def left_apart(world: World, first: Person, second: Person, subject: str, duration: timedelta) -> None:
    """A mail left for one contact that long after it left for another."""
    moments = [world.post.got(world.people.address(person), subject) for person in (first, second)]
    assert all(moments), f"{subject!r} has not reached both"
    apart = moments[1][-1].left_at - moments[0][-1].left_at
    assert abs(apart - duration) < timedelta(seconds=5), f"the mails left {apart} apart, not {duration}"


def is_paused(world: World, contact: Person) -> None:
    """The sender is shown that the sequence rests since the inbox is not connected."""
    shown = world.integration.app.sequences.enrolments(world.people.address(contact))[-1]
    assert shown.state is EnrolmentState.PAUSED, f"the enrolment is {shown.state}"
    assert shown.reason == "sequence.paused", f"the reason shown is {shown.reason!r}"


def counts(world: World, name: str, number: int, figure: str) -> None:
    """The figures of a sequence, as its author sees them."""
    if figure not in _FIGURES:
        raise SentenceMistake(f"a sequence does not count {figure!r}", f"allowed: {', '.join(_FIGURES)}")
    figures = world.integration.app.sequences.statistics(planned(world, name).id)
    found = getattr(figures, _FIGURES[figure])
    assert found == number, f"the sequence {name!r} counts {found} {figure}: {figures}"


def _tasks(world: World, sender: Person) -> list[OpenTask]:
    account = world.integration.app.account(world.people.address(sender))
    return world.integration.app.sequences.tasks(account.id)


STEPS: Final = (
    Step(
        "{sender:person} has the urgent call {title:text} to do for {contact:person}",
        "{sender:person} hat für {contact:person} den dringenden Anruf {title:text} zu erledigen",
        has_call,
    ),
    Step("{person} works in the time zone {zone:word}", "{person} arbeitet in der Zeitzone {zone:word}", time_zone),
    Step(
        "{sender:person} enrols {contact:person} in the sequence {name:text}",
        "{sender:person} nimmt {contact:person} in die Sequenz {name:text} auf",
        enrol,
    ),
    Step(
        "{sender:person} tries to enrol {contact:person} in the sequence {name:text}",
        "{sender:person} versucht {contact:person} in die Sequenz {name:text} aufzunehmen",
        try_to_enrol,
    ),
    Step(
        "{sender:person} enrols {first:person}, {second:person} and {third:person} in the sequence {name:text}",
        "{sender:person} nimmt {first:person}, {second:person} und {third:person} in die Sequenz {name:text} auf",
        enrol_three,
    ),
    Step(
        "{contact:person} is taken out of the sequence",
        "{contact:person} wird aus der Sequenz genommen",
        unenrol,
    ),
    Step("the sequence {name:text} is deleted", "die Sequenz {name:text} wird gelöscht", delete),
    Step("the sequence goes on for {contact:person}", "die Sequenz geht für {contact:person} weiter", lets_go_on),
    Step(
        "{sender:person} tries to enrol {number} contacts in the sequence {name:text}",
        "{sender:person} versucht {number} Kontakte in die Sequenz {name:text} aufzunehmen",
        try_to_enrol_many,
    ),
    Step(
        "sequences to the firm of {contact:person} are blocked",
        "Sequenzen an die Firma von {contact:person} sind gesperrt",
        block_company,
    ),
    Step("the inbox of {sender:person} is removed", "das Postfach von {sender:person} wird entfernt", removes_inbox),
    Step("sequences to {contact:person} are blocked", "Sequenzen an {contact:person} sind gesperrt", block),
    Step(
        "{sender:person} has the task {title:text} to do for {contact:person}",
        "{sender:person} hat die Aufgabe {title:text} für {contact:person} zu erledigen",
        has_task,
    ),
    Step("{sender:person} has no task to do", "{sender:person} hat keine Aufgabe zu erledigen", has_no_task),
    Step(
        "{sender:person} completes the task {title:text}",
        "{sender:person} erledigt die Aufgabe {title:text}",
        completes_task,
    ),
    Step(
        "{person} unsubscribes with the link in the mail {subject:text}",
        "{person} meldet sich mit dem Link in der E-Mail {subject:text} ab",
        unsubscribe,
    ),
    Step(
        "{person} has booked a meeting with a link of {owner:person}",
        "{person} hat mit einem Link von {owner:person} einen Termin gebucht",
        book_by_link,
    ),
    Step(
        "{host:person} enters a meeting with {person}",
        "{host:person} trägt einen Termin mit {person} ein",
        enter_meeting,
    ),
    Step(
        "the server of {person} knows no such recipient",
        "der Server von {person} kennt keinen solchen Empfänger",
        does_not_exist,
    ),
    Step(
        "the mail {subject:text} to {person} comes back as undeliverable",
        "die E-Mail {subject:text} an {person} kommt als unzustellbar zurück",
        comes_back,
    ),
    Step(
        "the mail {subject:text} that {person} received continues the mail {earlier:text}",
        "die E-Mail {subject:text} setzt bei {person} die E-Mail {earlier:text} fort",
        continues,
    ),
    Step(
        "the mail {subject:text} left for {second:person} {duration} after that for {first:person}",
        "die E-Mail {subject:text} ging an {second:person} {duration} nach der an {first:person} ab",
        left_apart,
    ),
    Step(
        "the sequence of {contact:person} is paused until the inbox is connected",
        "die Sequenz von {contact:person} ruht bis das Postfach verbunden ist",
        is_paused,
    ),
    Step(
        "the sequence {name:text} counts {number} {figure:word}",
        "die Sequenz {name:text} zählt {number} {figure:word}",
        counts,
    ),
)
