"""What is new in the inbox since a sync state: SyncFolderItems, one page a call."""

from __future__ import annotations

from typing import Any

from exchangelib.folders import Inbox
from exchangelib.items import ID_ONLY
from exchangelib.services import SyncFolderItems

from integration.exchange.session import folder
from integration.model.message import Changes


def changes(account: Any, sync_state: str, page: int) -> Changes:
    """Ask once; the caller keeps the state and asks on while ``complete`` is false.

    exchangelib's own loop goes through all pages before anything can be kept.
    """
    service = SyncFolderItems(account=account)
    found = service.call(
        folder=folder(account, Inbox),
        shape=ID_ONLY,
        additional_fields=None,
        sync_state=sync_state or None,
        ignore=None,
        max_changes_returned=page,
        sync_scope=None,
    )
    created = tuple(item.id for kind, item in found if kind == SyncFolderItems.CREATE)
    # The same state given back without an end happens; asking on would be for ever.
    ended = bool(service.includes_last_item_in_range) or service.sync_state == sync_state
    return Changes(created, str(service.sync_state), ended)
