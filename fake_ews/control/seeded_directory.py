"""Filling the directory: distribution groups, lists of rooms, and who acts for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from fake_ews.control.json_values import ControlError, within
from fake_ews.mailbox.people.delegates import appoint
from fake_ews.mailbox.people.directory import Delegate, Mailbox
from fake_ews.organisation import Organisation

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
