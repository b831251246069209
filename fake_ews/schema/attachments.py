"""File, item and reference attachments."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, CHOICE_OPTIONAL, CHOICE_SOME, ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2007_SP1, E2010, E2013_SP1, E2015, V2017_07_11


class AttachmentType(ComplexType):
    attachment_id = optional("AttachmentId", "AttachmentIdType")
    name = optional("Name", xs.string)
    content_type = optional("ContentType", xs.string)
    content_id = optional("ContentId", xs.string)
    content_location = optional("ContentLocation", xs.string)
    attachment_original_url = optional("AttachmentOriginalUrl", xs.string, since=V2017_07_11)
    size = optional("Size", xs.int, since=E2010)
    last_modified_time = optional("LastModifiedTime", xs.dateTime, since=E2010)
    is_inline = optional("IsInline", xs.boolean, since=E2010)


class ItemAttachmentType(AttachmentType, content=CHOICE_OPTIONAL):
    item = required("Item", "ItemType")
    message = required("Message", "MessageType")
    sharing_message = required("SharingMessage", "SharingMessageType", since=V2017_07_11)
    calendar_item = required("CalendarItem", "CalendarItemType")
    contact = required("Contact", "ContactItemType")
    meeting_message = required("MeetingMessage", "MeetingMessageType")
    meeting_request = required("MeetingRequest", "MeetingRequestMessageType")
    meeting_response = required("MeetingResponse", "MeetingResponseMessageType")
    meeting_cancellation = required("MeetingCancellation", "MeetingCancellationMessageType")
    task = required("Task", "TaskType")
    post_item = required("PostItem", "PostItemType", since=E2007_SP1)
    role_member = required("RoleMember", "RoleMemberItemType", since=E2015)
    network = required("Network", "NetworkItemType", since=E2015)
    person = required("Person", "AbchPersonItemType", since=E2015)


class FileAttachmentType(AttachmentType):
    is_contact_photo = optional("IsContactPhoto", xs.boolean, since=E2010)
    content_ = optional("Content", xs.base64Binary)


class ReferenceAttachmentType(AttachmentType, since=E2013_SP1):
    attach_long_path_name = optional("AttachLongPathName", xs.string)
    provider_type = optional("ProviderType", xs.string, since=E2015)
    provider_endpoint_url = optional("ProviderEndpointUrl", xs.string, since=E2015)
    attachment_thumbnail_url = optional("AttachmentThumbnailUrl", xs.string, since=E2015)
    attachment_preview_url = optional("AttachmentPreviewUrl", xs.string, since=E2015)
    permission_type = optional("PermissionType", xs.int, since=E2015)
    original_permission_type = optional("OriginalPermissionType", xs.int, since=V2017_07_11)
    attachment_is_folder = optional("AttachmentIsFolder", xs.boolean, since=E2015)


class ArrayOfAttachmentsType(ComplexType, content=CHOICE_ANY):
    item_attachment = required("ItemAttachment", "ItemAttachmentType")
    file_attachment = required("FileAttachment", "FileAttachmentType")
    # The type is of 2013 SP1 (MS-OXWSATT appendix C), but no schema before 2015 lets it stand here; the schemas are followed.
    reference_attachment = required("ReferenceAttachment", "ReferenceAttachmentType", since=E2015)


class NonEmptyArrayOfAttachmentsType(ComplexType, content=CHOICE_SOME):
    item_attachment = required("ItemAttachment", "ItemAttachmentType")
    file_attachment = required("FileAttachment", "FileAttachmentType")
    # The type is of 2013 SP1 (MS-OXWSATT appendix C), but no schema before 2015 lets it stand here; the schemas are followed.
    reference_attachment = required("ReferenceAttachment", "ReferenceAttachmentType", since=E2015)
