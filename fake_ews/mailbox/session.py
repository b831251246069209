"""What an operation is given: who asks, as which version, and what they may reach."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import field
from typing import Any, Final, TypeVar

from fake_ews.causes import Why
from fake_ews.errors import Failure
from fake_ews.identity import Caller
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.zones.clock import ZoneClock
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import UTC_ZONE
from fake_ews.products import Product
from fake_ews.profile import Profile
from fake_ews.query.context import QueryContext
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.table import Table
from fake_ews.schema.view import SchemaView
from fake_ews.throttling_policy import Finds, ThrottlingPolicy
from fake_ews.values import dataclass

T = TypeVar("T")

_FIRST: Final = 2010

_NOTHING: Final[Any] = object()


_NO_LIMITS: Final = ThrottlingPolicy()


def _let_be(number: int, done: bool) -> None:
    """Let a part of a request come through."""


@dataclass(frozen=True, slots=True)
class Session:
    """One request's surroundings. ``time_zone`` is that of TimeZoneContext, UTC without one.

    ``host`` is the name under which the client reached the server, ``front`` the product that it came to, which may be
    newer than the one that answers (the profile's); ``milliseconds`` is DateTimePrecision.
    """

    caller: Caller
    profile: Profile
    view: SchemaView
    premises: Premises
    host: str = ""
    front: Product | None = None
    time_zone: WindowsZone = UTC_ZONE
    culture: str = "en-US"
    milliseconds: bool = False
    #: The throttling policy of whoever the request is charged to, and what their find calls return.
    policy: ThrottlingPolicy = _NO_LIMITS
    finds: Finds = field(default_factory=Finds, repr=False)
    #: What was refused in response messages, in their order.
    refused: list[Why] = field(default_factory=list, repr=False)
    #: Called with the number of each part of the request, before it is carried out and after; raises what is planned.
    around_part: Callable[[int, bool], None] = field(default=_let_be, repr=False)
    _kept: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def once(self, name: Hashable, work_out: Callable[[], T]) -> T:
        """Return what ``work_out`` gives, worked out once a request: a shape is the same for each of its items."""
        found: T = self._kept.get(name, _NOTHING)
        if found is _NOTHING:
            found = self._kept[name] = work_out()
        return found

    @property
    def table(self) -> Table:
        """The whole table, whatever version is named."""
        return self.view.table

    @property
    def own(self) -> Mailbox:
        """The mailbox of whoever the request acts for; Failure ErrorMissingEmailAddress where that account has none."""
        found = self.premises.directory.find(self.caller.acting_as)
        if found is None:
            raise Failure("ErrorMissingEmailAddress")
        return found

    def policy_of(self, mailbox: Mailbox) -> ThrottlingPolicy:
        """Return the throttling policy that holds for a mailbox."""
        return mailbox.policy(self.premises.settings.throttling, self.front or self.profile.product)

    def mailbox(self, address: str) -> Mailbox:
        """Return a mailbox by address; raises Failure ErrorNonExistentMailbox for an address nobody has."""
        found = self.premises.directory.find(address)
        if found is None:
            raise Failure("ErrorNonExistentMailbox", values={"SmtpAddress": address})
        return self.reached(found)

    def reached(self, mailbox: Mailbox) -> Mailbox:
        """Return a mailbox that the answering server can open; Failure ErrorWrongServerVersionDelegate for others.

        2010 and what came after do not open each other's mailboxes (documentation of ResponseCode).
        """
        there = mailbox.product or self.front or self.profile.product
        if (there.generation == _FIRST) is not (self.profile.product.generation == _FIRST):
            raise Failure("ErrorWrongServerVersionDelegate")
        return mailbox

    def may_open(self, mailbox: Mailbox) -> bool:
        """Whether the caller has the run of a mailbox: it is their own, or they were given full access."""
        if self.caller.acting_as == mailbox.address:
            return True
        acting_as = self.caller.acting_as.lower()
        return acting_as in (address.lower() for address in mailbox.addresses) or acting_as in mailbox.open_to


def query_context(session: Session, root: type[ComplexType] = ItemType) -> QueryContext:
    """Return the surroundings in which this request's paths, restrictions and values are read."""
    return QueryContext(session.table, session.profile, root, ZoneClock(session.time_zone))
