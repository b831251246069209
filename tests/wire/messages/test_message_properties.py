"""The properties of a message that its client sets, changes and leaves out."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create_message, every_product, subject, to


def people(element: str, address: str, *, single: bool = False) -> str:
    mailbox = f"<t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>"
    return f"<t:{element}>{mailbox}</t:{element}>" if single else to(address, element=element)


#: Element, two forms of it, where its value stands in an answer, the two values, and the requirements about it.
WRITABLE: Final = (
    (
        "ToRecipients",
        people("ToRecipients", BOB),
        people("ToRecipients", ANN),
        "//t:ToRecipients//t:EmailAddress",
        (BOB, ANN),
        ("30", "32"),
    ),
    (
        "CcRecipients",
        people("CcRecipients", BOB),
        people("CcRecipients", ANN),
        "//t:CcRecipients//t:EmailAddress",
        (BOB, ANN),
        ("33", "34", "35"),
    ),
    (
        "BccRecipients",
        people("BccRecipients", BOB),
        people("BccRecipients", ANN),
        "//t:BccRecipients//t:EmailAddress",
        (BOB, ANN),
        ("36", "37", "38"),
    ),
    (
        "IsReadReceiptRequested",
        "<t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>",
        "<t:IsReadReceiptRequested>false</t:IsReadReceiptRequested>",
        "//t:IsReadReceiptRequested",
        ("true", "false"),
        ("39", "40", "41"),
    ),
    (
        "IsDeliveryReceiptRequested",
        "<t:IsDeliveryReceiptRequested>true</t:IsDeliveryReceiptRequested>",
        "<t:IsDeliveryReceiptRequested>false</t:IsDeliveryReceiptRequested>",
        "//t:IsDeliveryReceiptRequested",
        ("true", "false"),
        ("43", "45"),
    ),
    (
        "From",
        people("From", ANN, single=True),
        people("From", BOB, single=True),
        "//t:From//t:EmailAddress",
        (ANN, BOB),
        ("53", "54", "55"),
    ),
    (
        "Sender",
        people("Sender", ANN, single=True),
        people("Sender", BOB, single=True),
        "//t:Sender//t:EmailAddress",
        (ANN, BOB),
        ("27", "28"),
    ),
    (
        "IsRead",
        "<t:IsRead>false</t:IsRead>",
        "<t:IsRead>true</t:IsRead>",
        "//t:IsRead",
        ("false", "true"),
        ("59", "60", "61", "6100"),
    ),
    (
        "IsResponseRequested",
        "<t:IsResponseRequested>true</t:IsResponseRequested>",
        "<t:IsResponseRequested>false</t:IsResponseRequested>",
        "//t:IsResponseRequested",
        ("true", "false"),
        ("62", "63", "64", "65", "6500"),
    ),
    (
        "References",
        "<t:References>&lt;one@x.test&gt;</t:References>",
        "<t:References>&lt;two@x.test&gt;</t:References>",
        "//t:References",
        ("<one@x.test>", "<two@x.test>"),
        ("66", "67", "68"),
    ),
    (
        "ReplyTo",
        people("ReplyTo", BOB),
        people("ReplyTo", ANN),
        "//t:ReplyTo//t:EmailAddress",
        (BOB, ANN),
        ("69", "70", "71"),
    ),
)


def shows(ids: tuple[str, ...]) -> Any:
    return pytest.mark.shows(*(f"MS-OXWSMSG_R{one}" for one in ids))


def saved(exchange: Exchange, *elements: str) -> str:
    answer = exchange.ask(create_message(*elements))
    assert answer.code == "NoError", answer.body
    return answer.ids()[0][0]


def updated(exchange: Exchange, id: str, element: str, content: str) -> Answer:
    return exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="message:{element}"/><t:Message>'
        f"{content}</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )


@pytest.mark.parametrize(
    ("element", "first", "second", "path", "values"),
    [pytest.param(*row[:5], marks=shows(row[5]), id=row[0]) for row in WRITABLE],
)
@every_product
def test_a_property_is_set_changed_or_left_out(
    product: str, element: str, first: str, second: str, path: str, values: tuple[str, str]
) -> None:
    exchange = Exchange(product)
    id = saved(exchange, subject("Plan"), first)
    bare = saved(exchange, subject("Bare"))

    assert exchange.get(id, f"message:{element}").texts(path) == [values[0]]
    assert updated(exchange, id, element, second).code == "NoError"
    assert exchange.get(id, f"message:{element}").texts(path) == [values[1]]
    assert exchange.get(bare, f"message:{element}").texts(path) != [values[0]] or values[0] == "false"


@pytest.mark.parametrize(
    "element",
    [
        pytest.param("IsReadReceiptRequested", marks=shows(("42", "4200"))),
        pytest.param("IsDeliveryReceiptRequested", marks=shows(("46",))),
    ],
)
@every_product
def test_a_recipient_sees_whether_a_receipt_is_asked_for(product: str, element: str) -> None:
    exchange = Exchange(product)
    for wanted in ("true", "false"):
        letter = (subject(wanted), to(BOB), f"<t:{element}>{wanted}</t:{element}>")
        assert exchange.ask(create_message(*letter, disposition="SendOnly")).code == "NoError"
    arrived = [exchange.get(id, user=BOB) for id in exchange.found("inbox", user=BOB)]
    assert [one.text(f"//t:{element}") for one in arrived] == [one.text("//t:Subject") for one in arrived]


@pytest.mark.shows("MS-OXWSMSG_R72", "MS-OXWSMSG_R73", "MS-OXWSMSG_R196", "MS-OXWSMSG_R197")
@every_product
def test_a_message_says_who_received_it_for_whom(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"), user=BOB)
    answer = exchange.get(exchange.found("inbox")[0])
    for element in ("ReceivedBy", "ReceivedRepresenting"):
        assert answer.text(f"//t:{element}/t:Mailbox/t:EmailAddress") == ANN


@pytest.mark.shows("MS-OXWSMSG_R31")
@every_product
def test_a_message_needs_somebody_to_go_to(product: str) -> None:
    answer = Exchange(product).ask(create_message(subject("Plan"), disposition="SendOnly"))
    assert answer.code in ("ErrorMissingRecipients", "ErrorInvalidRecipients")


#: Element, what a client might send, and the requirements that have it read-only.
READ_ONLY: Final = (
    ("ConversationIndex", "<t:ConversationIndex>AQI=</t:ConversationIndex>", ("49",)),
    ("ConversationTopic", "<t:ConversationTopic>Else</t:ConversationTopic>", ("52",)),
    ("ReceivedBy", people("ReceivedBy", ANN, single=True), ("72001",)),
    ("ReceivedRepresenting", people("ReceivedRepresenting", ANN, single=True), ("73001",)),
)


@pytest.mark.parametrize(
    ("element", "sent"), [pytest.param(*row[:2], marks=shows(row[2]), id=row[0]) for row in READ_ONLY]
)
@every_product
def test_what_the_server_says_of_a_message_no_client_says(product: str, element: str, sent: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"), user=BOB)
    (id,) = exchange.found("inbox")
    before = exchange.get(id, f"message:{element}").texts(f"//t:{element}//text()")

    assert exchange.ask(create_message(subject("Own"), sent)).code == "ErrorInvalidPropertySet"
    assert updated(exchange, id, element, sent).code == "ErrorInvalidPropertySet"
    assert exchange.get(id, f"message:{element}").texts(f"//t:{element}//text()") == before


@pytest.mark.shows("MS-OXWSMSG_R58")
@every_product
def test_the_internet_message_id_is_chosen_once_and_changed_by_nobody(product: str) -> None:
    exchange, own = Exchange(product), "<t:InternetMessageId>&lt;{}@x.test&gt;</t:InternetMessageId>"
    id = saved(exchange, subject("Plan"), own.format("one"))

    assert updated(exchange, id, "InternetMessageId", own.format("two")).code == "ErrorInvalidPropertySet"
    assert exchange.get(id).text("//t:InternetMessageId") == "<one@x.test>"


_VOTES: Final = "<t:VotingInformation><t:VotingResponse>Yes</t:VotingResponse></t:VotingInformation>"
_APPROVAL: Final = "<t:ApprovalRequestData><t:ApprovalDecision>1</t:ApprovalDecision></t:ApprovalRequestData>"
_REMINDER: Final = "<t:ReminderMessageData><t:ReminderText>Go</t:ReminderText></t:ReminderMessageData>"


@pytest.mark.parametrize(
    ("element", "sent"),
    [
        pytest.param("ApprovalRequestData", _APPROVAL, marks=shows(("73008",))),
        pytest.param("VotingInformation", _VOTES, marks=shows(("73009",))),
        pytest.param("ReminderMessageData", _REMINDER, marks=shows(("73010",))),
    ],
)
@pytest.mark.parametrize("product", ["2013_SP1", "2016", "2019"])
def test_what_moderators_voters_and_reminders_say_of_a_message_no_client_says(
    product: str, element: str, sent: str
) -> None:
    exchange = Exchange(product)
    id = saved(exchange, subject("Plan"))

    assert exchange.ask(create_message(subject("Own"), sent)).code == "ErrorInvalidPropertySet"
    assert updated(exchange, id, element, sent).code == "ErrorInvalidPropertySet"
    assert exchange.get(id, f"message:{element}").names(f"//t:{element}") == []


@pytest.mark.shows("MS-OXWSMSG_R2512", "MS-OXWSMSG_R2912")
@every_product
def test_people_of_the_directory_have_mailboxes(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(BOB, "eve@outside.test"), disposition="SendOnly"))

    arrived = exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB)

    assert arrived.texts("//t:Sender/t:Mailbox/t:MailboxType") == ["Mailbox"]
    assert arrived.texts("//t:ToRecipients/t:Mailbox/t:MailboxType") == ["Mailbox", "OneOff"]


@pytest.mark.parametrize(
    "element",
    [pytest.param("Sender", marks=shows(("2516",))), pytest.param("ToRecipients", marks=shows(("2916",)))],
)
@every_product
def test_an_address_has_a_character_at_least(product: str, element: str) -> None:
    answer = Exchange(product).ask(create_message(people(element, "", single=element == "Sender")))

    assert answer.code == ("ErrorInvalidRequest" if product in ("2016", "2019") else "ErrorSchemaValidation")
