"""Site mailboxes: linking them to a mailbox and taking them off its list."""

from __future__ import annotations

from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import required
from fake_ews.versions import E2013


class TeamMailboxLifecycleStateType(Enumeration, since=E2013):
    ACTIVE = value("Active")
    CLOSED = value("Closed")
    UNLINKED = value("Unlinked")
    PENDING_DELETE = value("PendingDelete")


class SetTeamMailboxRequestType(BaseRequestType, namespace="m", element="SetTeamMailbox", since=E2013):
    email_address = required("EmailAddress", "EmailAddressType")
    share_point_site_url = required("SharePointSiteUrl", xs.string)
    state = required("State", TeamMailboxLifecycleStateType)


class UnpinTeamMailboxRequestType(BaseRequestType, namespace="m", element="UnpinTeamMailbox", since=E2013):
    email_address = required("EmailAddress", "EmailAddressType")


class SetTeamMailboxResponseMessageType(ResponseMessageType, namespace="m", element="SetTeamMailboxResponse", since=E2013):
    pass


class UnpinTeamMailboxResponseMessageType(ResponseMessageType, namespace="m", element="UnpinTeamMailboxResponse", since=E2013):
    pass
