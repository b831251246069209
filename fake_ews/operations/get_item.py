"""The GetItem operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import required


class GetItemType(BaseRequestType, namespace="m", element="GetItem"):
    item_shape = required("ItemShape", "ItemResponseShapeType")
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")


class GetItemResponseType(BaseResponseMessageType, namespace="m", element="GetItemResponse"):
    pass
