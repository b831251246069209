"""The sender's own copy of a meeting message: what the others get, as the one who sent it sees it."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredFolder, Values


def keep_sent(
    mailbox: Mailbox,
    folder: StoredFolder,
    type: type[ComplexType],
    values: Values,
    to: Sequence[Record],
    cc: Sequence[Record] = (),
) -> None:
    """Keep a copy of what went to these people: it is read, and nobody received it."""
    people = {
        MessageType.to_recipients: recipients.many(to),
        MessageType.cc_recipients: recipients.many(cc),
        MessageType.received_by: None,
        MessageType.received_representing: None,
        MessageType.is_read: True,
        ItemType.is_from_me: True,
    }
    shown = {row: value for row, value in {**values, **people}.items() if value is not None}
    mailbox.store.add_item(folder, type, shown)
