"""Originals that a mailbox on hold keeps: what an item was before somebody changed it (copy on write).

Documentation "Recoverable Items folder in Exchange Server": Versions holds them where litigation hold or single item
recovery is on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from fake_ews.mailbox.items.relocation import copy_of
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem

#: What of a message is an original's (the same page); of everything else it is whatever can be seen.
_OF_MESSAGES: Final = frozenset(
    {
        ItemType.subject,
        ItemType.body,
        ItemType.attachments,
        ItemType.date_time_sent,
        ItemType.date_time_received,
        MessageType.sender,
        MessageType.from_,
        MessageType.to_recipients,
        MessageType.cc_recipients,
        MessageType.bcc_recipients,
    }
)
#: What can change without a trace.
_OF_NOBODY: Final = frozenset({MessageType.is_read, ItemType.flag, ItemType.categories, ItemType.reminder_is_set})


def preserve(premises: Premises, mailbox: Mailbox, item: StoredItem, changed: Iterable[Row[Any]]) -> None:
    """Keep an item as it is before a change of these rows, where the mailbox keeps originals; drafts are left out."""
    if not mailbox.preserves or item.values.get(ItemType.is_draft):
        return
    whole = item.master or item
    telling = set(changed) & _OF_MESSAGES if issubclass(item.type, MessageType) else set(changed) - _OF_NOBODY
    versions = mailbox.store.distinguished["recoverableitemsversions"]
    if telling and whole.folder is not versions:
        copy_of(premises, whole, mailbox, versions)
