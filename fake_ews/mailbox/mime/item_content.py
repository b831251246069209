"""The MimeContent of an item: the message as it came, or one written from what is stored."""

from __future__ import annotations

import base64
from typing import Any, Final

from fake_ews.behaviours import MIME_OF_OTHER_KINDS
from fake_ews.errors import Failure
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.mail.mail_items import mime_of
from fake_ews.schema.contacts import ContactItemType, DistributionListType
from fake_ews.schema.item_parts import MimeContentType
from fake_ews.schema.record import Record
from fake_ews.schema.tasks import TaskType

#: What has MimeContent from 2013 on alone (MS-OXWSCORE appendix: MimeContent).
_OTHER_KINDS: Final = (ContactItemType, DistributionListType, TaskType)


def of(context: ItemContext) -> Record:
    """Return the MimeContent record of an item; raises Failure ErrorUnsupportedMimeConversion for a kind without."""
    if context.item.type in _OTHER_KINDS and not context.session.profile[MIME_OF_OTHER_KINDS]:
        raise Failure("ErrorUnsupportedMimeConversion", cause=MIME_OF_OTHER_KINDS.cause)
    text = base64.b64encode(context.item.mime or mime_of(context.item)).decode("ascii")
    values: dict[Any, Any] = {MimeContentType.value: text, MimeContentType.character_set: "UTF-8"}
    return Record(MimeContentType, values)
