"""MarkAllItemsAsRead: everything in folders is read, or unread (MS-OXWSCORE 3.1.4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.mail.read_flags import mark
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2013


class MarkAllItemsAsReadType(BaseRequestType, namespace="m", element="MarkAllItemsAsRead", since=E2013):
    read_flag = required("ReadFlag", xs.boolean)
    suppress_read_receipts = required("SuppressReadReceipts", xs.boolean)
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")


_R: Final = MarkAllItemsAsReadType


class MarkAllItemsAsReadResponseType(
    BaseResponseMessageType, namespace="m", element="MarkAllItemsAsReadResponse", since=E2013
):
    pass


class MarkAllItemsAsRead(PerPart):
    """Marks what is in folders, but not what is in the folders below them. MS-OXWSCORE 3.1.4.5."""

    request = MarkAllItemsAsReadType
    response = MarkAllItemsAsReadResponseType
    since = E2013
    clause = "MS-OXWSCORE 3.1.4.5"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[MarkAllItemsAsReadType.folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Mark what is in one folder."""
        mailbox, folder = find_folder(session, part, Right.EDIT)
        read, suppressed = request[_R.read_flag], request[_R.suppress_read_receipts]
        for item in tuple(folder.items.values()):
            mark(session.premises, mailbox, item, read=read, suppressed=suppressed)
        return Answer()
