"""exchangelib sends, answers and forwards mail, and its recipient finds what was sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from exchangelib import UTC_NOW, FileAttachment, HTMLBody, ItemAttachment, Mailbox, Message
from exchangelib.errors import ErrorInvalidRecipients, ErrorItemNotFound

from tests.compat.conftest import ANN, BOB
from tests.compat.exchangelib_client.conftest import World


@pytest.mark.shows("MS-OXWSMSG_R83", "MS-OXWSMSG_R203", by="exchangelib")
def test_mail_that_is_sent_without_a_copy_leaves_none(world: World) -> None:
    Message(account=world.ann, subject="Gone", body="text", to_recipients=[BOB]).send(save_copy=False)
    assert world.bob.inbox.all().get().subject == "Gone"
    assert (world.ann.sent.all().count(), world.ann.drafts.all().count()) == (0, 0)


@pytest.mark.shows(
    "MS-OXWSCORE_R80",
    "MS-OXWSCORE_R1609",
    "MS-OXWSMSG_R36",
    "MS-OXWSMSG_R61",
    "MS-OXWSMSG_R85",
    "MS-OXWSMSG_R204",
    by="exchangelib",
)
def test_mail_that_is_sent_with_a_copy_leaves_it_in_sent_items_categories_and_bcc_included(world: World) -> None:
    ann, bob = world.ann, world.bob
    Message(
        account=ann, folder=ann.sent, subject="Kept", to_recipients=[BOB], bcc_recipients=[ANN], categories=["Blue"]
    ).send_and_save()
    copy = ann.sent.all().get()
    assert (copy.subject, copy.categories, copy.is_draft, copy.is_read) == ("Kept", ["Blue"], False, True)
    assert [one.email_address for one in copy.bcc_recipients] == [ANN]
    received = bob.inbox.all().get()
    assert received.bcc_recipients is None
    assert received.message_id == copy.message_id == ann.inbox.all().get().message_id


@pytest.mark.shows(
    "MS-OXWSCORE_R424", "MS-OXWSCORE_R1608", "MS-OXWSCORE_R1648", "MS-OXWSMSG_R80", "MS-OXWSMSG_R81", by="exchangelib"
)
def test_a_draft_is_gone_once_it_is_sent(world: World) -> None:
    draft = Message(account=world.ann, folder=world.ann.drafts, subject="Draft", to_recipients=[BOB]).save()
    assert world.ann.drafts.all().get().is_draft is True
    id = draft.id
    draft.send()
    assert world.ann.drafts.all().count() == 0
    assert world.ann.sent.all().get().subject == "Draft"
    assert world.bob.inbox.all().get().subject == "Draft"
    assert [type(one) for one in world.ann.fetch([(id, None)])] == [ErrorItemNotFound]


@pytest.mark.shows(
    "MS-OXWSCORE_R78",
    "MS-OXWSCORE_R88",
    "MS-OXWSCORE_R198",
    "MS-OXWSMSG_R26",
    "MS-OXWSMSG_R30",
    "MS-OXWSMSG_R33",
    "MS-OXWSMSG_R53",
    by="exchangelib",
)
def test_the_recipient_sees_who_sent_what_and_when(world: World) -> None:
    before = UTC_NOW()
    Message(
        account=world.ann,
        subject="Grüße & <more>",
        body="Line one\nLine two",
        to_recipients=[Mailbox(name="Somebody", email_address=BOB)],
        cc_recipients=["carl@elsewhere.test"],
        importance="High",
        is_read_receipt_requested=False,
    ).send()
    found = world.bob.inbox.filter(is_read=False).get()
    assert found.subject == "Grüße & <more>"
    assert found.body.replace("\r\n", "\n").strip() == "Line one\nLine two"
    assert (found.sender.email_address, found.author.email_address, found.sender.name) == (ANN, ANN, "Ann Lee")
    assert [one.email_address for one in found.to_recipients] == [BOB]
    assert [one.email_address for one in found.cc_recipients] == ["carl@elsewhere.test"]
    assert (found.importance, found.has_attachments, found.is_draft) == ("High", False, False)
    assert before - timedelta(seconds=1) <= found.datetime_received <= UTC_NOW()
    headers = {one.name: one.value for one in found.headers}
    assert headers["Message-ID"] == found.message_id
    assert "Received" in headers
    assert BOB in headers["To"]


@pytest.mark.shows("MS-OXWSCORE_R69", "MS-OXWSCORE_R1679", by="exchangelib")
def test_html_stays_html_and_mime_is_given_to_whoever_asks(world: World) -> None:
    html = "<html><body><p>Hello <b>Bob</b> &#228;&euro;</p></body></html>"
    Message(account=world.ann, subject="HTML", body=HTMLBody(html), to_recipients=[BOB]).send()
    found = world.bob.inbox.all().get()
    assert isinstance(found.body, HTMLBody)
    assert "Hello <b>Bob</b>" in found.body
    assert b"Content-Type: text/html" in found.mime_content
    if world.bob.version.build.major_version >= 15:
        assert found.text_body.strip() == "Hello Bob ä€"


@pytest.mark.shows(
    "MS-OXWSATT_R36", "MS-OXWSATT_R38", "MS-OXWSATT_R59", "MS-OXWSATT_R60", "MS-OXWSCORE_R1620", by="exchangelib"
)
def test_attachments_arrive_with_their_bytes(world: World) -> None:
    content = bytes(range(256)) * 50
    inner = Message(folder=world.ann.drafts, subject="Inner", body="inner text")
    letter = Message(account=world.ann, folder=world.ann.drafts, subject="Two", body="see", to_recipients=[BOB])
    letter.attach(FileAttachment(name="data.bin", content=content, content_type="application/octet-stream"))
    letter.attach(ItemAttachment(name="inner", item=inner))
    letter.save()
    letter.send()
    found = world.bob.inbox.all().get()
    assert found.has_attachments is True
    file, item = sorted(found.attachments, key=lambda one: one.name)
    assert (file.name, file.content, file.content_type, file.size) == (
        "data.bin",
        content,
        "application/octet-stream",
        len(content),
    )
    assert (item.item.subject, item.item.body.strip()) == ("Inner", "inner text")


@pytest.mark.shows("MS-OXWSCORE_R82", "MS-OXWSCORE_R131", "MS-OXWSMSG_R66", by="exchangelib")
def test_a_reply_and_its_answer_are_one_conversation(world: World) -> None:
    Message(account=world.ann, folder=world.ann.sent, subject="Offer", body="100", to_recipients=[BOB]).send_and_save()
    received = world.bob.inbox.all().get()
    received.reply(subject="Re: Offer", body="Too much", to_recipients=[ANN])
    answer = world.ann.inbox.all().get()
    sent = world.ann.sent.all().get()
    assert (answer.subject, answer.author.email_address) == ("Re: Offer", BOB)
    assert "Too much" in answer.body
    assert "100" in answer.body
    assert answer.in_reply_to == sent.message_id
    assert sent.message_id in answer.references
    assert answer.conversation_topic == sent.conversation_topic == "Offer"
    assert answer.conversation_index[:22] == sent.conversation_index[:22]
    assert answer.conversation_id == sent.conversation_id
    assert world.bob.sent.all().get().subject == "Re: Offer"


@pytest.mark.shows("MS-OXWSCORE_R133", by="exchangelib")
def test_reply_all_goes_to_everybody_but_oneself(world: World) -> None:
    Message(
        account=world.ann, subject="Party", to_recipients=[BOB], cc_recipients=["carl@elsewhere.test"], body="?"
    ).send()
    world.bob.inbox.all().get().reply_all(subject="Re: Party", body="Yes")
    answer = world.ann.inbox.all().get()
    assert [one.email_address for one in answer.to_recipients] == [ANN]
    assert [one.email_address for one in answer.cc_recipients] == ["carl@elsewhere.test"]


@pytest.mark.shows("MS-OXWSCORE_R132", by="exchangelib")
def test_a_forward_brings_the_attachments_along(world: World) -> None:
    letter = Message(account=world.ann, folder=world.ann.drafts, subject="Plan", body="as agreed", to_recipients=[BOB])
    letter.attach(FileAttachment(name="plan.txt", content=b"the plan"))
    letter.save()
    letter.send()
    world.bob.inbox.all().get().forward(subject="Fw: Plan", body="FYI", to_recipients=[ANN])
    forwarded = world.ann.inbox.all().get()
    assert forwarded.subject == "Fw: Plan"
    assert "as agreed" in forwarded.body
    assert [(one.name, one.content) for one in forwarded.attachments] == [("plan.txt", b"the plan")]


def test_a_reply_can_be_kept_as_a_draft(world: World) -> None:
    Message(account=world.ann, subject="Question", body="?", to_recipients=[BOB]).send()
    received = world.bob.inbox.all().get()
    kept = received.create_reply(subject="Re: Question", body="Let me think").save(world.bob.drafts)
    draft = world.bob.drafts.all().get()
    assert (draft.id, draft.subject, draft.is_draft) == (kept.id, "Re: Question", True)
    assert world.ann.inbox.all().count() == 0
    draft.send()
    assert world.ann.inbox.all().get().subject == "Re: Question"


@pytest.mark.shows("MS-OXWSMSG_R31", by="exchangelib")
def test_mail_to_nobody_is_refused(world: World) -> None:
    with pytest.raises(ErrorInvalidRecipients):
        Message(account=world.ann, subject="Nobody").send()


def test_mail_to_a_name_that_nobody_here_has_comes_back(world: World) -> None:
    Message(account=world.ann, subject="Lost", body="?", to_recipients=["nobody@example.test"]).send()
    report = world.ann.inbox.all().get()
    assert report.item_class.startswith("REPORT.IPM.Note")
    assert "Lost" in report.subject
