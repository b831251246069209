"""GetConversationItems: the messages of conversations, as nodes of their trees (MS-OXWSCONV 3.1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.errors import Fault
from fake_ews.mailbox.conversations.views import in_folders, message_id, named, nodes, parent_id
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.rendering import item_record, row_for
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.shapes import Wanted, wanted_properties
from fake_ews.schema.conversations import (
    ArrayOfConversationNodesType,
    ConversationNodeType,
    ConversationRequestType,
    ConversationResponseType,
)
from fake_ews.schema.enumerations import ConversationNodeSortOrder, MailboxSearchLocationType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import NonEmptyArrayOfAllItemsType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import optional, required
from fake_ews.store.objects import StoredItem
from fake_ews.versions import E2013


class GetConversationItemsType(BaseRequestType, namespace="m", element="GetConversationItems", since=E2013):
    item_shape = required("ItemShape", "ItemResponseShapeType")
    folders_to_ignore = optional("FoldersToIgnore", "NonEmptyArrayOfBaseFolderIdsType")
    max_items_to_return = optional("MaxItemsToReturn", xs.int)
    sort_order = optional("SortOrder", ConversationNodeSortOrder)
    mailbox_scope = optional("MailboxScope", MailboxSearchLocationType)
    conversations = required("Conversations", "ArrayOfConversationRequestsType")


class GetConversationItemsResponseMessageType(ResponseMessageType, namespace="m", since=E2013):
    conversation = optional("Conversation", "ConversationResponseType")


class GetConversationItemsResponseType(
    BaseResponseMessageType, namespace="m", element="GetConversationItemsResponse", since=E2013
):
    pass


class GetConversationItems(PerPart):
    """Shows conversations message by message, copies of one together. MS-OXWSCONV 3.1.4.3."""

    request = GetConversationItemsType
    response = GetConversationItemsResponseType
    since = E2013
    clause = "MS-OXWSCONV 3.1.4.3"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the conversations; raises Fault for none."""
        named = tuple(request[GetConversationItemsType.conversations])
        if not named:
            # The schema lets a request name none, but has no answer without a response message.
            raise Fault("ErrorInvalidRequest")
        return named

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the nodes of one; raises Failure for a conversation that is not there."""
        id = part[ConversationRequestType.conversation_id]
        mailbox, items = named(session, id[ItemIdType.id])
        ignored = request.get(GetConversationItemsType.folders_to_ignore) or ()
        kept = in_folders(items, [find_folder(session, one)[1] for one in ignored])
        order = request.get(GetConversationItemsType.sort_order) or "TreeOrderAscending"
        most = request.get(GetConversationItemsType.max_items_to_return)
        shape = request[GetConversationItemsType.item_shape]
        wanted = session.once("wanted", lambda: wanted_properties(shape, query_context(session)))
        members = tuple(
            Member(ArrayOfConversationNodesType.conversation_node, _node(session, mailbox, copies, wanted))
            for copies in nodes(kept, order)[:most]
        )
        state = session.premises.journal.position.to_bytes(6, "big")
        shown: dict[Any, Any] = {
            ConversationResponseType.conversation_id: Record(ItemIdType, {ItemIdType.id: id[ItemIdType.id]}),
            ConversationResponseType.sync_state: state,
            ConversationResponseType.conversation_nodes: Record(ArrayOfConversationNodesType, {}, members),
        }
        return Answer({GetConversationItemsResponseMessageType.conversation: Record(ConversationResponseType, shown)})


def _node(session: Session, mailbox: Mailbox, copies: list[StoredItem], wanted: Wanted) -> Record:
    shown = [item_record(ItemContext(session, mailbox, item), wanted) for item in copies]
    members = tuple(Member(row_for(NonEmptyArrayOfAllItemsType, one.type), one) for one in shown)
    values = {
        ConversationNodeType.internet_message_id: message_id(copies[0]) or None,
        ConversationNodeType.parent_internet_message_id: parent_id(copies[0]) or None,
        ConversationNodeType.items: Record(NonEmptyArrayOfAllItemsType, {}, members),
    }
    return Record(ConversationNodeType).with_values(values)
