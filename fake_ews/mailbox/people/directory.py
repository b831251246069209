"""The directory of an organisation: its mailboxes, who may open them, and how names are found."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import datetime
from uuid import UUID

from fake_ews.mailbox.availability.working_hours import WorkingHours
from fake_ews.products import Product
from fake_ews.schema.record import Record
from fake_ews.settings import EwsAccess
from fake_ews.store.mailbox_store import MailboxStore
from fake_ews.throttling_policy import ThrottlingPolicy, in_force
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody who acts for the owner of a mailbox; what they may do in its folders, the folders say themselves."""

    address: str
    receives_meeting_messages: bool = False
    views_private_items: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A distribution group: mail to its address goes to all members, which are addresses of anybody and any group.

    A ``room_list`` has rooms for members, and is what GetRoomLists names.
    """

    address: str
    name: str
    members: tuple[str, ...]
    guid: UUID
    room_list: bool = False
    #: The security identifier by which permissions name the group.
    sid: str = ""

    @property
    def legacy_dn(self) -> str:
        """The group's name in the directory."""
        return legacy_dn(self.guid, self.address.partition("@")[0])


@dataclass(frozen=True, slots=True)
class ManagedFolder:
    """A managed custom folder as the organisation plans it; ``storage_quota`` is in kilobytes, 0 for none."""

    name: str
    guid: UUID
    comment: str = ""
    must_display_comment: bool = False
    storage_quota: int = 0
    home_page: str = ""


@dataclass(slots=True)
class Mailbox:
    """One mailbox. ``kind`` is "user", "shared", "room", "equipment" or "archive".

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
    #: Who acts for the owner, in the order in which they were added, and who is told of meeting requests.
    delegates: list[Delegate] = field(default_factory=list)
    deliver_meeting_requests: str = "DelegatesAndSendInformationToMe"
    #: What runs on the mailbox's server, where that is older than what clients come to.
    product: Product | None = None
    #: Who may use EWS with this mailbox, where that differs from what the organisation says.
    ews_access: EwsAccess = field(default_factory=EwsAccess)
    #: When the password of the account was set.
    password_set: datetime | None = None
    #: Inbox rules as clients made them, each with its RuleId, and how many were made so far.
    rules: list[Record] = field(default_factory=list)
    rules_made: int = 0
    #: What is always done with the messages of a conversation (its 16 bytes), by the name of the action.
    conversation_actions: dict[bytes, dict[str, Record]] = field(default_factory=dict)
    #: Pictures of the owner, JPEG or PNG, by their side in pixels.
    photos: dict[int, bytes] = field(default_factory=dict)
    #: Addresses (lower case) whose mail goes to the Junk E-Mail folder.
    blocked_senders: set[str] = field(default_factory=set)
    #: Whether what is deleted for good, and what is changed, is kept where its owner does not see it.
    single_item_recovery: bool = False
    litigation_hold: bool = False
    #: The mailbox beside this one that keeps what is old, where the owner has one; its ``kind`` is "archive".
    archive: Mailbox | None = None
    #: How often the sync states of this mailbox were forgotten; a state of an earlier time is invalid.
    sync_epoch: int = 0
    #: The throttling policy that is associated with the mailbox; None for the organisation's.
    throttling: ThrottlingPolicy | None = None

    #: To how many recipients messages were submitted, and when, as far back as RecipientRateLimit looks.
    submitted: tuple[tuple[datetime, int], ...] = ()

    def policy(self, everybody: ThrottlingPolicy, front: Product) -> ThrottlingPolicy:
        """Return the throttling policy in force: that of the mailbox's server, which does the work and counts it."""
        return in_force(self.throttling, everybody, (self.product or front).generation)

    @property
    def preserves(self) -> bool:
        """Whether nothing may be lost: deletions end in Purges, and changes leave originals in Versions."""
        return self.single_item_recovery or self.litigation_hold

    @property
    def user(self) -> str:
        """The part of the address before the @."""
        return self.address.partition("@")[0]

    @property
    def legacy_dn(self) -> str:
        """The name in the directory by which old clients and discovery searches know the mailbox."""
        return legacy_dn(self.guid, self.user)

    @property
    def sid(self) -> str:
        """The security identifier of the mailbox's account: the domain's, then the account's own number."""
        return security_identifier(self.store.database, self.guid)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that mail for this mailbox may carry."""
        return (self.address, *self.aliases)


def security_identifier(domain: UUID, guid: UUID) -> str:
    """Return the security identifier of an account or a group: the domain's, then a number of its own."""
    parts = struct.unpack("<3I", domain.bytes[:12])
    return f"S-1-5-21-{parts[0]}-{parts[1]}-{parts[2]}-{1000 + guid.int % 2**24}"


def legacy_dn(guid: UUID, user: str) -> str:
    """Return the legacy distinguished name of an object of the directory."""
    group = "/o=First Organization/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)"
    return f"{group}/cn=Recipients/cn={guid.hex}-{user}"


