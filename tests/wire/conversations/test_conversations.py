"""Conversations are found, read as trees, and acted on as a whole."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create, create_message, distinguished, every_product, subject, to

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])


def talk(exchange: Exchange) -> None:
    """Let Bob write to Ann about two things, Ann answer the first, and Bob answer that."""
    for text in ("Plan", "News"):
        exchange.ask(create_message(subject(text), to(ANN), disposition="SendOnly"), user=BOB)
    plan = exchange.found("inbox")[0]
    answered(exchange, plan, ANN)
    answered(exchange, exchange.found("inbox", user=BOB)[0], BOB)


def answered(exchange: Exchange, id: str, user: str) -> None:
    reply = f'<t:ReplyToItem><t:ReferenceItemId Id="{id}"/></t:ReplyToItem>'
    answer = exchange.ask(create(reply, disposition="SendAndSaveCopy"), user=user)
    assert answer.code == "NoError", answer.body


def found(exchange: Exchange, more: str = "", *, folder: str = "inbox", entries: int = 10) -> Answer:
    return exchange.ask(
        f'<m:FindConversation><m:IndexedPageItemView MaxEntriesReturned="{entries}" Offset="0" BasePoint="Beginning"/>'
        f"<m:ParentFolderId>{distinguished(folder)}</m:ParentFolderId>{more}</m:FindConversation>"
    )


def items(exchange: Exchange, id: str, *, order: str = "TreeOrderAscending", ignore: str = "") -> Answer:
    ignored = f"<m:FoldersToIgnore>{distinguished(ignore)}</m:FoldersToIgnore>" if ignore else ""
    return exchange.ask(
        "<m:GetConversationItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
        '<t:FieldURI FieldURI="item:Subject"/></t:AdditionalProperties></m:ItemShape>'
        f"{ignored}<m:SortOrder>{order}</m:SortOrder><m:Conversations><t:Conversation>"
        f'<t:ConversationId Id="{id}"/></t:Conversation></m:Conversations></m:GetConversationItems>'
    )


def acted(exchange: Exchange, action: str, id: str, more: str = "", *, context: str = "") -> Answer:
    where = f"<t:ContextFolderId>{distinguished(context)}</t:ContextFolderId>" if context else ""
    return exchange.ask(
        "<m:ApplyConversationAction><m:ConversationActions><t:ConversationAction>"
        f'<t:Action>{action}</t:Action><t:ConversationId Id="{id}"/>{where}{more}'
        "</t:ConversationAction></m:ConversationActions></m:ApplyConversationAction>"
    )


def plan_of(exchange: Exchange) -> str:
    answer = found(exchange)
    topics = answer.texts("//t:ConversationTopic")
    return answer.ids("//t:ConversationId")[topics.index("Plan")][0]


@every_product
def test_a_folder_has_its_messages_by_conversation(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)

    answer = found(exchange)

    counts = dict(zip(answer.texts("//t:ConversationTopic"), answer.texts("//t:MessageCount"), strict=True))
    everywhere = dict(zip(answer.texts("//t:ConversationTopic"), answer.texts("//t:GlobalMessageCount"), strict=True))
    assert counts == {"Plan": "2", "News": "1"}
    assert everywhere == {"Plan": "3", "News": "1"}
    assert answer.texts("//t:UniqueSenders/t:String") == ["Bob", "Bob"]
    assert sorted(answer.texts("//t:GlobalUniqueSenders/t:String")) == ["Ann", "Bob", "Bob"]
    assert len(found(exchange, entries=1).elements("//t:Conversation")) == 1


@since_2013
def test_conversations_are_searched(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)
    answer = found(exchange, "<m:QueryString>subject:news</m:QueryString>")
    assert answer.texts("//t:ConversationTopic") == ["News"]
    assert answer.text("//m:TotalConversationsInView") == "1"


@since_2013
def test_a_conversation_is_a_tree_of_messages(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)

    answer = items(exchange, plan_of(exchange))

    ids = answer.texts("//t:ConversationNode/t:InternetMessageId")
    assert answer.texts("//t:ConversationNode//t:Subject") == ["Plan", "RE: Plan", "RE: Plan"]
    assert answer.texts("//t:ConversationNode/t:ParentInternetMessageId") == ids[:2]
    backwards = items(exchange, plan_of(exchange), order="TreeOrderDescending")
    assert backwards.texts("//t:ConversationNode/t:InternetMessageId") == ids[::-1]
    assert len(items(exchange, plan_of(exchange), ignore="sentitems").elements("//t:ConversationNode")) == 2


@since_2013
def test_a_conversation_that_is_not_there_is_not_found(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)
    id = plan_of(exchange)
    assert acted(exchange, "Delete", id, "<t:DeleteType>HardDelete</t:DeleteType>").code == "NoError"

    assert items(exchange, id).code == "ErrorItemNotFound"
    assert items(exchange, "AAA=").code == "ErrorInvalidIdMalformed"


@every_product
def test_a_conversation_is_read_moved_and_deleted_as_a_whole(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)
    id = plan_of(exchange)

    assert acted(exchange, "SetReadState", id, "<t:IsRead>true</t:IsRead>").code == "NoError"
    unread = dict(
        zip(found(exchange).texts("//t:ConversationTopic"), found(exchange).texts("//t:UnreadCount"), strict=True)
    )
    assert unread == {"Plan": "0", "News": "1"}

    to_notes = f"<t:DestinationFolderId>{distinguished('notes')}</t:DestinationFolderId>"
    assert acted(exchange, "Move", id, to_notes, context="inbox").code == "NoError"
    assert (exchange.subjects("inbox"), sorted(exchange.subjects("notes"))) == (["News"], ["Plan", "RE: Plan"])
    assert exchange.subjects("sentitems") == ["RE: Plan"]

    assert acted(exchange, "Delete", id, "<t:DeleteType>MoveToDeletedItems</t:DeleteType>").code == "NoError"
    assert sorted(exchange.subjects("deleteditems")) == ["Plan", "RE: Plan", "RE: Plan"]


@every_product
def test_what_is_always_done_is_done_to_what_arrives_later_too(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)
    move = f"<t:DestinationFolderId>{distinguished('notes')}</t:DestinationFolderId>"
    assert acted(exchange, "AlwaysMove", plan_of(exchange), move, context="inbox").code == "NoError"
    answered(exchange, exchange.found("inbox", user=BOB)[0], BOB)

    assert exchange.subjects("inbox") == ["News"]
    assert len(exchange.found("notes")) == 3


@every_product
def test_the_time_of_the_last_look_may_stand_without_a_zone(product: str) -> None:
    exchange = Exchange(product)
    talk(exchange)
    id, looked = plan_of(exchange), "<t:ConversationLastSyncTime>{}</t:ConversationLastSyncTime>"
    read = "<t:IsRead>true</t:IsRead>"

    assert acted(exchange, "SetReadState", id, looked.format("2001-01-01T00:00:00") + read).code == "NoError"
    assert plan_unread(exchange) == "2"
    assert acted(exchange, "SetReadState", id, looked.format("2999-01-01T00:00:00") + read).code == "NoError"
    assert plan_unread(exchange) == "0"


def plan_unread(exchange: Exchange) -> str:
    answer = found(exchange)
    return answer.texts("//t:UnreadCount")[answer.texts("//t:ConversationTopic").index("Plan")]


@since_2013
def test_conversations_that_are_none_have_no_messages_to_get(product: str) -> None:
    answer = Exchange(product).ask(
        "<m:GetConversationItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        "<m:Conversations/></m:GetConversationItems>"
    )

    assert answer.code == "ErrorInvalidRequest"
