"""Filling an organisation: mailboxes, folders, messages, and the people outside."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fake_ews.access.account_book import State
from fake_ews.control.json_values import ControlError, within
from fake_ews.control.seeded_directory import MeetingRequestsTo, SeededDelegate
from fake_ews.control.seeded_meetings import SeededMeeting
from fake_ews.mailbox.availability.working_hours import WorkingHours
from fake_ews.mailbox.folders.defaults import folder_type
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.delivery import new_message_id
from fake_ews.mailbox.mail.mail_items import attachments_of_mail, headers_as_properties, values_of_mail
from fake_ews.mailbox.mail.outside import Person
from fake_ews.mailbox.mime.content import MailAttachment, MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.people.photos import side_of
from fake_ews.mailbox.premises import Premises
from fake_ews.organisation import Kind, Organisation
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.settings import EwsAccess
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.throttling_policy import ThrottlingPolicy
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class SeededAttachment:
    """A file: its ``content`` is base64 in JSON."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class SeededMessage:
    """A message that lies in a folder: said field by field, or as a whole by ``mime`` (base64 in JSON).

    ``folder`` is a well-known name or a path of names; ``received`` is now unless it says otherwise.
    """

    folder: str = "inbox"
    subject: str = ""
    text: str = ""
    html: str = ""
    from_: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    received: datetime | None = None
    read: bool = False
    draft: bool = False
    message_id: str = ""
    in_reply_to: str = ""
    references: str = ""
    importance: str = "Normal"
    categories: tuple[str, ...] = ()
    attachments: tuple[SeededAttachment, ...] = ()
    mime: bytes = b""


