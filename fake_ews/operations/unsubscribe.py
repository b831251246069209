"""Unsubscribe: ends a pull or streaming subscription (MS-OXWSNTIF 3.1.4.4)."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.changes.notifications import find_subscription
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.schema.simple_types import SubscriptionIdType


class UnsubscribeType(BaseRequestType, namespace="m", element="Unsubscribe"):
    subscription_id = required("SubscriptionId", SubscriptionIdType)


class UnsubscribeResponseType(BaseResponseMessageType, namespace="m", element="UnsubscribeResponse"):
    pass


class Unsubscribe(Single):
    """Ends one subscription; a push subscription ends by its client's answers only. MS-OXWSNTIF 3.1.4.4."""

    request = UnsubscribeType
    response = UnsubscribeResponseType
    clause = "MS-OXWSNTIF 3.1.4.4"

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Forget the subscription."""
        subscription = find_subscription(session, request[UnsubscribeType.subscription_id])
        if subscription.kind == "push":
            raise Failure("ErrorInvalidSubscription")
        del session.premises.subscriptions.by_id[subscription.id]
        return Answer()
