"""UpdateDelegate: changes what delegates may do (MS-OXWSDLGM 3.1.4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.people.delegates import shown, update
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base_delegates import PerDelegate
from fake_ews.schema.delegates import ArrayOfDelegateUserType, BaseDelegateResponseMessageType, BaseDelegateType
from fake_ews.schema.enumerations import DeliverMeetingRequestsType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional
from fake_ews.versions import E2007_SP1


class UpdateDelegateType(BaseDelegateType, namespace="m", element="UpdateDelegate", since=E2007_SP1):
    delegate_users = optional("DelegateUsers", "ArrayOfDelegateUserType")
    deliver_meeting_requests = optional("DeliverMeetingRequests", DeliverMeetingRequestsType)


class UpdateDelegateResponseMessageType(
    BaseDelegateResponseMessageType, namespace="m", element="UpdateDelegateResponse", since=E2007_SP1
):
    pass


class UpdateDelegate(PerDelegate):
    """Changes delegates, and who is told of meeting requests. MS-OXWSDLGM 3.1.4.4."""

    request = UpdateDelegateType
    response = UpdateDelegateResponseMessageType
    since = E2007_SP1
    clause = "MS-OXWSDLGM 3.1.4.4"

    def delegates(self, request: Record, mailbox: Mailbox) -> Sequence[Record]:
        """Return the delegates to change, if there are any."""
        said = request.get(UpdateDelegateType.delegate_users)
        return () if said is None else tuple(said[ArrayOfDelegateUserType.delegate_user])

    def one(self, delegate: Any, request: Record, session: Session, mailbox: Mailbox) -> Record:
        """Change one."""
        return shown(session, mailbox, update(session, mailbox, delegate))

    def rest(self, request: Record, session: Session, mailbox: Mailbox) -> dict[Any, Any]:
        """Keep who is told of meeting requests."""
        wanted = request.get(UpdateDelegateType.deliver_meeting_requests)
        mailbox.deliver_meeting_requests = wanted or mailbox.deliver_meeting_requests
        return {}
