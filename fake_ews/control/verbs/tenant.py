"""The organisation as a whole: filling it, emptying it, keeping it as it is and going back."""

from __future__ import annotations

from typing import Any

from fake_ews.control.json_values import ControlError, within
from fake_ews.control.seeded_directory import (
    SeededAccount,
    SeededGroup,
    SeededManagedFolder,
    seed_account,
    seed_delegates,
    seed_group,
    seed_managed_folder,
)
from fake_ews.control.seeded_meetings import seed_meetings
from fake_ews.control.seeding import SeededMailbox, SeededPerson, seed_mailbox, seed_person
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.verbs.front_door import SettingsChange, change_settings
from fake_ews.organisation import Organisation, Seeding
from fake_ews.snapshots import Snapshot
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class MailboxLine:
    """One mailbox of the organisation."""

    address: str
    name: str
    kind: str


class TenantVerbs(Verbs):
    """Reset, snapshots, seeds, mailboxes and their passwords."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__(organisation)
        self._snapshots: dict[str, Snapshot] = {}

    @verb
    def reset(self) -> None:
        """Forget every mailbox, message, account, fault and record; product, clock and seed stay."""
        self.organisation.reset()

    @verb
    def snapshot(self, name: str = "seeded") -> None:
        """Keep everything as it is now under a name, for ``restore``; the latest of a name counts."""
        self._snapshots[name] = Snapshot(self.organisation)

    @verb
    def restore(self, name: str = "seeded") -> None:
        """Go back to a snapshot, also past a reset: what happened since has never happened, and costs only what it was.

        The record of the wire is as it was then, too. A clock that is moved by hand goes back. Sync states,
        subscriptions and logins that clients got since mean nothing any more.
        """
        kept = self._snapshots.get(name)
        if kept is None:
            known = ", ".join(self._snapshots) or "none"
            raise ControlError(f"There is no snapshot {name!r}; there are {known}.", 404)
        kept.restore()

    @verb
    def seed(
        self,
        mailboxes: tuple[SeededMailbox, ...] = (),
        people: tuple[SeededPerson, ...] = (),
        groups: tuple[SeededGroup, ...] = (),
        settings: SettingsChange | None = None,
        managed_folders: tuple[SeededManagedFolder, ...] = (),
        accounts: tuple[SeededAccount, ...] = (),
    ) -> None:
        """Add mailboxes with folders and messages, people outside, groups and more; change settings.

        All of it, or nothing: what is refused halfway leaves everything as it was.
        """
        with self.organisation.lock:
            found = (self.organisation.premises.directory.find(one.address) for one in mailboxes)
            before = Snapshot(self.organisation, growing={one.address for one in found if one is not None})
            try:
                self._seed(mailboxes, people, groups, settings, managed_folders, accounts)
                said: dict[str, Any] = {"mailboxes": mailboxes, "people": people, "groups": groups}
                said |= {"settings": settings, "managed_folders": managed_folders, "accounts": accounts}
                self.organisation.seeded.append(Seeding({name: value for name, value in said.items() if value}))
            except Exception:
                before.restore()
                raise

    def _seed(
        self,
        mailboxes: tuple[SeededMailbox, ...],
        people: tuple[SeededPerson, ...],
        groups: tuple[SeededGroup, ...],
        settings: SettingsChange | None,
        managed_folders: tuple[SeededManagedFolder, ...],
        accounts: tuple[SeededAccount, ...],
    ) -> None:
        if settings is not None:
            change_settings(self.organisation, settings)
        organisation = self.organisation
        for number, folder in enumerate(managed_folders):
            with within("managed_folders", number):
                seed_managed_folder(organisation, folder)
        for number, account in enumerate(accounts):
            with within("accounts", number):
                seed_account(organisation, account)
        for number, person in enumerate(people):
            with within("people", number):
                seed_person(organisation.premises, person)
        for number, mailbox in enumerate(mailboxes):
            with within("mailboxes", number):
                seed_mailbox(organisation, mailbox)
        for number, group in enumerate(groups):
            with within("groups", number):
                seed_group(organisation, group)
        # What speaks of other mailboxes comes when all of them are there.
        for number, mailbox in enumerate(mailboxes):
            with within("mailboxes", number):
                owner = self.mailbox_of(mailbox.address)
                seed_delegates(organisation, owner, mailbox.delegates)
                seed_meetings(organisation, owner, mailbox.meetings)

    @verb
    def mailboxes(self) -> list[MailboxLine]:
        """Return who has a mailbox."""
        return [MailboxLine(one.address, one.name, one.kind) for one in self.organisation.premises.directory]

    @verb
    def set_password(self, address: str, password: str) -> None:
        """Change the password of an account, as its owner does when the company demands it."""
        self.mailbox_of(address)
        self.organisation.set_password(address, password)
