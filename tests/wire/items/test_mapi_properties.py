"""MAPI and EWS see one mailbox: what one side sets the other shows; for some of MAPI's properties EWS has no name."""

from __future__ import annotations

import base64
from typing import Final

import pytest

from fake_ews.mailbox.mail.delivery import deliver_from_outside
from tests.calling import ANN, BOB, Exchange, body, create_message, distinguished, first_and_last_product, subject, to
from tests.items import asked_for, base, changed, kept
from tests.meetings import called, meeting

FLAGS: Final = ('PropertyTag="0x0E07"', "Integer")
UID: Final = f"040000008200E00074C5B7101A82E008{'0' * 40}10000000{'AB' * 16}"


def path(name: str, type: str) -> str:
    return f'<t:ExtendedFieldURI {name} PropertyType="{type}"/>'


def number(set_name: str, id: int) -> str:
    return f'DistinguishedPropertySetId="{set_name}" PropertyId="{id}"'


def said(name: str, type: str, value: str) -> str:
    return f"<t:ExtendedProperty>{path(name, type)}<t:Value>{value}</t:Value></t:ExtendedProperty>"


def seen(exchange: Exchange, id: str, name: str, type: str) -> list[str]:
    """Return the value of an extended property of an item, empty for none."""
    shape = f"{base()}<t:AdditionalProperties>{path(name, type)}</t:AdditionalProperties>"
    return asked_for(exchange, id, shape).texts("//t:ExtendedProperty/t:Value")


def shown(exchange: Exchange, id: str, uri: str) -> list[str]:
    """Return the text of a property of an item by its FieldURI."""
    shape = f'{base()}<t:AdditionalProperties><t:FieldURI FieldURI="{uri}"/></t:AdditionalProperties>'
    return asked_for(exchange, id, shape).texts(f"//m:Items/*/t:{uri.partition(':')[2]}")


def received(exchange: Exchange, *elements: str) -> str:
    """Let Bob write to Ann, and return the id of what is in her inbox."""
    exchange.ask(create_message(*elements, to(ANN), disposition="SendOnly"), user=BOB)
    return exchange.found("inbox")[0]


TWINS: Final = [
    ("Message", "item:Subject", 'PropertyTag="0x0037"', "String", "Plan", "Plan"),
    ("Message", "item:DateTimeReceived", 'PropertyTag="0x0E06"', "SystemTime", *["2025-01-02T03:04:05Z"] * 2),
    ("CalendarItem", "calendar:Start", number("Appointment", 0x820D), "SystemTime", *["2026-03-01T09:00:00Z"] * 2),
    ("CalendarItem", "calendar:End", number("Common", 0x8517), "SystemTime", *["2030-03-03T09:00:00Z"] * 2),
    ("CalendarItem", "calendar:Location", number("Appointment", 0x8208), "String", "Room 1", "Room 1"),
    ("CalendarItem", "calendar:LegacyFreeBusyStatus", number("Appointment", 0x8205), "Integer", "3", "OOF"),
    ("Task", "task:Status", number("Task", 0x8101), "Integer", "3", "WaitingOnOthers"),
    ("Task", "task:DueDate", number("Task", 0x8105), "SystemTime", *["2026-03-03T00:00:00Z"] * 2),
    ("Contact", "contacts:FileAs", number("Address", 0x8005), "String", "Young, Cy", "Young, Cy"),
]


@first_and_last_product
@pytest.mark.parametrize(("kind", "uri", "name", "type", "value", "in_ews"), TWINS)
def test_what_is_created_by_its_name_in_mapi_shows_by_its_name_in_ews(
    product: str, kind: str, uri: str, name: str, type: str, value: str, in_ews: str
) -> None:
    exchange = Exchange(product)
    id = kept(exchange, f"<t:{kind}>{said(name, type, value)}</t:{kind}>")

    assert shown(exchange, id, uri) == [in_ews]
    assert seen(exchange, id, name, type) == [value]


@pytest.mark.parametrize(("kind", "uri", "name", "type", "value", "in_ews"), TWINS)
def test_what_is_changed_and_deleted_by_its_name_in_mapi_is_so_in_ews(
    kind: str, uri: str, name: str, type: str, value: str, in_ews: str
) -> None:
    exchange = Exchange()
    id = kept(exchange, f"<t:{kind}>{subject('Before')}</t:{kind}>")

    change = f"<t:SetItemField>{path(name, type)}<t:{kind}>{said(name, type, value)}</t:{kind}></t:SetItemField>"
    assert changed(exchange, id, change).code == "NoError"
    assert shown(exchange, id, uri) == [in_ews]

    if uri in ("item:Subject", "calendar:Location", "task:DueDate"):
        assert changed(exchange, id, f"<t:DeleteItemField>{path(name, type)}</t:DeleteItemField>").code == "NoError"
        assert shown(exchange, id, uri) in ([], [""])


