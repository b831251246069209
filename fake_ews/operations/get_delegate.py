"""GetDelegate: who acts for the owner of a mailbox (MS-OXWSDLGM 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.people.delegates import found, shown
from fake_ews.mailbox.people.directory import Delegate, Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base_delegates import PerDelegate
from fake_ews.schema.delegates import ArrayOfUserIdType, BaseDelegateResponseMessageType, BaseDelegateType
from fake_ews.schema.enumerations import DeliverMeetingRequestsType
from fake_ews.schema.kinds import xs
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional
from fake_ews.versions import E2007_SP1


class GetDelegateType(BaseDelegateType, namespace="m", element="GetDelegate", since=E2007_SP1):
    user_ids = optional("UserIds", "ArrayOfUserIdType")
    include_permissions = attribute("IncludePermissions", xs.boolean, required=True)


class GetDelegateResponseMessageType(
    BaseDelegateResponseMessageType, namespace="m", element="GetDelegateResponse", since=E2007_SP1
):
    deliver_meeting_requests = optional("DeliverMeetingRequests", DeliverMeetingRequestsType)


class GetDelegate(PerDelegate):
    """Shows delegates, and who is told of meeting requests. MS-OXWSDLGM 3.1.4.2."""

    request = GetDelegateType
    response = GetDelegateResponseMessageType
    since = E2007_SP1
    clause = "MS-OXWSDLGM 3.1.4.2"

    def delegates(self, request: Record, mailbox: Mailbox) -> Sequence[Record | Delegate]:
        """Return the ids that are asked for, or all delegates."""
        ids = request.get(GetDelegateType.user_ids)
        return tuple(mailbox.delegates) if ids is None else tuple(ids[ArrayOfUserIdType.user_id])

    def one(self, delegate: Any, request: Record, session: Session, mailbox: Mailbox) -> Record:
        """Show one."""
        known = found(session, mailbox, delegate) if isinstance(delegate, Record) else delegate
        return shown(session, mailbox, known, permissions=request[GetDelegateType.include_permissions])

    def rest(self, request: Record, session: Session, mailbox: Mailbox) -> dict[Any, Any]:
        """Tell who is told of meeting requests."""
        return {GetDelegateResponseMessageType.deliver_meeting_requests: mailbox.deliver_meeting_requests}
