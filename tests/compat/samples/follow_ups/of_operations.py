"""Each operation that changes something and of which there is a documented sample: what is asked after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tests.compat.samples.follow_ups import attachments, folders, items, news, settings
from tests.compat.samples.follow_ups.done import Done

FollowUp = Callable[[Done], Iterator[str]]

#: What to ask after an operation that changed something; it yields what is not so.
FOLLOW_UPS: Final[Mapping[str, FollowUp]] = MappingProxyType(
    {
        "AddDelegate": settings.delegated,
        "ApplyConversationAction": news.conversation_moved,
        "CopyItem": items.copied,
        "CreateAttachment": attachments.attached,
        "CreateFolder": folders.created,
        "CreateFolderPath": folders.created_path,
        "CreateItem": items.created,
        "DeleteAttachment": attachments.detached,
        "DeleteFolder": folders.deleted,
        "DeleteItem": items.deleted,
        "EmptyFolder": folders.emptied,
        "MarkAllItemsAsRead": folders.marked_as_read,
        "MarkAsJunk": items.marked_as_junk,
        "MoveItem": items.moved,
        "RemoveDelegate": settings.delegated_no_more,
        "SendItem": items.sent,
        "SetUserOofSettingsRequest": settings.away,
        "Subscribe": news.subscribed,
        "UpdateFolder": folders.updated,
        "UpdateInboxRules": settings.ruled,
        "UpdateItem": items.updated,
        "UpdateUserConfiguration": settings.configured,
        "UploadItems": items.uploaded,
    }
)

#: How the names of operations begin that only read.
READS: Final = ("Convert", "Expand", "Export", "Find", "Get", "Resolve", "Sync")
