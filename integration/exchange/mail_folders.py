"""The folders of a mailbox: every one of them, and what those that hold mail are to its reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from exchangelib.fields import FieldPath
from exchangelib.folders import DEEP, Drafts, Folder, Inbox, JunkEmail, MsgFolderRoot, Outbox, SentItems
from exchangelib.items import ID_ONLY
from exchangelib.services import FindFolder, GetFolder

from integration.exchange.session import folder
from integration.model.folder import FolderRole, MailFolder

_ROLES: Final = (
    (Inbox, FolderRole.INBOX),
    (SentItems, FolderRole.SENT),
    (Drafts, FolderRole.IGNORED),
    (Outbox, FolderRole.IGNORED),
    (JunkEmail, FolderRole.IGNORED),
)
_CLASS: Final = FieldPath(field=Folder.get_field_by_fieldname("folder_class"))


def mail_folders(account: Any) -> tuple[MailFolder, ...]:
    """Return every folder with its role; two requests, whatever their number."""
    # By their ids: only from 2013 on does a folder say itself which of the distinguished ones it is.
    known = GetFolder(account=account).call(
        folders=[folder(account, kind) for kind, _ in _ROLES], additional_fields=None, shape=ID_ONLY
    )
    roles = {one.id: role for one, (_, role) in zip(known, _ROLES, strict=True) if not isinstance(one, Exception)}
    return tuple(MailFolder(one.id, roles.get(one.id) or _role(one)) for one in every_folder(account))


def every_folder(account: Any) -> Iterator[Any]:
    """Walk every folder below the top of the mailbox, Deleted Items and what is in it among them: one request."""
    found: Iterator[Any] = FindFolder(account=account).call(
        folders=[folder(account, MsgFolderRoot)],
        additional_fields=[_CLASS],
        restriction=None,
        shape=ID_ONLY,
        depth=DEEP,
        max_items=None,
        offset=0,
    )
    return found


def _role(found: Any) -> FolderRole:
    """Return the role of a folder that is none of the distinguished ones that matter."""
    kind = (found.folder_class or "").upper()
    # MS-OXOSFLD 2.2.3: a folder without a class holds what it is made in, which is mail.
    return FolderRole.OTHER if kind in ("", "IPF", "IPF.NOTE") or kind.startswith("IPF.NOTE.") else FolderRole.IGNORED
