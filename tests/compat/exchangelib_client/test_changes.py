"""exchangelib keeps up with a mailbox: by synchronising, by pulling events, by streaming them."""

from __future__ import annotations

import queue
import threading
from typing import Any

import pytest
from exchangelib import Account, Message
from exchangelib.errors import ErrorInvalidSubscription, ErrorSubscriptionNotFound
from exchangelib.folders import Folder
from exchangelib.properties import CreatedEvent, DeletedEvent, ModifiedEvent, MovedEvent, NewMailEvent, Notification

from tests.compat.conftest import ANN
from tests.compat.exchangelib_client.conftest import World

#: Longer than anything here takes; a wait that ends by it is a failure.
PATIENCE = 20


def changes(folder: Folder) -> list[tuple[str, str]]:
    """Synchronise, and say what changed with which item."""
    found = []
    for change, item in folder.sync_items():
        found.append((change, (item[0] if change == "read_flag_change" else item).id))
    return found


@pytest.mark.shows(
    "MS-OXWSSYNC_R131",
    "MS-OXWSSYNC_R132",
    "MS-OXWSSYNC_R134",
    "MS-OXWSSYNC_R136",
    "MS-OXWSSYNC_R184",
    "MS-OXWSSYNC_R194",
    "MS-OXWSSYNC_R504",
    "MS-OXWSSYNC_R1951",
    by="exchangelib",
)
def test_items_are_synchronised_change_by_change(world: World) -> None:
    folder = Folder(parent=world.ann.inbox, name="Watched").save()
    assert changes(folder) == []
    item = Message(folder=folder, subject="One", is_read=False).save()
    assert changes(folder) == [("create", item.id)]
    assert changes(folder) == []
    item.subject = "Two"
    item.save(update_fields=["subject"])
    assert changes(folder) == [("update", item.id)]
    item.is_read = True
    item.save(update_fields=["is_read"])
    assert changes(folder) == [("read_flag_change", item.id)]
    id = item.id
    item.delete()
    assert changes(folder) == [("delete", id)]


def test_what_came_and_went_between_two_rounds_is_told_as_nothing(world: World) -> None:
    folder = Folder(parent=world.ann.inbox, name="Watched").save()
    changes(folder)
    Message(folder=folder, subject="Brief").save().delete()
    assert changes(folder) == []


@pytest.mark.shows("MS-OXWSSYNC_R388", by="exchangelib")
def test_many_items_come_in_rounds(world: World) -> None:
    folder = Folder(parent=world.ann.inbox, name="Watched").save()
    made = world.ann.bulk_create(folder, [Message(subject=str(number)) for number in range(25)])
    found = [item.id for change, item in folder.sync_items(max_changes_returned=10) if change == "create"]
    assert set(found) == {one.id for one in made}
    assert len(found) == 25
    assert folder.item_sync_state


@pytest.mark.shows("MS-OXWSSYNC_R504", by="exchangelib")
def test_a_state_that_was_kept_goes_on_where_it_ended(world: World) -> None:
    folder = Folder(parent=world.ann.inbox, name="Watched").save()
    changes(folder)
    state = folder.item_sync_state
    item = Message(folder=folder, subject="One").save()
    assert changes(folder) == [("create", item.id)]
    again = [(change, one.id) for change, one in folder.sync_items(sync_state=state)]
    assert again == [("create", item.id)]


@pytest.mark.shows("MS-OXWSSYNC_R84", "MS-OXWSSYNC_R117", "MS-OXWSSYNC_R503", "MS-OXWSSYNC_R37811002", by="exchangelib")
def test_folders_are_synchronised(world: World) -> None:
    list(world.ann.inbox.sync_hierarchy())
    folder = Folder(parent=world.ann.inbox, name="New").save()
    assert [(change, one.id) for change, one in world.ann.inbox.sync_hierarchy()] == [("create", folder.id)]
    id = folder.id
    folder.delete()
    assert [(change, one.id) for change, one in world.ann.inbox.sync_hierarchy()] == [("delete", id)]
    assert list(world.ann.inbox.sync_hierarchy()) == []


def test_events_are_pulled_each_once(world: World) -> None:
    ann = world.ann
    target = Folder(parent=ann.inbox, name="Done").save()
    with ann.inbox.pull_subscription() as (subscription_id, watermark):
        item = Message(folder=ann.inbox, subject="One").save()
        item.subject = "Two"
        item.save(update_fields=["subject"])
        created, watermark = pull(ann, subscription_id, watermark)
        assert [(type(one), one.item_id.id) for one in created] == [(CreatedEvent, item.id), (ModifiedEvent, item.id)]
        old = item.id
        item.move(target)
        moved, watermark = pull(ann, subscription_id, watermark)
        assert [(type(one), one.old_item_id.id, one.item_id.id) for one in moved if isinstance(one, MovedEvent)] == [
            (MovedEvent, old, item.id)
        ]
        nothing, watermark = pull(ann, subscription_id, watermark)
        assert nothing == []
    with pytest.raises(ErrorSubscriptionNotFound):
        ann.inbox.unsubscribe(subscription_id)


def pull(account: Account, subscription_id: str, watermark: str) -> tuple[list[Any], str]:
    """Return the events about items that are new, and the watermark to go on from."""
    found = []
    for notification in account.inbox.get_events(subscription_id, watermark):
        for event in notification.events:
            watermark = event.watermark
            if getattr(event, "item_id", None) is not None:
                found.append(event)
    return found, watermark


def test_mail_that_arrives_is_streamed_while_it_arrives(world: World) -> None:
    arrived: queue.Queue[Notification] = queue.Queue()
    with world.ann.inbox.streaming_subscription(event_types=["NewMailEvent"]) as subscription_id:

        def listen() -> None:
            stream = world.ann.inbox.get_streaming_events(
                subscription_id, connection_timeout=1, max_notifications_returned=1
            )
            for notification in stream:
                arrived.put(notification)

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        assert world.streaming.wait(PATIENCE)
        assert arrived.empty()
        Message(account=world.bob, subject="Now", to_recipients=[ANN]).send()
        notification = arrived.get(timeout=PATIENCE)
        listener.join(PATIENCE)
        assert not listener.is_alive()
    assert notification.subscription_id == subscription_id
    (event,) = notification.events
    assert isinstance(event, NewMailEvent)
    assert world.ann.inbox.all().get().id == event.item_id.id


def test_what_happened_before_the_stream_opened_comes_at_once(world: World) -> None:
    with world.ann.inbox.streaming_subscription(event_types=["DeletedEvent"]) as subscription_id:
        item = Message(folder=world.ann.inbox, subject="Gone").save()
        id = item.id
        item.delete()
        (notification,) = world.ann.inbox.get_streaming_events(
            subscription_id, connection_timeout=1, max_notifications_returned=1
        )
    assert [(type(one), one.item_id.id) for one in notification.events] == [(DeletedEvent, id)]


def test_a_subscription_that_there_is_not_is_named(world: World) -> None:
    with pytest.raises(ErrorInvalidSubscription) as refused:
        list(world.ann.inbox.get_streaming_events("AAA-", connection_timeout=1))
    assert refused.value.value == "Subscription is invalid. (subscription IDs: ['AAA-'])"
