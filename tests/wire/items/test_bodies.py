"""A shape says in which form bodies come back, and what is done to them (MS-OXWSCDATA 2.2.4.44)."""

from __future__ import annotations

import base64
from typing import Final

import pytest

from tests.calling import ANN, BOB, Exchange, body, create_message, every_product, first_and_last_product, subject, to
from tests.evidence.cases import case
from tests.items import PLAIN, asked_for, base, kept, with_fields

HTML: Final = "<html><head></head><body><p>Gr\u00fc\u00dfe <b>an alle</b></p></body></html>"
SCRIPT: Final = '<html><body>Hello<script>alert("x")</script></body></html>'
PICTURE: Final = '<html><body><img src="http://outside.test/a.png"></body></html>'
LINK: Final = '<html><body><a href="http://outside.test/">there</a></body></html>'

since_2013: Final = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])


def message(text: str, kind: str = "HTML") -> str:
    return f"<t:Message>{subject('Plan')}{body(text, kind)}</t:Message>"


def body_type(kind: str) -> str:
    return f"<t:BodyType>{kind}</t:BodyType>"


@pytest.mark.parametrize(
    ("held", "asked", "kind", "start"),
    [
        case("HTML", "HTML", "HTML", "<html>", shows="MS-OXWSCDATA_R17 MS-OXWSCORE_R1679", id="HTML as HTML"),
        case("HTML", "Text", "Text", "Gr\u00fc\u00dfe an alle", shows="MS-OXWSCDATA_R18", id="HTML as text"),
        case("Text", "Text", "Text", "Gr\u00fc\u00dfe", shows="MS-OXWSCORE_R1680 MS-OXWSCDATA_R1190", id="text"),
        case("Text", "HTML", "HTML", "<html>", shows="MS-OXWSCDATA_R17 MS-OXWSCDATA_R1190", id="text as HTML"),
        case("HTML", "Best", "HTML", "<html>", shows="MS-OXWSCDATA_R15 MS-OXWSCORE_R76", id="best of HTML"),
        case("Text", "Best", "Text", "Gr\u00fc\u00dfe", shows="MS-OXWSCDATA_R15 MS-OXWSCDATA_R1097", id="best of text"),
    ],
)
@first_and_last_product
def test_a_body_comes_in_the_form_asked_for(product: str, held: str, asked: str, kind: str, start: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, message(HTML if held == "HTML" else "Gr\u00fc\u00dfe", held))
    answer = asked_for(exchange, id, base() + body_type(asked) + with_fields("item:Body"))

    (found,) = answer.elements("//t:Body")
    assert found.get("BodyType") == kind
    assert (found.text or "").startswith(start)
    assert "Gr\u00fc\u00dfe" in (found.text or "")


@pytest.mark.parametrize(
    ("name", "kind", "start", "first"),
    [
        case("UniqueBody", "HTML", "<html>", "2010_SP2", shows="MS-OXWSCORE_R1681 MS-OXWSCORE_R2290", id="unique"),
        case("UniqueBody", "Text", "Gr\u00fc\u00dfe an alle", "2010_SP2", shows="MS-OXWSCORE_R1682", id="unique text"),
        case("NormalizedBody", "HTML", "<html>", "2013", shows="MS-OXWSCORE_R1349", id="normalized"),
        case(
            "NormalizedBody", "Text", "Gr\u00fc\u00dfe an alle", "2013", shows="MS-OXWSCORE_R1683", id="normalized text"
        ),
    ],
)
def test_other_bodies_come_in_the_form_asked_for(name: str, kind: str, start: str, first: str) -> None:
    for product in (first, "2019"):
        exchange = Exchange(product)
        id = kept(exchange, message(HTML))
        answer = asked_for(exchange, id, base() + body_type(kind) + with_fields(f"item:{name}"))

        (found,) = answer.elements(f"//t:{name}")
        assert found.get("BodyType") == kind
        assert (found.text or "").startswith(start)
        assert "Gr\u00fc\u00dfe" in (found.text or "")


@pytest.mark.shows("MS-OXWSCORE_R1731", "MS-OXWSCORE_R2061")
@since_2013
def test_the_text_body_is_text_whatever_else_is_asked_for(product: str) -> None:
    exchange = Exchange(product)
    answer = asked_for(
        exchange, kept(exchange, message(HTML)), base() + body_type("HTML") + with_fields("item:TextBody")
    )

    (found,) = answer.elements("//t:TextBody")
    assert (found.get("BodyType"), (found.text or "").strip()) == ("Text", "Gr\u00fc\u00dfe an alle")


