"""Steps about what people outside write back, and what of it the CRM shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.mistakes import SentenceMistake
from harness.steps.mail import throw_away
from harness.world.outside_post import GotMail, Letter
from harness.world.world import World
from integration.model.crm import Direction, TimelineEntry
from integration.model.log_policy import LogRule
from integration.model.message import Attachment

_FEW_BYTES: Final = 400
_MEGABYTE: Final = 1024 * 1024


def reply(world: World, person: Person, subject: str, words: str) -> None:
    """Answer the mail of that subject, as mail programs do."""
    _reply(world, person, subject, words)


def reply_from_other_address(world: World, person: Person, subject: str, words: str) -> None:
    """Answer from one's second address."""
    _reply(world, person, subject, words, sender=world.people.other_address(person))


def reply_to_several(world: World, person: Person, subject: str, other: Person, words: str) -> None:
    """Answer the sender and somebody else."""
    _reply(world, person, subject, words, also=[world.people.address(other)])


def reply_under_other_subject(world: World, person: Person, subject: str, other: str, words: str) -> None:
    """Answer, but with a subject of one's own."""
    _reply(world, person, subject, words, new_subject=other)


def reply_with_file(world: World, person: Person, subject: str, words: str, name: str) -> None:
    """Answer and attach a file of a few bytes."""
    _reply(world, person, subject, words, file=(name, _FEW_BYTES))


def reply_with_large_file(world: World, person: Person, subject: str, words: str, name: str, number: int) -> None:
    """Answer and attach a file of so many megabytes."""
    _reply(world, person, subject, words, file=(name, number * _MEGABYTE))


def reply_automatically(world: World, person: Person, subject: str, words: str) -> None:
    """An out-of-office notice answers, marked as machines mark it (RFC 3834 section 5)."""
    marks = (("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"))
    _reply(world, person, subject, words, new_subject=f"Automatic reply: {subject}", marks=marks)


def forward(world: World, person: Person, recipient: Person, subject: str, words: str) -> None:
    """Forward the mail of that subject to somebody."""
    got = _got(world, person, subject)
    address = world.people.address(recipient)
    _write(world, Letter(world.people.address(person), [address], f"Fwd: {subject}", words, got.message_id))


def write(world: World, person: Person, recipient: Person, subject: str, words: str) -> None:
    """Write a mail that answers nothing."""
    _write(world, Letter(world.people.address(person), [world.people.address(recipient)], subject, words))


def write_from_other_address(world: World, person: Person, recipient: Person, subject: str, words: str) -> None:
    """Write a mail that answers nothing from one's second address."""
    _write(world, Letter(world.people.other_address(person), [world.people.address(recipient)], subject, words))


def write_two(world: World, person: Person, recipient: Person, other: Person, subject: str, words: str) -> None:
    """Write one mail that answers nothing to two people."""
    to = [world.people.address(recipient), world.people.address(other)]
    _write(world, Letter(world.people.address(person), to, subject, words))


def shows_reply_once(world: World, person: Person, words: str) -> None:
    """The timeline has a reply with exactly those words, once, and as one that a person wrote."""
    assert not _once(world, person, words).automatic, "the reply is marked as automatic"


def shows_file(world: World, person: Person, words: str, name: str) -> None:
    """The reply on the timeline tells name and size of its file, and nobody has fetched what stands in it."""
    files = _files(world, person, words)
    assert [(file.name, file.size > 0) for file in files] == [(name, True)], f"the files are {files}"
    fetched = [told for told in world.exchange.last_exchanges() if "GetAttachment" in told]
    assert not fetched, f"the content was fetched: {fetched[0]}"


def shows_no_file(world: World, person: Person, words: str) -> None:
    """The reply stands on the timeline, but no file with it."""
    files = _files(world, person, words)
    assert not files, f"the files are {files}"


def shows_automatic_reply(world: World, person: Person, words: str) -> None:
    """The timeline has the reply once, and says that a machine wrote it."""
    assert _once(world, person, words).automatic, "the reply is not marked as automatic"


def shows_forward(world: World, person: Person, subject: str) -> None:
    """The timeline shows a mail that was forwarded."""
    timeline = _timeline(world, person)
    found = [entry for entry in timeline if entry.direction is Direction.FORWARDED_EMAIL and subject in entry.subject]
    assert len(found) == 1, f"there are: {_said(timeline)}"


