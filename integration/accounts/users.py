"""What an administrator says of users: who has the paid seat, and who may connect mailboxes at all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from integration.addresses import refuse_no_addresses
from integration.audit.log import AuditLog
from integration.crm.ports import Crm
from integration.errors import Refused
from integration.model.account import ConnectionRequest
from integration.model.administration import Access
from integration.model.audit import Deed

_REFUSED: Final[Mapping[Access, str]] = MappingProxyType(
    {Access.WITHHELD: "refused.no-personal-email", Access.VIEW_ONLY: "refused.view-only-seat"}
)


class UserService:
    """What the CRM knows of its users, by address, and what is written down when it is changed."""

    def __init__(self, crm: Crm, audit: AuditLog) -> None:
        self._crm = crm
        self._audit = audit

    def set_seat(self, user: str, paid: bool) -> None:
        """Give a user the paid seat that sequences need, or take it away; raises Refused for what is no address."""
        refuse_no_addresses(user)
        with self._audit.deed(Deed.SEAT_GIVEN if paid else Deed.SEAT_TAKEN, user.lower()):
            self._crm.set_seat(user, paid)

    def set_access(self, user: str, access: Access) -> None:
        """Say whether a user may connect inboxes and calendars from now on; what is connected stays.

        Raises Refused for what is no address.
        """
        refuse_no_addresses(user)
        with self._audit.deed(Deed.ACCESS_SET, user.lower(), access=access.value):
            self._crm.set_access(user, access)

    def restricted(self) -> dict[str, Access]:
        """Return every user who may not, and why."""
        return self._crm.restricted()

    def refuse_restricted(self, request: ConnectionRequest) -> None:
        """Raise Refused for a user who may not connect anything."""
        user = request.user or request.address
        refused = _REFUSED.get(self._crm.access(user))
        if refused:
            raise Refused(refused, address=user)
