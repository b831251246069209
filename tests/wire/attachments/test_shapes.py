"""AttachmentShape says in which form an attached item comes (MS-OXWSATT 3.1.4.3.3.3)."""

from __future__ import annotations

import base64

import pytest

from tests.calling import Exchange, body, create_message, every_product, first_and_last_product, subject
from tests.evidence.cases import case
from tests.items import PLAIN, with_fields
from tests.wire.attachments.test_attachments import read, with_item

MIME = "<t:IncludeMimeContent>{}</t:IncludeMimeContent>"


@pytest.mark.parametrize(
    "kind",
    [
        case("Message", shows="MS-OXWSATT_R477 MS-OXWSATT_R55001 MS-OXWSATT_R3111"),
        case("PostItem", shows="MS-OXWSATT_R477 MS-OXWSATT_R55002 MS-OXWSATT_R3111"),
        case("CalendarItem", shows="MS-OXWSATT_R477 MS-OXWSATT_R55003 MS-OXWSATT_R3111"),
    ],
)
@every_product
def test_mail_posts_and_appointments_have_mime_text_if_asked(product: str, kind: str) -> None:
    exchange = Exchange(product)
    id = with_item(exchange, PLAIN[kind])

    (text,) = read(exchange, id, shape=MIME.format("true")).texts("//t:MimeContent")
    assert b"Plan" in base64.b64decode(text)
    assert read(exchange, id, shape=MIME.format("false")).texts("//t:MimeContent") == []


@pytest.mark.shows("MS-OXWSATT_R552", "MS-OXWSCDATA_R713")
@pytest.mark.parametrize("kind", ["Contact", "Task"])
@every_product
def test_other_kinds_have_mime_text_since_2013(product: str, kind: str) -> None:
    exchange = Exchange(product)
    answer = read(exchange, with_item(exchange, PLAIN[kind]), shape=MIME.format("true"))

    assert answer.code == ("ErrorUnsupportedMimeConversion" if product.startswith("2010") else "NoError")


@pytest.mark.shows("MS-OXWSATT_R478", "MS-OXWSATT_R475")
@first_and_last_product
def test_the_body_comes_in_the_form_asked_for(product: str) -> None:
    exchange = Exchange(product)
    id = with_item(exchange, f"<t:Message>{subject('Inner')}{body('<p>Hello</p>', 'HTML')}</t:Message>")

    html, text = (
        read(exchange, id, shape=f"<t:BodyType>{kind}</t:BodyType>").elements("//t:Body")[0]
        for kind in ("HTML", "Text")
    )
    assert (html.get("BodyType"), text.get("BodyType")) == ("HTML", "Text")
    assert "<p>Hello</p>" in (html.text or "")
    assert (text.text or "").strip() == "Hello"


@pytest.mark.shows("MS-OXWSATT_R479", "MS-OXWSATT_R479001", "MS-OXWSATT_R479002", "MS-OXWSATT_R318013")
@every_product
def test_scripts_go_where_content_is_filtered(product: str) -> None:
    exchange = Exchange(product)
    script = "<html><body>Hello<script>alert(1)</script></body></html>"
    id = with_item(exchange, f"<t:Message>{subject('Inner')}{body(script, 'HTML')}</t:Message>")
    filtered, whole = (
        read(exchange, id, shape=f"<t:FilterHtmlContent>{say}</t:FilterHtmlContent>").text("//t:Body")
        for say in ("true", "false")
    )

    assert "Hello" in filtered
    assert "<script>" not in filtered
    assert "<script>alert(1)</script>" in whole


@pytest.mark.shows("MS-OXWSATT_R549", "MS-OXWSATT_R521")
@first_and_last_product
def test_paths_add_properties(product: str) -> None:
    exchange = Exchange(product)
    id = with_item(exchange, f"<t:Message>{subject('Inner')}{body('Hello')}</t:Message>")

    assert read(exchange, id).elements("//t:Message/t:UniqueBody") == []
    answer = read(exchange, id, shape=with_fields("item:UniqueBody"))
    assert answer.texts("//t:Message/t:UniqueBody") == ["Hello"]


@pytest.mark.parametrize(("version", "attachments"), [("V2017_07_11", 1), ("Exchange2010_SP2", 0), ("Exchange2012", 0)])
def test_an_attachment_of_a_kind_that_the_version_does_not_have_is_not_told_of(version: str, attachments: int) -> None:
    exchange = Exchange("2019")
    id, change_key = exchange.ask(create_message(subject("Plan"))).ids()[0]
    linked = "<t:ReferenceAttachment><t:Name>Plan</t:Name><t:AttachLongPathName>there</t:AttachLongPathName>"
    exchange.ask(
        f'<m:CreateAttachment><m:ParentItemId Id="{id}" ChangeKey="{change_key}"/>'
        f"<m:Attachments>{linked}</t:ReferenceAttachment></m:Attachments></m:CreateAttachment>"
    )

    shape = "<m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
    payload = f'<m:GetItem>{shape}<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>'
    answer = exchange.ask(payload, version=version)

    assert answer.code == "NoError"
    assert len(answer.elements("//t:Attachments")) == attachments
