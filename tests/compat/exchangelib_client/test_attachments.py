"""exchangelib adds attachments to items that exist, reads them in pieces, and takes them away."""

from __future__ import annotations

import pytest
from exchangelib import FileAttachment, ItemAttachment, Message
from exchangelib.attachments import AttachmentId
from exchangelib.errors import ErrorInvalidAttachmentId, ErrorInvalidIdMalformed
from exchangelib.services import GetAttachment

from tests.compat.conftest import BOB
from tests.compat.exchangelib_client.conftest import World


def draft(world: World) -> Message:
    return Message(folder=world.ann.drafts, subject="With files", body="see", to_recipients=[BOB]).save()


@pytest.mark.shows("MS-OXWSATT_R45", "MS-OXWSATT_R53201", "MS-OXWSATT_R457", by="exchangelib")
def test_an_attachment_changes_the_item_that_it_is_added_to(world: World) -> None:
    item = draft(world)
    first_key = item.changekey
    item.attach(FileAttachment(name="a.txt", content=b"first"))
    assert item.changekey != first_key
    item.attach(FileAttachment(name="b.txt", content=b"second"))
    found = world.ann.drafts.all().get()
    assert found.changekey == item.changekey
    assert found.has_attachments is True
    assert {one.name: one.content for one in found.attachments} == {"a.txt": b"first", "b.txt": b"second"}


@pytest.mark.shows("MS-OXWSATT_R318003", by="exchangelib")
def test_an_inline_picture_is_no_attachment_that_people_see(world: World) -> None:
    item = draft(world)
    item.attach(FileAttachment(name="logo.png", content=b"\x89PNG", is_inline=True, content_id="logo@crm"))
    found = world.ann.drafts.all().get()
    assert found.has_attachments is False
    assert [(one.is_inline, one.content_id, one.content_type) for one in found.attachments] == [
        (True, "logo@crm", "image/png")
    ]


def test_large_content_is_read_in_pieces(world: World) -> None:
    content = b"0123456789abcdef" * 20_000
    draft(world).attach(FileAttachment(name="large.bin", content=content))
    (attachment,) = world.ann.drafts.all().get().attachments
    with attachment.fp as file:
        read = b"".join(iter(lambda: file.read(4096), b""))
    assert read == content


@pytest.mark.shows("MS-OXWSATT_R14201", by="exchangelib")
def test_an_item_in_an_item_in_an_item_is_read_to_the_bottom(world: World) -> None:
    innermost = Message(folder=world.ann.drafts, subject="3", body="bottom")
    middle = Message(folder=world.ann.drafts, subject="2", attachments=[ItemAttachment(name="3", item=innermost)])
    outer = Message(folder=world.ann.drafts, subject="1", attachments=[ItemAttachment(name="2", item=middle)])
    outer.save()
    (second,) = world.ann.drafts.all().get().attachments
    (third,) = second.item.attachments
    assert (second.item.subject, third.item.subject) == ("2", "3")
    assert third.item.body.strip() == "bottom"


@pytest.mark.shows("MS-OXWSATT_R467", by="exchangelib")
def test_an_attachment_that_was_taken_away_is_gone(world: World) -> None:
    item = draft(world)
    attachment = FileAttachment(name="a.txt", content=b"first")
    item.attach(attachment)
    id = attachment.attachment_id
    item.detach(attachment)
    assert not world.ann.drafts.all().get().attachments
    with pytest.raises(ErrorInvalidAttachmentId):
        get(world, id)


def test_an_id_that_is_none_is_said_to_be_malformed(world: World) -> None:
    with pytest.raises(ErrorInvalidIdMalformed):
        get(world, AttachmentId(id="AAMk="))


def get(world: World, id: AttachmentId) -> object:
    asked = {"include_mime_content": False, "body_type": None, "filter_html_content": None, "additional_fields": None}
    return GetAttachment(account=world.ann).get(items=[id], **asked)
