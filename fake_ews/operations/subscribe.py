"""Subscribe: asks for events by pull, push or streaming (MS-OXWSNTIF 3.1.4.3, MS-OXWSPSNTIF)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from fake_ews.mailbox.changes.notifications import subscribe, watermark
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.complex_type import CHOICE
from fake_ews.schema.events import (
    BaseSubscriptionRequestType,
    PullSubscriptionRequestType,
    PushSubscriptionRequestType,
    StreamingSubscriptionRequestType,
)
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import SubscriptionIdType, WatermarkType
from fake_ews.versions import E2010_SP1


class SubscribeType(BaseRequestType, namespace="m", element="Subscribe", content=CHOICE):
    pull_subscription_request = required("PullSubscriptionRequest", "PullSubscriptionRequestType")
    push_subscription_request = required("PushSubscriptionRequest", "PushSubscriptionRequestType")
    streaming_subscription_request = required(
        "StreamingSubscriptionRequest", "StreamingSubscriptionRequestType", since=E2010_SP1
    )


class SubscribeResponseMessageType(ResponseMessageType, namespace="m"):
    subscription_id = optional("SubscriptionId", SubscriptionIdType)
    watermark = optional("Watermark", WatermarkType)


class SubscribeResponseType(BaseResponseMessageType, namespace="m", element="SubscribeResponse"):
    pass


class Subscribe(Single):
    """Makes one subscription. MS-OXWSNTIF 3.1.4.3."""

    request = SubscribeType
    response = SubscribeResponseType
    clause = "MS-OXWSNTIF 3.1.4.3"

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id, and a watermark unless events are streamed."""
        row, wanted = next(iter(request.values.items()))
        kind = _KINDS[row.element]
        declared = StreamingSubscriptionRequestType if kind == "streaming" else BaseSubscriptionRequestType
        made = subscribe(
            session,
            kind,
            wanted.get(declared.folder_ids),
            tuple(wanted[declared.event_types]),
            all_folders=bool(wanted.get(declared.subscribe_to_all_folders)),
            watermark=wanted.get(BaseSubscriptionRequestType.watermark) or "",
            timeout_minutes=wanted.get(PullSubscriptionRequestType.timeout) or 0,
            url=wanted.get(PushSubscriptionRequestType.url) or "",
            status_frequency=wanted.get(PushSubscriptionRequestType.status_frequency) or 0,
        )
        values = {SubscribeResponseMessageType.subscription_id: made.id}
        if kind != "streaming":
            values[SubscribeResponseMessageType.watermark] = watermark(made, made.cursor)
        return Answer(values)


_KINDS: Final = MappingProxyType(
    {
        "PullSubscriptionRequest": "pull",
        "PushSubscriptionRequest": "push",
        "StreamingSubscriptionRequest": "streaming",
    }
)
