"""FindConversation: the conversations of a folder (MS-OXWSCONV 3.1.4.2)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from fake_ews.mailbox.conversations.views import conversations
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.searching import found_in
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, Bare
from fake_ews.query.shapes import wanted_properties
from fake_ews.query.sorting import sorter
from fake_ews.query.subjects import RecordSubject
from fake_ews.query.views import pager
from fake_ews.schema.conversations import ArrayOfConversationsType, ConversationType
from fake_ews.schema.enumeration import value
from fake_ews.schema.enumerations import ConversationQueryTraversalType, MailboxSearchLocationType, ViewFilterType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.schema.views import QueryStringType
from fake_ews.versions import E2010_SP1, E2010_SP2, E2013

#: The content model up to 2010, and from 2013 on.
_UNTIL_2010 = "IndexedPageItemView, SortOrder, ParentFolderId"
_SINCE_2013 = (
    "(IndexedPageItemView | SeekToConditionPageItemView)?, SortOrder, ParentFolderId, MailboxScope, QueryString, "
    "ConversationShape"
)


class FindConversationType(
    BaseRequestType,
    namespace="m",
    element="FindConversation",
    content=(value(_UNTIL_2010, until=E2010_SP2), value(_SINCE_2013)),
    since=E2010_SP1,
):
    indexed_page_item_view = required("IndexedPageItemView", "IndexedPageViewType")
    seek_to_condition_page_item_view = required(
        "SeekToConditionPageItemView", "SeekToConditionPageViewType", since=E2013
    )
    sort_order = optional("SortOrder", "NonEmptyArrayOfFieldOrdersType")
    parent_folder_id = required("ParentFolderId", "TargetFolderIdType")
    mailbox_scope = optional("MailboxScope", MailboxSearchLocationType, since=E2013)
    query_string = optional("QueryString", "QueryStringType", since=E2013)
    conversation_shape = optional("ConversationShape", "ConversationResponseShapeType", since=E2013)
    traversal = attribute("Traversal", ConversationQueryTraversalType, since=E2013)
    view_filter = attribute("ViewFilter", ViewFilterType, since=E2013)


class FindConversationResponseMessageType(
    ResponseMessageType, namespace="m", element="FindConversationResponse", since=E2010_SP1
):
    conversations_until_2010_sp2 = required("Conversations", "ArrayOfConversationsType", until=E2010_SP2)
    conversations = optional("Conversations", "ArrayOfConversationsType", since=E2013)
    highlight_terms = optional("HighlightTerms", "ArrayOfHighlightTermsType", since=E2013)
    total_conversations_in_view = optional("TotalConversationsInView", xs.int, since=E2013)
    indexed_offset = optional("IndexedOffset", xs.int, since=E2013)


class FindConversation(Bare):
    """Shows a page of a folder's conversations, those with the newest messages first. MS-OXWSCONV 3.1.4.2."""

    request = FindConversationType
    response = FindConversationResponseMessageType
    since = E2010_SP1
    clause = "MS-OXWSCONV 3.1.4.2"
    # The schema of 2010 wants the list also where nothing was found.
    unanswered = MappingProxyType({FindConversationResponseMessageType.conversations: Record(ArrayOfConversationsType)})

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the page; raises Failure for a folder that is not there."""
        context = query_context(session, ConversationType)
        mailbox, folder = target_folder(session, request[FindConversationType.parent_folder_id], Right.READ)
        query = request.get(FindConversationType.query_string)
        subjects = found_in(
            session,
            mailbox,
            folder,
            traversal="Shallow",
            restriction=None,
            query=query.get(QueryStringType.value) or "" if query is not None else None,
            calendar_view=None,
        )
        records = conversations(session, mailbox, [one.context.item for one in subjects])
        found = sorter(request.get(FindConversationType.sort_order), context)([RecordSubject(one) for one in records])
        view = request.get(FindConversationType.indexed_page_item_view) or request.get(
            FindConversationType.seek_to_condition_page_item_view
        )
        page = pager(view, context)(found)
        shape = request.get(FindConversationType.conversation_shape)
        shown = [one.record if shape is None else _cut(one.record, shape, session) for one in page.items]
        members = tuple(Member(ArrayOfConversationsType.conversation, one) for one in shown)
        message = FindConversationResponseMessageType
        values: dict[Any, Any] = {
            message.conversations: Record(ArrayOfConversationsType, {}, members),
            message.total_conversations_in_view: page.total,
            message.indexed_offset: page.indexed_paging_offset,
        }
        return Answer({row: one for row, one in values.items() if one is not None})


def _cut(record: Record, shape: Record, session: Session) -> Record:
    rows = {*wanted_properties(shape, query_context(session, ConversationType))(ConversationType).rows}
    rows.add(ConversationType.conversation_id)
    return Record(ConversationType, {row: one for row, one in record.values.items() if row in rows})