@pytest.mark.shows("MS-OXWSCORE_R1354", "MS-OXWSCORE_R2051")
@since_2013
def test_the_preview_is_the_beginning_of_the_text(product: str) -> None:
    exchange = Exchange(product)
    answer = asked_for(exchange, kept(exchange, message("x" * 1000, "Text")), base() + with_fields("item:Preview"))

    assert set(answer.text("//t:Preview")) == {"x"}
    assert 255 <= len(answer.text("//t:Preview")) <= 256


@pytest.mark.shows("MS-OXWSCDATA_R4003")
@since_2013
def test_a_body_that_is_cut_says_so(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, message("x" * 3000, "Text"))
    cut = asked_for(exchange, id, f"{base()}<t:MaximumBodySize>1</t:MaximumBodySize>{with_fields('item:Body')}")
    whole = asked_for(exchange, id, base() + with_fields("item:Body"))

    assert [one.get("IsTruncated") for one in (*cut.elements("//t:Body"), *whole.elements("//t:Body"))] == [
        "true",
        "false",
    ]
    assert len(cut.text("//t:Body")) == 1024


@pytest.mark.shows("MS-OXWSCDATA_R1193", "MS-OXWSCDATA_R21193", "MS-OXWSCDATA_R21194", "MS-OXWSCDATA_R2119413")
@every_product
def test_scripts_go_where_content_is_filtered(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, message(SCRIPT))
    filtered, whole = (
        asked_for(exchange, id, f"{base()}<t:FilterHtmlContent>{say}</t:FilterHtmlContent>{with_fields('item:Body')}")
        for say in ("true", "false")
    )

    assert "Hello" in filtered.text("//t:Body")
    assert "<script>" not in filtered.text("//t:Body")
    assert '<script>alert("x")</script>' in whole.text("//t:Body")


@pytest.mark.shows("MS-OXWSCDATA_R1195", "MS-OXWSCDATA_R21195", "MS-OXWSCDATA_R21196", "MS-OXWSCDATA_R21498")
@since_2013
def test_the_code_page_that_a_body_names_becomes_utf_8_if_asked(product: str) -> None:
    exchange = Exchange(product)
    meta = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
    id = kept(exchange, message(f"<html><head>{meta.format('iso-8859-1')}</head><body>x</body></html>"))

    def shown(say: str) -> str:
        return asked_for(exchange, id, base() + say + with_fields("item:Body")).text("//t:Body")

    converting = "<t:ConvertHtmlCodePageToUTF8>{}</t:ConvertHtmlCodePageToUTF8>"
    assert meta.format("utf-8") in shown(converting.format("true"))
    assert meta.format("utf-8") in shown("")
    assert meta.format("iso-8859-1") in shown(converting.format("false"))


@pytest.mark.shows("MS-OXWSCDATA_R2149908", "MS-OXWSCDATA_R2149909")
@since_2013
def test_links_open_a_new_window_if_asked(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, message(LINK))
    new, same = (
        asked_for(
            exchange, id, f"{base()}<t:AddBlankTargetToLinks>{say}</t:AddBlankTargetToLinks>{with_fields('item:Body')}"
        ).text("//t:Body")
        for say in ("true", "false")
    )

    assert '<a href="http://outside.test/" target="_blank">there</a>' in new
    assert '<a href="http://outside.test/">there</a>' in same


@pytest.mark.shows("MS-OXWSCDATA_R2149904", "MS-OXWSSYNC_R37809")
@since_2013
def test_pictures_in_the_mail_get_the_address_that_a_template_makes(product: str) -> None:
    exchange = Exchange(product)
    picture = (
        "<t:FileAttachment><t:Name>a.png</t:Name><t:ContentId>p1</t:ContentId><t:IsInline>true</t:IsInline>"
        "<t:Content>QQ==</t:Content></t:FileAttachment>"
    )
    text = '<html><body><img src="cid:p1"><img src="cid:other"></body></html>'
    id = kept(
        exchange,
        f"<t:Message>{subject('Plan')}{body(text, 'HTML')}<t:Attachments>{picture}</t:Attachments></t:Message>",
    )
    answer = asked_for(
        exchange,
        id,
        f"{base()}<t:InlineImageUrlTemplate>/picture?{{id}}</t:InlineImageUrlTemplate>"
        f"{with_fields('item:Body', 'item:Attachments')}",
    )

    attachment = answer.elements("//t:AttachmentId")[0].get("Id")
    assert f'<img src="/picture?{attachment}"><img src="cid:other">' in answer.text("//t:Body")


