"""The GetEvents operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import SubscriptionIdType, WatermarkType


class GetEventsType(BaseRequestType, namespace="m", element="GetEvents"):
    subscription_id = required("SubscriptionId", SubscriptionIdType)
    watermark = required("Watermark", WatermarkType)


class GetEventsResponseMessageType(ResponseMessageType, namespace="m"):
    notification = optional("Notification", "NotificationType")


class GetEventsResponseType(BaseResponseMessageType, namespace="m", element="GetEventsResponse"):
    pass
