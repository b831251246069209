"""Filling the directory: distribution groups, lists of rooms, and who acts for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from fake_ews.control.json_values import ControlError, within
from fake_ews.mailbox.people.delegates import appoint
from fake_ews.mailbox.people.directory import Delegate, Mailbox
from fake_ews.organisation import Organisation
from fake_ews.values import dataclass

#: How far a delegate is let into a folder.
Level = Literal["None", "Reviewer", "Author", "Editor"]
#: Who is told of a meeting request for somebody who has delegates (DeliverMeetingRequests).
MeetingRequestsTo = Literal["DelegatesOnly", "DelegatesAndMe", "DelegatesAndSendInformationToMe", "NoForward"]

_FOLDERS: Final = ("calendar", "tasks", "inbox", "contacts", "notes", "journal")


@dataclass(frozen=True, slots=True)
class SeededGroup:
    """A distribution group; ``members`` are addresses of anybody and of other groups.

    With ``room_list`` it is a list of rooms, which GetRoomLists names.
    """

    address: str
    members: tuple[str, ...] = ()
    name: str = ""
    room_list: bool = False


@dataclass(frozen=True, slots=True)
class SeededAccount:
    """An account without a mailbox, as services have it; it is called by an address all the same.

    ``user_name`` and ``user_principal_name`` are how it logs in where that differs from the address; ``impersonates``
    are the addresses that it may act for, with ``*`` for anything.
    """

    address: str
    password: str
    user_name: str = ""
    user_principal_name: str = ""
    impersonates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeededDelegate:
    """Somebody of the organisation who acts for the owner of a mailbox, and how far they are let into its folders.

    ``meeting_copies``: they get copies of the owner's meeting messages; ``private_items``: they see those too.
    """

    address: str
    calendar: Level = "None"
    tasks: Level = "None"
    inbox: Level = "None"
    contacts: Level = "None"
    notes: Level = "None"
    journal: Level = "None"
    meeting_copies: bool = False
    private_items: bool = False


@dataclass(frozen=True, slots=True)
class SeededManagedFolder:
    """A managed custom folder of the organisation's; ``storage_quota`` is in kilobytes, 0 for none."""

    name: str
    comment: str = ""
    must_display_comment: bool = False
    storage_quota: int = 0
    home_page: str = ""


def seed_group(organisation: Organisation, wanted: SeededGroup) -> None:
    """Make a group; raises ControlError for an address that is taken."""
    try:
        organisation.add_group(wanted.address, wanted.members, name=wanted.name, room_list=wanted.room_list)
    except ValueError as error:
        raise ControlError(f"{error}.", 409) from None


def seed_delegates(organisation: Organisation, mailbox: Mailbox, wanted: Iterable[SeededDelegate]) -> None:
    """Make people delegates of a mailbox's owner; raises ControlError for somebody who cannot be one."""
    for number, one in enumerate(wanted):
        with within("delegates", number):
            _seed_delegate(organisation, mailbox, one)


def _seed_delegate(organisation: Organisation, mailbox: Mailbox, wanted: SeededDelegate) -> None:
    user = organisation.premises.directory.find(wanted.address)
    if user is None or user is mailbox:
        raise ControlError(f"{wanted.address!r} cannot act for {mailbox.address}; give somebody else's mailbox here.")
    if any(other.address == user.address for other in mailbox.delegates):
        raise ControlError(f"{wanted.address} acts for {mailbox.address} already.", 409)
    levels = {name: getattr(wanted, name) for name in _FOLDERS}
    appoint(mailbox, user, Delegate(user.address, wanted.meeting_copies, wanted.private_items), levels)


def seed_managed_folder(organisation: Organisation, wanted: SeededManagedFolder) -> None:
    """Plan a managed folder."""
    organisation.add_managed_folder(
        wanted.name,
        comment=wanted.comment,
        must_display_comment=wanted.must_display_comment,
        storage_quota=wanted.storage_quota,
        home_page=wanted.home_page,
    )


def seed_account(organisation: Organisation, wanted: SeededAccount) -> None:
    """Open an account without a mailbox; raises ControlError for one that is there already."""
    if wanted.address.lower() in organisation.accounts.by_address:
        raise ControlError(f"There is an account {wanted.address} already.", 409)
    organisation.add_account(
        wanted.address,
        wanted.password,
        user_name=wanted.user_name,
        user_principal_name=wanted.user_principal_name,
    )
    if wanted.impersonates:
        organisation.let_impersonate(wanted.address, *wanted.impersonates)
