"""E-mail messages."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import SendPromptType, SharingAction, SharingActionImportance, SharingActionType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import CREATE, EDIT, FIND, SORT, UPDATE, Shape, many, optional
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2007_SP1, E2013_SP1, E2016, V2017_07_11


class MessageType(ItemType):
    sender = optional("message:Sender", "SingleRecipientType", can=CREATE | FIND)
    to_recipients = optional("message:ToRecipients", "ArrayOfRecipientsType", can=EDIT, shape=Shape.DEFAULT)
    cc_recipients = optional("message:CcRecipients", "ArrayOfRecipientsType", can=EDIT, shape=Shape.DEFAULT)
    bcc_recipients = optional("message:BccRecipients", "ArrayOfRecipientsType", can=EDIT, shape=Shape.DEFAULT)
    is_read_receipt_requested = optional("message:IsReadReceiptRequested", xs.boolean, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=0x0029000B)
    is_delivery_receipt_requested = optional("message:IsDeliveryReceiptRequested", xs.boolean, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=0x0023000B)
    conversation_index = optional("message:ConversationIndex", xs.base64Binary, can=FIND | SORT, mapi=0x00710102)
    conversation_topic = optional("message:ConversationTopic", xs.string, can=FIND | SORT, mapi=0x0070001F)
    from_ = optional("message:From", "SingleRecipientType", can=EDIT | FIND, shape=Shape.DEFAULT)
    internet_message_id = optional("message:InternetMessageId", xs.string, can=CREATE | FIND | SORT, mapi=0x1035001F)
    is_read = optional("message:IsRead", xs.boolean, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=0x0E69000B)
    is_response_requested = optional("message:IsResponseRequested", xs.boolean, can=EDIT | FIND | SORT)
    references = optional("message:References", xs.string, can=EDIT | FIND | SORT, mapi=0x1039001F)
    reply_to = optional("message:ReplyTo", "ArrayOfRecipientsType", can=EDIT)
    received_by = optional("message:ReceivedBy", "SingleRecipientType", can=FIND, since=E2007_SP1)
    received_representing = optional("message:ReceivedRepresenting", "SingleRecipientType", can=FIND, since=E2007_SP1)
    # 2013 SP1 by MS-OXWSMSG appendix C and the documentation; the Managed API asks for 2013 only.
    approval_request_data = optional("message:ApprovalRequestData", "ApprovalRequestDataType", since=E2013_SP1)
    voting_information = optional("message:VotingInformation", "VotingInformationType", since=E2013_SP1)
    reminder_message_data = optional("message:ReminderMessageData", "ReminderMessageDataType", since=E2013_SP1)
    message_safety = optional("message:MessageSafety", "MessageSafetyType", since=V2017_07_11)
    sender_smtp_address = optional("SenderSMTPAddress", "SmtpAddressType", since=E2016)
    mailbox_guids = optional("MailboxGuids", "MessageMailboxGuids", since=E2016)
    published_calendar_item_ics = optional("message:PublishedCalendarItemIcs", xs.string, since=V2017_07_11)
    published_calendar_item_name = optional("message:PublishedCalendarItemName", xs.string, since=V2017_07_11)


class SharingMessageType(MessageType, since=V2017_07_11):
    sharing_message_action = optional("SharingMessageAction", "SharingMessageActionType")
    sharing_message_actions = optional("SharingMessageActions", "ArrayOfSharingMessageActionType")


class ArrayOfSharingMessageActionType(ComplexType, since=V2017_07_11):
    sharing_message_action = optional("SharingMessageAction", "SharingMessageActionType")


class SharingMessageActionType(ComplexType, since=V2017_07_11):
    importance = optional("Importance", SharingActionImportance)
    action_type = optional("ActionType", SharingActionType)
    action = optional("Action", SharingAction)


class ApprovalRequestDataType(ComplexType, since=E2013_SP1):
    is_undecided_approval_request = optional("IsUndecidedApprovalRequest", xs.boolean)
    approval_decision = optional("ApprovalDecision", xs.int)
    approval_decision_maker = optional("ApprovalDecisionMaker", xs.string)
    approval_decision_time = optional("ApprovalDecisionTime", xs.dateTime)


class ReminderMessageDataType(ComplexType, since=E2013_SP1):
    reminder_text = optional("ReminderText", xs.string)
    location = optional("Location", xs.string)
    start_time = optional("StartTime", xs.dateTime)
    end_time = optional("EndTime", xs.dateTime)
    associated_calendar_item_id = optional("AssociatedCalendarItemId", "ItemIdType")


class MessageSafetyType(ComplexType, since=V2017_07_11):
    message_safety_level = optional("MessageSafetyLevel", xs.int)
    message_safety_reason = optional("MessageSafetyReason", xs.int)
    info = optional("Info", xs.string)


class VotingOptionDataType(ComplexType, since=E2013_SP1):
    display_name = optional("DisplayName", xs.string)
    send_prompt = optional("SendPrompt", SendPromptType)


class ArrayOfVotingOptionDataType(ComplexType, since=E2013_SP1):
    voting_option_data = many("VotingOptionData", "VotingOptionDataType")


class VotingInformationType(ComplexType, since=E2013_SP1):
    user_options = optional("UserOptions", "ArrayOfVotingOptionDataType")
    voting_response = optional("VotingResponse", xs.string)


class MessageMailboxGuids(ComplexType, anonymous=True, since=E2016):
    mailbox_guid = many("MailboxGuid", GuidType, minimum=1)
