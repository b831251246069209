"""Subscriptions at work: what to subscribe to, and the events that a subscription has coming."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from fake_ews.behaviours import SUBSCRIPTION_ID_NAMES_SERVER
from fake_ews.causes import Cause
from fake_ews.errors import Failure
from fake_ews.mailbox.changes.subscriptions import Listener, Subscription
from fake_ews.mailbox.finding import find_folder, folder_id, item_id
from fake_ews.mailbox.items.read_state import unread
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.session import Session
from fake_ews.schema.events import (
    BaseNotificationEventType,
    BaseObjectChangedEventType,
    ModifiedEventType,
    MovedCopiedEventType,
    NotificationType,
)
from fake_ews.schema.folders import FolderType
from fake_ews.schema.identifiers import FolderIdType, ItemIdType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.response_codes import known_as
from fake_ews.store.change_keys import ChangeKey
from fake_ews.store.journal import Change, Entry
from fake_ews.store.malformed import Malformed
from fake_ews.store.object_types import ObjectType
from fake_ews.store.subscription_ids import SubscriptionId
from fake_ews.store.watermarks import Watermark
from fake_ews.throttling_policy import THROTTLING, exceeded

#: More events than this wait for the next call (documentation of GetEvents).
_EVENTS_AT_ONCE: Final = 50
_LONGEST_URL: Final = 2083

#: The operation that tells the events of each kind of subscription.
_TOLD_BY: Final = MappingProxyType({"pull": "GetEvents", "streaming": "GetStreamingEvents", "push": "SendNotification"})

_EVENT_ROWS: Final = (
    (Change.CREATED, NotificationType.created_event),
    (Change.NEW_MAIL, NotificationType.new_mail_event),
    (Change.MODIFIED, NotificationType.modified_event),
    (Change.READ_FLAG, NotificationType.modified_event),
    (Change.MOVED, NotificationType.moved_event),
    (Change.COPIED, NotificationType.copied_event),
    (Change.DELETED, NotificationType.deleted_event),
)


def subscribe(
    session: Session,
    kind: str,
    folder_ids: Record | None,
    event_types: tuple[str, ...],
    *,
    all_folders: bool,
    watermark: str = "",
    timeout_minutes: int = 0,
    url: str = "",
    status_frequency: int = 0,
) -> Subscription:
    """Make a subscription; raises Failure for folders of two mailboxes, none at all, or a watermark of elsewhere."""
    premises, now = session.premises, session.premises.clock.now()
    if kind == "push":
        _check_url(url)
    folders = [find_folder(session, id) for id in folder_ids] if folder_ids is not None else []
    if bool(folders) == all_folders:
        raise Failure("ErrorInvalidSubscriptionRequest")
    mailbox = folders[0][0] if folders else session.own
    if any(other.guid != mailbox.guid for other, _ in folders):
        raise Failure("ErrorInvalidSubscriptionRequest")
    _check_number(session, mailbox, now)
    cursor = _cursor(watermark, mailbox) if watermark else premises.journal.position
    subscription = Subscription(
        id=_new_id(session, mailbox, now),
        kind=kind,
        owner=session.caller.acting_as,
        mailbox=mailbox.guid,
        folders=frozenset(folder.counter for _, folder in folders),
        event_types=frozenset(event_types),
        cursor=cursor,
        created=now,
        expires=now + timedelta(minutes=timeout_minutes) if kind == "pull" else None,
        timeout_minutes=timeout_minutes,
        url=url,
        listener=Listener(timedelta(minutes=status_frequency), session.profile.version) if kind == "push" else None,
    )
    premises.subscriptions.add(subscription)
    return subscription


def _check_number(session: Session, mailbox: Mailbox, now: datetime) -> None:
    """Raise Failure where the mailbox has all the subscriptions that EWSMaxSubscriptions allows.

    The mailbox is charged, not the caller, from 2010 SP2 RU4 on (documentation of EWS throttling).
    """
    live = session.premises.subscriptions.live(mailbox.guid, now)
    limit = session.policy_of(mailbox).ews_max_subscriptions
    if exceeded(limit, live + 1):
        said = f"The mailbox has {live} subscriptions, and the policy allows {limit}."
        cause = Cause(said, THROTTLING, setting="ews_max_subscriptions")
        raise Failure(known_as("ErrorExceededSubscriptionCount", session.profile.version), cause=cause)


def _check_url(url: str) -> None:
    """Raise Failure for what is no address of a listener (documentation of ErrorInvalidPushSubscriptionUrl)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Failure("ErrorInvalidPushSubscriptionUrl") from None
    if len(url) >= _LONGEST_URL or parts.scheme.lower() not in ("http", "https") or not parts.hostname or port == 0:
        raise Failure("ErrorInvalidPushSubscriptionUrl")


