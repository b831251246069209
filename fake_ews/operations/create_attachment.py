"""The CreateAttachment operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import required


class CreateAttachmentType(BaseRequestType, namespace="m", element="CreateAttachment"):
    parent_item_id = required("ParentItemId", "ItemIdType")
    attachments = required("Attachments", "NonEmptyArrayOfAttachmentsType")


class CreateAttachmentResponseType(BaseResponseMessageType, namespace="m", element="CreateAttachmentResponse"):
    pass