@first_and_last_product
def test_flags_say_whether_a_message_is_read_is_a_draft_and_has_files(product: str) -> None:
    exchange = Exchange(product)
    file = (
        "<t:Attachments><t:FileAttachment><t:Name>a.txt</t:Name><t:Content>YQ==</t:Content></t:FileAttachment>"
        "</t:Attachments>"
    )
    draft = kept(exchange, f"<t:Message>{subject('Draft')}{file}</t:Message>")
    sent = kept(exchange, f"<t:Message>{said(*FLAGS, '1')}</t:Message>")
    unread = received(exchange, subject("Hello"))

    assert seen(exchange, draft, *FLAGS) == [str(0x01 | 0x08 | 0x10)]
    assert seen(exchange, sent, *FLAGS) == ["1"]
    assert seen(exchange, unread, *FLAGS) == ["0"]


def test_flags_stay_what_the_server_says() -> None:
    exchange = Exchange()
    id = kept(exchange)
    flags = said(*FLAGS, "64")

    change = f"<t:SetItemField>{path(*FLAGS)}<t:Message>{flags}</t:Message></t:SetItemField>"
    assert changed(exchange, id, change).code == "NoError"

    assert seen(exchange, id, *FLAGS) == ["9"]


def test_messages_are_found_by_their_flags() -> None:
    exchange = Exchange()
    kept(exchange)
    kept(exchange, f"<t:Message>{said(*FLAGS, '1')}</t:Message>")

    drafts = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:Restriction>'
        f'<t:Not><t:Excludes>{path(*FLAGS)}<t:Bitmask Value="8"/></t:Excludes></t:Not></m:Restriction>'
        f"<m:ParentFolderIds>{distinguished('drafts')}</m:ParentFolderIds></m:FindItem>"
    )

    assert drafts.texts("//t:Message/t:Subject") == ["Plan"]


@first_and_last_product
def test_who_wrote_stands_in_the_directory_by_name_and_by_address(product: str) -> None:
    exchange = Exchange(product)
    id = received(exchange, subject("RE: Offer"))

    def one(tag: str) -> str:
        (value,) = seen(exchange, id, f'PropertyTag="{tag}"', "String")
        return value

    assert (one("0x0C1E"), one("0x5D01")) == ("EX", BOB)
    assert (one("0x0064"), one("0x5D02")) == ("EX", BOB)
    assert one("0x0C1F").startswith("/o=")
    assert one("0x0C1A") == one("0x0042") != ""
    assert (one("0x003D"), one("0x0E1D")) == ("RE: ", "Offer")


def test_who_wrote_from_outside_has_an_address_of_smtp_and_the_head_of_the_mail_is_kept() -> None:
    exchange = Exchange()
    mail = b"From: Cy <cy@outside.test>\r\nTo: ann@example.test\r\nX-Mark: 7\r\nSubject: Hi\r\n\r\nBody\r\n"
    deliver_from_outside(exchange.organisation.premises, "cy@outside.test", [ANN], mail)
    (id,) = exchange.found("inbox")

    assert seen(exchange, id, 'PropertyTag="0x0C1E"', "String") == ["SMTP"]
    assert seen(exchange, id, 'PropertyTag="0x0C1F"', "String") == ["cy@outside.test"]
    (head,) = seen(exchange, id, 'PropertyTag="0x007D"', "String")
    assert "X-Mark: 7" in head
    assert "Body" not in head


def test_the_body_is_seen_as_text_and_as_html() -> None:
    exchange = Exchange()
    id = kept(exchange, f"<t:Message>{subject('x')}{body('<p>Hello</p>', 'HTML')}</t:Message>")

    (text,) = seen(exchange, id, 'PropertyTag="0x1000"', "String")
    (html,) = seen(exchange, id, 'PropertyTag="0x1013"', "Binary")

    assert text.strip() == "Hello"
    assert b"<p>Hello</p>" in base64.b64decode(html)


@first_and_last_product
def test_a_meeting_is_found_by_the_id_that_outlook_gives_it(product: str) -> None:
    exchange = Exchange(product)
    item = meeting().replace("<t:Start>", f"<t:UID>{UID}</t:UID><t:Start>")
    id = called(exchange, item)
    clean = path(number("Meeting", 0x23), "Binary")
    value = base64.b64encode(bytes.fromhex(UID)).decode()

    assert seen(exchange, id, number("Meeting", 0x23), "Binary") == [value]
    assert seen(exchange, id, number("Meeting", 0x03), "Binary") == [value]
    found = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:Restriction>'
        f'<t:IsEqualTo>{clean}<t:FieldURIOrConstant><t:Constant Value="{value}"/></t:FieldURIOrConstant></t:IsEqualTo>'
        f"</m:Restriction><m:ParentFolderIds>{distinguished('inbox')}</m:ParentFolderIds></m:FindItem>",
        user=BOB,
    )
    assert len(found.ids()) == 1
