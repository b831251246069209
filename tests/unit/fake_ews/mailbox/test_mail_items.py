"""What a message item says is written as mail and read back without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fake_ews.mailbox.mail.mail_items import attachments_of_mail, content_of, mime_of, values_of_mail
from fake_ews.mailbox.mime.content import MailAttachment, MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem
from tests.calling import Exchange

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MAIL = MailContent(
    subject="Gr\u00fc\u00dfe",
    from_=("Carl Clark", "carl@outside.test"),
    sender=("Secretary", "desk@outside.test"),
    to=(("Ann", "ann@example.test"), ("Zo\u00eb", "zoe@outside.test")),
    cc=(("carl", "c@outside.test"),),
    reply_to=(("Desk", "desk@outside.test"),),
    message_id="<1@outside.test>",
    in_reply_to="<0@outside.test>",
    references="<9@outside.test> <0@outside.test>",
    date=NOW,
    html="<p>Hello</p>",
    importance="High",
    sensitivity="Private",
    attachments=(
        MailAttachment("a.txt", "text/plain", b"A\r\n"),
        MailAttachment("logo.png", "image/png", b"\x89PNG", content_id="logo@1", inline=True),
        MailAttachment("Inner", "message/rfc822", MailContent(subject="Inner", text="Inside\r\n")),
    ),
)


def stored(content: MailContent) -> StoredItem:
    exchange = Exchange()
    premises, inbox = exchange.organisation.premises, exchange.store().distinguished["inbox"]
    item = StoredItem(1, inbox, MessageType, values_of_mail(premises, content), NOW, NOW)
    item.attachments = attachments_of_mail(premises, content, inbox)
    return item


SAID = "subject from_ sender to cc reply_to message_id in_reply_to references date html importance sensitivity"


@pytest.mark.parametrize("field", SAID.split())
def test_every_word_of_a_mail_comes_back_from_the_item(field: str) -> None:
    assert getattr(content_of(stored(MAIL)), field) == getattr(MAIL, field)


def test_files_pictures_and_mails_within_come_back() -> None:
    file, picture, inner = content_of(stored(MAIL)).attachments

    assert (file.name, file.content_type, file.content, file.inline) == ("a.txt", "text/plain", b"A\r\n", False)
    assert (picture.content_id, picture.inline) == ("logo@1", True)
    assert isinstance(inner.content, MailContent)
    assert (inner.content.subject, inner.content.text) == ("Inner", "Inside\r\n")


def test_html_is_sent_with_its_words_as_text() -> None:
    assert content_of(stored(MAIL)).text == "Hello\r\n"


def test_text_is_sent_alone() -> None:
    content = content_of(stored(replace(MAIL, html=None, text="Hi")))

    assert (content.text, content.html) == ("Hi", None)


def test_a_sender_who_is_the_author_is_not_said_twice() -> None:
    assert content_of(stored(replace(MAIL, sender=None))).sender is None


def test_the_mime_of_an_item_says_what_the_item_says() -> None:
    assert read_mime(mime_of(stored(MAIL))).subject == MAIL.subject
    assert (
        read_mime(mime_of(stored(MAIL))).attachments[2].content
        == read_mime(mime_of(stored(MAIL))).attachments[2].content
    )


@pytest.mark.parametrize(
    ("content_type", "item_class"),
    [
        ("multipart/report; report-type=delivery-status", "REPORT.IPM.Note.NDR"),
        ("multipart/report; report-type=disposition-notification", "REPORT.IPM.Note.IPNRN"),
        ("multipart/mixed", "IPM.Note"),
    ],
)
def test_reports_have_a_class_of_their_own(content_type: str, item_class: str) -> None:
    item = stored(replace(MAIL, headers=(("Content-Type", content_type),)))

    assert item.values[MessageType.row("ItemClass")] == item_class
