"""Steps about what a mail brings along, what it answers, and what becomes of it before it leaves."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from html import escape
from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.requests_by_hand import get_item
from harness.world.world import World
from integration.errors import Refused
from integration.model.crm import Direction, TimelineEntry
from integration.model.mail import File, Letter

_KILOBYTE: Final = 1024


def send_file(world: World, sender: Person, recipient: Person, subject: str, name: str, number: int) -> None:
    """Send a mail with a file of so many kilobytes; it has to work."""
    try_to_send_file(world, sender, recipient, subject, name, number)
    refused = world.remembered.refusals.get(sender.name)
    assert refused is None, f"{sender.name} was refused: {refused}"


def try_to_send_file(world: World, sender: Person, recipient: Person, subject: str, name: str, number: int) -> None:
    """Send a mail with a file of so many kilobytes, and remember what was said."""
    account = world.integration.app.account(world.people.address(sender))
    file = File(name, "application/octet-stream", bytes(number * _KILOBYTE))
    world.remembered.refusals.pop(sender.name, None)
    try:
        world.integration.app.send_mail(
            account.id,
            to=[world.people.address(recipient)],
            subject=subject,
            html=f"<p>{escape(subject)}</p>",
            files=[file],
        )
    except Refused as refused:
        world.remembered.refusals[sender.name] = refused
    world.settle()


def got_file(world: World, person: Person, subject: str, name: str, number: int) -> None:
    """The mail that reached somebody outside has the file once, whole."""
    mails = world.post.left(world.people.address(person), subject)
    assert len(mails) == 1, f"{person.name} has received {subject!r} {len(mails)} times"
    parts = list(message_from_bytes(mails[0].mime, policy=policy.default).iter_attachments())
    found = [(part.get_filename(), len(part.get_content())) for part in parts]
    assert found == [(name, number * _KILOBYTE)], f"the files are {found}"


def has_template(world: World, name: str, subject: str, words: str) -> None:
    """A template for one-to-one mail; tokens may stand in both."""
    world.integration.app.templates.save(name, subject, f"<p>{escape(words)}</p>")


def send_template(world: World, sender: Person, recipient: Person, name: str) -> None:
    """Send what a template says; it has to work."""
    try_to_send_template(world, sender, recipient, name)
    refused = world.remembered.refusals.get(sender.name)
    assert refused is None, f"{sender.name} was refused: {refused}"


def try_to_send_template(world: World, sender: Person, recipient: Person, name: str) -> None:
    """Begin a mail with a template and send it as it is; nothing is sent where a value is missing."""
    account = world.integration.app.account(world.people.address(sender))
    template = next(one for one in world.integration.app.templates.all() if one.name == name)
    fill_in, to = world.integration.app.sequences.fill_in, world.people.address(recipient)
    subject, body = (fill_in(text, to, account.id) for text in (template.subject, template.html))
    world.remembered.refusals.pop(sender.name, None)
    missing = (*subject.missing, *body.missing)
    if missing:
        world.remembered.refusals[sender.name] = Refused("mail.missing-token", detail=", ".join(missing))
        return
    world.integration.app.send_mail(account.id, to=[to], subject=subject.text, html=body.text)
    world.settle()


def answer(world: World, sender: Person, contact: Person, said: str, words: str) -> None:
    """Answer a reply from the timeline, to its writer."""
    _answer(world, sender, contact, said, words, everybody=False)


def answer_everybody(world: World, sender: Person, contact: Person, said: str, words: str) -> None:
    """Answer a reply from the timeline, to everybody who got it."""
    _answer(world, sender, contact, said, words, everybody=True)


def try_to_answer(world: World, sender: Person, contact: Person, said: str) -> None:
    """Begin an answer, and remember what was said."""
    world.remembered.refusals.pop(sender.name, None)
    try:
        world.integration.app.answers.begin(_entry(world, contact, said).id)
    except Refused as refused:
        world.remembered.refusals[sender.name] = refused


def one_conversation(world: World, person: Person, number: int, subject: str) -> None:
    """A second client sees so many mails of that subject, answers too, filed as one conversation of one topic."""
    eyes = world.eyes(person)
    found = [mail for folder in ("inbox", "sentitems") for mail in eyes.mails(folder) if mail.subject.endswith(subject)]
    assert len(found) == number, f"{person.name} has {[mail.subject for mail in found]}"
    answers = [eyes.ask(get_item(mail.item_id, additional="item:ConversationId")) for mail in found]
    ids = {answer.attribute("//t:ConversationId", "Id") for answer in answers}
    topics = [eyes.ask(get_item(mail.item_id, additional="message:ConversationTopic")) for mail in found]
    said = {text for answer in topics for text in answer.texts("//t:ConversationTopic")}
    assert (len(ids), said) == (1, {subject}), f"conversations: {ids}, topics: {said}"


def call_off(world: World, contact: Person, subject: str) -> None:
    """Call a scheduled mail off."""
    world.integration.app.scheduled.call_off(_scheduled(world, contact, subject))
    world.settle()


def rewrite(world: World, contact: Person, subject: str, words: str) -> None:
    """Let a scheduled mail say something else, at the same time."""
    mail = world.integration.app.scheduled.get(_scheduled(world, contact, subject))
    letter = Letter(mail.letter.subject, f"<p>{escape(words)}</p>", mail.letter.to)
    world.integration.app.scheduled.change(mail.key, letter, mail.due_at)
    world.settle()


def put_off(world: World, contact: Person, subject: str, duration: timedelta) -> None:
    """Let a scheduled mail leave later."""
    mail = world.integration.app.scheduled.get(_scheduled(world, contact, subject))
    world.integration.app.scheduled.change(mail.key, mail.letter, mail.due_at + duration)
    world.settle()


def _answer(world: World, sender: Person, contact: Person, said: str, words: str, *, everybody: bool) -> None:
    entry = _entry(world, contact, said)
    begun = world.integration.app.answers.begin(entry.id, everybody=everybody)
    assert begun.account_id == world.integration.app.account(world.people.address(sender)).id
    world.integration.app.send_mail(
        begun.account_id,
        to=begun.to,
        cc=begun.cc,
        subject=begun.subject,
        html=f"<p>{escape(words)}</p>",
        quoted=begun.quoted,
        follows=entry.id,
    )
    world.settle()


def _entry(world: World, contact: Person, said: str) -> TimelineEntry:
    timeline = world.integration.app.timeline(world.people.address(contact))
    found = [one for one in timeline if one.direction is not Direction.EMAIL and one.reply_text.strip() == said]
    assert found, f"the timeline of {contact.name} has no reply {said!r}"
    return found[-1]


def _scheduled(world: World, contact: Person, subject: str) -> str:
    address = world.people.address(contact)
    found = [
        mail.key
        for mail in world.integration.app.scheduled.all()
        if mail.letter.subject == subject and address in mail.letter.to
    ]
    assert found, f"no mail {subject!r} to {contact.name} is scheduled"
    return found[0]


STEPS: Final = (
    Step(
        "{sender:person} sends {recipient:person} the mail {subject:text} with the file {name:text} of {number} KB",
        "{sender:person} sendet {recipient:person} die E-Mail {subject:text} mit der Datei {name:text} von {number} KB",
        send_file,
    ),
    Step(
        "{sender:person} tries to send {recipient:person} the mail {subject:text} with the file {name:text} of "
        "{number} KB",
        "{sender:person} versucht {recipient:person} die E-Mail {subject:text} mit der Datei {name:text} von "
        "{number} KB zu senden",
        try_to_send_file,
    ),
    Step(
        "{person} has received the mail {subject:text} with the file {name:text} of {number} KB exactly once",
        "{person} hat die E-Mail {subject:text} mit der Datei {name:text} von {number} KB genau einmal erhalten",
        got_file,
    ),
    Step(
        "the template {name:text} has the subject {subject:text} and the words {words:text}",
        "die Vorlage {name:text} hat den Betreff {subject:text} und die Worte {words:text}",
        has_template,
    ),
    Step(
        "{sender:person} sends {recipient:person} a mail with the template {name:text}",
        "{sender:person} sendet {recipient:person} eine E-Mail mit der Vorlage {name:text}",
        send_template,
    ),
    Step(
        "{sender:person} tries to send {recipient:person} a mail with the template {name:text}",
        "{sender:person} versucht {recipient:person} eine E-Mail mit der Vorlage {name:text} zu senden",
        try_to_send_template,
    ),
    Step(
        "{sender:person} answers the reply {said:text} of {contact:person} with {words:text}",
        "{sender:person} beantwortet die Antwort {said:text} von {contact:person} mit {words:text}",
        answer,
    ),
    Step(
        "{sender:person} answers everybody on the reply {said:text} of {contact:person} with {words:text}",
        "{sender:person} antwortet allen auf die Antwort {said:text} von {contact:person} mit {words:text}",
        answer_everybody,
    ),
    Step(
        "{sender:person} tries to answer the reply {said:text} of {contact:person}",
        "{sender:person} versucht die Antwort {said:text} von {contact:person} zu beantworten",
        try_to_answer,
    ),
    Step(
        "{person} has {number} mails of the subject {subject:text} in one conversation",
        "{person} hat {number} E-Mails zum Betreff {subject:text} in einer Unterhaltung",
        one_conversation,
    ),
    Step(
        "the scheduled mail {subject:text} to {contact:person} is called off",
        "die geplante E-Mail {subject:text} an {contact:person} wird zurückgezogen",
        call_off,
    ),
    Step(
        "the scheduled mail {subject:text} to {contact:person} is changed to the words {words:text}",
        "die geplante E-Mail {subject:text} an {contact:person} wird geändert zu den Worten {words:text}",
        rewrite,
    ),
    Step(
        "the scheduled mail {subject:text} to {contact:person} is put off by {duration}",
        "die geplante E-Mail {subject:text} an {contact:person} wird um {duration} verschoben",
        put_off,
    ),
)
