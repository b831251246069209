"""A message on its way out: who may send it as whom, what is filled in, the copy kept, and everybody it goes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from fake_ews.causes import Cause
from fake_ews.errors import Failure
from fake_ews.mailbox.conversations.threading import Place
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.bounces import of_this_domain, report_back, reporter
from fake_ews.mailbox.mail.delivery import deliver, mailboxes_of, new_message_id, received_line
from fake_ews.mailbox.mail.mail_items import content_of
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mail.outside_letters import receive
from fake_ews.mailbox.mail.receipts import confirm_delivery
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.people.directory import Directory, Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.store.objects import StoredFolder, StoredItem, Values
from fake_ews.throttling_policy import THROTTLING, UNLIMITED, exceeded
from fake_ews.values import dataclass

_RECIPIENTS: Final = (MessageType.to_recipients, MessageType.cc_recipients, MessageType.bcc_recipients)

#: For how long RecipientRateLimit remembers a recipient.
_DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that was checked and written: values as they are kept, what it says without Bcc, and its MIME text."""

    values: Values
    content: MailContent
    place: Place
    mime: bytes
    to: tuple[str, ...]


def submit(
    session: Session,
    mailbox: Mailbox,
    item: StoredItem,
    save_to: tuple[Mailbox, StoredFolder] | None,
    *,
    nobody: str = "ErrorInvalidRecipients",
) -> None:
    """Send a message: a draft of the mailbox, which is gone after it, or one that was never stored.

    Raises Failure and changes nothing: ``nobody`` for a message without recipients, ErrorInvalidRecipients for one that
    is no address, ErrorSendAsDenied, ErrorMessageSizeExceeded, ErrorSubmissionQuotaExceeded.
    """
    premises = session.premises
    outgoing = _prepare(session, mailbox, item, nobody)
    if item.counter in mailbox.store.items:
        mailbox.store.remove_item(item)
    message_id = outgoing.values[MessageType.internet_message_id]
    if save_to is not None:
        _save_copy(save_to, item, outgoing)
    for mailbox_guid in {mailbox.guid, session.own.guid}:
        premises.conversations.note(mailbox_guid, message_id, outgoing.place)
    _send(premises, outgoing, item)


def _prepare(session: Session, mailbox: Mailbox, item: StoredItem, nobody: str) -> Outgoing:
    premises = session.premises
    values = dict(item.values)
    to = _settle_recipients(premises.directory, values)
    if not to:
        raise Failure(nobody)
    _settle_sender(session, values)
    # The Date line has whole seconds, and every copy shows the same moment.
    sent = premises.clock.now().replace(microsecond=0)
    values |= {
        ItemType.date_time_sent: sent,
        ItemType.date_time_received: sent,
        ItemType.is_draft: False,
        ItemType.is_submitted: False,
        ItemType.is_from_me: True,
        ItemType.is_unmodified: True,
        MessageType.is_read: True,
    }
    values.setdefault(MessageType.internet_message_id, new_message_id(premises))
    content = replace(content_of(replace(item, values=values)), bcc=())
    place = _settled_place(premises, mailbox, content)
    values[MessageType.conversation_index] = place.index
    values[MessageType.conversation_topic] = place.topic
    content = replace(content, thread_index=place.index, thread_topic=place.topic)
    content = _with_transport_lines(session, content)
    mime = write_mime(content)
    if len(mime) > premises.settings.max_message_bytes:
        raise Failure("ErrorMessageSizeExceeded")
    _charge(session, len(to))
    return Outgoing(values, content, place, mime, to)


def _charge(session: Session, addressed: int) -> None:
    """Count a message's recipients against RecipientRateLimit, whoever they are, a group as one; Failure beyond it.

    Documentation of EWS throttling ("applications that send a large volume of email") and of the response code. Nothing
    is counted where nothing is limited.
    """
    me, now = session.own, session.premises.clock.now()
    limit = session.policy_of(me).recipient_rate_limit
    if limit in (None, UNLIMITED):
        return
    recent = tuple(one for one in me.submitted if now - one[0] < _DAY)
    so_far = sum(count for _, count in recent)
    if exceeded(limit, so_far + addressed):
        said = f"{so_far} recipients in the last 24 hours and {addressed} more are more than {limit}."
        cause = Cause(said, THROTTLING, setting="recipient_rate_limit")
        raise Failure("ErrorSubmissionQuotaExceeded", cause=cause)
    me.submitted = (*recent, (now, addressed))


def _settled_place(premises: Premises, mailbox: Mailbox, content: MailContent) -> Place:
    """Return the message's place; the topic of a first message is its subject as it is now, not as it was saved."""
    index = ConversationIndex.parse(content.thread_index)
    if index is not None and not index.replies:
        content = replace(content, thread_topic="")
    return premises.conversations.place(mailbox.guid, content)


