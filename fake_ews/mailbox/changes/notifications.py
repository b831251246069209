"""Subscriptions at work: what to subscribe to, and the events that a subscription has coming."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from fake_ews.behaviours import SUBSCRIPTION_ID_NAMES_SERVER
from fake_ews.causes import Cause
from fake_ews.errors import Failure
from fake_ews.mailbox.changes.event_records import told
from fake_ews.mailbox.changes.events import Event, events_behind, newest
from fake_ews.mailbox.changes.subscriptions import Listener, Subscription
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.items.read_state import unread
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.session import Session
from fake_ews.schema.events import (
    BaseNotificationEventType,
    NotificationType,
)
from fake_ews.schema.record import Member, Record
from fake_ews.schema.response_codes import known_as
from fake_ews.store.malformed import Malformed
from fake_ews.store.subscription_ids import SubscriptionId
from fake_ews.store.watermarks import Watermark
from fake_ews.throttling_policy import THROTTLING, exceeded

#: More events than this wait for the next call (documentation of GetEvents).
_EVENTS_AT_ONCE: Final = 50
_LONGEST_URL: Final = 2083

#: The operation that tells the events of each kind of subscription.
_TOLD_BY: Final = MappingProxyType({"pull": "GetEvents", "streaming": "GetStreamingEvents", "push": "SendNotification"})


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
    cursor = _cursor(watermark, mailbox) if watermark else newest(premises.journal)
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


def watermark(subscription: Subscription, number: int) -> str:
    """Return the watermark of an event in the subscription's mailbox."""
    return Watermark(subscription.mailbox, number).encode()


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
    mailbox = _mailbox(premises, subscription)
    unread_in = cache(lambda counter: unread(mailbox.store.folders[counter].items.values()))
    members = tuple(
        told(mailbox, event, "" if streaming else watermark(subscription, event.number), unread_in)
        for event in (*late, *now_told)
    )
    subscription.cursor = now_told[-1].number if more else max(newest(premises.journal), subscription.cursor)
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


def _pending(premises: Premises, subscription: Subscription) -> list[Event]:
    mailbox = _mailbox(premises, subscription)
    behind = events_behind(premises.journal, subscription.mailbox, subscription.cursor)
    wanted = [event for event in behind if _wanted(event, mailbox, subscription)]
    for event in wanted:
        if event.number > subscription.decided:
            _decide(premises, subscription, event)
    return [event for event in wanted if event.number not in subscription.kept_back]


def _mailbox(premises: Premises, subscription: Subscription) -> Mailbox:
    mailbox = premises.directory.by_guid(subscription.mailbox)
    assert mailbox is not None
    return mailbox


def _decide(premises: Premises, subscription: Subscription, event: Event) -> None:
    """Ask once for each event when it is told; ordinarily that is at once, and nothing is noted."""
    subscription.decided = event.number
    told_by, at_once = _TOLD_BY[subscription.kind], event.entry.moment
    address = _mailbox(premises, subscription).address
    moments = premises.subscriptions.moments(told_by, address, event.name, at_once)
    if moments is None:
        return
    if at_once not in moments:
        subscription.kept_back.add(event.number)
    first = moments.index(at_once) if at_once in moments else len(moments)
    subscription.waiting += [(moment, event) for at, moment in enumerate(moments) if at != first]


def _take_late(premises: Premises, subscription: Subscription) -> list[Event]:
    now = premises.clock.now()
    due = [event for moment, event in subscription.waiting if moment <= now]
    subscription.waiting = [one for one in subscription.waiting if one[0] > now]
    return due


def _wanted(event: Event, mailbox: Mailbox, subscription: Subscription) -> bool:
    if event.name not in subscription.event_types:
        return False
    entry = event.entry
    if event.around:
        folder = mailbox.store.folders.get(event.around)
        if folder is None:
            return False
        here = {folder.counter, folder.parent.counter if folder.parent is not None else 0}
    elif entry.concerns_item:
        here = {entry.folder, entry.old_folder}
    else:
        here = {entry.parent, entry.old_parent, entry.folder}
    return not subscription.folders or bool(here & subscription.folders)
