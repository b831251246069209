"""The ConvertId operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import IdFormatType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, optional, required


class ConvertIdType(BaseRequestType, namespace="m", element="ConvertId"):
    source_ids = required("SourceIds", "NonEmptyArrayOfAlternateIdsType")
    destination_format = attribute("DestinationFormat", IdFormatType, required=True)


class ConvertIdResponseType(BaseResponseMessageType, namespace="m", element="ConvertIdResponse"):
    pass


class ConvertIdResponseMessageType(ResponseMessageType, namespace="m"):
    alternate_id = optional("AlternateId", "AlternateIdBaseType")
