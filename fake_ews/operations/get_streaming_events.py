"""GetStreamingEvents: a connection that carries events for as long as it lives (MS-OXWSNTIF 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from fake_ews.errors import Failure
from fake_ews.mailbox.changes.notifications import find_subscription, next_late, notification
from fake_ews.mailbox.changes.subscriptions import Subscription
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Streaming, failed, response_message, succeeded
from fake_ews.operations.subscribe import SubscribeResponseMessageType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import ConnectionStatusType
from fake_ews.schema.events import (
    NonEmptyArrayOfNotificationsType,
    NonEmptyArrayOfSubscriptionIdsType,
    SendNotificationResponseMessageType,
)
from fake_ews.schema.messages import (
    ArrayOfResponseMessagesType,
    BaseRequestType,
    BaseResponseMessageType,
    ResponseMessageType,
)
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row, optional, required
from fake_ews.schema.simple_types import StreamingSubscriptionConnectionTimeoutType
from fake_ews.traffic import Wait
from fake_ews.versions import E2010_SP1


class GetStreamingEventsType(BaseRequestType, namespace="m", element="GetStreamingEvents", since=E2010_SP1):
    subscription_ids = required("SubscriptionIds", "NonEmptyArrayOfSubscriptionIdsType")
    connection_timeout = required("ConnectionTimeout", StreamingSubscriptionConnectionTimeoutType)


class GetStreamingEventsResponseMessageType(ResponseMessageType, namespace="m", since=E2010_SP1):
    notifications = optional("Notifications", "NonEmptyArrayOfNotificationsType")
    error_subscription_ids = optional("ErrorSubscriptionIds", "NonEmptyArrayOfSubscriptionIdsType")
    connection_status = optional("ConnectionStatus", ConnectionStatusType)


class GetStreamingEventsResponseType(
    BaseResponseMessageType, namespace="m", element="GetStreamingEventsResponse", since=E2010_SP1
):
    pass


class GetStreamingEvents(Streaming):
    """Sends events as they happen, and a heartbeat where none do. MS-OXWSNTIF 3.1.4.2."""

    request = GetStreamingEventsType
    response = GetStreamingEventsResponseType
    since = E2010_SP1
    clause = "MS-OXWSNTIF 3.1.4.2"

    def stream(self, request: Record, session: Session) -> Iterator[Record | Wait]:
        """Say OK, then what each subscription has coming, until the time asked for is over."""
        ids = request[GetStreamingEventsType.subscription_ids][NonEmptyArrayOfSubscriptionIdsType.subscription_id]
        subscriptions, lost = _found(ids, session)
        if lost:
            yield self._error(lost, session)
            return
        try:
            session.around_part(1, False)
        except Failure as failure:
            yield self._failed(failure, session)
            return
        clock = session.premises.clock
        end = clock.now() + timedelta(minutes=request[GetStreamingEventsType.connection_timeout])
        heartbeat = timedelta(seconds=session.premises.settings.streaming_heartbeat_seconds)
        yield self._envelope({GetStreamingEventsResponseMessageType.connection_status: "OK"}, session)
        beat = clock.now() + heartbeat
        while clock.now() < end:
            ended = tuple(one.id for one in subscriptions if one.ended)
            if ended:
                yield self._error(ended, session)
                return
            told = self._notifications(subscriptions, session, beating=clock.now() >= beat)
            if told is None:
                late = [due for one in subscriptions if (due := next_late(one)) is not None]
                yield Wait(min(beat, end, *late))
                continue
            beat = clock.now() + heartbeat
            yield told
        yield self._envelope({GetStreamingEventsResponseMessageType.connection_status: "Closed"}, session)

    def _notifications(self, subscriptions: list[Subscription], session: Session, *, beating: bool) -> Record | None:
        """Return an envelope of whatever is new, of status events alone when it is time for a heartbeat, or None."""
        found = [notification(session.premises, one, status_if_idle=beating) for one in subscriptions]
        told = [one for one in found if one is not None]
        if not told:
            return None
        array = _of_messages(NonEmptyArrayOfNotificationsType, SendNotificationResponseMessageType.notification, told)
        return self._envelope({GetStreamingEventsResponseMessageType.notifications: array}, session)

    def _envelope(self, values: dict[Any, Any], session: Session) -> Record:
        row, declared = response_message(session.view, f"{self.element()}ResponseMessage")
        return self._around(Member(row, succeeded(declared, Answer(values))))

    def _error(self, lost: tuple[str, ...], session: Session) -> Record:
        ids = _of_messages(NonEmptyArrayOfSubscriptionIdsType, SubscribeResponseMessageType.subscription_id, lost)
        named = {GetStreamingEventsResponseMessageType.error_subscription_ids: ids}
        return self._failed(Failure("ErrorInvalidSubscription", answer=named), session)

    def _failed(self, failure: Failure, session: Session) -> Record:
        row, declared = response_message(session.view, f"{self.element()}ResponseMessage")
        return self._around(Member(row, failed(declared, failure, session)))

    def _around(self, message: Member) -> Record:
        array = Record(ArrayOfResponseMessagesType, {}, (message,))
        return Record(self.response, {BaseResponseMessageType.response_messages: array})


def _of_messages(array: type[ComplexType], row: Row[Any], values: Iterable[Any]) -> Record:
    """Return an array whose entries stand in the namespace of messages, as ``row`` does.

    The schema puts them into that of types; servers write, and clients read, them in that of messages: "How to: Stream
    notifications about mailbox events" shows it, the Managed API's GetStreamingEventsResults takes nothing else, and of
    the lost ids exchangelib's suite, which has passed against real servers.
    """
    return Record(array, foreign=tuple(Member(row, value) for value in values))


def _found(ids: tuple[str, ...], session: Session) -> tuple[list[Subscription], tuple[str, ...]]:
    """Return the subscriptions, and the ids that name none the caller may stream."""
    found, lost = [], []
    for id in ids:
        try:
            subscription = find_subscription(session, id)
        except Failure:
            lost.append(id)
            continue
        if subscription.kind == "streaming":
            found.append(subscription)
        else:
            lost.append(id)
    return found, tuple(lost)
