"""What came in, headers and bodies, read off the elements of the answer (docs/decisions/0232).

exchangelib asks, signs in and judges errors; the objects that it would make of each item take longer than all of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from exchangelib.errors import ErrorItemNotFound
from exchangelib.fields import FieldPath
from exchangelib.items import ID_ONLY, Message
from exchangelib.services import GetItem
from exchangelib.util import create_element

from integration.exchange.elements import T, addresses, id_of, moment, text
from integration.exchange.finding import good
from integration.exchange.mail import KEY_FIELD
from integration.model.message import Attachment, MessageBody, MessageHeaders
from integration.replies.marks import MARKS

_HEADERS: Final = (
    *("item_class", "subject", "author", "datetime_received", "message_id", "in_reply_to", "references"),
    *("conversation_id", "headers"),
)
_RECIPIENTS: Final = ("to_recipients", "cc_recipients", "bcc_recipients", "is_draft", KEY_FIELD)
_BODY: Final = ("body", "to_recipients", "cc_recipients", "attachments")


def headers(account: Any, item_ids: Sequence[str], *, recipients: bool) -> list[MessageHeaders]:
    """Read what tells a reply; SyncFolderItems itself would cut References at 255 characters."""
    fields = (*_HEADERS, *_RECIPIENTS) if recipients else _HEADERS
    return [_headers(item) for item in _get(account, item_ids, fields) if item.tag == f"{T}Message"]


def bodies(account: Any, item_ids: Sequence[str]) -> list[MessageBody]:
    """Read what is said."""
    return [_body(item) for item in _get(account, item_ids, _BODY)]


class _Elements(GetItem):  # type: ignore[misc]
    """GetItem that is asked by ids alone, and gives items as they stand in the answer."""

    def get_payload(self, items: Sequence[str], additional_fields: Any, shape: Any) -> Any:
        payload = super().get_payload((), additional_fields, shape)
        item_ids = payload[-1]
        for item_id in items:
            item_ids.append(create_element("t:ItemId", attrs={"Id": item_id}))
        return payload

    def _elem_to_obj(self, elem: Any) -> Any:
        return elem


def _get(account: Any, item_ids: Sequence[str], fields: Sequence[str]) -> Iterator[Any]:
    """Yield these items with those fields; what is gone is left out."""
    if not item_ids:
        return
    for item in _Elements(account=account).call(items=item_ids, additional_fields=_paths(fields), shape=ID_ONLY):
        if not isinstance(item, ErrorItemNotFound):
            yield good(item)


def _paths(names: Sequence[str]) -> list[Any]:
    return [FieldPath(field=Message.get_field_by_fieldname(name)) for name in names]


def _headers(item: Any) -> MessageHeaders:
    lines = (
        (str(line.get("HeaderName")).lower(), line.text or "")
        for line in item.iterfind(f"{T}InternetMessageHeaders/{T}InternetMessageHeader")
    )
    addressed = (*addresses(item, "ToRecipients"), *addresses(item, "CcRecipients"), *addresses(item, "BccRecipients"))
    return MessageHeaders(
        item_id=id_of(item, "ItemId"),
        item_class=text(item, "ItemClass"),
        subject=text(item, "Subject"),
        sender=next(addresses(item, "From"), ""),
        received_at=moment(text(item, "DateTimeReceived")),
        internet_message_id=text(item, "InternetMessageId").strip(),
        in_reply_to=text(item, "InReplyTo").strip(),
        references=tuple(text(item, "References").split()),
        conversation_id=id_of(item, "ConversationId"),
        marks=tuple((name, value) for name, value in lines if name in MARKS),
        recipients=tuple(dict.fromkeys(addressed)),
        unsent=text(item, "IsDraft") == "true",
        mail_key=item.findtext(f"{T}ExtendedProperty/{T}Value") or "",
    )


def _body(item: Any) -> MessageBody:
    body = item.find(f"{T}Body")
    said = (body.text or "") if body is not None else ""
    is_html = body is not None and body.get("BodyType") == "HTML"
    return MessageBody(
        item_id=id_of(item, "ItemId"),
        html=said if is_html else "",
        text="" if is_html else said,
        to=tuple(addresses(item, "ToRecipients")),
        cc=tuple(addresses(item, "CcRecipients")),
        attachments=tuple(
            Attachment(text(part, "Name"), text(part, "ContentType"), int(text(part, "Size") or 0))
            for part in item.iterfind(f"{T}Attachments/*")
        ),
    )
