"""Each property of an item comes back with what it says (MS-OXWSCORE 2.2.4.24), on the first product and the last."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Final

import pytest

from tests.calling import ANN, BOB, Exchange, body, create_message, first_and_last_product, subject, to
from tests.evidence.cases import case
from tests.items import PLAIN, asked_for, base, changed, kept, set_field, with_fields

NOW: Final = "2026-03-02T08:00:00Z"


def message(*elements: str) -> str:
    return f"<t:Message>{''.join(elements)}</t:Message>"


def due(text: str) -> str:
    return f"<t:ReminderDueBy>{text}</t:ReminderDueBy>"


#: What is in the item, the property asked for, where its value stands in the answer, and the value.
SAID: Final = [
    case(message("<t:ItemClass>IPM.Note.Own</t:ItemClass>"), "ItemClass", "IPM.Note.Own", shows="MS-OXWSCORE_R72"),
    case(PLAIN["Contact"], "ItemClass", "IPM.Contact", shows="MS-OXWSCORE_R2018", id="contact"),
    case(PLAIN["CalendarItem"], "ItemClass", "IPM.Appointment", shows="MS-OXWSCORE_R2019", id="calendar item"),
    case(PLAIN["PostItem"], "ItemClass", "IPM.Post", shows="MS-OXWSCORE_R2020", id="post item"),
    case(PLAIN["Task"], "ItemClass", "IPM.Task", shows="MS-OXWSCORE_R2021", id="task"),
    case(PLAIN["DistributionList"], "ItemClass", "IPM.DistList", shows="MS-OXWSCORE_R2022", id="distribution list"),
    case(message(subject("x" * 300)), "Subject", "x" * 255, shows="MS-OXWSCORE_R74", id="255 characters"),
    *(
        case(message(f"<t:Sensitivity>{value}</t:Sensitivity>"), "Sensitivity", value, shows=shows, id=value)
        for value, shows in (
            ("Confidential", "MS-OXWSCORE_R1650 MS-OXWSCORE_R75"),
            ("Normal", "MS-OXWSCORE_R1651"),
            ("Personal", "MS-OXWSCORE_R1652"),
            ("Private", "MS-OXWSCORE_R1653"),
        )
    ),
    *(
        case(message(f"<t:Importance>{value}</t:Importance>"), "Importance", value, shows=shows, id=value)
        for value, shows in (
            ("Low", "MS-OXWSCORE_R199 MS-OXWSCORE_R81"),
            ("Normal", "MS-OXWSCORE_R200"),
            ("High", "MS-OXWSCORE_R198"),
        )
    ),
    case(message("<t:InReplyTo>&lt;a@b&gt;</t:InReplyTo>"), "InReplyTo", "<a@b>", shows="MS-OXWSCORE_R82", id="reply"),
    case(message("<t:Culture>de-DE</t:Culture>"), "Culture", "de-DE", shows="MS-OXWSCORE_R102", id="culture"),
    case(
        message(due("2026-03-05T12:00:00Z")), "ReminderDueBy", "2026-03-05T12:00:00Z", shows="MS-OXWSCORE_R92", id="due"
    ),
    case(
        message("<t:ReminderIsSet>true</t:ReminderIsSet>"),
        "ReminderIsSet",
        "true",
        shows="MS-OXWSCORE_R94 MS-OXWSCORE_R1616",
        id="a reminder",
    ),
    case(
        message("<t:ReminderIsSet>false</t:ReminderIsSet>"),
        "ReminderIsSet",
        "false",
        shows="MS-OXWSCORE_R1617",
        id="no reminder",
    ),
    case(
        message("<t:ReminderMinutesBeforeStart>25</t:ReminderMinutesBeforeStart>"),
        "ReminderMinutesBeforeStart",
        "25",
        shows="MS-OXWSCORE_R95",
        id="minutes",
    ),
    case(
        message(to("Carl@outside.test", BOB, element="CcRecipients")),
        "DisplayCc",
        "Carl@outside.test; Bob",
        shows="MS-OXWSCORE_R96 MS-OXWSCORE_R97",
        id="display cc",
    ),
    case(
        message(to("Carl@outside.test", BOB)),
        "DisplayTo",
        "Carl@outside.test; Bob",
        shows="MS-OXWSCORE_R98 MS-OXWSCORE_R99 MS-OXWSCORE_R2036",
        id="display to",
    ),
    case(PLAIN["Message"], "HasAttachments", "false", shows="MS-OXWSCORE_R1621", id="no attachments"),
    case(PLAIN["Message"], "DateTimeReceived", NOW, shows="MS-OXWSCORE_R78 MS-OXWSCORE_R2026", id="received"),
    case(PLAIN["Message"], "DateTimeCreated", NOW, shows="MS-OXWSCORE_R90 MS-OXWSCORE_R2034", id="created"),
    case(PLAIN["Message"], "DateTimeSent", NOW, shows="MS-OXWSCORE_R89 MS-OXWSCORE_R2032", id="sent"),
    case(PLAIN["Message"], "LastModifiedName", "Ann", shows="MS-OXWSCORE_R104 MS-OXWSCORE_R2040", id="who changed"),
    case(PLAIN["Message"], "IsSubmitted", "false", shows="MS-OXWSCORE_R1607 MS-OXWSCORE_R83", id="not submitted"),
    case(PLAIN["Message"], "IsDraft", "true", shows="MS-OXWSCORE_R1608 MS-OXWSCORE_R84", id="draft"),
    case(PLAIN["Message"], "IsFromMe", "false", shows="MS-OXWSCORE_R1611 MS-OXWSCORE_R85", id="not from me"),
    case(PLAIN["Message"], "IsResend", "false", shows="MS-OXWSCORE_R1613 MS-OXWSCORE_R86", id="not sent again"),
    case(PLAIN["Message"], "IsAssociated", "false", shows="MS-OXWSCORE_R1619 MS-OXWSCORE_R2285", id="not associated"),
    case(
        message("<t:IsAssociated>true</t:IsAssociated>"),
        "IsAssociated",
        "true",
        shows="MS-OXWSCORE_R106 MS-OXWSCORE_R1618",
        id="associated",
    ),
]


@pytest.mark.parametrize(("item", "name", "value"), SAID)
@first_and_last_product
def test_a_property_says(product: str, item: str, name: str, value: str) -> None:
    exchange = Exchange(product)
    answer = asked_for(exchange, kept(exchange, item), base() + with_fields(f"item:{name}"))

    assert answer.texts(f"//m:Items/*/t:{name}") == [value]


def shown(exchange: Exchange, id: str, name: str) -> list[str]:
    """Return what an item says in one property."""
    return asked_for(exchange, id, base() + with_fields(f"item:{name}")).texts(f"//m:Items/*/t:{name}")


@pytest.mark.shows("MS-OXWSCORE_R70", "MS-OXWSCORE_R156", "MS-OXWSCORE_R158", "MS-OXWSCORE_R2015")
@first_and_last_product
def test_an_id_names_one_item_and_a_change_key_one_state_of_it(product: str) -> None:
    exchange = Exchange(product)
    first, second = kept(exchange, message(subject("first"))), kept(exchange, message(subject("second")))
    (old,) = exchange.get(first).ids("//t:Message/t:ItemId")

    changed(exchange, first, set_field("item:Subject", subject("changed")))

    (new,) = exchange.get(first).ids("//t:Message/t:ItemId")
    assert new[0] == old[0] == first != second
    assert new[1] != old[1]
    assert [exchange.get(id).text("//t:Subject") for id in (first, second)] == ["changed", "second"]


@pytest.mark.shows("MS-OXWSCORE_R71")
@first_and_last_product
def test_the_parent_folder_is_the_one_that_holds_the_item(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, folder="inbox")
    answer = exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
        '<m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
    )

    assert exchange.get(id).ids("//t:ParentFolderId")[0][0] == answer.ids("//t:FolderId")[0][0]


@pytest.mark.shows("MS-OXWSCORE_R79", "MS-OXWSCORE_R2028")
@first_and_last_product
def test_the_size_grows_with_what_is_in_the_item(product: str) -> None:
    exchange = Exchange(product)
    name, content = "<t:Name>a.txt</t:Name>", base64.b64encode(b"x" * 5000).decode()
    file = f"<t:FileAttachment>{name}<t:Content>{content}</t:Content></t:FileAttachment>"
    letters = (body("x" * 10), body("x" * 5010), body("x" * 10) + f"<t:Attachments>{file}</t:Attachments>")
    small, long, loaded = (int(shown(exchange, kept(exchange, message(one)), "Size")[0]) for one in letters)

    # A character of a body takes one byte or two; a file takes its own bytes, and a little for its name.
    assert 5000 <= long - small <= 10000
    assert 5000 <= loaded - small <= 6000


@pytest.mark.shows("MS-OXWSCORE_R80")
@first_and_last_product
def test_categories_are_texts_in_their_order(product: str) -> None:
    said = "<t:Categories><t:String>Red</t:String><t:String>Blue</t:String></t:Categories>"
    exchange = Exchange(product)
    answer = asked_for(exchange, kept(exchange, message(said)), base() + with_fields("item:Categories"))

    assert answer.texts("//t:Categories/t:String") == ["Red", "Blue"]


@pytest.mark.shows("MS-OXWSCORE_R105", "MS-OXWSCORE_R90")
@first_and_last_product
def test_the_time_of_the_last_change_moves_and_that_of_creation_stays(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange)
    exchange.clock.move_to(exchange.clock.now() + timedelta(hours=1))

    changed(exchange, id, set_field("item:Subject", subject("later")))

    assert shown(exchange, id, "DateTimeCreated") == [NOW]
    assert shown(exchange, id, "LastModifiedTime") == ["2026-03-02T09:00:00Z"]


@pytest.mark.shows("MS-OXWSCORE_R87", "MS-OXWSCORE_R1614", "MS-OXWSCORE_R1615", "MS-OXWSCORE_R1609", "MS-OXWSCORE_R84")
@first_and_last_product
def test_mail_that_arrived_is_no_draft_and_unmodified_until_somebody_changes_it(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(BOB), disposition="SendOnly"))
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"))
    (id,) = exchange.found("inbox")

    assert shown(exchange, id, "IsDraft") == ["false"]
    assert shown(exchange, id, "IsUnmodified") == ["true"]
    read = set_field("message:IsRead", "<t:IsRead>true</t:IsRead>")
    changed(exchange, id, read)
    assert shown(exchange, id, "IsUnmodified") == ["true"]
    changed(exchange, id, set_field("item:Subject", subject("Mine")))
    assert shown(exchange, id, "IsUnmodified") == ["false"]


@pytest.mark.shows("MS-OXWSCORE_R85", "MS-OXWSCORE_R1611")
@first_and_last_product
def test_mail_is_from_me_if_i_sent_it_to_myself(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Mine"), to(ANN), disposition="SendOnly"))
    exchange.ask(create_message(subject("Other"), to(ANN), disposition="SendOnly"), user=BOB)

    own, other = exchange.found("inbox")
    assert (shown(exchange, own, "IsFromMe"), shown(exchange, other, "IsFromMe")) == (["true"], ["false"])


@pytest.mark.shows("MS-OXWSCORE_R91", "MS-OXWSCORE_R131", "MS-OXWSCORE_R132", "MS-OXWSCORE_R133")
@first_and_last_product
def test_mail_that_arrived_can_be_answered_and_forwarded_and_a_draft_only_forwarded(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"), user=BOB)
    answers = [
        asked_for(exchange, id, base() + with_fields("item:ResponseObjects")).names("//t:ResponseObjects/*")
        for id in (exchange.found("inbox")[0], kept(exchange))
    ]

    assert answers == [["ReplyToItem", "ReplyAllToItem", "ForwardItem"], ["ForwardItem"]]


@pytest.mark.shows("MS-OXWSCORE_R100", "MS-OXWSCORE_R1620", "MS-OXWSCORE_R2281")
@first_and_last_product
def test_an_item_says_whether_it_has_attachments_and_lists_them(product: str) -> None:
    exchange = Exchange(product)
    file = "<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>QQ==</t:Content></t:FileAttachment>"
    id = kept(exchange, message(subject("Files"), f"<t:Attachments>{file}</t:Attachments>"))

    answer = asked_for(exchange, id, base() + with_fields("item:HasAttachments", "item:Attachments"))
    assert answer.text("//t:HasAttachments") == "true"
    assert answer.texts("//t:Attachments/t:FileAttachment/t:Name") == ["a.txt"]
    assert shown(exchange, kept(exchange), "HasAttachments") == ["false"]


@pytest.mark.shows("MS-OXWSCORE_R88", "MS-OXWSCORE_R124", "MS-OXWSCORE_R20301")
@first_and_last_product
def test_the_lines_of_a_mail_come_back_one_by_one(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"), user=BOB)
    answer = asked_for(exchange, exchange.found("inbox")[0], base() + with_fields("item:InternetMessageHeaders"))

    lines = {one.get("HeaderName"): one.text for one in answer.elements("//t:InternetMessageHeader")}
    assert lines["Subject"] == "Plan"
    assert BOB in (lines["From"] or "")
    assert ANN in (lines["To"] or "")


@pytest.mark.shows("MS-OXWSCORE_R2338")
@first_and_last_product
def test_there_is_an_address_at_which_a_browser_reads_the_item(product: str) -> None:
    (text,) = shown(exchange := Exchange(product), kept(exchange), "WebClientReadFormQueryString")

    assert text.startswith("?ae=Item&a=Open&t=IPM.Note&id=")
