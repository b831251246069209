"""What inbox rules make of a message that arrives: where it goes, what is changed on it, and who else gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fake_ews.mailbox.mail.mail_items import content_of
from fake_ews.mailbox.mime.content import MailAttachment, MailContent
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.rules.inbox_rules import LOOP, Arrival, Verdict, applying, strings, verdict
from fake_ews.schema.conversations import ConversationActionType
from fake_ews.schema.identifiers import DistinguishedFolderIdType, FolderIdType, ItemIdType, TargetFolderIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.store.malformed import MalformedId
from fake_ews.store.objects import StoredFolder, Values
from fake_ews.store.targets import FolderTarget, ItemTarget, read_id


def judged(premises: Premises, mailbox: Mailbox, content: MailContent, mime: bytes, values: Values) -> Verdict:
    """Return what the mailbox's rules decide about a message."""
    if not mailbox.rules:
        return Verdict()
    held = values.get(ItemType.categories)
    categories = tuple(held.get(ArrayOfStringsType.string, ())) if held is not None else ()
    return verdict(applying(Arrival(mailbox, content, categories, len(mime), premises.clock.now())))


def add_always(mailbox: Mailbox, index: bytes, found: Verdict) -> None:
    """Add what is always done with the messages of a conversation (ApplyConversationAction)."""
    parsed = ConversationIndex.parse(index)
    actions = mailbox.conversation_actions.get(parsed.conversation_id, {}) if parsed is not None else {}
    for name, said in actions.items():
        if name == "AlwaysMove":
            found.move_to = said.get(ConversationActionType.destination_folder_id) or found.move_to
        elif name == "AlwaysDelete" and said.get(ConversationActionType.enable_always_delete):
            found.deleted = found.deleted or "softly"
        elif name == "AlwaysCategorize" and ConversationActionType.categories in said:
            found.categories.extend(strings(said[ConversationActionType.categories]))


def changed(found: Verdict, values: Values) -> Values:
    """Return the values of a message with what rules change on it."""
    changes: dict[Any, Any] = {}
    if found.read:
        changes[MessageType.is_read] = True
    if found.importance:
        changes[ItemType.importance] = found.importance
    if found.categories:
        held = values.get(ItemType.categories)
        before = tuple(held.get(ArrayOfStringsType.string, ())) if held is not None else ()
        whole = tuple(dict.fromkeys((*before, *found.categories)))
        changes[ItemType.categories] = Record(ArrayOfStringsType, {ArrayOfStringsType.string: whole})
    return values | changes


def folder_for(mailbox: Mailbox, found: Verdict, inbox: StoredFolder) -> StoredFolder | None:
    """Return where a message is delivered; None for nowhere. A folder that is gone leaves it in the Inbox."""
    if found.deleted == "for good":
        return None
    if found.move_to is not None:
        return _folder(mailbox, found.move_to) or inbox
    return mailbox.store.distinguished["deleteditems"] if found.deleted else inbox


def copies(mailbox: Mailbox, found: Verdict) -> list[StoredFolder]:
    """Return the folders that get a copy."""
    return [folder for one in found.copy_to if (folder := _folder(mailbox, one)) is not None]


def letters(
    premises: Premises, mailbox: Mailbox, content: MailContent, mime: bytes, found: Verdict
) -> Iterator[tuple[str, MailContent, bytes]]:
    """Yield what goes out to whom: redirected as it is, forwarded by the owner, or inside a mail of the owner's.

    A message that went through the rules of this mailbox before goes nowhere again, or two mailboxes would send it to
    each other for ever.
    """
    if any(value.lower() == mailbox.address.lower() for name, value in content.headers if name == LOOP):
        return
    mark = (LOOP, mailbox.address)
    for id in found.replies:
        reply = _reply(premises, mailbox, content, id)
        if reply is not None and content.from_ is not None:
            yield content.from_[1], reply, write_mime(reply)
    for kind, people in found.sent:
        sent = content if kind == "redirect" else _forwarded(premises, mailbox, content, people, kind)
        sent = replace(sent, headers=(*sent.headers, mark))
        line = f"{LOOP}: {mailbox.address}\r\n".encode()
        raw = line + mime if kind == "redirect" else write_mime(sent)
        for address in premises.directory.expanded(people):
            yield address, sent, raw


def _reply(premises: Premises, mailbox: Mailbox, content: MailContent, id: Record) -> MailContent | None:
    """Return the answer that a rule gives with a message kept for that; None where it is gone, or nobody to answer."""
    try:
        target = read_id(id[ItemIdType.id])
    except MalformedId:
        return None
    kept = mailbox.store.items.get(target.entry.counter) if isinstance(target, ItemTarget) else None
    if kept is None or content.from_ is None or content.auto_submitted.lower() not in ("", "no"):
        return None
    said = content_of(kept)
    return replace(
        said,
        from_=(mailbox.name, mailbox.address),
        to=(content.from_,),
        in_reply_to=content.message_id,
        date=premises.clock.now(),
        auto_submitted="auto-replied",
        headers=((LOOP, mailbox.address),),
    )


def _forwarded(premises: Premises, mailbox: Mailbox, content: MailContent, people: list[str], kind: str) -> MailContent:
    whole = MailAttachment(content.subject or "message", "message/rfc822", content)
    text = content.text or ""
    return MailContent(
        subject=f"FW: {content.subject}",
        from_=(mailbox.name, mailbox.address),
        to=tuple(("", address) for address in people),
        date=premises.clock.now(),
        text="" if kind == "attach" else f"{_quoted(content)}\r\n{text}",
        attachments=(whole,) if kind == "attach" else content.attachments,
        importance=content.importance,
        sensitivity=content.sensitivity,
        references=" ".join(part for part in (content.references, content.message_id) if part),
        thread_topic=content.thread_topic,
    )


def _quoted(content: MailContent) -> str:
    sender = " ".join(content.from_) if content.from_ is not None else ""
    to = "; ".join(" ".join(one).strip() for one in content.to)
    return f"From: {sender}\r\nTo: {to}\r\nSubject: {content.subject}\r\n"


def _folder(mailbox: Mailbox, named: Record) -> StoredFolder | None:
    distinguished = named.get(TargetFolderIdType.distinguished_folder_id)
    if distinguished is not None:
        return mailbox.store.distinguished.get(distinguished[DistinguishedFolderIdType.id])
    id = named.get(TargetFolderIdType.folder_id)
    try:
        target = read_id(id[FolderIdType.id]) if id is not None else None
    except MalformedId:
        return None
    return mailbox.store.folders.get(target.entry.counter) if isinstance(target, FolderTarget) else None