class Directory:
    """Every mailbox and group by address; addresses compare without case."""

    def __init__(self) -> None:
        self._by_address: dict[str, Mailbox] = {}
        #: By the GUID's number, which Python hashes and compares by itself: every id of a request is looked up here.
        self._by_guid: dict[int, Mailbox] = {}
        self._groups: dict[str, Group] = {}
        self._managed_folders: dict[str, ManagedFolder] = {}
        #: Archives share the addresses of their primary mailboxes, so nobody finds them by one.
        self._archives: dict[int, Mailbox] = {}
        self._disabled: dict[UUID, Mailbox] = {}

    def add(self, mailbox: Mailbox) -> None:
        """Add a mailbox; raises ValueError for an address that is taken."""
        for address in mailbox.addresses:
            self._check_free(address)
        for address in mailbox.addresses:
            self._by_address[address.lower()] = mailbox
        self._by_guid[mailbox.guid.int] = mailbox
        if mailbox.archive is not None:
            self._archives[mailbox.archive.guid.int] = mailbox.archive

    def disable(self, address: str) -> None:
        """Take a mailbox from its account (Disable-Mailbox): it keeps what is in it; KeyError where there is none.

        From now on nobody finds it, by address or by an id; ``enable`` connects it again.
        """
        mailbox = self._by_address[address.lower()]
        for one in mailbox.addresses:
            del self._by_address[one.lower()]
        del self._by_guid[mailbox.guid.int]
        if mailbox.archive is not None:
            del self._archives[mailbox.archive.guid.int]
        self._disabled[mailbox.guid] = mailbox

    def enable(self, address: str) -> None:
        """Connect a disabled mailbox with its account again (Connect-Mailbox); KeyError where none was disabled."""
        found = [one for one in self._disabled.values() if one.address.lower() == address.lower()]
        if not found:
            raise KeyError(address)
        del self._disabled[found[0].guid]
        self.add(found[0])

    @property
    def disabled(self) -> tuple[Mailbox, ...]:
        """Every mailbox that was disabled, in that order."""
        return tuple(self._disabled.values())

    def add_group(self, group: Group) -> None:
        """Add a group; raises ValueError for an address that is taken."""
        self._check_free(group.address)
        self._groups[group.address.lower()] = group

    def add_managed_folder(self, folder: ManagedFolder) -> None:
        """Add a managed folder, which everybody may have in their mailbox; one of the same name gives way."""
        self._managed_folders[folder.name.lower()] = folder

    def managed_folder(self, name: str) -> ManagedFolder | None:
        """Return the managed folder of that name, or None; names compare without case."""
        return self._managed_folders.get(name.lower())

    def _check_free(self, address: str) -> None:
        if address.lower() in self._by_address or address.lower() in self._groups:
            raise ValueError(f"there is a mailbox or a group with the address {address} already")

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group, in the order in which they were added."""
        return tuple(self._groups.values())

    def find_group(self, address: str) -> Group | None:
        """Return the group with that address, or None."""
        return self._groups.get(address.lower())

    def named_by(self, sid: str = "", address: str = "", name: str = "") -> Mailbox | Group | None:
        """Return whom a security identifier, an address or a name means, somebody or a group; None for nobody."""
        if address:
            return self.find(address) or self.find_group(address)
        everybody: tuple[Mailbox | Group, ...] = (*self, *self.groups)
        for one in everybody:
            if (sid and one.sid == sid) or (not sid and one.name.lower() == name.lower()):
                return one
        return None

    def is_member(self, mailbox: Mailbox, address: str) -> bool:
        """Whether somebody has an address, or is in the group that has it, however deep."""
        own = {one.lower() for one in mailbox.addresses}
        return any(one.lower() in own for one in self.expanded([address]))

    def expanded(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Return addresses with those of members in the place of groups, each once; groups may hold each other."""
        found: dict[str, str] = {}
        seen: set[str] = set()
        waiting = list(addresses)
        while waiting:
            address = waiting.pop(0)
            group = self.find_group(address)
            if group is None:
                found.setdefault(address.lower(), address)
            elif group.address.lower() not in seen:
                seen.add(group.address.lower())
                waiting[:0] = group.members
        return tuple(found.values())

    def find(self, address: str) -> Mailbox | None:
        """Return the mailbox with that primary or further address, or None."""
        return self._by_address.get(address.lower())

    def by_guid(self, guid: UUID) -> Mailbox | None:
        """Return the mailbox or archive of that GUID, or None."""
        return self._by_guid.get(guid.int) or self._archives.get(guid.int)

    def once(self, guid: UUID) -> Mailbox:
        """Return a mailbox or archive of that GUID, be it disabled by now; KeyError where there never was one."""
        return self.by_guid(guid) or self._disabled[guid]

    def __iter__(self) -> Iterator[Mailbox]:
        return iter(self._by_guid.values())

    def matching(self, text: str) -> list[Mailbox]:
        """Return the mailboxes whose name, a word of it, alias or address begins with ``text`` (ambiguous names)."""
        return [mailbox for mailbox in self if _matches(text, mailbox.name, mailbox.addresses)]

    def groups_matching(self, text: str) -> list[Group]:
        """Return the groups whose name, a word of it or address begins with ``text``."""
        return [group for group in self.groups if _matches(text, group.name, (group.address,))]


def _matches(text: str, name: str, addresses: Iterable[str]) -> bool:
    wanted = text.lower().removeprefix("smtp:")
    parts = (name.lower(), *name.lower().split(), *(address.lower() for address in addresses))
    return any(part.startswith(wanted) for part in parts)
