"""What must be so after a documented request about what comes next: subscriptions, and conversations as they go on."""

from __future__ import annotations

from collections.abc import Iterator

from tests.calling import BOB, create_message, subject, to
from tests.compat.samples.follow_ups.done import Done, xml


def subscribed(done: Done) -> Iterator[str]:
    """Find in the subscription what happens next."""
    done.exchange.ask(create_message(subject("News"), to(done.actor), disposition="SendOnly"), user=BOB)
    answer = done.answer
    events = done.ask(
        f"<m:GetEvents><m:SubscriptionId>{answer.text('//m:SubscriptionId')}</m:SubscriptionId>"
        f"<m:Watermark>{answer.text('//m:Watermark')}</m:Watermark></m:GetEvents>"
    )
    if "NewMailEvent" not in events.names("//m:Notification/*"):
        yield f"no event of what came: {events.code}"


def conversation_moved(done: Done) -> Iterator[str]:
    """Find the conversation where it was to go, and there too what comes next."""
    (id,) = done.said("ConversationId")
    (target,) = done.said("DestinationFolderId")
    done.exchange.ask(
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:ReplyToItem>'
        f'{to(done.actor)}<t:ReferenceItemId Id="{done.exchange.found("sentitems", user=BOB)[-1]}"/>'
        "</t:ReplyToItem></m:Items></m:CreateItem>",
        user=BOB,
    )
    place = done.inside(xml(target[0]))
    there = place.ids("//t:ConversationId")
    if [one for one, _ in there].count(id.get("Id", "")) < 2:
        yield "the conversation is not where it was to go"