def shows_no_reply(world: World, person: Person) -> None:
    """The timeline has nothing that came in, or there is no such contact."""
    found = _incoming(world, person)
    assert not found, f"the timeline shows: {_said(found)}"


def shows_nothing(world: World, person: Person) -> None:
    """The timeline is empty, or there is no such contact."""
    found = _timeline(world, person)
    assert not found, f"the timeline shows: {_said(found)}"


def other_address_is_no_contact(world: World, person: Person) -> None:
    """Nobody was made a contact for writing from another address."""
    other = world.people.other_address(person)
    known = [contact.address for contact in world.integration.app.contacts()]
    assert other not in known, f"there is a contact for {other}"


def never_log_person(world: World, person: Person) -> None:
    """Somebody's address is put on the list of those whose mail is never logged."""
    _never_log(world, world.people.address(person))


def never_log_domain(world: World, person: Person) -> None:
    """The whole domain of somebody outside is put on that list."""
    _never_log(world, person.home)


def logs_all(world: World, person: Person) -> None:
    """An inbox logs all mail with known contacts from now on."""
    _choose(world, person, rule=LogRule.ALL)


def logs_no_attachments(world: World, person: Person) -> None:
    """Of an inbox's mail no attachments are logged any more."""
    _choose(world, person, attachments=False)


def never_logs(world: World, person: Person, other: Person) -> None:
    """Somebody stands on an inbox's own list of those who are never logged."""
    _choose(world, person, never=[world.people.address(other)])


def rule_moves(world: World, person: Person, subject: str) -> None:
    """What a rule does, done at the moment of arrival: the mail lies in Deleted Items before anybody has looked."""
    throw_away(world, person, subject, "inbox")


def _choose(
    world: World,
    person: Person,
    *,
    rule: LogRule | None = None,
    attachments: bool | None = None,
    never: Sequence[str] | None = None,
) -> None:
    app = world.integration.app
    account = app.account(world.people.address(person))
    before = app.log_policies.of(account.id)
    kept = before.attachments if attachments is None else attachments
    app.log_policies.choose(account.id, rule or before.rule, attachments=kept, never=never)
    world.settle()


def _files(world: World, person: Person, words: str) -> tuple[Attachment, ...]:
    return _once(world, person, words).attachments


def _once(world: World, person: Person, words: str) -> TimelineEntry:
    found = [entry for entry in _incoming(world, person) if entry.reply_text.strip() == words]
    assert len(found) == 1, f"the reply stands there {len(found)} times; there are: {_said(_incoming(world, person))}"
    return found[0]


def _never_log(world: World, entry: str) -> None:
    world.integration.app.set_never_log([*world.integration.app.never_log(), entry])


def _reply(
    world: World,
    person: Person,
    subject: str,
    words: str,
    *,
    sender: str = "",
    new_subject: str = "",
    marks: Sequence[tuple[str, str]] = (),
    file: tuple[str, int] | None = None,
    also: Sequence[str] = (),
) -> None:
    got = _got(world, person, subject)
    answer = Letter(
        sender or world.people.address(person),
        [got.sender_address, *also],
        new_subject or f"Re: {subject}",
        words,
        got.message_id,
        marks,
        file,
    )
    _write(world, answer)


def _write(world: World, letter: Letter) -> None:
    world.post.write(letter)
    world.settle()


def _got(world: World, person: Person, subject: str) -> GotMail:
    if person.inside:
        raise SentenceMistake(f"{person.name} is inside; only people outside answer by themselves")
    mails = world.post.got(world.people.address(person), subject)
    assert mails, f"{person.name} has received no mail {subject!r} to answer"
    return mails[-1]


def _timeline(world: World, person: Person) -> list[TimelineEntry]:
    address = world.people.address(person)
    if address not in [contact.address for contact in world.integration.app.contacts()]:
        return []
    return world.integration.app.timeline(address)


def _incoming(world: World, person: Person) -> list[TimelineEntry]:
    return [entry for entry in _timeline(world, person) if entry.direction is Direction.INCOMING_EMAIL]


def _said(entries: Sequence[TimelineEntry]) -> str:
    return "; ".join(f"{entry.direction} {entry.subject!r} {entry.reply_text!r}" for entry in entries) or "nothing"


