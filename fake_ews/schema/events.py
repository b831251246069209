"""Subscriptions and notification events."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import NotificationEventTypeType, SubscriptionStatusType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import (
    SubscriptionIdType,
    SubscriptionStatusFrequencyType,
    SubscriptionTimeoutType,
    WatermarkType,
)
from fake_ews.versions import E2007_SP1, E2010, E2010_SP1, E2013


class BaseNotificationEventType(ComplexType):
    watermark_until_2007_sp1 = required("Watermark", WatermarkType, until=E2007_SP1)
    watermark = optional("Watermark", WatermarkType, since=E2010)


class BaseObjectChangedEventType(BaseNotificationEventType, content="TimeStamp, (FolderId | ItemId), ParentFolderId"):
    time_stamp = required("TimeStamp", xs.dateTime)
    folder_id = required("FolderId", "FolderIdType")
    item_id = required("ItemId", "ItemIdType")
    parent_folder_id = required("ParentFolderId", "FolderIdType")


class ModifiedEventType(BaseObjectChangedEventType):
    unread_count = optional("UnreadCount", xs.int)


class MovedCopiedEventType(BaseObjectChangedEventType, content="(OldFolderId | OldItemId), OldParentFolderId"):
    old_folder_id = required("OldFolderId", "FolderIdType")
    old_item_id = required("OldItemId", "ItemIdType")
    old_parent_folder_id = required("OldParentFolderId", "FolderIdType")


class NotificationType(
    ComplexType,
    content=(
        "SubscriptionId, PreviousWatermark, MoreEvents, (CopiedEvent | CreatedEvent | DeletedEvent | "
        "ModifiedEvent | MovedEvent | NewMailEvent | StatusEvent | FreeBusyChangedEvent)+"
    ),
):
    subscription_id = required("SubscriptionId", SubscriptionIdType)
    previous_watermark_until_2007_sp1 = required("PreviousWatermark", WatermarkType, until=E2007_SP1)
    previous_watermark = optional("PreviousWatermark", WatermarkType, since=E2010)
    more_events_until_2007_sp1 = required("MoreEvents", xs.boolean, until=E2007_SP1)
    more_events = optional("MoreEvents", xs.boolean, since=E2010)
    copied_event = required("CopiedEvent", "MovedCopiedEventType")
    created_event = required("CreatedEvent", "BaseObjectChangedEventType")
    deleted_event = required("DeletedEvent", "BaseObjectChangedEventType")
    modified_event = required("ModifiedEvent", "ModifiedEventType")
    moved_event = required("MovedEvent", "MovedCopiedEventType")
    new_mail_event = required("NewMailEvent", "BaseObjectChangedEventType")
    status_event = required("StatusEvent", "BaseNotificationEventType")
    free_busy_changed_event = required("FreeBusyChangedEvent", "BaseObjectChangedEventType", since=E2010_SP1)


class NonEmptyArrayOfNotificationEventTypesType(ComplexType, content=CHOICE_SOME):
    event_type = required("EventType", NotificationEventTypeType)


class BaseSubscriptionRequestType(ComplexType, abstract=True):
    folder_ids_until_2007_sp1 = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType", until=E2007_SP1)
    folder_ids = optional("FolderIds", "NonEmptyArrayOfBaseFolderIdsType", since=E2010)
    event_types = required("EventTypes", "NonEmptyArrayOfNotificationEventTypesType")
    watermark = optional("Watermark", WatermarkType)
    subscribe_to_all_folders = attribute("SubscribeToAllFolders", xs.boolean, since=E2010_SP1)


class PushSubscriptionRequestType(BaseSubscriptionRequestType):
    status_frequency = required("StatusFrequency", SubscriptionStatusFrequencyType)
    url = required("URL", xs.string)
    caller_data = optional("CallerData", xs.string, since=E2013)


class PullSubscriptionRequestType(BaseSubscriptionRequestType):
    timeout = required("Timeout", SubscriptionTimeoutType)


class StreamingSubscriptionRequestType(ComplexType, since=E2010):
    folder_ids = optional("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    event_types = required("EventTypes", "NonEmptyArrayOfNotificationEventTypesType")
    subscribe_to_all_folders = attribute("SubscribeToAllFolders", xs.boolean)


class NonEmptyArrayOfSubscriptionIdsType(ComplexType, since=E2010):
    subscription_id = many("SubscriptionId", SubscriptionIdType, minimum=1)


class NonEmptyArrayOfNotificationsType(ComplexType, since=E2010):
    notification = many("Notification", "NotificationType")


class SendNotificationResponseMessageType(ResponseMessageType, namespace="m"):
    notification = required("Notification", "NotificationType")


class SendNotificationResponseType(BaseResponseMessageType, namespace="m", element="SendNotification"):
    pass


class SendNotificationResultType(ComplexType, namespace="m", element="SendNotificationResult"):
    subscription_status = required("SubscriptionStatus", SubscriptionStatusType)
