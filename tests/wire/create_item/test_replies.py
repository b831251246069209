"""Replies and forwards are made from the message that they refer to."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, PASSWORD, Answer, Exchange, body, create, create_message, every_product, subject, to

DORA = "dora@example.test"
CARL = "carl@outside.test"
FILE = "<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>QQ==</t:Content></t:FileAttachment>"
NEW = '<t:NewBodyContent BodyType="HTML">New words</t:NewBodyContent>'


def ann_has_written(product: str = "2019") -> tuple[Exchange, str]:
    """Return an Exchange in which Ann has written to Bob, Dora and Carl, and the id that Bob got."""
    exchange = Exchange(product, DORA)
    said = (subject("Plan"), body("<p>Original words</p>", "HTML"), f"<t:Attachments>{FILE}</t:Attachments>")
    people = (to(BOB, DORA), to(CARL, element="CcRecipients"))
    exchange.ask(create_message(*said, *people, disposition="SendAndSaveCopy"))
    return exchange, exchange.found("inbox", user=BOB)[0]


def respond(
    exchange: Exchange, kind: str, id: str, before: str = "", after: str = NEW, disposition: str = "SendAndSaveCopy"
) -> Answer:
    """Have Bob respond to a message."""
    reference = f'<t:ReferenceItemId Id="{id}"/>'
    return exchange.ask(create(f"<t:{kind}>{before}{reference}{after}</t:{kind}>", disposition=disposition), user=BOB)


@pytest.mark.shows("MS-OXWSCORE_R82", "MS-OXWSCORE_R131", "MS-OXWSMSG_R66")
@every_product
def test_a_reply_goes_to_the_author_and_carries_on_the_conversation(product: str) -> None:
    exchange, id = ann_has_written(product)
    assert respond(exchange, "ReplyToItem", id).code == "NoError"

    original, reply = exchange.get(id, user=BOB), exchange.get(exchange.found("inbox")[0])
    assert reply.text("//t:Subject") == "RE: Plan"
    assert reply.text("//t:From//t:EmailAddress") == BOB
    assert reply.texts("//t:ToRecipients//t:EmailAddress") == [ANN]
    assert reply.elements("//t:CcRecipients") == []
    assert reply.text("//t:InReplyTo") == reply.text("//t:References") == original.text("//t:InternetMessageId")
    assert reply.text("//t:ConversationTopic") == "Plan"
    assert reply.text("//t:HasAttachments") == "false"


@every_product
def test_a_reply_stands_in_the_conversation_of_what_it_answers_in_both_mailboxes(product: str) -> None:
    exchange, id = ann_has_written(product)
    respond(exchange, "ReplyToItem", id)

    def conversation(folder: str, user: str) -> str:
        shown = exchange.get(exchange.found(folder, user=user)[0], user=user)
        return shown.elements("//t:ConversationId")[0].get("Id") or ""

    assert conversation("inbox", ANN) == conversation("sentitems", ANN)
    assert conversation("inbox", BOB) == conversation("sentitems", BOB)


@pytest.mark.shows("MS-OXWSCORE_R133")
@every_product
def test_a_reply_to_all_goes_to_everybody_but_oneself(product: str) -> None:
    exchange, id = ann_has_written(product)
    respond(exchange, "ReplyAllToItem", id)

    reply = exchange.get(exchange.found("inbox")[0])
    assert reply.texts("//t:ToRecipients//t:EmailAddress") == [ANN, DORA]
    assert reply.texts("//t:CcRecipients//t:EmailAddress") == [CARL]


@pytest.mark.shows("MS-OXWSCORE_R132")
@every_product
def test_a_forward_takes_the_attachments_to_new_people(product: str) -> None:
    exchange, id = ann_has_written(product)
    respond(exchange, "ForwardItem", id, before=to(DORA))

    got = exchange.get(exchange.found("inbox", user=DORA)[1], user=DORA)
    assert got.text("//t:Message/t:Subject") == "FW: Plan"
    assert got.texts("//t:Attachments//t:Name") == ["a.txt"]
    assert exchange.found("inbox") == []


def test_a_forward_to_nobody_is_not_sent() -> None:
    exchange, id = ann_has_written()

    assert respond(exchange, "ForwardItem", id).code == "ErrorInvalidRecipients"


@pytest.mark.parametrize("kind", ["HTML", "Text"])
def test_the_new_words_stand_above_the_words_answered_in_their_own_format(kind: str) -> None:
    exchange, id = ann_has_written()
    respond(exchange, "ReplyToItem", id, after=f'<t:NewBodyContent BodyType="{kind}">New words</t:NewBodyContent>')

    shown = exchange.get(exchange.found("inbox")[0]).elements("//t:Body")[0]
    text = shown.text or ""
    assert shown.get("BodyType") == kind
    assert text.index("New words") < text.index("Ann") < text.index("Original words")


def test_a_body_of_its_own_takes_the_place_of_everything() -> None:
    exchange, id = ann_has_written()
    respond(exchange, "ReplyToItem", id, before=body("All there is"), after="")

    assert exchange.get(exchange.found("inbox")[0]).text("//t:Body") == "All there is"


def test_what_the_client_says_wins_over_what_the_server_makes() -> None:
    exchange, id = ann_has_written()
    respond(exchange, "ReplyToItem", id, before=subject("Re: Other") + to(DORA))

    assert exchange.found("inbox") == []
    assert exchange.subjects("inbox", user=DORA) == ["Plan", "Re: Other"]


def test_a_reply_to_a_reply_has_one_prefix_and_all_references() -> None:
    exchange, id = ann_has_written()
    respond(exchange, "ReplyToItem", id)
    first = exchange.get(exchange.found("inbox")[0])
    reference = f'<t:ReferenceItemId Id="{exchange.found("inbox")[0]}"/>'
    exchange.ask(create(f"<t:ReplyToItem>{reference}{NEW}</t:ReplyToItem>", disposition="SendAndSaveCopy"))

    second = exchange.get(exchange.found("inbox", user=BOB)[1], user=BOB)
    assert second.text("//t:Subject") == "RE: Plan"
    assert second.text("//t:InReplyTo") == first.text("//t:InternetMessageId")
    assert second.text("//t:References") == " ".join(
        (first.text("//t:References"), first.text("//t:InternetMessageId"))
    )


def test_a_mailbox_in_german_answers_in_german() -> None:
    exchange, id = ann_has_written()
    reply = f'<t:ReplyToItem><t:ReferenceItemId Id="{id}"/>{NEW}</t:ReplyToItem>'
    culture = "<t:MailboxCulture>de-DE</t:MailboxCulture>"
    exchange.ask(create(reply, disposition="SendOnly"), user=BOB, header=culture)

    assert exchange.subjects("inbox") == ["AW: Plan"]


@pytest.mark.shows("MS-OXWSMSG_R80", "MS-OXWSMSG_R82")
@every_product
def test_a_reply_can_be_saved_as_a_draft_and_says_its_id(product: str) -> None:
    exchange, id = ann_has_written(product)
    answer = respond(exchange, "ReplyToItem", id, disposition="SaveOnly")

    assert exchange.found("drafts", user=BOB) == [id for id, _ in answer.ids("//t:Message/t:ItemId")]
    assert exchange.found("inbox") == []


@pytest.mark.shows("MS-OXWSMSG_R69")
def test_replies_go_where_the_author_wants_them() -> None:
    exchange = Exchange()
    exchange.ask(
        create_message(subject("x"), to(BOB), to("list@outside.test", element="ReplyTo"), disposition="SendOnly")
    )
    respond(exchange, "ReplyToItem", exchange.found("inbox", user=BOB)[0])

    assert [mail.recipient for mail in exchange.organisation.premises.outside.mail] == ["list@outside.test"]


@pytest.mark.parametrize("kind", ["ReplyToItem", "ReplyAllToItem", "ForwardItem", "SuppressReadReceipt", "AcceptItem"])
@every_product
def test_a_response_without_reference_is_an_error(product: str, kind: str) -> None:
    exchange = Exchange(product)

    assert exchange.ask(create(f"<t:{kind}/>", disposition="SendOnly")).code == "ErrorMissingInformationReferenceItemId"


def test_drafts_can_be_forwarded_but_not_answered() -> None:
    exchange = Exchange()
    (draft,) = exchange.ask(create_message(subject("x")), user=BOB).ids()

    assert respond(exchange, "ReplyToItem", draft[0]).code == "ErrorInvalidReferenceItem"
    assert respond(exchange, "ForwardItem", draft[0], before=to(ANN)).code == "NoError"


def test_a_contact_cannot_be_answered() -> None:
    exchange = Exchange()
    (contact,) = exchange.ask(create("<t:Contact/>"), user=BOB).ids()

    assert respond(exchange, "ReplyToItem", contact[0]).code == "ErrorInvalidReferenceItem"


def test_a_response_needs_a_disposition() -> None:
    exchange, id = ann_has_written()

    assert respond(exchange, "ReplyToItem", id, disposition="").code == "ErrorMessageDispositionRequired"


@pytest.mark.shows("MS-OXWSCORE_R136", "MS-OXWSMSG_R42")
def test_a_read_receipt_can_be_given_up_once() -> None:
    exchange = Exchange()
    receipt = "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>"
    exchange.ask(create_message(subject("x"), to(BOB), receipt, disposition="SendOnly"))
    (id,) = exchange.found("inbox", user=BOB)
    assert exchange.get(id, user=BOB).text("//t:IsReadReceiptRequested") == "true"

    assert respond(exchange, "SuppressReadReceipt", id, after="", disposition="").code == "NoError"
    assert respond(exchange, "SuppressReadReceipt", id, after="", disposition="").code == "ErrorReadReceiptNotPending"


def test_somebody_elses_message_cannot_be_answered() -> None:
    exchange, id = ann_has_written()
    exchange.organisation.add_mailbox("eve@example.test", PASSWORD)
    reply = f'<t:ReplyToItem><t:ReferenceItemId Id="{id}"/>{NEW}</t:ReplyToItem>'

    assert exchange.ask(create(reply), user="eve@example.test").code == "ErrorItemNotFound"
