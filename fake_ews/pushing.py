"""Push subscriptions: what is to be sent to which listener when, and what follows from the answers (MS-OXWSPSNTIF).

Nothing here opens a connection: a transport takes what is due, sends it, and says what came back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from fake_ews.mailbox.changes.notifications import has_events, next_late, notification
from fake_ews.mailbox.changes.subscriptions import Listener, Subscription
from fake_ews.operations.base import Answer, succeeded
from fake_ews.organisation import Organisation
from fake_ews.schema.events import SendNotificationResponseMessageType, SendNotificationResponseType
from fake_ews.schema.messages import ArrayOfResponseMessagesType, BaseResponseMessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.table import Table
from fake_ews.schema.view import view
from fake_ews.traffic import Headers
from fake_ews.values import dataclass
from fake_ews.wire.push import send_notification, subscription_status

#: The first repetition comes after this time, each later one when twice as much time has gone by since the first
#: attempt, until StatusFrequency is over (documentation of StatusFrequency).
_FIRST_RETRY: Final = timedelta(seconds=30)

_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_AT_ONCE: Final = datetime.min.replace(tzinfo=UTC)

_HEADERS: Final = Headers(
    (
        ("Content-Type", "text/xml; charset=utf-8"),
        ("SOAPAction", '"http://schemas.microsoft.com/exchange/services/2006/messages/SendNotification"'),
    )
)


@dataclass(frozen=True, slots=True)
class Push:
    """One request to a listener."""

    subscription: str
    url: str
    headers: Headers
    body: bytes


class Pushing:
    """Every push subscription of an organisation, as the transport that serves them sees them."""

    def __init__(self, organisation: Organisation, table: Table) -> None:
        self._organisation = organisation
        self._table = table

    def next_due(self) -> datetime | None:
        """Return when something is to be sent next, or None."""
        found = (self._due(*one) for one in self._all())
        due = min((moment for moment in found if moment is not None), default=None)
        return None if due is None else max(due, self._organisation.clock.now())

    def take_due(self, now: datetime) -> list[Push]:
        """Return what is to be sent now; until ``answered`` says how that went, nothing more goes to that listener."""
        with self._organisation.lock:
            taken = []
            for subscription, listener in self._all():
                due = self._due(subscription, listener)
                if due is not None and due <= now:
                    taken.append(self._push(subscription, listener, now))
            return taken

    def answered(self, said: Push, answer: bytes | None) -> None:
        """Take note of a listener's answer, None for none: OK, an end, or another attempt later."""
        organisation = self._organisation
        with organisation.lock:
            subscription = organisation.premises.subscriptions.by_id.get(said.subscription)
            if subscription is None or subscription.listener is None:
                return
            listener, now = subscription.listener, organisation.clock.now()
            listener.under_way = False
            status = subscription_status(answer) if answer is not None else ""
            if status == "OK":
                listener.heard, listener.notification, listener.attempts = now, None, 0
            elif status == "Unsubscribe" or self._given_up(listener):
                del organisation.premises.subscriptions.by_id[subscription.id]
        organisation.changed()

    def _all(self) -> Iterator[tuple[Subscription, Listener]]:
        for subscription in tuple(self._organisation.premises.subscriptions.by_id.values()):
            if subscription.listener is not None:
                yield subscription, subscription.listener

    def _due(self, subscription: Subscription, listener: Listener) -> datetime | None:
        """Return when a listener is next written to: at once at first and with news, else when it has been long."""
        if listener.under_way:
            return None
        if listener.attempts:
            return listener.begun + _delay(listener.attempts)
        if listener.heard is None or has_events(self._organisation.premises, subscription):
            return _AT_ONCE
        return min(listener.heard + listener.status_frequency, next_late(subscription) or _NEVER)

    def _push(self, subscription: Subscription, listener: Listener, now: datetime) -> Push:
        if not listener.attempts:
            listener.begun = now
            listener.notification = notification(self._organisation.premises, subscription, status_if_idle=True)
        listener.attempts += 1
        listener.under_way = True
        assert listener.notification is not None
        message = succeeded(
            SendNotificationResponseMessageType,
            Answer({SendNotificationResponseMessageType.notification: listener.notification}),
        )
        member = Member(ArrayOfResponseMessagesType.send_notification_response_message, message)
        array = Record(ArrayOfResponseMessagesType, {}, (member,))
        whole = Record(SendNotificationResponseType, {BaseResponseMessageType.response_messages: array})
        body = send_notification(view(self._table, listener.version), listener.version, whole)
        return Push(subscription.id, subscription.url, _HEADERS, body)

    def _given_up(self, listener: Listener) -> bool:
        return _delay(listener.attempts) > listener.status_frequency


def _delay(attempts: int) -> timedelta:
    """Return how long after the first attempt the next one comes, when so many were made."""
    return _FIRST_RETRY * (1 << (attempts - 1))
