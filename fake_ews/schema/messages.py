"""What every request and every response message is built on."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_SOME, ComplexType
from fake_ews.schema.enumerations import ResponseClassType
from fake_ews.schema.kinds import xs
from fake_ews.schema.response_codes import ResponseCodeType
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2007_SP1, E2010, E2010_SP1, E2010_SP2, E2013, E2013_SP1, E2015, V2017_07_11


class ConflictResultsType(ComplexType):
    count = required("Count", xs.int)


class ResponseMessageType(ComplexType, namespace="m", content="(MessageText, ResponseCode, DescriptiveLinkKey, MessageXml)?"):
    message_text = optional("MessageText", xs.string)
    response_code = optional("ResponseCode", ResponseCodeType)
    descriptive_link_key = optional("DescriptiveLinkKey", xs.int)
    message_xml = optional("MessageXml", "ResponseMessageMessageXml")
    response_class = attribute("ResponseClass", ResponseClassType, required=True)


class ArrayOfResponseMessagesType(ComplexType, namespace="m", content=CHOICE_SOME):
    create_item_response_message = required("CreateItemResponseMessage", "ItemInfoResponseMessageType")
    delete_item_response_message_until_2010_sp2 = required("DeleteItemResponseMessage", "ResponseMessageType", until=E2010_SP2)
    delete_item_response_message = required("DeleteItemResponseMessage", "DeleteItemResponseMessageType", since=E2013)
    get_item_response_message = required("GetItemResponseMessage", "ItemInfoResponseMessageType")
    update_item_response_message = required("UpdateItemResponseMessage", "UpdateItemResponseMessageType")
    update_item_in_recoverable_items_response_message = required(
        "UpdateItemInRecoverableItemsResponseMessage", "UpdateItemInRecoverableItemsResponseMessageType", since=E2013
    )
    send_item_response_message = required("SendItemResponseMessage", "ResponseMessageType")
    delete_folder_response_message = required("DeleteFolderResponseMessage", "ResponseMessageType")
    empty_folder_response_message = required("EmptyFolderResponseMessage", "ResponseMessageType", since=E2010_SP1)
    create_folder_response_message = required("CreateFolderResponseMessage", "FolderInfoResponseMessageType")
    get_folder_response_message = required("GetFolderResponseMessage", "FolderInfoResponseMessageType")
    find_folder_response_message = required("FindFolderResponseMessage", "FindFolderResponseMessageType")
    update_folder_response_message = required("UpdateFolderResponseMessage", "FolderInfoResponseMessageType")
    move_folder_response_message = required("MoveFolderResponseMessage", "FolderInfoResponseMessageType")
    copy_folder_response_message = required("CopyFolderResponseMessage", "FolderInfoResponseMessageType")
    create_folder_path_response_message = required("CreateFolderPathResponseMessage", "FolderInfoResponseMessageType", since=E2013)
    create_attachment_response_message = required("CreateAttachmentResponseMessage", "AttachmentInfoResponseMessageType")
    delete_attachment_response_message = required("DeleteAttachmentResponseMessage", "DeleteAttachmentResponseMessageType")
    get_attachment_response_message = required("GetAttachmentResponseMessage", "AttachmentInfoResponseMessageType")
    upload_items_response_message = required("UploadItemsResponseMessage", "UploadItemsResponseMessageType", since=E2010_SP1)
    export_items_response_message = required("ExportItemsResponseMessage", "ExportItemsResponseMessageType", since=E2010_SP1)
    mark_all_items_as_read_response_message = required("MarkAllItemsAsReadResponseMessage", "ResponseMessageType", since=E2013)
    get_client_access_token_response_message = required("GetClientAccessTokenResponseMessage", "GetClientAccessTokenResponseMessageType", since=E2013)
    get_app_manifests_response_message = required("GetAppManifestsResponseMessage", "ResponseMessageType", since=E2013)
    get_client_extension_response_message = required("GetClientExtensionResponseMessage", "ResponseMessageType", since=E2013, until=E2013_SP1)
    set_client_extension_response_message = required("SetClientExtensionResponseMessage", "ResponseMessageType", since=E2013)
    get_encryption_configuration_response_message = required(
        "GetEncryptionConfigurationResponseMessage", "ResponseMessageType", since=E2013_SP1, until=E2013_SP1
    )
    set_encryption_configuration_response_message = required(
        "SetEncryptionConfigurationResponseMessage", "ResponseMessageType", since=E2013_SP1, until=E2013_SP1
    )
    get_ome_configuration_response_message = required("GetOMEConfigurationResponseMessage", "ResponseMessageType", since=E2015)
    set_ome_configuration_response_message = required("SetOMEConfigurationResponseMessage", "ResponseMessageType", since=E2015)
    find_item_response_message = required("FindItemResponseMessage", "FindItemResponseMessageType")
    move_item_response_message = required("MoveItemResponseMessage", "ItemInfoResponseMessageType")
    archive_item_response_message = required("ArchiveItemResponseMessage", "ItemInfoResponseMessageType", since=E2013)
    copy_item_response_message = required("CopyItemResponseMessage", "ItemInfoResponseMessageType")
    resolve_names_response_message = required("ResolveNamesResponseMessage", "ResolveNamesResponseMessageType")
    expand_dl_response_message = required("ExpandDLResponseMessage", "ExpandDLResponseMessageType")
    get_server_time_zones_response_message = required("GetServerTimeZonesResponseMessage", "GetServerTimeZonesResponseMessageType", since=E2010)
    get_events_response_message = required("GetEventsResponseMessage", "GetEventsResponseMessageType")
    get_streaming_events_response_message = required("GetStreamingEventsResponseMessage", "GetStreamingEventsResponseMessageType", since=E2010_SP1)
    subscribe_response_message = required("SubscribeResponseMessage", "SubscribeResponseMessageType")
    unsubscribe_response_message = required("UnsubscribeResponseMessage", "ResponseMessageType")
    send_notification_response_message = required("SendNotificationResponseMessage", "SendNotificationResponseMessageType")
    sync_folder_hierarchy_response_message = required("SyncFolderHierarchyResponseMessage", "SyncFolderHierarchyResponseMessageType")
    sync_folder_items_response_message = required("SyncFolderItemsResponseMessage", "SyncFolderItemsResponseMessageType")
    create_managed_folder_response_message = required("CreateManagedFolderResponseMessage", "FolderInfoResponseMessageType")
    convert_id_response_message = required("ConvertIdResponseMessage", "ConvertIdResponseMessageType", since=E2007_SP1)
    get_sharing_metadata_response_message = required("GetSharingMetadataResponseMessage", "GetSharingMetadataResponseMessageType", since=E2010)
    refresh_sharing_folder_response_message = required("RefreshSharingFolderResponseMessage", "RefreshSharingFolderResponseMessageType", since=E2010)
    get_sharing_folder_response_message = required("GetSharingFolderResponseMessage", "GetSharingFolderResponseMessageType", since=E2010)
    create_user_configuration_response_message = required("CreateUserConfigurationResponseMessage", "ResponseMessageType", since=E2010)
    delete_user_configuration_response_message = required("DeleteUserConfigurationResponseMessage", "ResponseMessageType", since=E2010)
    get_user_configuration_response_message = required("GetUserConfigurationResponseMessage", "GetUserConfigurationResponseMessageType", since=E2010)
    get_specific_user_configuration_response_message = required(
        "GetSpecificUserConfigurationResponseMessage", "GetSpecificUserConfigurationResponseMessageType", since=V2017_07_11
    )
    update_user_configuration_response_message = required("UpdateUserConfigurationResponseMessage", "ResponseMessageType", since=E2010)
    get_room_lists_response = required("GetRoomListsResponse", "GetRoomListsResponseMessageType", since=E2010)
    get_rooms_response = required("GetRoomsResponse", "GetRoomsResponseMessageType", since=E2010)
    get_reminders_response = required("GetRemindersResponse", "GetRemindersResponseMessageType", since=E2013)
    perform_reminder_action_response = required("PerformReminderActionResponse", "PerformReminderActionResponseMessageType", since=E2013)
    apply_conversation_action_response_message_until_2010_sp2 = required(
        "ApplyConversationActionResponseMessage", "ResponseMessageType", since=E2010_SP1, until=E2010_SP2
    )
    apply_conversation_action_response_message = required("ApplyConversationActionResponseMessage", "ApplyConversationActionResponseMessageType", since=E2013)
    find_mailbox_statistics_by_keywords_response_message = required(
        "FindMailboxStatisticsByKeywordsResponseMessage", "FindMailboxStatisticsByKeywordsResponseMessageType", since=E2010_SP2
    )
    get_searchable_mailboxes_response_message = required("GetSearchableMailboxesResponseMessage", "GetSearchableMailboxesResponseMessageType", since=E2013)
    search_mailboxes_response_message = required("SearchMailboxesResponseMessage", "SearchMailboxesResponseMessageType", since=E2013)
    get_discovery_search_configuration_response_message = required(
        "GetDiscoverySearchConfigurationResponseMessage", "GetDiscoverySearchConfigurationResponseMessageType", since=E2013
    )
    get_hold_on_mailboxes_response_message = required("GetHoldOnMailboxesResponseMessage", "GetHoldOnMailboxesResponseMessageType", since=E2013)
    set_hold_on_mailboxes_response_message = required("SetHoldOnMailboxesResponseMessage", "SetHoldOnMailboxesResponseMessageType", since=E2013)
    get_non_indexable_item_statistics_response_message = required(
        "GetNonIndexableItemStatisticsResponseMessage", "GetNonIndexableItemStatisticsResponseMessageType", since=E2013
    )
    get_non_indexable_item_details_response_message = required(
        "GetNonIndexableItemDetailsResponseMessage", "GetNonIndexableItemDetailsResponseMessageType", since=E2013
    )
    find_people_response_message = required("FindPeopleResponseMessage", "FindPeopleResponseMessageType", since=E2013)
    find_tags_response_message = required("FindTagsResponseMessage", "FindTagsResponseMessageType", since=V2017_07_11)
    add_tag_response_message = required("AddTagResponseMessage", "AddTagResponseMessageType", since=V2017_07_11)
    hide_tag_response_message = required("HideTagResponseMessage", "HideTagResponseMessageType", since=V2017_07_11)
    get_password_expiration_date_response = required("GetPasswordExpirationDateResponse", "GetPasswordExpirationDateResponseMessageType", since=E2010_SP2)
    get_persona_response_message = required("GetPersonaResponseMessage", "GetPersonaResponseMessageType", since=E2013)
    get_conversation_items_response_message = required("GetConversationItemsResponseMessage", "GetConversationItemsResponseMessageType", since=E2013)
    get_user_retention_policy_tags_response_message = required(
        "GetUserRetentionPolicyTagsResponseMessage", "GetUserRetentionPolicyTagsResponseMessageType", since=E2013
    )
    get_user_photo_response_message = required("GetUserPhotoResponseMessage", "GetUserPhotoResponseMessageType", since=E2013)
    mark_as_junk_response_message = required("MarkAsJunkResponseMessage", "MarkAsJunkResponseMessageType", since=E2013)
    report_message_response_message = required("ReportMessageResponseMessage", "ReportMessageResponseMessageType", since=V2017_07_11)
    update_mailbox_association_response_message = required("UpdateMailboxAssociationResponseMessage", "ResponseMessageType", since=E2013_SP1, until=E2013_SP1)
    update_group_mailbox_response_message = required("UpdateGroupMailboxResponseMessage", "ResponseMessageType", since=E2013, until=E2013_SP1)
    post_modern_group_item_response_message_until_2013_sp1 = required("PostModernGroupItemResponseMessage", "ResponseMessageType", since=E2013, until=E2013_SP1)
    post_modern_group_item_response_message = required("PostModernGroupItemResponseMessage", "ItemInfoResponseMessageType", since=V2017_07_11)
    get_last_private_catalog_update_response_message = required("GetLastPrivateCatalogUpdateResponseMessage", "ResponseMessageType", since=V2017_07_11)
    get_private_catalog_add_ins_response_message = required("GetPrivateCatalogAddInsResponseMessage", "ResponseMessageType", since=V2017_07_11)


class BaseResponseMessageType(ComplexType, namespace="m"):
    response_messages = required("ResponseMessages", "ArrayOfResponseMessagesType")


class BaseRequestType(ComplexType, namespace="m", abstract=True):
    pass


class FolderInfoResponseMessageType(ResponseMessageType, namespace="m"):
    folders = optional("Folders", "ArrayOfFoldersType")


class BaseMoveCopyFolderType(BaseRequestType, namespace="m"):
    to_folder_id = required("ToFolderId", "TargetFolderIdType")
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")


class ItemInfoResponseMessageType(ResponseMessageType, namespace="m"):
    items = required("Items", "ArrayOfRealItemsType")


class UpdateItemResponseMessageType(ItemInfoResponseMessageType, namespace="m"):
    conflict_results = optional("ConflictResults", "ConflictResultsType")


class AttachmentInfoResponseMessageType(ResponseMessageType, namespace="m"):
    attachments = required("Attachments", "ArrayOfAttachmentsType")


class BaseMoveCopyItemType(BaseRequestType, namespace="m"):
    to_folder_id = required("ToFolderId", "TargetFolderIdType")
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    return_new_item_ids = optional("ReturnNewItemIds", xs.boolean, since=E2010_SP1)


class DeleteItemResponseMessageType(ResponseMessageType, namespace="m", since=E2013):
    pass


class ResponseMessageMessageXml(ComplexType, namespace="m", wildcard="lax ##any 0 *", anonymous=True):
    pass