@dataclass(frozen=True, slots=True)
class SeededMailbox:
    """A mailbox, new with a ``password``, or one that is there already and gets more folders and messages without.

    ``time_zone`` is a Windows id or an IANA name, ``working_hours`` are days and minutes after midnight by its clock.
    ``culture`` is the language in which its default folders are named, as ``da-DK``; the organisation's without.
    With ``archive`` there is an archive beside the mailbox.
    ``photos`` are pictures of the owner, JPEG or PNG (base64 in JSON): one for each size that there is.
    With ``single_item_recovery`` or ``litigation_hold`` what is purged or changed stays in Purges and Versions.
    ``folders`` are paths of names below the top of the mailbox, made where they are missing; ``open_to`` and
    ``send_as`` are addresses of accounts with full access and with the right to send as it. ``delegates`` act for the
    owner, and ``meeting_requests`` says who is told of meeting requests. A ``discovery_manager`` may search everybody's
    mailboxes.
    ``user_name`` and ``user_principal_name`` are how the owner logs in where that differs from the address; ``account``
    is what the account is, and ``ews_access`` who may use EWS with the mailbox. Nobody logs in to one of another
    ``kind`` than "user", so it needs no password. ``exchange`` is the product on the mailbox's server where that is
    older than what clients come to; ``impersonates`` are the addresses that its account may act for, with ``*`` for
    anything. ``throttling`` is the policy that is associated with it.
    """

    address: str
    password: str = ""
    name: str = ""
    kind: Kind = "user"
    exchange: str = ""
    aliases: tuple[str, ...] = ()
    time_zone: str = "UTC"
    culture: str = ""
    archive: bool = False
    working_hours: WorkingHours | None = None
    open_to: tuple[str, ...] = ()
    send_as: tuple[str, ...] = ()
    delegates: tuple[SeededDelegate, ...] = ()
    meeting_requests: MeetingRequestsTo | None = None
    discovery_manager: bool = False
    photos: tuple[bytes, ...] = ()
    single_item_recovery: bool = False
    litigation_hold: bool = False
    user_name: str = ""
    user_principal_name: str = ""
    account: State = "enabled"
    ews_access: EwsAccess | None = None
    impersonates: tuple[str, ...] = ()
    throttling: ThrottlingPolicy | None = None
    folders: tuple[str, ...] = ()
    messages: tuple[SeededMessage, ...] = ()
    meetings: tuple[SeededMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class SeededPerson:
    """Somebody outside: answers with an ``out_of_office`` text, or does not exist at all (``unknown``)."""

    address: str
    name: str = ""
    out_of_office: str = ""
    unknown: bool = False


def seed_mailbox(organisation: Organisation, wanted: SeededMailbox) -> None:
    """Make a mailbox, or add to one; raises ControlError."""
    mailbox = organisation.premises.directory.find(wanted.address)
    if mailbox is None:
        mailbox = _new(organisation, wanted)
    elif wanted.password:
        raise ControlError(f"{wanted.address} is there already; leave out 'password' to add to it.", 409)
    mailbox.single_item_recovery |= wanted.single_item_recovery
    mailbox.litigation_hold |= wanted.litigation_hold
    mailbox.open_to |= {address.lower() for address in wanted.open_to}
    mailbox.send_as |= {address.lower() for address in wanted.send_as}
    if wanted.account != "enabled":
        organisation.accounts.put(wanted.address, wanted.account)
    mailbox.ews_access = wanted.ews_access or mailbox.ews_access
    if wanted.impersonates:
        organisation.let_impersonate(mailbox.address, *wanted.impersonates)
    mailbox.throttling = wanted.throttling or mailbox.throttling
    mailbox.deliver_meeting_requests = wanted.meeting_requests or mailbox.deliver_meeting_requests
    if wanted.discovery_manager:
        organisation.premises.discovery_managers.add(mailbox.address.lower())
    for photo in wanted.photos:
        try:
            mailbox.photos = {**mailbox.photos, side_of(photo): photo}
        except ValueError as error:
            raise ControlError(f"A photo of {wanted.address} is {error}.", steps=("photos",)) from None
    for path in wanted.folders:
        made_folder(mailbox, path)
    for number, message in enumerate(wanted.messages):
        with within("messages", number):
            seed_message(organisation.premises, mailbox, message)


def _new(organisation: Organisation, wanted: SeededMailbox) -> Mailbox:
    user, _, domain = wanted.address.partition("@")
    if not user or not domain:
        raise ControlError(f"{wanted.address!r} is no address; give one like ann@{organisation.domain}.")
    if not wanted.password and wanted.kind == "user":
        raise ControlError(f"There is no mailbox {wanted.address}; give a 'password' to make it.", 404)
    try:
        return organisation.add_mailbox(
            wanted.address,
            wanted.password,
            name=wanted.name,
            kind=wanted.kind,
            aliases=wanted.aliases,
            time_zone=wanted.time_zone,
            working_hours=wanted.working_hours,
            culture=wanted.culture,
            archive=wanted.archive,
            exchange=wanted.exchange,
            user_name=wanted.user_name,
            user_principal_name=wanted.user_principal_name,
        )
    except ValueError as error:
        raise ControlError(f"{error}.", 409) from None


def seed_person(premises: Premises, wanted: SeededPerson) -> None:
    """Introduce somebody outside; raises ControlError for an address that has a mailbox here."""
    if premises.directory.find(wanted.address) is not None:
        raise ControlError(f"{wanted.address} has a mailbox here, so nobody outside can have that address.", 409)
    person = Person(wanted.address, wanted.name, wanted.out_of_office, wanted.unknown)
    premises.outside.people[wanted.address.lower()] = person


def find_folder(mailbox: Mailbox, name: str) -> StoredFolder:
    """Return a folder by well-known name, or by display names with slashes; raises ControlError.

    Names begin at the top of the mailbox, or at the root for what stands beside it (search folders).
    """
    tops = (mailbox.store.distinguished["msgfolderroot"], mailbox.store.root)
    walks = (found for top in tops if (found := _walk(top, name)) is not None)
    found = mailbox.store.distinguished.get(name.lower()) or next(walks, None)
    if found is None:
        known = ", ".join(sorted(one for one in mailbox.store.distinguished))
        raise ControlError(
            f"{mailbox.address} has no folder {name!r}; give a path like Inbox/Customers, or one of {known}.", 404
        )
    return found


def _walk(folder: StoredFolder, path: str) -> StoredFolder | None:
    for name in path.split("/"):
        below = next((one for one in folder.children.values() if one.name.lower() == name.lower()), None)
        if below is None:
            return None
        folder = below
    return folder


def made_folder(mailbox: Mailbox, path: str) -> StoredFolder:
    """Return the folder at a path of names, making what is missing; folders are of the kind that is around them."""
    folder = mailbox.store.distinguished["msgfolderroot"]
    for name in path.split("/"):
        below = next((one for one in folder.children.values() if one.name.lower() == name.lower()), None)
        if below is None:
            folder_class = folder.folder_class or "IPF.Note"
            below = mailbox.store.add_folder(folder, folder_type(folder_class), name, folder_class)
        folder = below
    return folder


def seed_message(premises: Premises, mailbox: Mailbox, wanted: SeededMessage) -> StoredItem:
    """Put a message into a folder as if it had been there; no new-mail event, no journey."""
    folder = find_folder(mailbox, wanted.folder)
    received = wanted.received or premises.clock.now()
    content = read_mime(wanted.mime) if wanted.mime else _content(premises, mailbox, wanted, received)
    place = premises.conversations.place(mailbox.guid, content)
    mine = content.from_ is not None and content.from_[1].lower() in (one.lower() for one in mailbox.addresses)
    values: dict[Row[Any], Any] = values_of_mail(premises, content) | {
        ItemType.date_time_received: received,
        ItemType.is_draft: wanted.draft,
        ItemType.is_submitted: False,
        ItemType.is_from_me: mine,
        ItemType.is_resend: False,
        ItemType.is_unmodified: not wanted.draft,
        ItemType.reminder_is_set: False,
        ItemType.reminder_minutes_before_start: "0",
        MessageType.is_read: wanted.read,
        MessageType.conversation_index: place.index,
        MessageType.conversation_topic: place.topic,
    }
    bcc = recipients.many(recipients.named(premises.directory, *one) for one in content.bcc)
    if bcc is not None:
        values[MessageType.bcc_recipients] = bcc
    if wanted.categories:
        values[ItemType.categories] = Record(ArrayOfStringsType, {ArrayOfStringsType.string: wanted.categories})
    premises.conversations.note(mailbox.guid, content.message_id, place)
    return mailbox.store.add_item(
        folder,
        MessageType,
        values,
        extended=headers_as_properties(content),
        attachments=tuple(attachments_of_mail(premises, content, folder)),
        mime=wanted.mime or (b"" if wanted.draft or mine else write_mime(content)),
    )


def _content(premises: Premises, mailbox: Mailbox, wanted: SeededMessage, moment: datetime) -> MailContent:
    author = wanted.from_ or mailbox.address
    known = premises.directory.find(author)
    return MailContent(
        subject=wanted.subject,
        from_=(known.name if known else premises.outside.person(author).name, author),
        to=tuple(("", one) for one in wanted.to) or (("", mailbox.address),),
        cc=tuple(("", one) for one in wanted.cc),
        bcc=tuple(("", one) for one in wanted.bcc),
        message_id=wanted.message_id or ("" if wanted.draft else new_message_id(premises)),
        in_reply_to=wanted.in_reply_to,
        references=wanted.references,
        date=moment,
        text=wanted.text or None,
        html=wanted.html or None,
        importance=wanted.importance,
        attachments=attached(wanted.attachments),
    )


def attached(files: tuple[SeededAttachment, ...]) -> tuple[MailAttachment, ...]:
    """Return files as attachments of a mail."""
    return tuple(MailAttachment(one.name, one.content_type, one.content) for one in files)
