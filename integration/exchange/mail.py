"""Mail as the mailbox port wants it: drafts and sent copies by our key, headers and bodies of what came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from exchangelib import ExtendedProperty, HTMLBody, Message
from exchangelib import Mailbox as Recipient
from exchangelib.errors import ErrorItemNotFound
from exchangelib.folders import DeletedItems, Drafts, Outbox, SentItems
from exchangelib.items import HARD_DELETE

from integration.exchange.finding import address_of, find, get, good
from integration.exchange.mime import mime_of
from integration.exchange.session import folder
from integration.model.mail import Draft, File, Original, OutgoingMail, SentCopy
from integration.model.message import Attachment, MessageBody, MessageHeaders
from integration.replies.marks import MARKS


class MailKey(ExtendedProperty):  # type: ignore[misc]
    """The property that bears our key: named, in a property set of our own, so that nobody else's is touched."""

    property_set_id = "7b0f2a54-3c0e-4b5e-9d3f-0c6f3c1d2a11"
    property_name = "MailKey"
    property_type = "String"


_KEY_FIELD = "integration_mail_key"


def register_key() -> None:
    """Teach exchangelib's Message our property; saying it again changes nothing."""
    if _KEY_FIELD not in {field.name for field in Message.FIELDS}:
        Message.register(_KEY_FIELD, MailKey)


def save_draft(account: Any, mail: OutgoingMail, files: Sequence[File], original: Original | None) -> Draft:
    """Create the draft, with everything that belongs to it, in one step.

    The Message-ID is ours, so that a reply is known even before the sent copy was seen. What stands beside the MIME
    wins over it.
    """
    letter = mail.letter
    message = Message(
        account=account,
        mime_content=mime_of(mail, files, original),
        subject=letter.subject,
        to_recipients=_recipients(letter.to),
        cc_recipients=_recipients(letter.cc),
        bcc_recipients=_recipients(letter.bcc),
        is_read=True,
        **{_KEY_FIELD: mail.key},
    )
    (made,) = account.bulk_create(folder(account, Drafts), [message])
    return _draft(good(made))


def send_draft(account: Any, draft: Draft) -> None:
    """Submit the draft."""
    (answer,) = account.bulk_send([(draft.item_id, draft.change_key)], copy_to_folder=folder(account, SentItems))
    good(answer)


def drafts(account: Any, key: str) -> tuple[Draft, ...]:
    """Return the drafts with that key."""
    return tuple(_draft(item) for item in _marked(account, key, (Drafts,), "is_draft"))


def sent(account: Any, key: str) -> tuple[SentCopy, ...]:
    """Return the sent copies with that key, those still in the Outbox too."""
    found = _marked(account, key, (SentItems, Outbox), "message_id", "conversation_id")
    return tuple(
        SentCopy(item.id, item.message_id or "", item.conversation_id.id if item.conversation_id else "")
        for item in found
    )


def discarded(account: Any, key: str) -> bool:
    """Return whether somebody threw the draft away unsent."""
    return any(item.is_draft for item in _marked(account, key, (DeletedItems,), "is_draft"))


def delete_drafts(account: Any, found: Sequence[Draft]) -> None:
    """Delete them for good: in Deleted Items they would look like drafts thrown away by the user."""
    if not found:
        return
    for answer in account.bulk_delete([(draft.item_id, draft.change_key) for draft in found], delete_type=HARD_DELETE):
        if not isinstance(answer, ErrorItemNotFound):
            good(answer)


_HEADERS = (
    "item_class",
    "subject",
    "author",
    "datetime_received",
    "message_id",
    "in_reply_to",
    "references",
    "conversation_id",
    "headers",
)
_RECIPIENTS = ("to_recipients", "cc_recipients", "bcc_recipients", "is_draft", _KEY_FIELD)


def headers(account: Any, item_ids: Sequence[str], *, recipients: bool) -> list[MessageHeaders]:
    """Read what tells a reply; SyncFolderItems itself would cut References at 255 characters."""
    fields = (*_HEADERS, *_RECIPIENTS) if recipients else _HEADERS
    return [_headers(item) for item in get(account, item_ids, fields) if isinstance(item, Message)]


def bodies(account: Any, item_ids: Sequence[str]) -> list[MessageBody]:
    """Read what is said."""
    fields = ("body", "to_recipients", "cc_recipients", "attachments")
    return [_body(item) for item in get(account, item_ids, fields)]


def _marked(account: Any, key: str, kinds: Iterable[Any], *fields: str) -> list[Any]:
    return find(account, [folder(account, kind) for kind in kinds], {_KEY_FIELD: key}, fields)


def _draft(item: Any) -> Draft:
    return Draft(item.id, item.changekey)


def _recipients(addresses: Iterable[str]) -> list[Any] | None:
    return [Recipient(email_address=address) for address in addresses] or None


def _moment(ews: Any) -> datetime:
    # An EWSDateTime is a datetime that takes no zones but exchangelib's own.
    return datetime.fromtimestamp(ews.timestamp(), UTC)


def _headers(item: Any) -> MessageHeaders:
    lines = tuple((line.name.lower(), line.value or "") for line in item.headers or ())
    return MessageHeaders(
        item_id=item.id,
        item_class=item.item_class or "",
        subject=item.subject or "",
        sender=address_of(item.author),
        received_at=_moment(item.datetime_received),
        internet_message_id=(item.message_id or "").strip(),
        in_reply_to=(item.in_reply_to or "").strip(),
        references=tuple((item.references or "").split()),
        conversation_id=item.conversation_id.id if item.conversation_id else "",
        marks=tuple((name, value) for name, value in lines if name in MARKS),
        recipients=tuple(dict.fromkeys(address_of(one) for group in _addressed(item) for one in group or ())),
        unsent=bool(item.is_draft),
        mail_key=getattr(item, _KEY_FIELD) or "",
    )


def _addressed(item: Any) -> tuple[Any, ...]:
    return item.to_recipients, item.cc_recipients, item.bcc_recipients


def _body(item: Any) -> MessageBody:
    body = str(item.body or "")
    is_html = isinstance(item.body, HTMLBody)
    return MessageBody(
        item_id=item.id,
        html=body if is_html else "",
        text="" if is_html else body,
        to=tuple(address_of(mailbox) for mailbox in item.to_recipients or ()),
        cc=tuple(address_of(mailbox) for mailbox in item.cc_recipients or ()),
        attachments=tuple(
            Attachment(part.name or "", part.content_type or "", part.size or 0) for part in item.attachments or ()
        ),
    )
