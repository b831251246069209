"""The requests that are measured, as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

USER: Final = "ann@example.test"
PASSWORD: Final = "secret"

_ID: Final = re.compile(rb'<t:ItemId Id="([^"]+)"')
_STATE: Final = re.compile(rb"<m:SyncState>([^<]+)<")
_SUBSCRIPTION: Final = re.compile(rb"SubscriptionId>([^<]+)<")
_SHAPE: Final = "<m:ItemShape><t:BaseShape>{}</t:BaseShape></m:ItemShape>"
_INBOX: Final = '<t:DistinguishedFolderId Id="inbox"/>'


def envelope(payload: str, version: str = "Exchange2013_SP1") -> bytes:
    """Return the request with this payload."""
    names = "http://schemas.microsoft.com/exchange/services/2006"
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="{names}/messages" '
        f'xmlns:t="{names}/types"><s:Header><t:RequestServerVersion Version="{version}"/></s:Header>'
        f"<s:Body>{payload}</s:Body></s:Envelope>"
    ).encode()


def get_folder() -> bytes:
    """Return GetFolder of the inbox."""
    shape = "<m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
    return envelope(f"<m:GetFolder>{shape}<m:FolderIds>{_INBOX}</m:FolderIds></m:GetFolder>")


def get_items(ids: Iterable[str], shape: str = "Default") -> bytes:
    """Return GetItem of these items."""
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    return envelope(f"<m:GetItem>{_SHAPE.format(shape)}<m:ItemIds>{named}</m:ItemIds></m:GetItem>")


def find_items(size: int, shape: str = "Default", offset: int = 0) -> bytes:
    """Return FindItem of one page of the inbox."""
    view = f'<m:IndexedPageItemView MaxEntriesReturned="{size}" Offset="{offset}" BasePoint="Beginning"/>'
    return envelope(
        f'<m:FindItem Traversal="Shallow">{_SHAPE.format(shape)}{view}'
        f"<m:ParentFolderIds>{_INBOX}</m:ParentFolderIds></m:FindItem>"
    )


def sync_items(state: str = "") -> bytes:
    """Return SyncFolderItems of the inbox."""
    said = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    return envelope(
        f"<m:SyncFolderItems>{_SHAPE.format('IdOnly')}<m:SyncFolderId>{_INBOX}</m:SyncFolderId>{said}"
        "<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>"
    )


def send_message(text: str) -> bytes:
    """Return CreateItem that sends a message to its own writer and keeps a copy."""
    return envelope(
        '<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:Message><t:Subject>Offer</t:Subject>'
        f'<t:Body BodyType="Text">{text}</t:Body><t:ToRecipients><t:Mailbox><t:EmailAddress>{USER}'
        "</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>"
    )


def subscribe() -> bytes:
    """Return Subscribe to the inbox for streaming."""
    return envelope(
        f"<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>{_INBOX}</t:FolderIds><t:EventTypes>"
        "<t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>"
    )


def stream_events(subscription: str) -> bytes:
    """Return GetStreamingEvents for as long as it may last."""
    return envelope(
        f"<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>{subscription}</t:SubscriptionId>"
        "</m:SubscriptionIds><m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>"
    )


def ids_in(answer: bytes) -> list[str]:
    """Return the item ids of an answer."""
    return [found.decode() for found in _ID.findall(answer)]


def state_in(answer: bytes) -> str:
    """Return the SyncState of an answer."""
    return _only(_STATE, answer)


def subscription_in(answer: bytes) -> str:
    """Return the SubscriptionId of an answer."""
    return _only(_SUBSCRIPTION, answer)


def _only(pattern: re.Pattern[bytes], answer: bytes) -> str:
    found = pattern.search(answer)
    assert found is not None, answer
    return found[1].decode()
