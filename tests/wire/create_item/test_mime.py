"""An item can be made from MIME content; what is said beside it wins."""

from __future__ import annotations

import base64

import pytest

from tests.calling import BOB, Exchange, create, create_message, every_product, subject

MAIL = b"""From: Carl Clark <carl@outside.test>
To: Bob <bob@example.test>, dora@outside.test
Cc: eve@outside.test
Bcc: hidden@outside.test
Subject: =?utf-8?B?R3LDvMOfZQ==?=
Message-ID: <1@outside.test>
In-Reply-To: <0@outside.test>
References: <9@outside.test> <0@outside.test>
Date: Sun, 01 Mar 2026 12:00:00 +0100
Importance: high
X-Ticket: 7
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Gr\xc3\xbc\xc3\x9fe
--b
Content-Type: text/csv; name="a.csv"
Content-Disposition: attachment; filename="a.csv"

a;b
--b--
""".replace(b"\n", b"\r\n")


def content(mime: bytes) -> str:
    return f'<t:MimeContent CharacterSet="UTF-8">{base64.b64encode(mime).decode()}</t:MimeContent>'


@pytest.mark.shows("MS-OXWSCORE_R69", "MS-OXWSCORE_R82", "MS-OXWSCORE_R88", "MS-OXWSCORE_R124", "MS-OXWSMSG_R66")
@every_product
def test_a_message_made_from_mime_says_what_the_mime_says(product: str) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(create_message(content(MAIL)))

    shown = exchange.get(answer.ids("//t:Message/t:ItemId")[0][0], "item:InternetMessageHeaders", "item:Attachments")
    assert shown.text("//t:Subject") == "Gr\u00fc\u00dfe"
    assert "Gr\u00fc\u00dfe" in shown.text("//t:Body")
    assert shown.text("//t:From//t:Name") == "Carl Clark"
    assert shown.texts("//t:ToRecipients//t:EmailAddress") == [BOB, "dora@outside.test"]
    assert shown.texts("//t:CcRecipients//t:EmailAddress") == ["eve@outside.test"]
    assert shown.texts("//t:BccRecipients//t:EmailAddress") == ["hidden@outside.test"]
    assert shown.text("//t:InternetMessageId") == "<1@outside.test>"
    assert shown.text("//t:InReplyTo") == "<0@outside.test>"
    assert shown.text("//t:References") == "<9@outside.test> <0@outside.test>"
    assert shown.text("//t:DateTimeSent") == "2026-03-01T11:00:00Z"
    assert shown.text("//t:Importance") == "High"
    assert shown.texts("//t:Attachments//t:Name") == ["a.csv"]
    assert shown.text('//t:InternetMessageHeader[@HeaderName="X-Ticket"]') == "7"
    assert shown.text("//t:IsDraft") == "true"


def test_what_is_said_beside_the_mime_wins() -> None:
    exchange = Exchange()
    answer = exchange.ask(create_message(content(MAIL), subject("Mine")))

    assert exchange.get(answer.ids("//t:Message/t:ItemId")[0][0]).text("//t:Message/t:Subject") == "Mine"


@pytest.mark.parametrize(
    ("text", "code"), [("*", "ErrorMimeContentInvalidBase64String"), ("", "ErrorMimeContentInvalid")]
)
@every_product
def test_mime_that_cannot_be_read_is_refused(product: str, text: str, code: str) -> None:
    assert Exchange(product).ask(create_message(f"<t:MimeContent>{text}</t:MimeContent>")).code == code


@pytest.mark.shows("MS-OXWSCORE_R2012")
@pytest.mark.parametrize("kind", ["Contact", "Task", "DistributionList"])
def test_kinds_that_have_no_mime_refuse_it(kind: str) -> None:
    assert Exchange().ask(create(f"<t:{kind}>{content(MAIL)}</t:{kind}>")).code == "ErrorUnsupportedMimeConversion"


def test_a_message_made_from_mime_is_sent_with_its_own_lines_but_without_bcc() -> None:
    exchange = Exchange()
    mine = MAIL.replace(b"From: Carl Clark <carl@outside.test>\r\n", b"")
    exchange.ask(create_message(content(mine), disposition="SendOnly"))

    mail = next(one for one in exchange.organisation.premises.outside.mail if one.recipient == "dora@outside.test")
    assert b"X-Ticket: 7\r\n" in mail.mime
    assert b"hidden@outside.test" not in mail.mime
    assert b"a;b" in base64.b64decode(mail.mime.rpartition(b"base64\r\n\r\n")[2].partition(b"\r\n--")[0])
    assert any(one.recipient == "hidden@outside.test" for one in exchange.organisation.premises.outside.mail)