@pytest.mark.shows(
    "MS-OXWSCDATA_R2149905",
    "MS-OXWSCDATA_R2149906",
    "MS-OXWSCORE_R1357",
    "MS-OXWSCORE_R1358",
    "MS-OXWSCORE_R1622",
    "MS-OXWSCORE_R1623",
    "MS-OXWSCORE_R2059",
)
@pytest.mark.parametrize(
    ("product", "can"), [("2013", True), ("2013_SP1", True), ("2016", False), ("2019", False)], ids=str
)
def test_pictures_from_outside_are_blocked_if_asked_by_the_products_of_2013(product: str, can: bool) -> None:
    exchange = Exchange(product)
    id = kept(exchange, message(PICTURE))

    for say in (True, False):
        answer = asked_for(
            exchange,
            id,
            f"{base()}<t:BlockExternalImages>{str(say).lower()}</t:BlockExternalImages>"
            f"{with_fields('item:Body', 'item:BlockStatus', 'item:HasBlockedImages')}",
        )
        blocked = say and can
        assert (' src="http://outside.test/a.png"' in answer.text("//t:Body")) != blocked
        assert answer.text("//t:BlockStatus") == str(blocked).lower()
        assert answer.text("//t:HasBlockedImages") == str(blocked).lower()


@pytest.mark.shows(
    "MS-OXWSCDATA_R1188", "MS-OXWSCDATA_R21188", "MS-OXWSCDATA_R21189", "MS-OXWSCORE_R69", "MS-OXWSCORE_R114"
)
@every_product
def test_the_mime_text_comes_if_asked(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), body("Hello"), to(ANN), disposition="SendOnly"), user=BOB)
    (id,) = exchange.found("inbox")
    asked, not_asked = (
        asked_for(exchange, id, f"{base()}<t:IncludeMimeContent>{say}</t:IncludeMimeContent>")
        for say in ("true", "false")
    )

    (content,) = asked.elements("//t:MimeContent")
    assert content.get("CharacterSet") == "UTF-8"
    assert b"\r\nSubject: Plan\r\n" in base64.b64decode(content.text or "")
    assert not_asked.elements("//t:MimeContent") == []


@pytest.mark.shows("MS-OXWSCORE_R23091", "MS-OXWSCORE_R23093", "MS-OXWSCDATA_R713")
@pytest.mark.parametrize("kind", ["Contact", "Task", "DistributionList"])
@every_product
def test_contacts_tasks_and_lists_have_mime_text_since_2013(product: str, kind: str) -> None:
    exchange = Exchange(product)
    answer = asked_for(
        exchange, kept(exchange, PLAIN[kind]), f"{base()}<t:IncludeMimeContent>true</t:IncludeMimeContent>"
    )

    old = product.startswith("2010")
    assert answer.code == ("ErrorUnsupportedMimeConversion" if old else "NoError")
    texts = [base64.b64decode(text).decode() for text in answer.texts("//t:MimeContent")]
    assert ["Plan" in text for text in texts] == ([] if old else [True])


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        case("Message", "NoError", shows="MS-OXWSCORE_R2012"),
        case("PostItem", "NoError", shows="MS-OXWSCORE_R2012"),
        case("Contact", "ErrorUnsupportedMimeConversion", shows="MS-OXWSCORE_R2012"),
        case("Task", "ErrorUnsupportedMimeConversion", shows="MS-OXWSCORE_R2012"),
    ],
)
@first_and_last_product
def test_mime_text_makes_messages_and_posts_and_nothing_that_is_no_mail(product: str, kind: str, code: str) -> None:
    text = base64.b64encode(b"Subject: Plan\r\n\r\nHello\r\n").decode()
    item = f"<t:{kind}><t:MimeContent>{text}</t:MimeContent></t:{kind}>"

    assert Exchange(product).ask(create_item(item)).code == code


def create_item(item: str) -> str:
    return f'<m:CreateItem MessageDisposition="SaveOnly"><m:Items>{item}</m:Items></m:CreateItem>'
