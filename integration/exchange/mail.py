"""Mail that goes out, as the mailbox port wants it: drafts and sent copies, known by our key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exchangelib import ExtendedProperty, Message
from exchangelib import Mailbox as Recipient
from exchangelib.errors import ErrorItemNotFound
from exchangelib.folders import DeletedItems, Drafts, Outbox, SentItems
from exchangelib.items import HARD_DELETE

from integration.exchange.finding import find, good
from integration.exchange.mime import mime_of
from integration.exchange.session import folder
from integration.model.mail import Draft, File, Original, OutgoingMail, SentCopy


class MailKey(ExtendedProperty):  # type: ignore[misc]
    """The property that bears our key: named, in a property set of our own, so that nobody else's is touched."""

    property_set_id = "7b0f2a54-3c0e-4b5e-9d3f-0c6f3c1d2a11"
    property_name = "MailKey"
    property_type = "String"


KEY_FIELD = "integration_mail_key"


def register_key() -> None:
    """Teach exchangelib's Message our property; saying it again changes nothing."""
    if KEY_FIELD not in {field.name for field in Message.FIELDS}:
        Message.register(KEY_FIELD, MailKey)


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
        **{KEY_FIELD: mail.key},
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


def _marked(account: Any, key: str, kinds: Iterable[Any], *fields: str) -> list[Any]:
    return find(account, [folder(account, kind) for kind in kinds], {KEY_FIELD: key}, fields)


def _draft(item: Any) -> Draft:
    return Draft(item.id, item.changekey)


def _recipients(addresses: Iterable[str]) -> list[Any] | None:
    return [Recipient(email_address=address) for address in addresses] or None
