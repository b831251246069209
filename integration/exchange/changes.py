"""What is new in a folder since a sync state, one page a call; and which folders have news at all, in one request."""

from __future__ import annotations

from typing import Any, Final

from exchangelib.fields import FieldPath
from exchangelib.items import ID_ONLY, Message
from exchangelib.properties import FolderId
from exchangelib.services import GetEvents, SubscribeToPull, SyncFolderItems

from integration.exchange.elements import T, id_of, moment, text
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
    service = _Listing(account=account)
    found = service.call(
        folder=FolderId(id=folder_id),
        shape=ID_ONLY,
        additional_fields=[_RECEIVED],
        sync_state=sync_state or None,
        ignore=None,
        max_changes_returned=page,
        sync_scope=None,
    )
    created = tuple(listed for listed in found if listed)
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
        (answer,) = _Events(account=account).call(subscription.id, watermark)
        for event in answer:
            watermark = text(event, "Watermark") or watermark
            hierarchy = hierarchy or bool(id_of(event, "FolderId"))
            if id_of(event, "ItemId"):
                told.add(id_of(event, "ParentFolderId"))
        if text(answer, "MoreEvents") != "true":
            return News(frozenset(told - {""}), watermark, hierarchy)
    return None


class _Events(GetEvents):  # type: ignore[misc]
    """GetEvents that gives the notification as it stands in the answer."""

    def _elem_to_obj(self, elem: Any) -> Any:
        return elem


class _Listing(SyncFolderItems):  # type: ignore[misc]
    """SyncFolderItems that tells of items made, and of no other change (docs/decisions/0232)."""

    def _elem_to_obj(self, elem: Any) -> Listed | None:
        if elem.tag != f"{T}Create":
            return None
        received = text(elem[0], "DateTimeReceived")
        return Listed(id_of(elem[0], "ItemId"), moment(received) if received else None)
