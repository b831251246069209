"""The MoveItem operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseMoveCopyItemType, BaseResponseMessageType


class MoveItemType(BaseMoveCopyItemType, namespace="m", element="MoveItem"):
    pass


class MoveItemResponseType(BaseResponseMessageType, namespace="m", element="MoveItemResponse"):
    pass
