"""What must be so after a documented request that attached something to an item, or took it away."""

from __future__ import annotations

from collections.abc import Iterator

from tests.compat.samples.follow_ups.done import Done, lacking, xml


def attached(done: Done) -> Iterator[str]:
    """Find each attachment by its id with what was said of it, and on its item."""
    parent = done.said("ParentItemId")[0].get("Id", "")
    for said, id in zip(done.said("Attachments")[0], done.answer.ids("//t:AttachmentId"), strict=True):
        found = done.ask(
            "<m:GetAttachment><m:AttachmentShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:AttachmentShape>"
            f'<m:AttachmentIds><t:AttachmentId Id="{id[0]}"/></m:AttachmentIds></m:GetAttachment>'
        )
        yield from lacking(said, found.elements("//m:Attachments/*"))
        if id[0] not in [one for one, _ in done.item(parent).ids("//m:Items/*/t:Attachments/*/t:AttachmentId")]:
            yield "the item does not have the attachment"


def detached(done: Done) -> Iterator[str]:
    """Find no attachment by its id, and another change key on its item."""
    for id, message in zip(done.said("AttachmentIds")[0], done.messages, strict=True):
        found = done.ask(f"<m:GetAttachment><m:AttachmentIds>{xml(id)}</m:AttachmentIds></m:GetAttachment>")
        if found.code != "ErrorInvalidAttachmentId":
            yield f"GetAttachment says {found.code}"
        (root,) = message.iter("{*}RootItemId")
        item = done.item(root.get("RootItemId", ""))
        if item.texts("//m:Items/*/t:Attachments/*") or item.ids()[0][1] != root.get("RootItemChangeKey"):
            yield "the item still has the attachment"
