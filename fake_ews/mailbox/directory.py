"""The directory of an organisation: its mailboxes, who may open them, and how names are found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from fake_ews.mailbox.working_hours import WorkingHours
from fake_ews.schema.record import Record
from fake_ews.store.mailbox_store import MailboxStore


@dataclass(slots=True)
class Mailbox:
    """One mailbox. ``kind`` is "user", "shared", "room" or "archive".

    ``open_to`` are the further accounts with full access; ``send_as`` are those that may send as this mailbox: full
    access alone does not let them.
    ``time_zone`` is a Windows id or an IANA name, and ``working_hours`` are by its clock.
    """

    address: str
    name: str
    guid: UUID
    store: MailboxStore
    kind: str = "user"
    aliases: tuple[str, ...] = ()
    open_to: set[str] = field(default_factory=set)
    time_zone: str = "UTC"
    working_hours: WorkingHours = field(default_factory=WorkingHours)
    send_as: set[str] = field(default_factory=set)
    #: UserOofSettings as they were set last, and whom they have answered since.
    away: Record | None = None
    away_told: set[str] = field(default_factory=set)
    #: Addresses (lower case) whose mail goes to the Junk E-Mail folder.
    blocked_senders: set[str] = field(default_factory=set)
    #: The mailbox beside this one that keeps what is old, where the owner has one; its ``kind`` is "archive".
    archive: Mailbox | None = None

    @property
    def user(self) -> str:
        """The part of the address before the @."""
        return self.address.partition("@")[0]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that mail for this mailbox may carry."""
        return (self.address, *self.aliases)


class Directory:
    """Every mailbox by address; addresses compare without case."""

    def __init__(self) -> None:
        self._by_address: dict[str, Mailbox] = {}
        self._by_guid: dict[UUID, Mailbox] = {}
        #: Archives share the addresses of their primary mailboxes, so nobody finds them by one.
        self._archives: dict[UUID, Mailbox] = {}

    def add(self, mailbox: Mailbox) -> None:
        """Add a mailbox; raises ValueError for an address that is taken."""
        for address in mailbox.addresses:
            if address.lower() in self._by_address:
                raise ValueError(f"there is a mailbox with the address {address} already")
        for address in mailbox.addresses:
            self._by_address[address.lower()] = mailbox
        self._by_guid[mailbox.guid] = mailbox
        if mailbox.archive is not None:
            self._archives[mailbox.archive.guid] = mailbox.archive

    def find(self, address: str) -> Mailbox | None:
        """Return the mailbox with that primary or further address, or None."""
        return self._by_address.get(address.lower())

    def by_guid(self, guid: UUID) -> Mailbox | None:
        """Return the mailbox or archive of that GUID, or None."""
        return self._by_guid.get(guid) or self._archives.get(guid)

    def __iter__(self) -> Iterator[Mailbox]:
        return iter(self._by_guid.values())

    def matching(self, text: str) -> list[Mailbox]:
        """Return the mailboxes whose name, a word of it, alias or address begins with ``text`` (ambiguous names)."""
        wanted = text.lower().removeprefix("smtp:")
        return [
            mailbox
            for mailbox in self
            if any(part.startswith(wanted) for part in (mailbox.name.lower(), *mailbox.name.lower().split()))
            or any(address.lower().startswith(wanted) for address in mailbox.addresses)
        ]
