"""GetEvents: reads what a pull subscription has coming (MS-OXWSNTIF 3.1.4.1)."""

from __future__ import annotations

from datetime import timedelta

from fake_ews.errors import Failure
from fake_ews.mailbox.changes.notifications import find_subscription, move_cursor, notification
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import SubscriptionIdType, WatermarkType


class GetEventsType(BaseRequestType, namespace="m", element="GetEvents"):
    subscription_id = required("SubscriptionId", SubscriptionIdType)
    watermark = required("Watermark", WatermarkType)


class GetEventsResponseMessageType(ResponseMessageType, namespace="m"):
    notification = optional("Notification", "NotificationType")


class GetEventsResponseType(BaseResponseMessageType, namespace="m", element="GetEventsResponse"):
    pass


class GetEvents(Single):
    """Gives the events behind a watermark, or a status event for none. MS-OXWSNTIF 3.1.4.1."""

    request = GetEventsType
    response = GetEventsResponseType
    clause = "MS-OXWSNTIF 3.1.4.1"

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with one notification; reading keeps the subscription alive."""
        subscription = find_subscription(session, request[GetEventsType.subscription_id])
        if subscription.kind != "pull":
            raise Failure("ErrorInvalidSubscription")
        move_cursor(subscription, request[GetEventsType.watermark])
        subscription.expires = session.premises.clock.now() + timedelta(minutes=subscription.timeout_minutes)
        found = notification(session.premises, subscription, status_if_idle=True)
        return Answer({GetEventsResponseMessageType.notification: found})