def _settle_recipients(directory: Directory, values: Values) -> tuple[str, ...]:
    """Return every address once, in order; names without one are looked up as Exchange does (ambiguous names fail)."""
    found: dict[str, str] = {}
    for row in _RECIPIENTS:
        held = values.get(row)
        if held is None:
            continue
        settled = [_settled(directory, *pair) for pair in recipients.pairs(held)]
        values[row] = recipients.many(settled)
        for _, address in map(recipients.pair, settled):
            found.setdefault(address.lower(), address)
    return tuple(found.values())


def _settled(directory: Directory, name: str, address: str) -> Record:
    user, _, domain = address.rpartition("@")
    if user and domain and not any(character.isspace() for character in address):
        return recipients.named(directory, name, address)
    wanted = address or name
    matches = [recipients.of_mailbox(one) for one in directory.matching(wanted)] if wanted else []
    matches += [recipients.of_group(one) for one in directory.groups_matching(wanted)] if wanted else []
    if len(matches) != 1:
        raise Failure("ErrorInvalidRecipients")
    return matches[0]


def _settle_sender(session: Session, values: Values) -> None:
    """Fill in From and Sender; From may be the account, one of its aliases, or somebody it may send for."""
    me = session.own
    author = sender = recipients.single(recipients.of_mailbox(me))
    said = values.get(MessageType.from_)
    address = recipients.pair(said[SingleRecipientType.mailbox])[1] if said is not None else ""
    if address:
        named = session.premises.directory.find(address)
        if named is None or not (_may_send_as(me, named) or _is_delegate(session.premises.directory, me, named)):
            raise Failure("ErrorSendAsDenied")
        # Mail sent from an alias leaves under the primary address: that is what Exchange on premises does.
        author = recipients.single(recipients.of_mailbox(named))
        # Who has Send As shows as nobody but the one sent as; a delegate sends on behalf of somebody, and shows.
        sender = author if _may_send_as(me, named) else sender
    values[MessageType.from_], values[MessageType.sender] = author, sender


def _may_send_as(me: Mailbox, named: Mailbox) -> bool:
    return named.guid == me.guid or me.address.lower() in named.send_as


def _is_delegate(directory: Directory, me: Mailbox, named: Mailbox) -> bool:
    return any(directory.is_member(me, one.address) for one in named.delegates)


def _with_transport_lines(session: Session, content: MailContent) -> MailContent:
    """Add the lines that Exchange writes on submission, in front of those that the client asked for."""
    has_files = any(not one.inline for one in content.attachments)
    lines = (
        ("Accept-Language", session.culture),
        ("Content-Language", session.culture),
        ("X-MS-Has-Attach", "yes" if has_files else ""),
        ("X-MS-TNEF-Correlator", ""),
    )
    said = {name.lower() for name, _ in content.headers}
    return replace(content, headers=(*(line for line in lines if line[0].lower() not in said), *content.headers))


def _save_copy(save_to: tuple[Mailbox, StoredFolder], item: StoredItem, outgoing: Outgoing) -> None:
    """Keep the sender's copy: extended properties, categories and Bcc stay on it."""
    keeper, folder = save_to
    keeper.store.add_item(
        folder, item.type, outgoing.values, extended=item.extended, attachments=tuple(item.attachments)
    )


def _send(premises: Premises, outgoing: Outgoing, item: StoredItem) -> None:
    to = premises.directory.expanded(outgoing.to)
    here = list(mailboxes_of(premises.directory, to))
    inside = (
        _line(premises, "Received", received_line(premises, premises.host))
        + (
            f"X-MS-Exchange-Organization-AuthSource: {premises.host}\r\n"
            "X-MS-Exchange-Organization-AuthAs: Internal\r\nX-MS-Exchange-Organization-AuthMechanism: 04\r\n"
        ).encode()
    )
    for mailbox in here:
        deliver(premises, mailbox, outgoing.content, inside + outgoing.mime, item.attachments)
        if item.values.get(MessageType.is_delivery_receipt_requested):
            confirm_delivery(premises, reporter(premises), mailbox, outgoing.content)
    _, sender = recipients.pair(outgoing.values[MessageType.from_][SingleRecipientType.mailbox])
    beyond = _line(premises, "Received", received_line(premises, premises.host)) + outgoing.mime
    for address in to:
        if premises.directory.find(address) is not None:
            continue
        if of_this_domain(premises, address):
            report_back(premises, outgoing.mime, sender, address)
        else:
            receive(premises, OutsideMail(address, sender, premises.clock.now(), beyond))


def _line(premises: Premises, name: str, value: str) -> bytes:
    return f"{name}: {value}\r\n".encode()
