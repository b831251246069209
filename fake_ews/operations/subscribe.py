"""The Subscribe operation."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import SubscriptionIdType, WatermarkType
from fake_ews.versions import E2010_SP1


class SubscribeType(BaseRequestType, namespace="m", element="Subscribe", content=CHOICE):
    pull_subscription_request = required("PullSubscriptionRequest", "PullSubscriptionRequestType")
    push_subscription_request = required("PushSubscriptionRequest", "PushSubscriptionRequestType")
    streaming_subscription_request = required(
        "StreamingSubscriptionRequest", "StreamingSubscriptionRequestType", since=E2010_SP1
    )


class SubscribeResponseMessageType(ResponseMessageType, namespace="m"):
    subscription_id = optional("SubscriptionId", SubscriptionIdType)
    watermark = optional("Watermark", WatermarkType)


class SubscribeResponseType(BaseResponseMessageType, namespace="m", element="SubscribeResponse"):
    pass
