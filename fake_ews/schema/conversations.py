"""Conversations."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, ComplexType
from fake_ews.schema.enumerations import (
    ConversationActionTypeType,
    DefaultShapeNamesType,
    DisposalType,
    FlagStatusType,
    IconIndexType,
    ImportanceChoicesType,
    InferenceClassificationType,
    MailboxSearchLocationType,
    RetentionType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import FIND, SORT, Shape, many, optional, required
from fake_ews.schema.simple_types import GuidType, ItemClassType
from fake_ews.versions import E2010, E2010_SP1, E2013, E2013_SP1, E2015, E2016, V2017_07_11


class ConversationResponseShapeType(ComplexType, since=E2013):
    base_shape = required("BaseShape", DefaultShapeNamesType)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType")


class ArrayOfItemClassType(ComplexType, content=CHOICE_ANY, since=E2010):
    item_class = required("ItemClass", ItemClassType)


class ConversationActionType(ComplexType, since=E2010_SP1):
    action = required("Action", ConversationActionTypeType)
    conversation_id = required("ConversationId", "ItemIdType")
    context_folder_id = optional("ContextFolderId", "TargetFolderIdType")
    conversation_last_sync_time = optional("ConversationLastSyncTime", xs.dateTime)
    process_right_away = optional("ProcessRightAway", xs.boolean)
    destination_folder_id = optional("DestinationFolderId", "TargetFolderIdType")
    categories = optional("Categories", "ArrayOfStringsType")
    enable_always_delete = optional("EnableAlwaysDelete", xs.boolean)
    is_read = optional("IsRead", xs.boolean)
    delete_type = optional("DeleteType", DisposalType)
    retention_policy_type = optional("RetentionPolicyType", RetentionType, since=E2013)
    retention_policy_tag_id = optional("RetentionPolicyTagId", xs.string, since=E2013)
    flag = optional("Flag", "FlagType", since=E2013)
    suppress_read_receipts = optional("SuppressReadReceipts", xs.boolean, since=E2013)


class NonEmptyArrayOfApplyConversationActionType(ComplexType, since=E2010_SP1):
    conversation_action = many("ConversationAction", "ConversationActionType", minimum=1)


class ConversationType(ComplexType, since=E2010_SP1):
    conversation_id = optional("conversation:ConversationId", "ItemIdType", can=FIND)
    conversation_topic = optional("conversation:ConversationTopic", xs.string, can=FIND | SORT)
    unique_recipients = optional("conversation:UniqueRecipients", "ArrayOfStringsType", can=FIND)
    global_unique_recipients = optional("conversation:GlobalUniqueRecipients", "ArrayOfStringsType", can=FIND)
    unique_unread_senders = optional("conversation:UniqueUnreadSenders", "ArrayOfStringsType", can=FIND)
    global_unique_unread_senders = optional("conversation:GlobalUniqueUnreadSenders", "ArrayOfStringsType", can=FIND)
    unique_senders = optional("conversation:UniqueSenders", "ArrayOfStringsType", can=FIND)
    global_unique_senders = optional("conversation:GlobalUniqueSenders", "ArrayOfStringsType", can=FIND)
    last_delivery_time = optional("conversation:LastDeliveryTime", xs.dateTime, can=FIND | SORT)
    global_last_delivery_time = optional("conversation:GlobalLastDeliveryTime", xs.dateTime, can=FIND | SORT)
    categories = optional("conversation:Categories", "ArrayOfStringsType", can=FIND)
    global_categories = optional("conversation:GlobalCategories", "ArrayOfStringsType", can=FIND)
    flag_status = optional("conversation:FlagStatus", FlagStatusType, can=FIND | SORT)
    global_flag_status = optional("conversation:GlobalFlagStatus", FlagStatusType, can=FIND | SORT)
    has_attachments = optional("conversation:HasAttachments", xs.boolean, can=FIND | SORT)
    global_has_attachments = optional("conversation:GlobalHasAttachments", xs.boolean, can=FIND | SORT)
    message_count = optional("conversation:MessageCount", xs.int, can=FIND | SORT)
    global_message_count = optional("conversation:GlobalMessageCount", xs.int, can=FIND | SORT)
    unread_count = optional("conversation:UnreadCount", xs.int, can=FIND | SORT)
    global_unread_count = optional("conversation:GlobalUnreadCount", xs.int, can=FIND | SORT)
    size = optional("conversation:Size", xs.int, can=FIND | SORT)
    global_size = optional("conversation:GlobalSize", xs.int, can=FIND | SORT)
    item_classes = optional("conversation:ItemClasses", "ArrayOfItemClassType", can=FIND)
    global_item_classes = optional("conversation:GlobalItemClasses", "ArrayOfItemClassType", can=FIND)
    importance = optional("conversation:Importance", ImportanceChoicesType, can=FIND | SORT)
    global_importance = optional("conversation:GlobalImportance", ImportanceChoicesType, can=FIND | SORT)
    item_ids = optional("conversation:ItemIds", "NonEmptyArrayOfBaseItemIdsType", can=FIND)
    global_item_ids = optional("conversation:GlobalItemIds", "NonEmptyArrayOfBaseItemIdsType", can=FIND)
    last_modified_time = optional("conversation:LastModifiedTime", xs.dateTime, can=FIND | SORT, since=E2013)
    instance_key = optional("conversation:InstanceKey", xs.base64Binary, can=FIND | SORT, shape=Shape.EXPLICIT, since=E2013)
    preview = optional("conversation:Preview", xs.string, can=FIND | SORT, shape=Shape.EXPLICIT, since=E2013)
    mailbox_scope = optional("MailboxScope", MailboxSearchLocationType, since=E2013)
    icon_index = optional("conversation:IconIndex", IconIndexType, can=FIND | SORT, shape=Shape.EXPLICIT, since=E2013)
    global_icon_index = optional("conversation:GlobalIconIndex", IconIndexType, can=FIND | SORT, since=E2013)
    draft_item_ids = optional("conversation:DraftItemIds", "NonEmptyArrayOfBaseItemIdsType", can=FIND, since=E2013)
    # IRM of conversations came with 2013 SP1 (documentation of the schema versions); the Managed API asks for 2013 only.
    has_irm = optional("conversation:HasIrm", xs.boolean, can=FIND | SORT, since=E2013_SP1)
    global_has_irm = optional("conversation:GlobalHasIrm", xs.boolean, can=FIND | SORT, since=E2013_SP1)
    inference_classification = optional("InferenceClassification", InferenceClassificationType, since=V2017_07_11)
    sort_key = optional("SortKey", xs.long, since=E2015)
    mentioned_me = optional("conversation:MentionedMe", xs.boolean, shape=Shape.EXPLICIT, since=E2015)
    global_mentioned_me = optional("conversation:GlobalMentionedMe", xs.boolean, since=E2015)
    sender_smtp_address = optional("SenderSMTPAddress", "SmtpAddressType", since=E2016)
    mailbox_guids = optional("MailboxGuids", "ConversationMailboxGuids", since=E2016)
    from_ = optional("From", "SingleRecipientType", since=V2017_07_11)
    at_all_mention = optional("conversation:AtAllMention", xs.boolean, shape=Shape.EXPLICIT, since=V2017_07_11)
    global_at_all_mention = optional("conversation:GlobalAtAllMention", xs.boolean, since=V2017_07_11)


class ArrayOfConversationsType(ComplexType, content=CHOICE_ANY, since=E2010_SP1):
    conversation = required("Conversation", "ConversationType", since=E2010_SP1)


class ConversationRequestType(ComplexType, since=E2013):
    conversation_id = required("ConversationId", "ItemIdType")
    sync_state = optional("SyncState", xs.base64Binary)


class ArrayOfConversationRequestsType(ComplexType, content=CHOICE_ANY, since=E2013):
    conversation = required("Conversation", "ConversationRequestType")


class ConversationNodeType(ComplexType, since=E2013):
    internet_message_id = optional("InternetMessageId", xs.string)
    parent_internet_message_id = optional("ParentInternetMessageId", xs.string)
    items = optional("Items", "NonEmptyArrayOfAllItemsType")


class ArrayOfConversationNodesType(ComplexType, content=CHOICE_ANY, since=E2013):
    conversation_node = required("ConversationNode", "ConversationNodeType")


class ConversationResponseType(ComplexType, since=E2013):
    conversation_id = required("ConversationId", "ItemIdType")
    sync_state = optional("SyncState", xs.base64Binary)
    conversation_nodes = optional("ConversationNodes", "ArrayOfConversationNodesType")
    can_delete = optional("CanDelete", xs.boolean, since=V2017_07_11)


class ConversationMailboxGuids(ComplexType, anonymous=True, since=E2016):
    mailbox_guid = many("MailboxGuid", GuidType, minimum=1)
