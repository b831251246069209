"""Replies, forwards and meeting answers: items that refer to another item."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.message import MessageType
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2007_SP1, E2010, E2013_SP1, V2017_07_11


class ResponseObjectCoreType(MessageType, abstract=True):
    reference_item_id = optional("ReferenceItemId", "ItemIdType")


class ResponseObjectType(ResponseObjectCoreType, abstract=True):
    object_name = attribute("ObjectName", xs.string)


class NonEmptyArrayOfResponseObjectsType(ComplexType, content=CHOICE_ANY):
    accept_item = required("AcceptItem", "AcceptItemType")
    tentatively_accept_item = required("TentativelyAcceptItem", "TentativelyAcceptItemType")
    decline_item = required("DeclineItem", "DeclineItemType")
    reply_to_item = required("ReplyToItem", "ReplyToItemType")
    forward_item = required("ForwardItem", "ForwardItemType")
    reply_all_to_item = required("ReplyAllToItem", "ReplyAllToItemType")
    cancel_calendar_item = required("CancelCalendarItem", "CancelCalendarItemType")
    remove_item = required("RemoveItem", "RemoveItemType")
    suppress_read_receipt = required("SuppressReadReceipt", "SuppressReadReceiptType")
    post_reply_item = required("PostReplyItem", "PostReplyItemType", since=E2007_SP1)
    accept_sharing_invitation = required("AcceptSharingInvitation", "AcceptSharingInvitationType", since=E2010)
    add_item_to_my_calendar = required("AddItemToMyCalendar", "AddItemToMyCalendarType", since=E2013_SP1)
    propose_new_time = required("ProposeNewTime", "ProposeNewTimeType", since=E2013_SP1)


class WellKnownResponseObjectType(
    ResponseObjectType,
    content=(
        "ItemClass, Sensitivity, Body, Attachments, InternetMessageHeaders, Sender, ToRecipients, "
        "CcRecipients, BccRecipients, IsReadReceiptRequested, IsDeliveryReceiptRequested, From, "
        "ReferenceItemId"
    ),
    restricts=True,
    prohibited=("ObjectName",),
):
    pass


class SmartResponseBaseType(
    ResponseObjectType,
    content="Subject, Body, ToRecipients, CcRecipients, BccRecipients, IsReadReceiptRequested, IsDeliveryReceiptRequested, From, ReferenceItemId",
    restricts=True,
    prohibited=("ObjectName",),
):
    pass


class SmartResponseType(SmartResponseBaseType):
    new_body_content = optional("NewBodyContent", "BodyType")


class ReplyToItemType(SmartResponseType):
    pass


class ReplyAllToItemType(SmartResponseType):
    is_specific_message_reply = optional("IsSpecificMessageReply", xs.boolean, since=V2017_07_11)


class ForwardItemType(SmartResponseType):
    pass


class CancelCalendarItemType(SmartResponseType):
    pass


class ReferenceItemResponseType(ResponseObjectType, content="ReferenceItemId", restricts=True, prohibited=("ObjectName",)):
    pass


class SuppressReadReceiptType(ReferenceItemResponseType):
    pass


class MeetingRegistrationResponseObjectType(WellKnownResponseObjectType, since=E2013_SP1):
    proposed_start = optional("ProposedStart", xs.dateTime)
    proposed_end = optional("ProposedEnd", xs.dateTime)


class AcceptItemType(MeetingRegistrationResponseObjectType):
    pass


class TentativelyAcceptItemType(MeetingRegistrationResponseObjectType):
    pass


class DeclineItemType(MeetingRegistrationResponseObjectType):
    pass


class ProposeNewTimeType(ResponseObjectType, since=E2013_SP1):
    pass


class RemoveItemType(ResponseObjectType):
    pass


class AddItemToMyCalendarType(ResponseObjectType, since=E2013_SP1):
    pass


class PostReplyItemBaseType(ResponseObjectType, content="Subject, Body, ReferenceItemId", restricts=True, prohibited=("ObjectName",), since=E2007_SP1):
    pass


class PostReplyItemType(PostReplyItemBaseType, since=E2007_SP1):
    new_body_content = optional("NewBodyContent", "BodyType")


class AcceptSharingInvitationType(ReferenceItemResponseType, since=E2010):
    pass
