"""The MimeContent of an item: the message as it came, or one written from what is stored."""

from __future__ import annotations

import base64
from typing import Any

from fake_ews.mailbox.item_context import ItemContext
from fake_ews.mailbox.mail_items import mime_of
from fake_ews.schema.item_parts import MimeContentType
from fake_ews.schema.record import Record


def of(context: ItemContext) -> Record:
    """Return the MimeContent record of an item."""
    text = base64.b64encode(context.item.mime or mime_of(context.item)).decode("ascii")
    values: dict[Any, Any] = {MimeContentType.value: text, MimeContentType.character_set: "UTF-8"}
    return Record(MimeContentType, values)