def _new_id(session: Session, mailbox: Mailbox, now: datetime) -> str:
    guid = session.premises.seeds.guid("subscription")
    if not session.profile[SUBSCRIPTION_ID_NAMES_SERVER]:
        return SubscriptionId(guid).encode()
    return SubscriptionId(guid, session.host, now).encode()


def _cursor(watermark: str, mailbox: Mailbox) -> int:
    try:
        parsed = Watermark.parse(watermark)
    except Malformed:
        raise Failure("ErrorInvalidWatermark") from None
    if parsed.source != mailbox.guid:
        raise Failure("ErrorInvalidWatermark")
    return parsed.position


def watermark(subscription: Subscription, position: int) -> str:
    """Return the watermark of a position in the subscription's mailbox."""
    return Watermark(subscription.mailbox, position).encode()


def find_subscription(session: Session, id: str, missing: str = "ErrorSubscriptionNotFound") -> Subscription:
    """Return a live subscription of the caller; raises Failure for another's, or for one there is not."""
    found = session.premises.subscriptions.find(id, session.premises.clock.now())
    if found is None:
        raise Failure(missing)
    if found.owner != session.caller.acting_as:
        raise Failure("ErrorSubscriptionAccessDenied")
    return found


def move_cursor(subscription: Subscription, watermark_text: str) -> None:
    """Set a pull subscription back to where its reader says it stands; raises Failure ErrorInvalidWatermark."""
    try:
        parsed = Watermark.parse(watermark_text)
    except Malformed:
        raise Failure("ErrorInvalidWatermark") from None
    if parsed.source != subscription.mailbox:
        raise Failure("ErrorInvalidWatermark")
    subscription.cursor = parsed.position


def notification(premises: Premises, subscription: Subscription, *, status_if_idle: bool) -> Record | None:
    """Return what a subscription has coming and move its cursor behind it; None (or a status event) for nothing."""
    previous = watermark(subscription, subscription.cursor)
    pending = _pending(premises, subscription)
    late = _take_late(premises, subscription)
    now_told, more = pending[:_EVENTS_AT_ONCE], len(pending) > _EVENTS_AT_ONCE
    if not now_told and not late and not status_if_idle:
        return None
    streaming = subscription.kind == "streaming"
    members = tuple(_event(premises, subscription, entry) for entry in (*late, *now_told))
    subscription.cursor = now_told[-1].position if more else max(premises.journal.position, subscription.cursor)
    if not members:
        values = (
            {} if streaming else {BaseNotificationEventType.watermark: watermark(subscription, subscription.cursor)}
        )
        members = (Member(NotificationType.status_event, Record(BaseNotificationEventType, values)),)
    values_of: dict[Any, Any] = {NotificationType.subscription_id: subscription.id}
    if not streaming:
        values_of[NotificationType.previous_watermark] = previous
        values_of[NotificationType.more_events] = more
    return Record(NotificationType, values_of, members)


def has_events(premises: Premises, subscription: Subscription) -> bool:
    """Whether there is anything to tell."""
    if _pending(premises, subscription):
        return True
    due = next_late(subscription)
    return due is not None and due <= premises.clock.now()


def next_late(subscription: Subscription) -> datetime | None:
    """Return when the next event is told that did not come at once, or None."""
    return min((moment for moment, _ in subscription.waiting), default=None)


def _pending(premises: Premises, subscription: Subscription) -> list[Entry]:
    entries = premises.journal.in_mailbox(subscription.mailbox, subscription.cursor)
    wanted = [entry for entry in entries if _wanted(entry, subscription)]
    for entry in wanted:
        if entry.position > subscription.decided:
            _decide(premises, subscription, entry)
    return [entry for entry in wanted if entry.position not in subscription.kept_back]