STEPS: Final = (
    Step(
        "{person} replies to {subject:text} with {words:text}",
        "{person} antwortet auf {subject:text} mit {words:text}",
        reply,
    ),
    Step(
        "{person} replies to {subject:text} from another address with {words:text}",
        "{person} antwortet auf {subject:text} von einer anderen Adresse mit {words:text}",
        reply_from_other_address,
    ),
    Step(
        "{person} writes {recipient:person} from another address the mail {subject:text} with {words:text}",
        "{person} schreibt {recipient:person} von einer anderen Adresse die E-Mail {subject:text} mit {words:text}",
        write_from_other_address,
    ),
    Step(
        "{person} replies to {subject:text} and to {other:person} with {words:text}",
        "{person} antwortet auf {subject:text} und an {other:person} mit {words:text}",
        reply_to_several,
    ),
    Step(
        "{person} replies to {subject:text} with {words:text} and the file {name:text}",
        "{person} antwortet auf {subject:text} mit {words:text} und der Datei {name:text}",
        reply_with_file,
    ),
    Step(
        "{person} replies to {subject:text} with {words:text} and the file {name:text} of {number} MB",
        "{person} antwortet auf {subject:text} mit {words:text} und der Datei {name:text} von {number} MB",
        reply_with_large_file,
    ),
    Step(
        "the timeline of {person} shows the reply {words:text} with the file {name:text}",
        "die Zeitleiste von {person} zeigt die Antwort {words:text} mit der Datei {name:text}",
        shows_file,
    ),
    Step(
        "the timeline of {person} shows the reply {words:text} without a file",
        "die Zeitleiste von {person} zeigt die Antwort {words:text} ohne Datei",
        shows_no_file,
    ),
    Step(
        "a rule of {person} moves the mail {subject:text} out of the inbox",
        "eine Regel von {person} verschiebt die E-Mail {subject:text} aus dem Posteingang",
        rule_moves,
    ),
    Step(
        "{person} replies to {subject:text} under the subject {other:text} with {words:text}",
        "{person} antwortet auf {subject:text} unter dem Betreff {other:text} mit {words:text}",
        reply_under_other_subject,
    ),
    Step(
        "{person} is out of the office and {subject:text} is answered with {words:text}",
        "{person} ist nicht im Büro und auf {subject:text} wird mit {words:text} geantwortet",
        reply_automatically,
    ),
    Step(
        "{person} forwards {subject:text} to {recipient:person} with {words:text}",
        "{person} leitet {subject:text} mit {words:text} an {recipient:person} weiter",
        forward,
    ),
    Step(
        "{person} writes {recipient:person} the mail {subject:text} with {words:text}",
        "{person} schreibt {recipient:person} die E-Mail {subject:text} mit {words:text}",
        write,
    ),
    Step(
        "{person} writes {recipient:person} and {other:person} the mail {subject:text} with {words:text}",
        "{person} schreibt {recipient:person} und {other:person} die E-Mail {subject:text} mit {words:text}",
        write_two,
    ),
    Step(
        "the timeline of {person} shows the reply {words:text} exactly once",
        "die Zeitleiste von {person} zeigt die Antwort {words:text} genau einmal",
        shows_reply_once,
    ),
    Step(
        "the timeline of {person} shows the automatic reply {words:text}",
        "die Zeitleiste von {person} zeigt die automatische Antwort {words:text}",
        shows_automatic_reply,
    ),
    Step(
        "the timeline of {person} shows that {subject:text} was forwarded",
        "die Zeitleiste von {person} zeigt, dass {subject:text} weitergeleitet wurde",
        shows_forward,
    ),
    Step("the timeline of {person} shows no reply", "die Zeitleiste von {person} zeigt keine Antwort", shows_no_reply),
    Step("the timeline of {person} is empty", "die Zeitleiste von {person} ist leer", shows_nothing),
    Step(
        "the other address of {person} is no contact",
        "die andere Adresse von {person} ist kein Kontakt",
        other_address_is_no_contact,
    ),
    Step(
        "{person} has all mail with known contacts logged",
        "{person} lässt alle E-Mails mit bekannten Kontakten protokollieren",
        logs_all,
    ),
    Step("{person} has no attachments logged", "{person} lässt keine Anhänge protokollieren", logs_no_attachments),
    Step(
        "{person} never wants mail with {other:person} logged",
        "{person} will E-Mails mit {other:person} nie protokolliert haben",
        never_logs,
    ),
    Step("mail with {person} is never logged", "E-Mails mit {person} werden nie protokolliert", never_log_person),
    Step(
        "mail with the company of {person} is never logged",
        "E-Mails mit der Firma von {person} werden nie protokolliert",
        never_log_domain,
    ),
)
