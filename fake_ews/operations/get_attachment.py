"""The GetAttachment operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import optional, required


class GetAttachmentType(BaseRequestType, namespace="m", element="GetAttachment"):
    attachment_shape = optional("AttachmentShape", "AttachmentResponseShapeType")
    attachment_ids = required("AttachmentIds", "NonEmptyArrayOfRequestAttachmentIdsType")


class GetAttachmentResponseType(BaseResponseMessageType, namespace="m", element="GetAttachmentResponse"):
    pass
