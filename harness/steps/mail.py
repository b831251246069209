"""Steps about mail that leaves the CRM, judged where it arrives and in the sender's folders."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.requests_by_hand import delete_item
from harness.world.world import World
from integration.model.crm import EmailStatus


def send(world: World, sender: Person, recipient: Person, subject: str) -> None:
    """Send a mail from the CRM now."""
    _send(world, sender, [recipient], subject, subject)


def send_words(world: World, sender: Person, recipient: Person, subject: str, words: str) -> None:
    """Send a mail with certain words from the CRM now."""
    _send(world, sender, [recipient], subject, words)


def send_two(world: World, sender: Person, recipient: Person, other: Person, subject: str) -> None:
    """Send one mail to two people."""
    _send(world, sender, [recipient, other], subject, subject)


def send_copy(world: World, sender: Person, recipient: Person, other: Person, subject: str) -> None:
    """Send a mail with a copy to somebody."""
    _send(world, sender, [recipient], subject, subject, cc=[other])


def send_many(world: World, sender: Person, recipient: Person, number: int, subject: str) -> None:
    """Send many mails of one subject, one after the other, all at once."""
    for _ in range(number):
        _record(world, sender, [recipient], subject, subject)
    world.settle()


def schedule(world: World, sender: Person, recipient: Person, duration: timedelta, subject: str) -> None:
    """Have a mail sent later."""
    account = world.integration.app.account(world.people.address(sender))
    world.integration.app.send_mail(
        account.id,
        to=[world.people.address(recipient)],
        subject=subject,
        html=f"<p>{escape(subject)}</p>",
        at=world.clock.now() + duration,
    )
    world.settle()


def signs(world: World, person: Person, words: str) -> None:
    """Give an inbox a signature."""
    account = world.integration.app.account(world.people.address(person))
    world.integration.app.signatures.set(account.id, f"<p>{escape(words)}</p>")


def received_once(world: World, person: Person, subject: str) -> None:
    """Somebody has the mail once: not lost, not twice."""
    received_times(world, person, 1, subject)


def received_never(world: World, person: Person, subject: str) -> None:
    """Somebody has no such mail."""
    received_times(world, person, 0, subject)


def received_times(world: World, person: Person, number: int, subject: str) -> None:
    """Somebody has that many mails of that subject."""
    found = len(received_words(world, person, subject))
    assert found == number, f"{person.name} has received {subject!r} {found} times, not {number}"


def reads(world: World, person: Person, words: str, subject: str) -> None:
    """The words stand in the mail that somebody received."""
    found = received_words(world, person, subject)
    assert any(words in body for body in found), f"{words!r} stands in none of: {found}"


def in_folder_once(world: World, folder: str, person: Person, subject: str) -> None:
    """A second client sees the mail once in that folder."""
    in_folder_times(world, folder, person, 1, subject)


def in_folder_times(world: World, folder: str, person: Person, number: int, subject: str) -> None:
    """A second client sees that many mails of that subject in that folder."""
    found = [mail for mail in world.eyes(person).mails(folder) if mail.subject == subject]
    assert len(found) == number, f"{subject!r} lies {len(found)} times in {folder} of {person.name}, not {number}"


def folder_is_empty(world: World, folder: str, person: Person) -> None:
    """A second client sees nothing in that folder."""
    found = [mail.subject for mail in world.eyes(person).mails(folder)]
    assert not found, f"in {folder} of {person.name} lie: {found}"


def throw_away(world: World, person: Person, subject: str, folder: str) -> None:
    """The user moves a mail to Deleted Items with some mail client."""
    _delete(world, person, subject, folder, "MoveToDeletedItems")


def delete_for_good(world: World, person: Person, subject: str, folder: str) -> None:
    """The user deletes a mail past Deleted Items (Shift+Delete)."""
    _delete(world, person, subject, folder, "HardDelete")


def _delete(world: World, person: Person, subject: str, folder: str, how: str) -> None:
    eyes = world.eyes(person)
    found = [mail for mail in eyes.mails(folder) if mail.subject == subject]
    assert found, f"no {subject!r} lies in {folder} of {person.name}"
    for mail in found:
        answer = eyes.ask(delete_item(mail.item_id, how=how))
        assert answer.code == "NoError", f"{subject!r} could not be thrown away: {answer.code}"


def shown_as_sent(world: World, person: Person, subject: str) -> None:
    """The timeline of a contact shows the mail as sent."""
    _shown_as(world, person, subject, EmailStatus.SENT)


def shown_as_failed(world: World, person: Person, subject: str) -> None:
    """The timeline of a contact shows that the mail could not be sent, and why."""
    _shown_as(world, person, subject, EmailStatus.FAILED)


def shown_as_scheduled(world: World, person: Person, subject: str) -> None:
    """The timeline of a contact shows the mail as still to be sent."""
    _shown_as(world, person, subject, EmailStatus.SCHEDULED)


def shown_as_bounced(world: World, person: Person, subject: str) -> None:
    """The timeline of a contact shows that the mail came back as undeliverable."""
    _shown_as(world, person, subject, EmailStatus.BOUNCED)


def received_words(world: World, person: Person, subject: str) -> list[str]:
    """Return the bodies of the mails of that subject that somebody, inside or outside, has."""
    if person.inside:
        return [mail.body for mail in world.eyes(person).mails("inbox") if mail.subject == subject]
    return [mail.words for mail in world.post.got(world.people.address(person), subject)]


def _send(
    world: World, sender: Person, to: list[Person], subject: str, words: str, cc: list[Person] | None = None
) -> None:
    _record(world, sender, to, subject, words, cc)
    world.settle()


def _record(
    world: World, sender: Person, to: list[Person], subject: str, words: str, cc: list[Person] | None = None
) -> None:
    account = world.integration.app.account(world.people.address(sender))
    world.integration.app.send_mail(
        account.id,
        to=[world.people.address(person) for person in to],
        cc=[world.people.address(person) for person in cc or ()],
        subject=subject,
        html=f"<p>{escape(words)}</p>",
    )


def _shown_as(world: World, person: Person, subject: str, status: EmailStatus) -> None:
    timeline = world.integration.app.timeline(world.people.address(person))
    shown = [entry.status for entry in timeline if entry.subject == subject]
    assert shown == [status], f"the timeline shows {subject!r} as {[word.value for word in shown]}, not once {status}"


STEPS: Final = (
    Step(
        "{sender:person} sends {recipient:person} the mail {subject:text}",
        "{sender:person} sendet {recipient:person} die E-Mail {subject:text}",
        send,
    ),
    Step(
        "{sender:person} sends {recipient:person} the mail {subject:text} with the words {words:text}",
        "{sender:person} sendet {recipient:person} die E-Mail {subject:text} mit den Worten {words:text}",
        send_words,
    ),
    Step(
        "{sender:person} sends {recipient:person} and {other:person} the mail {subject:text}",
        "{sender:person} sendet {recipient:person} und {other:person} die E-Mail {subject:text}",
        send_two,
    ),
    Step(
        "{sender:person} sends {recipient:person} the mail {subject:text} with a copy to {other:person}",
        "{sender:person} sendet {recipient:person} die E-Mail {subject:text} mit Kopie an {other:person}",
        send_copy,
    ),
    Step(
        "{sender:person} sends {recipient:person} {number} mails with the subject {subject:text}",
        "{sender:person} sendet {recipient:person} {number} E-Mails mit dem Betreff {subject:text}",
        send_many,
    ),
    Step(
        "{sender:person} has the mail {subject:text} sent to {recipient:person} in {duration}",
        "{sender:person} lässt die E-Mail {subject:text} in {duration} an {recipient:person} senden",
        schedule,
    ),
    Step("{person} signs mails with {words:text}", "{person} unterschreibt E-Mails mit {words:text}", signs),
    Step(
        "{person} has received the mail {subject:text} exactly once",
        "{person} hat die E-Mail {subject:text} genau einmal erhalten",
        received_once,
    ),
    Step(
        "{person} has not received the mail {subject:text}",
        "{person} hat die E-Mail {subject:text} nicht erhalten",
        received_never,
    ),
    Step(
        "{person} has received {number} mails with the subject {subject:text}",
        "{person} hat {number} E-Mails mit dem Betreff {subject:text} erhalten",
        received_times,
    ),
    Step(
        "{person} reads the words {words:text} in the mail {subject:text}",
        "{person} liest die Worte {words:text} in der E-Mail {subject:text}",
        reads,
    ),
    Step(
        "the mail {subject:text} lies in the folder {folder} of {person} exactly once",
        "die E-Mail {subject:text} liegt genau einmal im Ordner {folder} von {person}",
        in_folder_once,
    ),
    Step(
        "{number} mails with the subject {subject:text} lie in the folder {folder} of {person}",
        "{number} E-Mails mit dem Betreff {subject:text} liegen im Ordner {folder} von {person}",
        in_folder_times,
    ),
    Step("the folder {folder} of {person} is empty", "der Ordner {folder} von {person} ist leer", folder_is_empty),
    Step(
        "{person} throws the mail {subject:text} in the folder {folder} away",
        "{person} wirft die E-Mail {subject:text} im Ordner {folder} weg",
        throw_away,
    ),
    Step(
        "{person} deletes the mail {subject:text} in the folder {folder} for good",
        "{person} löscht die E-Mail {subject:text} im Ordner {folder} endgültig",
        delete_for_good,
    ),
    Step(
        "the timeline of {person} shows the mail {subject:text} as sent",
        "die Zeitleiste von {person} zeigt die E-Mail {subject:text} als gesendet",
        shown_as_sent,
    ),
    Step(
        "the timeline of {person} shows the mail {subject:text} as failed",
        "die Zeitleiste von {person} zeigt die E-Mail {subject:text} als fehlgeschlagen",
        shown_as_failed,
    ),
    Step(
        "the timeline of {person} shows the mail {subject:text} as scheduled",
        "die Zeitleiste von {person} zeigt die E-Mail {subject:text} als geplant",
        shown_as_scheduled,
    ),
    Step(
        "the timeline of {person} shows the mail {subject:text} as undeliverable",
        "die Zeitleiste von {person} zeigt die E-Mail {subject:text} als unzustellbar",
        shown_as_bounced,
    ),
)
