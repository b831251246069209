"""The GetStreamingEvents operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import ConnectionStatusType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import StreamingSubscriptionConnectionTimeoutType
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
