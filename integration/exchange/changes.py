"""What is new in a folder since a sync state, one page a call; and which folders have news at all, in one request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from exchangelib.fields import FieldPath
from exchangelib.items import ID_ONLY, Message
from exchangelib.properties import FolderId
from exchangelib.services import GetEvents, SubscribeToPull, SyncFolderItems

from integration.model.folder import News, Subscription
from integration.model.message import Changes, Listed

# What puts an item into a folder: new mail, and what a person or a rule makes, moves or copies there. Of folders, what
# makes the list of them another.
_EVENTS: Final = ("NewMailEvent", "CreatedEvent", "MovedEvent", "CopiedEvent", "DeletedEvent")
# The longest that Exchange keeps a pull subscription that nobody asks (SubscriptionTimeoutType), in minutes.
_KEPT: Final = 1440
# Exchange tells 50 events at a time. Who has more to tell than this is synchronised folder by folder at less cost.
_ASKED_ON: Final = 20
_RECEIVED: Final = FieldPath(field=Message.get_field_by_fieldname("datetime_received"))


def changes(account: Any, folder_id: str, sync_state: str, page: int) -> Changes:
    """Ask once; the caller keeps the state and asks on while ``complete`` is false.

    exchangelib's own loop goes through all pages before anything can be kept.
    """
    service = SyncFolderItems(account=account)
    found = service.call(
        folder=FolderId(id=folder_id),
        shape=ID_ONLY,
        additional_fields=[_RECEIVED],
        sync_state=sync_state or None,
        ignore=None,
        max_changes_returned=page,
        sync_scope=None,
    )
    created = tuple(_listed(item) for kind, item in found if kind == SyncFolderItems.CREATE)
    # The same state given back without an end happens; asking on would be for ever.
    ended = bool(service.includes_last_item_in_range) or service.sync_state == sync_state
    return Changes(created, str(service.sync_state), ended)


def subscribe(account: Any) -> Subscription:
    """Begin to be told of news in every folder, from now on."""
    asked = SubscribeToPull(account=account).call(folders=None, event_types=_EVENTS, watermark=None, timeout=_KEPT)
    ((id, watermark),) = asked
    return Subscription(str(id), str(watermark))


def news(account: Any, subscription: Subscription) -> News | None:
    """Return what is told since the watermark, mostly in one request; None where it is too much to be told."""
    told: set[str] = set()
    hierarchy, watermark = False, subscription.watermark
    for _ in range(_ASKED_ON):
        (answer,) = GetEvents(account=account).call(subscription.id, watermark)
        for event in answer.events:
            watermark = event.watermark or watermark
            hierarchy = hierarchy or getattr(event, "folder_id", None) is not None
            if getattr(event, "item_id", None) is not None and event.parent_folder_id is not None:
                told.add(event.parent_folder_id.id)
        if not answer.more_events:
            return News(frozenset(told), watermark, hierarchy)
    return None


def _listed(item: Any) -> Listed:
    received = item.datetime_received
    # An EWSDateTime is a datetime that takes no zones but exchangelib's own.
    return Listed(item.id, datetime.fromtimestamp(received.timestamp(), UTC) if received else None)
