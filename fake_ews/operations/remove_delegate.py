"""RemoveDelegate: lets people act for the owner of a mailbox no more (MS-OXWSDLGM 3.1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.people.delegates import remove
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base_delegates import PerDelegate
from fake_ews.schema.delegates import ArrayOfUserIdType, BaseDelegateResponseMessageType, BaseDelegateType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2007_SP1


class RemoveDelegateType(BaseDelegateType, namespace="m", element="RemoveDelegate", since=E2007_SP1):
    user_ids = required("UserIds", "ArrayOfUserIdType")


class RemoveDelegateResponseMessageType(
    BaseDelegateResponseMessageType, namespace="m", element="RemoveDelegateResponse", since=E2007_SP1
):
    pass


class RemoveDelegate(PerDelegate):
    """Removes delegates, and what they were allowed in folders. MS-OXWSDLGM 3.1.4.3."""

    request = RemoveDelegateType
    response = RemoveDelegateResponseMessageType
    since = E2007_SP1
    clause = "MS-OXWSDLGM 3.1.4.3"

    def delegates(self, request: Record, mailbox: Mailbox) -> Sequence[Record]:
        """Return the ids of those to remove."""
        return tuple(request[RemoveDelegateType.user_ids][ArrayOfUserIdType.user_id])

    def one(self, delegate: Any, request: Record, session: Session, mailbox: Mailbox) -> None:
        """Remove one."""
        remove(session, mailbox, delegate)
