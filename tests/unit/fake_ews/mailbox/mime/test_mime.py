"""MIME in both directions; what is written is judged by Python's email package, what is read was written by it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.headerregistry import Address as RegistryAddress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_ews.mailbox.mime.charsets import decode_bytes
from fake_ews.mailbox.mime.content import Address, CalendarPart, MailAttachment, MailContent
from fake_ews.mailbox.mime.headers import decode_text, encode_text, parse_addresses
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.mime.writing import write_mime

SENT = datetime(2026, 3, 2, 8, 30, 5, tzinfo=UTC)
MAIL = MailContent(
    subject="Grüße aus Köln 🚀 und ein Betreff, der für eine Zeile viel zu lang ist, mit Umlauten ohne Ende: äöü",
    from_=("Åsa Öberg", "asa@example.com"),
    sender=("Büro", "office@example.com"),
    to=(("Meier, Anna", "anna@example.com"), ("", "bert@example.com")),
    cc=(('Hans "Hansi" Huber', "hans@example.com"),),
    bcc=(("", "secret@example.com"),),
    reply_to=(("Vertrieb", "sales@example.com"),),
    message_id="<1@example.com>",
    in_reply_to="<0@example.com>",
    references="<a@example.com> <0@example.com>",
    date=SENT,
    text="Guten Tag,\r\n\r\n.Punkt am Anfang\r\nFrom hier an: " + "lang " * 60 + "\r\nEnde \r\n",
    html='<html><body><p>Grüße 🚀</p><img src="cid:logo@x"></body></html>',
    attachments=(
        MailAttachment("logo.png", "image/png", b"\x89PNG" + bytes(range(256)), "logo@x", inline=True),
        MailAttachment("Übersicht 2026 … ein recht langer Dateiname mit Leerzeichen.pdf", "application/pdf", b"%PDF"),
        MailAttachment(
            "Weitergeleitet",
            "message/rfc822",
            MailContent(subject="Weitergeleitet", from_=("", "x@example.com"), text="innen\r\n"),
        ),
    ),
    importance="High",
    sensitivity="Private",
    auto_submitted="auto-replied",
    thread_topic="Grüße aus Köln",
    thread_index=bytes(range(27)),
    read_receipt_to=(("", "asa@example.com"),),
    headers=(("X-Key", "42"), ("Received", "from a by b"), ("Subject", "ignored here")),
)


def judged(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    content = body.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


class TestWriting:
    def test_pythons_parser_reads_every_header(self) -> None:
        message = judged(write_mime(MAIL))
        assert not message.defects
        assert message["Subject"] == MAIL.subject
        assert message["Thread-Topic"] == MAIL.thread_topic
        assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == list(MAIL.to)
        assert [(one.display_name, one.addr_spec) for one in message["From"].addresses] == [MAIL.from_]
        assert [(one.display_name, one.addr_spec) for one in message["CC"].addresses] == list(MAIL.cc)
        assert message["Date"].datetime == SENT
        assert message["Message-ID"] == MAIL.message_id
        assert message["References"] == MAIL.references
        assert (message["Importance"], message["Sensitivity"]) == ("high", "private")
        assert message["X-Key"] == "42"
        assert message.get_all("Subject") == [MAIL.subject]

    def test_pythons_parser_reads_every_part(self) -> None:
        message = judged(write_mime(MAIL))
        assert text_of(message, "plain") == (MAIL.text or "").replace("\r\n", "\n")
        assert text_of(message, "html") == MAIL.html
        files = [part for part in message.walk() if part.get_content_disposition()]
        assert [part.get_filename() for part in files if part.get_filename()] == [one.name for one in MAIL.attachments]
        assert [part.get_payload(decode=True) for part in files[:2]] == [one.content for one in MAIL.attachments[:2]]
        assert files[0]["Content-ID"] == "<logo@x>"

    def test_the_parts_are_nested_as_exchange_nests_them(self) -> None:
        kinds = [part.get_content_type() for part in judged(write_mime(MAIL)).walk()]
        assert kinds == [
            "multipart/mixed",
            "multipart/related",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "image/png",
            "application/pdf",
            "message/rfc822",
            "text/plain",
        ]

    def test_every_line_ends_with_crlf_and_fits_into_smtp(self) -> None:
        data = write_mime(MAIL)
        lines = data.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 78
        assert data.isascii()

    def test_the_same_mail_and_seed_give_the_same_bytes(self) -> None:
        assert write_mime(MAIL, "seed") == write_mime(MAIL, "seed")
        assert write_mime(MAIL, "seed") != write_mime(MAIL, "another")

    def test_a_mail_of_text_alone_has_one_part(self) -> None:
        message = judged(write_mime(MailContent(subject="s", text="Hello\r\n")))
        assert message.get_content_type() == "text/plain"
        assert message.get_content() == "Hello\r\n"

    def test_a_meeting_request_keeps_its_calendar(self) -> None:
        calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Grüße\r\nEND:VCALENDAR\r\n"
        message = judged(write_mime(MailContent(text="Come", calendar=CalendarPart("REQUEST", calendar))))
        (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        assert part.get_param("method") == "REQUEST"
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        assert payload.decode() == calendar

    def test_a_mail_may_attach_itself(self) -> None:
        inner = write_mime(MAIL, "seed")
        outer = MailContent(text=inner.decode("ascii"), html="<p>x</p>", message_id="<o@x>")
        assert read_mime(write_mime(outer, "seed")).text == inner.decode("ascii")

    def test_a_header_cannot_smuggle_in_another(self) -> None:
        data = write_mime(MailContent(subject="a\r\nBcc: x@example.com", headers=(("X", "b\r\nY: c"), ("Z\r\nQ", "d"))))
        message = judged(data)
        assert message["Bcc"] is None
        assert message["Y"] is None
        assert message["Q"] is None
        assert read_mime(data).subject == "a\r\nBcc: x@example.com"


class TestReading:
    def test_what_was_written_is_read_back(self) -> None:
        again = read_mime(write_mime(MAIL))
        assert again.header("X-Key") == "42"
        fields = {name: getattr(MAIL, name) for name in MailContent.__slots__ if name not in ("headers", "attachments")}
        assert {name: getattr(again, name) for name in fields} == fields
        assert again.attachments[:2] == MAIL.attachments[:2]
        inner = again.attachments[2].content
        assert isinstance(inner, MailContent)
        assert (inner.subject, inner.from_, inner.text) == ("Weitergeleitet", ("", "x@example.com"), "innen\r\n")

    def test_a_mail_of_pythons_email_package(self) -> None:
        message = EmailMessage(policy=policy.SMTP)
        message["Subject"] = "Überraschung für alle " * 6
        message["From"] = RegistryAddress("Jörg Müller-Lüdenscheidt", "joerg", "example.com")
        message["To"] = [RegistryAddress("Doe, Jane", "jane", "example.com"), RegistryAddress("", "x", "example.com")]
        message["Date"] = SENT
        message["Message-ID"] = "<p@example.com>"
        message.set_content("Zeile 1\nZeile 2 mit ß\n")
        message.add_alternative("<p>Grüße</p>\n", subtype="html")
        message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="dátä.bin")
        mail = read_mime(message.as_bytes())
        assert mail.subject == ("Überraschung für alle " * 6).strip()
        assert mail.from_ == ("Jörg Müller-Lüdenscheidt", "joerg@example.com")
        assert mail.to == (("Doe, Jane", "jane@example.com"), ("", "x@example.com"))
        assert mail.date == SENT
        assert mail.text == "Zeile 1\r\nZeile 2 mit ß\r\n"
        assert mail.html is not None
        assert mail.html.strip() == "<p>Grüße</p>"
        assert mail.attachments == (MailAttachment("dátä.bin", "application/octet-stream", b"\x00\x01"),)

    def test_a_part_in_a_multipart_has_no_line_break_at_its_end(self) -> None:
        data = (
            b"Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            b"--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b--\r\n"
        )
        assert read_mime(data).text == "Hello"

    def test_the_footer_of_a_mailing_list_is_an_attachment(self) -> None:
        data = (
            b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n"
            b"--b\nContent-Type: text/plain\n\n-- \nthe list\n--b--\n"
        )
        mail = read_mime(data)
        assert mail.text == "Hello"
        assert [(one.name, one.content) for one in mail.attachments] == [("ATT00001.txt", b"-- \nthe list")]

    def test_a_delivery_report_keeps_its_parts(self) -> None:
        data = (
            b"Subject: Undeliverable\nAuto-Submitted: auto-replied\n"
            b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            b"--b\nContent-Type: text/plain\n\nNo such user\n"
            b"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nAction: failed\n"
            b"--b\nContent-Type: message/rfc822\n\nSubject: Offer\nMessage-ID: <o@x>\n\nHi\n--b--\n"
        )
        mail = read_mime(data)
        assert mail.text == "No such user"
        assert mail.auto_submitted == "auto-replied"
        assert [one.content_type for one in mail.attachments] == ["message/delivery-status", "message/rfc822"]
        status, original = (one.content for one in mail.attachments)
        assert isinstance(status, bytes)
        assert b"Action: failed" in status
        assert isinstance(original, MailContent)
        assert original.message_id == "<o@x>"

    def test_headers_in_raw_utf8_and_in_windows_1252_are_understood(self) -> None:
        assert read_mime("Subject: Grüße\n\nx".encode()).subject == "Grüße"
        assert read_mime("Subject: Grüße\n\nx".encode("cp1252")).subject == "Grüße"

    def test_headers_keep_their_order_and_repeat(self) -> None:
        mail = read_mime(b"Received: 2\nReceived: 1\nX-A: =?utf-8?q?=C3=A4?=\n =?utf-8?q?b?=\n\n")
        assert mail.headers == (("Received", "2"), ("Received", "1"), ("X-A", "äb"))

    @pytest.mark.parametrize(
        ("header", "importance"),
        [
            ("Importance: High", "High"),
            ("X-Priority: 5 (Lowest)", "Low"),
            ("Priority: urgent", "High"),
            ("X: y", "Normal"),
        ],
    )
    def test_importance_is_read_from_what_mailers_write(self, header: str, importance: str) -> None:
        assert read_mime(header.encode() + b"\n\n").importance == importance

    def test_a_date_without_a_zone_is_utc(self) -> None:
        assert read_mime(b"Date: Mon, 2 Mar 2026 08:30:05 -0000\n\n").date == SENT
        assert read_mime(b"Date: yesterday\n\n").date is None

    def test_deep_nesting_does_not_crash(self) -> None:
        data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000))
        assert isinstance(read_mime(data), MailContent)
        assert isinstance(read_mime(b"Content-Type: message/rfc822\n\n" * 2000), MailContent)


class TestAddresses:
    @pytest.mark.parametrize(
        ("value", "addresses"),
        [
            ("anna@example.com", (("", "anna@example.com"),)),
            ("Anna Meier <anna@example.com>", (("Anna Meier", "anna@example.com"),)),
            ('"Meier, Anna" <anna@example.com>, b@x', (("Meier, Anna", "anna@example.com"), ("", "b@x"))),
            ('"a \\"b\\" c" <x@y>', (('a "b" c', "x@y"),)),
            ("Team: a@x, B <b@x>;, c@x", (("", "a@x"), ("B", "b@x"), ("", "c@x"))),
            ("undisclosed-recipients:;", ()),
            ("=?iso-8859-1?Q?J=F6rg?= <j@x>", (("Jörg", "j@x"),)),
            ('"=?utf-8?B?TWVpZXIsIEFubmE=?=" <a@x>', (("Meier, Anna", "a@x"),)),
            ("Anna (sales, Berlin) <a@x>", (("Anna", "a@x"),)),
            ("nobody", (("nobody", ""),)),
            ("", ()),
        ],
    )
    def test_a_list_is_read(self, value: str, addresses: tuple[Address, ...]) -> None:
        assert parse_addresses(value) == addresses


class TestEncodedWords:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("plain", "plain"),
            ("=?utf-8?q?a_b?=", "a b"),
            ("=?utf-8?B?8J+a?= =?utf-8?B?gA==?=", "🚀"),  # a character cut in two
            ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"),
            ("=?x-unknown?q?=E4?=", "ä"),
            ("=?utf-8?q?broken", "=?utf-8?q?broken"),
            ("=?iso-8859-1*de?q?=E4?=", "ä"),
        ],
    )
    def test_words_are_decoded(self, value: str, text: str) -> None:
        assert decode_text(value) == text

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
    def test_any_text_survives_a_header(self, value: str) -> None:
        assert read_mime(encode_text("X-Any", value) + b"\r\n").header("X-Any") == value

    @pytest.mark.parametrize(
        "name", ["idna", "unicode_escape", "undefined", "base64", "rot13", "punycode", "", "?", "utf-8"]
    )
    def test_codecs_that_are_no_character_sets_are_not_used(self, name: str) -> None:
        assert decode_bytes("é\\d".encode(), name) == "é\\d"


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40).map(str.strip)
MAILBOXES = st.from_regex(r"[a-z][a-z0-9.]{0,15}[a-z]@[a-z]{1,10}\.example", fullmatch=True)
ADDRESSES = st.tuples(NAMES, MAILBOXES)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(
    lambda text: re.sub(r"\r\n?|\n", "\r\n", text)
)
FILES = st.builds(
    MailAttachment,
    name=NAMES.filter(bool),
    content_type=st.sampled_from(["image/png", "application/pdf", "text/plain", "application/octet-stream"]),
    content=st.binary(max_size=200),
)
MAILS = st.builds(
    MailContent,
    subject=NAMES,
    from_=st.none() | ADDRESSES,
    to=st.lists(ADDRESSES, max_size=4).map(tuple),
    cc=st.lists(ADDRESSES, max_size=2).map(tuple),
    date=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    text=st.none() | TEXTS,
    html=st.none() | TEXTS,
    attachments=st.lists(FILES, max_size=3).map(tuple),
    importance=st.sampled_from(["Low", "Normal", "High"]),
)


@given(MAILS)
def test_every_mail_can_be_read_back(mail: MailContent) -> None:
    again = read_mime(write_mime(mail, "seed"))
    for name in ("subject", "from_", "to", "cc", "html", "importance", "attachments"):
        assert getattr(again, name) == getattr(mail, name)
    assert again.text == (mail.text if mail.text is not None or mail.html is not None else "")
    assert again.date == (mail.date.replace(microsecond=0) if mail.date else None)


@given(MAILS)
@settings(max_examples=50)
def test_pythons_parser_finds_no_defect_in_any_mail(mail: MailContent) -> None:
    message = judged(write_mime(mail, "seed"))
    assert not message.defects
    assert [one.addr_spec for one in message["To"].addresses] if mail.to else True


LINES = st.lists(
    st.sampled_from(
        [
            b"Content-Type: multipart/mixed; boundary=b",
            b'Content-Type: multipart/alternative; boundary="b',
            b"Content-Type: text/html; charset=utf-16",
            b"Content-Type: message/rfc822",
            b"Content-Type: text/plain; charset*=idna''x; boundary*0*=''%",
            b"Content-Type: multipart/x; boundary*=idna''%ff",
            b"Content-Transfer-Encoding: base64",
            b"Content-Transfer-Encoding: x-uuencode",
            b"Content-Disposition: attachment; filename*0*=utf-8''%C3; filename*1=x",
            b"Subject: =?utf-8?b?////?= =?x?q?=?=",
            b'From: "a <b@c (d',
            b"Date: 99 Foo 99999 99:99:99 +9999",
            b"Thread-Index: ====",
            b"--b",
            b"--b--",
            b"",
            b"begin 666 x",
            b"\xff\xfe\x00",
        ]
    )
    | st.binary(max_size=30),
    max_size=25,
)


@given(LINES)
@settings(max_examples=400)
def test_no_bytes_make_reading_crash(lines: list[bytes]) -> None:
    mail = read_mime(b"\n".join(lines))
    assert read_mime(write_mime(mail)).subject == mail.subject


@given(st.binary(max_size=300))
def test_no_rubbish_makes_reading_crash(data: bytes) -> None:
    assert isinstance(read_mime(data), MailContent)
