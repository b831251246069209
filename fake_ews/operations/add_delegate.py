"""AddDelegate: lets people act for the owner of a mailbox (MS-OXWSDLGM 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.people.delegates import add, shown
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base_delegates import PerDelegate
from fake_ews.schema.delegates import ArrayOfDelegateUserType, BaseDelegateResponseMessageType, BaseDelegateType
from fake_ews.schema.enumerations import DeliverMeetingRequestsType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2007_SP1


class AddDelegateType(BaseDelegateType, namespace="m", element="AddDelegate", since=E2007_SP1):
    delegate_users = required("DelegateUsers", "ArrayOfDelegateUserType")
    deliver_meeting_requests = optional("DeliverMeetingRequests", DeliverMeetingRequestsType)


class AddDelegateResponseMessageType(
    BaseDelegateResponseMessageType, namespace="m", element="AddDelegateResponse", since=E2007_SP1
):
    pass


class AddDelegate(PerDelegate):
    """Adds delegates, with what they may do in folders. MS-OXWSDLGM 3.1.4.1."""

    request = AddDelegateType
    response = AddDelegateResponseMessageType
    since = E2007_SP1
    clause = "MS-OXWSDLGM 3.1.4.1"

    def delegates(self, request: Record, mailbox: Mailbox) -> Sequence[Record]:
        """Return the delegates to add."""
        return tuple(request[AddDelegateType.delegate_users][ArrayOfDelegateUserType.delegate_user])

    def one(self, delegate: Any, request: Record, session: Session, mailbox: Mailbox) -> Record:
        """Add one."""
        return shown(session, mailbox, add(session, mailbox, delegate))

    def rest(self, request: Record, session: Session, mailbox: Mailbox) -> dict[Any, Any]:
        """Keep who is told of meeting requests."""
        wanted = request.get(AddDelegateType.deliver_meeting_requests)
        mailbox.deliver_meeting_requests = wanted or mailbox.deliver_meeting_requests
        return {}
