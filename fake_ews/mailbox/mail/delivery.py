"""Mail that reaches a mailbox: a message in its Inbox, from a colleague's submission or from the world outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from email.utils import format_datetime

from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.mail_items import attachments_of_mail, copied, headers_as_properties, values_of_mail
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.meetings.arrivals import Arrival
from fake_ews.mailbox.meetings.mail_from_outside import meeting_message
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Directory, Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.rules import outcomes
from fake_ews.mailbox.rules.inbox_rules import Verdict
from fake_ews.mailbox.rules.out_of_office import automatic_reply
from fake_ews.schema.calendar import MeetingMessageType, MeetingRequestMessageType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredAttachment, StoredItem, Values


def deliver_from_outside(
    premises: Premises, sender: str, recipients: Sequence[str], mime: bytes, source: str = ""
) -> None:
    """Deliver a message that somebody outside sent; recipients without a mailbox here get nothing.

    ``source`` is the host that handed it over, by its own word.
    """
    mailboxes = list(mailboxes_of(premises.directory, premises.directory.expanded(recipients)))
    if not mailboxes:
        return
    arrived = _trace(premises, sender, source or "mail." + (sender.partition("@")[2] or "invalid")) + mime
    content = read_mime(arrived)
    for mailbox in mailboxes:
        deliver(premises, mailbox, content, arrived)


def mailboxes_of(directory: Directory, addresses: Iterable[str]) -> Iterator[Mailbox]:
    """Yield the mailboxes behind addresses, each once, in order."""
    found = {mailbox.guid: mailbox for one in addresses if (mailbox := directory.find(one)) is not None}
    yield from found.values()


def deliver(
    premises: Premises,
    mailbox: Mailbox,
    content: MailContent,
    mime: bytes,
    attachments: Sequence[StoredAttachment] | None = None,
) -> StoredItem | None:
    """Put a message into a mailbox's Inbox, or where its rules want it; returns it, None where they want it gone.

    ``attachments`` are a colleague's, whose kinds MIME would not keep. Extended properties of the sender's copy stay
    with it: inside one organisation Exchange carries some of them in TNEF, but which of them arrive depends on
    settings, so nobody can build on any.
    """
    if content.calendar is not None:
        meeting = meeting_message(premises, mailbox, content, mime)
        if meeting is not None:
            return deliver_meeting(premises, mailbox, meeting, content, mime)
    blocked = content.from_ is not None and content.from_[1].lower() in mailbox.blocked_senders
    place = premises.conversations.place(mailbox.guid, content)
    me = recipients.single(recipients.of_mailbox(mailbox))
    values = values_of_mail(premises, content) | {
        ItemType.date_time_received: premises.clock.now(),
        ItemType.is_draft: False,
        ItemType.is_submitted: False,
        ItemType.is_from_me: content.from_ is not None and premises.directory.find(content.from_[1]) is mailbox,
        ItemType.is_resend: False,
        ItemType.is_unmodified: True,
        ItemType.reminder_is_set: False,
        ItemType.reminder_minutes_before_start: "0",
        MessageType.is_read: False,
        MessageType.conversation_index: place.index,
        MessageType.conversation_topic: place.topic,
        MessageType.received_by: me,
        MessageType.received_representing: me,
    }
    message_id = values.setdefault(MessageType.internet_message_id, new_message_id(premises))
    premises.conversations.note(mailbox.guid, message_id, place)
    delivered = _sort_in(
        premises, mailbox, Arrival(MessageType, values), content, mime, attachments=attachments, blocked=blocked
    )
    _answer_for_the_absent(premises, mailbox, content)
    return delivered


def deliver_meeting(
    premises: Premises, mailbox: Mailbox, meeting: Arrival, content: MailContent, mime: bytes
) -> StoredItem | None:
    """Put a meeting message into an Inbox, and into those of delegates; returns the owner's, None where there is none.

    The owner of a mailbox says whether they get it beside their delegates, and a request then only informs them
    (DeliverMeetingRequests; MS-OXWSDLGM 2.2.4.3, MS-OXODLGT 2.2.2).
    """
    delegates = _delegates_told(premises, mailbox, meeting)
    for delegate in delegates:
        theirs: Values = {
            MessageType.received_by: recipients.single(recipients.of_mailbox(delegate)),
            MeetingMessageType.is_delegated: True,
        }
        _sort_in(premises, delegate, replace(meeting, values=meeting.values | theirs), content, mime)
    if delegates and mailbox.deliver_meeting_requests == "DelegatesOnly":
        return None
    informs = delegates and mailbox.deliver_meeting_requests == "DelegatesAndSendInformationToMe"
    if informs and meeting.type is MeetingRequestMessageType:
        informed: Values = {MeetingRequestMessageType.meeting_request_type: "PrincipalWantsCopy"}
        meeting = replace(meeting, values=meeting.values | informed)
    return _sort_in(premises, mailbox, meeting, content, mime)


def _delegates_told(premises: Premises, mailbox: Mailbox, meeting: Arrival) -> list[Mailbox]:
    """Return who gets copies of the owner's meeting messages; private ones stay with the owner (MS-OXODLGT 2.2.2)."""
    if mailbox.deliver_meeting_requests == "NoForward" or meeting.values.get(ItemType.sensitivity) == "Private":
        return []
    copied = [one.address for one in mailbox.delegates if one.receives_meeting_messages]
    return list(mailboxes_of(premises.directory, premises.directory.expanded(copied)))


