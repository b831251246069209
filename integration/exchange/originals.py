"""The mail that an answer continues, found by its Message-ID wherever it lies."""

from __future__ import annotations

from typing import Any

from exchangelib import Message
from exchangelib.folders import Inbox, SentItems

from integration.exchange.finding import address_of, find, get
from integration.exchange.mail_folders import every_folder
from integration.exchange.session import folder
from integration.model.mail import Original


def original(account: Any, internet_message_id: str) -> Original | None:
    """Return what an answer takes from the mail of that Message-ID; None when it is in no folder any more."""
    wanted = {"message_id": internet_message_id}
    # Where nearly all of them lie, before every folder is asked.
    found = find(account, [folder(account, Inbox), folder(account, SentItems)], wanted)
    found = found or find(account, list(every_folder(account)), wanted)
    fields = ("conversation_index", "conversation_topic", "references", "reply_to")
    for item in get(account, [item.id for item in found[:1]], fields):
        if isinstance(item, Message):
            return Original(
                bytes(item.conversation_index or b""),
                item.conversation_topic or "",
                tuple((item.references or "").split()),
                tuple(address_of(mailbox) for mailbox in item.reply_to or ()),
            )
    return None
