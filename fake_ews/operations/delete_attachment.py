"""The DeleteAttachment operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import optional, required


class DeleteAttachmentResponseMessageType(ResponseMessageType, namespace="m"):
    root_item_id = optional("RootItemId", "RootItemIdType")


class DeleteAttachmentType(BaseRequestType, namespace="m", element="DeleteAttachment"):
    attachment_ids = required("AttachmentIds", "NonEmptyArrayOfRequestAttachmentIdsType")


class DeleteAttachmentResponseType(BaseResponseMessageType, namespace="m", element="DeleteAttachmentResponse"):
    pass
