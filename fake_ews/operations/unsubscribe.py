"""The Unsubscribe operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import required
from fake_ews.schema.simple_types import SubscriptionIdType


class UnsubscribeType(BaseRequestType, namespace="m", element="Unsubscribe"):
    subscription_id = required("SubscriptionId", SubscriptionIdType)


class UnsubscribeResponseType(BaseResponseMessageType, namespace="m", element="UnsubscribeResponse"):
    pass