def _sort_in(
    premises: Premises,
    mailbox: Mailbox,
    message: Arrival,
    content: MailContent,
    mime: bytes,
    *,
    attachments: Sequence[StoredAttachment] | None = None,
    blocked: bool = False,
) -> StoredItem | None:
    """Put a message where the rules of a mailbox want it, and send what they make of it; ``blocked`` makes it junk."""
    inbox = mailbox.store.distinguished["junkemail" if blocked else "inbox"]
    found = Verdict() if blocked else outcomes.judged(premises, mailbox, content, mime, message.values)
    outcomes.add_always(mailbox, message.values.get(MessageType.conversation_index) or b"", found)
    values = outcomes.changed(found, message.values)
    target = outcomes.folder_for(mailbox, found, inbox)
    delivered = None
    for folder in (*outcomes.copies(mailbox, found), *([target] if target is not None else ())):
        held = attachments_of_mail(premises, content, inbox) if attachments is None else copied(premises, attachments)
        delivered = mailbox.store.add_item(
            folder,
            message.type,
            values,
            extended=headers_as_properties(content),
            attachments=tuple(held),
            mime=mime,
            arrived=True,
        )
        delivered.exceptions, delivered.deletions = dict(message.exceptions), set(message.deletions)
    for address, letter, raw in outcomes.letters(premises, mailbox, content, mime, found):
        pass_on(premises, mailbox, address, letter, raw)
    return delivered


def _answer_for_the_absent(premises: Premises, mailbox: Mailbox, content: MailContent) -> None:
    """Send the automatic reply of an owner who is away."""
    reply = automatic_reply(premises, mailbox, content, new_message_id(premises))
    if reply is not None:
        address, mime = reply
        pass_on(premises, mailbox, address, read_mime(mime), mime)


def pass_on(premises: Premises, mailbox: Mailbox, address: str, content: MailContent, mime: bytes) -> None:
    """Send what a mailbox sends by itself: to a colleague's Inbox, or to the world outside."""
    colleague = premises.directory.find(address)
    if colleague is None:
        premises.outside.post(OutsideMail(address, mailbox.address, premises.clock.now(), mime))
    else:
        deliver(premises, colleague, content, mime)


def new_message_id(premises: Premises) -> str:
    """Return an InternetMessageId as this organisation's servers make them."""
    return f"<{premises.seeds.stream('message id').randbytes(16).hex()}@{premises.host}>"


def received_line(premises: Premises, source: str, *, secure: bool = True) -> str:
    """Return the value of a Received line for a message taken over now (RFC 5321 4.4)."""
    security = " (TLS)" if secure else ""
    return (
        f"from {source} by {premises.host} with Microsoft SMTP Server{security};"
        f" {format_datetime(premises.clock.now())}"
    )


def _trace(premises: Premises, sender: str, source: str) -> bytes:
    """Return the lines that the receiving server puts before a message from outside."""
    lines = (
        f"Return-Path: <{sender}>" if sender else "Return-Path: <>",
        f"Received: {received_line(premises, source)}",
        f"X-MS-Exchange-Organization-AuthSource: {premises.host}",
        "X-MS-Exchange-Organization-AuthAs: Anonymous",
    )
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")
