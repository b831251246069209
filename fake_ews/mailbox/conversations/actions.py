"""What is done with all messages of a conversation: now, or with those that are still to arrive too."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.conversations.views import conversation_of, named
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.items.disposal import dispose, move
from fake_ews.mailbox.items.relocation import copy
from fake_ews.mailbox.mail.read_flags import mark
from fake_ews.mailbox.mail.receipts import settle_deletion
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session, query_context
from fake_ews.schema.conversations import ConversationActionType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredItem

_A = ConversationActionType


def apply(session: Session, said: Record) -> None:
    """Carry out one action of ApplyConversationAction; raises Failure."""
    mailbox, items = named(session, said[_A.conversation_id][ItemIdType.id])
    action = said[_A.action]
    if action.startswith("Always"):
        conversation = conversation_of(items[0])
        assert conversation is not None
        _remember(session, mailbox, conversation, said)
    for item in _meant(session, items, said):
        _carry_out(session, mailbox, item, said)


def _remember(session: Session, mailbox: Mailbox, conversation: bytes, said: Record) -> None:
    if said[_A.action] == "AlwaysMove" and _A.destination_folder_id in said:
        target_folder(session, said[_A.destination_folder_id])
    mailbox.conversation_actions.setdefault(conversation, {})[said[_A.action]] = said


def _meant(session: Session, items: list[StoredItem], said: Record) -> list[StoredItem]:
    """Return the messages meant: those in the context folder, and none that came after the client last looked."""
    context, looked = said.get(_A.context_folder_id), said.get(_A.conversation_last_sync_time)
    folder = None if context is None else target_folder(session, context)[1]
    if looked is not None:
        looked = query_context(session).aware(looked)
    return [
        item
        for item in items
        if (folder is None or item.folder is folder)
        and (looked is None or (item.values.get(ItemType.date_time_received) or item.created) <= looked)
    ]


def _carry_out(session: Session, mailbox: Mailbox, item: StoredItem, said: Record) -> None:
    action, place = said[_A.action], said.get(_A.destination_folder_id)
    suppressed = said.get(_A.suppress_read_receipts) is True
    match action:
        case "Delete" | "AlwaysDelete":
            if action == "Delete" or said.get(_A.enable_always_delete):
                how = said.get(_A.delete_type) or "MoveToDeletedItems"
                settle_deletion(session.premises, mailbox, item, how, suppressed=suppressed)
                dispose(mailbox, item, how)
        case "Move" | "AlwaysMove" | "Copy":
            if place is None and action != "AlwaysMove":
                raise Failure("ErrorApplyConversationActionFailed")
            if place is not None:
                owner, folder = target_folder(session, place)
                if action == "Copy":
                    copy(session.premises, item, mailbox, owner, folder)
                elif item.folder is not folder:
                    move(mailbox, item, owner, folder)
        case "SetReadState":
            mark(session.premises, mailbox, item, read=said.get(_A.is_read) is True, suppressed=suppressed)
        case "Flag":
            if _A.flag in said:
                item.values[ItemType.flag] = said[_A.flag]
                mailbox.store.change_item(item)
        case "AlwaysCategorize":
            categories = said.get(_A.categories)
            if categories is None:
                item.values.pop(ItemType.categories, None)
            else:
                item.values[ItemType.categories] = categories
            mailbox.store.change_item(item)