def _decide(premises: Premises, subscription: Subscription, entry: Entry) -> None:
    """Ask once for each event when it is told; ordinarily that is at once, and nothing is noted."""
    subscription.decided = entry.position
    mailbox = premises.directory.by_guid(subscription.mailbox)
    assert mailbox is not None
    told_by, event, at_once = _TOLD_BY[subscription.kind], _event_name(entry), entry.moment
    moments = premises.subscriptions.moments(told_by, mailbox.address, event, at_once)
    if moments is None:
        return
    if at_once not in moments:
        subscription.kept_back.add(entry.position)
    first = moments.index(at_once) if at_once in moments else len(moments)
    subscription.waiting += [(moment, entry) for at, moment in enumerate(moments) if at != first]


def _take_late(premises: Premises, subscription: Subscription) -> list[Entry]:
    now = premises.clock.now()
    due = [entry for moment, entry in subscription.waiting if moment <= now]
    subscription.waiting = [one for one in subscription.waiting if one[0] > now]
    return due


def _event_name(entry: Entry) -> str:
    return Change.MODIFIED.value if entry.change is Change.READ_FLAG else entry.change.value


def _wanted(entry: Entry, subscription: Subscription) -> bool:
    if _event_name(entry) not in subscription.event_types:
        return False
    if not subscription.folders:
        return True
    here = {entry.folder, entry.old_folder} if entry.concerns_item else {entry.parent, entry.old_parent, entry.folder}
    return bool(here & subscription.folders)


def _event(premises: Premises, subscription: Subscription, entry: Entry) -> Member:
    row = next(row for change, row in _EVENT_ROWS if change is entry.change)
    mailbox = premises.directory.by_guid(subscription.mailbox)
    assert mailbox is not None
    values: dict[Any, Any] = {BaseObjectChangedEventType.time_stamp: entry.moment}
    if subscription.kind != "streaming":
        values[BaseNotificationEventType.watermark] = watermark(subscription, entry.position)
    moved = entry.change in (Change.MOVED, Change.COPIED)
    if entry.concerns_item:
        values[BaseObjectChangedEventType.item_id] = _item(mailbox, entry.folder, entry.item)
        values[BaseObjectChangedEventType.parent_folder_id] = _folder(mailbox, entry.folder)
        if moved:
            values[MovedCopiedEventType.old_item_id] = _item(mailbox, entry.old_folder, entry.old_item)
            values[MovedCopiedEventType.old_parent_folder_id] = _folder(mailbox, entry.old_folder)
    else:
        values[BaseObjectChangedEventType.folder_id] = _folder(mailbox, entry.folder)
        values[BaseObjectChangedEventType.parent_folder_id] = _folder(mailbox, entry.parent)
        if moved:
            values[MovedCopiedEventType.old_folder_id] = _folder(mailbox, entry.old_folder)
            values[MovedCopiedEventType.old_parent_folder_id] = _folder(mailbox, entry.old_parent)
        folder = mailbox.store.folders.get(entry.folder)
        if entry.change is Change.MODIFIED and folder is not None and folder.type is FolderType:
            values[ModifiedEventType.unread_count] = unread(folder.items.values())
    type = MovedCopiedEventType if moved else ModifiedEventType if row is NotificationType.modified_event else None
    return Member(row, Record(type or BaseObjectChangedEventType, values))


def _item(mailbox: Mailbox, folder: int, counter: int) -> Record:
    """Return an item's id; of one that is gone, with the change key of its kind alone."""
    item = mailbox.store.items.get(counter)
    if item is not None:
        return item_id(mailbox, item)
    text = mailbox.store.ids.item(folder, counter)
    return Record(ItemIdType, {ItemIdType.id: text, ItemIdType.change_key: ChangeKey(ObjectType.Message).encode()})


def _folder(mailbox: Mailbox, counter: int) -> Record:
    folder = mailbox.store.folders.get(counter)
    if folder is not None:
        return folder_id(mailbox, folder)
    text = mailbox.store.ids.folder(counter)
    return Record(FolderIdType, {FolderIdType.id: text, FolderIdType.change_key: ChangeKey(ObjectType.Folder).encode()})
