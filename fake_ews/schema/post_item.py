"""Posts in public folders."""

from __future__ import annotations

from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import CREATE, EDIT, FIND, SORT, UPDATE, optional
from fake_ews.versions import E2007_SP1


class PostItemType(ItemType, since=E2007_SP1):
    conversation_index = optional("message:ConversationIndex", xs.base64Binary, can=FIND | SORT, mapi=0x00710102)
    conversation_topic = optional("message:ConversationTopic", xs.string, can=FIND | SORT, mapi=0x0070001F)
    from_ = optional("message:From", "SingleRecipientType", can=EDIT | FIND)
    internet_message_id = optional("message:InternetMessageId", xs.string, can=FIND | SORT, mapi=0x1035001F)
    is_read = optional("message:IsRead", xs.boolean, can=CREATE | UPDATE | FIND | SORT, mapi=0x0E69000B)
    posted_time = optional("postitem:PostedTime", xs.dateTime, can=FIND | SORT)
    references = optional("message:References", xs.string, can=EDIT | FIND | SORT, mapi=0x1039001F)
    sender = optional("message:Sender", "SingleRecipientType", can=CREATE | FIND)
