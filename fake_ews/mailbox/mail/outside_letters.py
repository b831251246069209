"""What people outside write: answers to mail that reached them, automatic ones, reports of non-delivery, new mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType

from fake_ews.mailbox.conversations.threading import normalized_subject
from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.mailbox.mail.non_delivery import report
from fake_ews.mailbox.mail.outside import OutsideMail, Scheduled
from fake_ews.mailbox.mime.content import Address, CalendarPart, MailAttachment, MailContent
from fake_ews.mailbox.mime.icalendar_text import Attendee
from fake_ews.mailbox.mime.icalendar_text import read as read_meeting
from fake_ews.mailbox.mime.icalendar_text import write as write_meeting
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.premises import Premises
from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.values import dataclass

_SAID = MappingProxyType({"Accept": "Accepted", "Tentative": "Tentative", "Decline": "Declined"})


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody outside says.

    ``sender`` is name and address (an empty address is that of whoever got the mail answered). ``subject`` is the whole
    subject; without one an answer has ``prefix`` and the subject answered. ``quoting`` puts the mail answered below the
    words; ``threading`` keeps Thread-Index and Thread-Topic, as Exchange and Outlook do and most others do not;
    ``referring`` says In-Reply-To and References, which only careless programs leave out. ``to_all`` answers everybody.
    """

    text: str = ""
    html: str = ""
    sender: Address = ("", "")
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    prefix: str = "RE: "
    quoting: bool = True
    threading: bool = False
    referring: bool = True
    to_all: bool = False
    attachments: tuple[MailAttachment, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


def answer(premises: Premises, answered: OutsideMail, letter: Letter, due: datetime | None = None) -> str:
    """Have the mail answered, now or at ``due``; returns the answer's Message-ID."""
    return _send(premises, _answering(premises, answered, letter, due), due)


def answer_automatically(premises: Premises, answered: OutsideMail, letter: Letter, due: datetime | None = None) -> str:
    """Have the mail answered by an out-of-office notice (RFC 3834, MS-OXCMAIL 2.1.3.2.20); returns its Message-ID."""
    told = read_mime(answered.mime)
    letter = replace(
        letter,
        subject=letter.subject or f"Automatic reply: {told.subject}",
        quoting=False,
        headers=(("X-Auto-Response-Suppress", "All"), *letter.headers),
    )
    content = _answering(premises, answered, letter, due)
    return _send(premises, replace(content, auto_submitted="auto-replied"), due)


def bounce(premises: Premises, answered: OutsideMail, due: datetime | None = None) -> str:
    """Have the recipient's server say that there is no such recipient; returns the report's Message-ID."""
    domain = answered.recipient.rpartition("@")[2]
    message_id = _message_id(premises, domain)
    author = ("Mail Delivery System", f"MAILER-DAEMON@{domain}")
    mime = report(premises, answered.mime, author, answered.sender, answered.recipient, message_id)
    _post(premises, "", (answered.sender,), mime, due)
    return message_id


def write(premises: Premises, letter: Letter, due: datetime | None = None) -> str:
    """Have somebody write a mail that answers nothing; returns its Message-ID."""
    moment = due or premises.clock.now()
    content = MailContent(
        subject=letter.subject,
        from_=letter.sender,
        to=tuple(("", address) for address in letter.to),
        cc=tuple(("", address) for address in letter.cc),
        message_id=_message_id(premises, letter.sender[1].rpartition("@")[2]),
        date=moment,
        text=letter.text or None,
        html=letter.html or None,
        attachments=letter.attachments,
        headers=letter.headers,
    )
    return _send(premises, content, due)


def answer_invitation(premises: Premises, answered: OutsideMail, response: str, due: datetime | None = None) -> str:
    """Have the invitation in a mail answered: Accept, Tentative or Decline; returns the answer's Message-ID.

    Raises ValueError for a mail without an invitation, or another word.
    """
    told = read_mime(answered.mime)
    meeting = read_meeting(told.calendar.text) if told.calendar is not None else None
    if meeting is None or meeting.method != "REQUEST":
        raise ValueError(f"the mail {told.subject!r} to {answered.recipient} is no invitation")
    if response not in ("Accept", "Tentative", "Decline"):
        raise ValueError(f"an invitation is answered with Accept, Tentative or Decline, not {response!r}")
    me = (premises.outside.person(answered.recipient).name, answered.recipient)
    moment = due or premises.clock.now()
    reply = replace(meeting, method="REPLY", attendees=(Attendee(me, response=response),), stamp=moment)
    content = MailContent(
        subject=f"{_SAID[response]}: {meeting.summary}",
        from_=me,
        to=(meeting.organizer,),
        message_id=_message_id(premises, answered.recipient.rpartition("@")[2]),
        in_reply_to=told.message_id,
        references=told.message_id,
        date=moment,
        text="",
        calendar=CalendarPart("REPLY", write_meeting(reply)),
    )
    return _send(premises, content, due)


def receive(premises: Premises, mail: OutsideMail) -> None:
    """Hand a mail over to the world outside, where it is answered at once by whoever has the habit.

    An out-of-office notice goes to each sender once, and never to a machine (RFC 3834 2).
    """
    premises.outside.post(mail)
    person = premises.outside.person(mail.recipient)
    automatic = read_mime(mail.mime).auto_submitted.lower() not in ("", "no")
    if not mail.sender or automatic:
        return
    if person.unknown:
        bounce(premises, mail)
        return
    once = (person.address.lower(), mail.sender.lower())
    if person.out_of_office and once not in premises.outside.told:
        premises.outside.told.add(once)
        answer_automatically(premises, mail, Letter(text=person.out_of_office))


def _answering(premises: Premises, answered: OutsideMail, letter: Letter, due: datetime | None) -> MailContent:
    told = read_mime(answered.mime)
    name, address = letter.sender
    address = address or answered.recipient
    name = name or premises.outside.person(address).name
    moment = due or premises.clock.now()
    to = told.reply_to or ((told.from_,) if told.from_ else (("", answered.sender),))
    others = [
        one for one in (*told.to, *told.cc) if one[1].lower() not in (address.lower(), answered.recipient.lower())
    ]
    text, html = _words(letter, told)
    return MailContent(
        subject=letter.subject or letter.prefix + normalized_subject(told.subject),
        from_=(name, address),
        to=tuple(("", one) for one in letter.to) or to,
        cc=tuple(("", one) for one in letter.cc) or (tuple(others) if letter.to_all else ()),
        message_id=_message_id(premises, address.rpartition("@")[2]),
        in_reply_to=told.message_id if letter.referring else "",
        references=" ".join(filter(None, (told.references, told.message_id))) if letter.referring else "",
        date=moment,
        text=text,
        html=html,
        attachments=letter.attachments,
        thread_index=_next_index(premises, told.thread_index, moment) if letter.threading else b"",
        thread_topic=told.thread_topic if letter.threading else "",
        headers=letter.headers,
    )


def _next_index(premises: Premises, answered: bytes, moment: datetime) -> bytes:
    index = ConversationIndex.parse(answered)
    if index is None:
        return b""
    return index.reply(moment, premises.seeds.stream("outside").getrandbits(4)).encode()


def _words(letter: Letter, told: MailContent) -> tuple[str | None, str | None]:
    text, html = letter.text, letter.html
    if letter.quoting:
        author = told.from_ or ("", "")
        when = format_datetime(told.date) if told.date else ""
        said = f"On {when}, {author[0] or author[1]} <{author[1]}> wrote:"
        lines = (told.text or "").replace("\r\n", "\n").rstrip("\n").split("\n")
        text += f"\r\n\r\n{said}\r\n" + "".join(f"> {line}\r\n" for line in lines)
        if html:
            html += (
                f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{escape(said)}<br></div>'
                f'<blockquote class="gmail_quote">{told.html or escape(told.text or "")}</blockquote></div>'
            )
    return text or None, html or None


def _message_id(premises: Premises, domain: str) -> str:
    return f"<{premises.seeds.stream('outside').randbytes(16).hex()}@mail.{domain}>"


def _send(premises: Premises, content: MailContent, due: datetime | None) -> str:
    sender = content.from_[1] if content.from_ else ""
    to = tuple(address for _, address in (*content.to, *content.cc))
    _post(premises, sender, to, write_mime(content), due)
    return content.message_id


def _post(premises: Premises, sender: str, to: Sequence[str], mime: bytes, due: datetime | None) -> None:
    if due is not None and due > premises.clock.now():
        premises.outside.schedule(Scheduled(due, sender, tuple(to), mime))
    else:
        deliver_from_outside(premises, sender, to, mime)
