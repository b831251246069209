"""What the features need of a CRM: people, their timelines, and whom never to log."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from integration.model.administration import Access
from integration.model.crm import Contact, CrmRecord, EmailStatus, RecordKind, TimelineEntry, TimelineKind
from integration.model.meeting import MeetingRecord
from integration.model.paging import Part, Wanted


class Crm(Protocol):
    """A CRM. Every act may be done twice with the effect of once: whoever was killed in between does it again."""

    def contact(self, address: str, name: str = "") -> Contact:
        """Return the contact of that address, made if it was not there."""
        ...

    def rename(self, address: str, name: str) -> None:
        """Give the contact of that address another name; one that is not there stays away."""
        ...

    def find_contact(self, address: str) -> Contact | None:
        """Return the contact of that address, whichever of its addresses it is; none is made."""
        ...

    def find_contacts(self, addresses: Sequence[str]) -> dict[str, Contact]:
        """Return the contacts of these addresses, in lower case, as far as there are any."""
        ...

    def set_further_addresses(self, contact: Contact, further: Collection[str]) -> None:
        """Give a contact these further addresses in place of others; raises Refused for somebody else's."""
        ...

    def properties(self, contact_id: str) -> dict[str, str]:
        """Return what is known of a contact and its company, deal and ticket, by token such as ``company.name``."""
        ...

    def set_property(self, contact_id: str, name: str, value: str) -> None:
        """Say something of a contact, "" for nothing any more."""
        ...

    def put_record(self, kind: RecordKind, name: str, properties: Mapping[str, str], record_id: str = "") -> CrmRecord:
        """Make a company, deal or ticket, or change the one of that id."""
        ...

    def records(self) -> list[CrmRecord]:
        """Return every company, deal and ticket."""
        ...

    def remove_record(self, record_id: str) -> None:
        """Delete one; its contacts stay."""
        ...

    def associate(self, contact_id: str, record: CrmRecord) -> None:
        """Let a contact's mails speak of that record, in place of another of its kind."""
        ...

    def addresses_of(self, contact_ids: Sequence[str]) -> dict[str, str]:
        """Return the addresses of these contacts by id, as far as they are there."""
        ...

    def contacts(self) -> list[Contact]:
        """Return every contact, by address."""
        ...

    def search_contacts(self, about: str, wanted: Wanted) -> Part[Contact]:
        """Return one page of the contacts in whose addresses or name that stands, by address."""
        ...

    def log(self, *entries: TimelineEntry) -> None:
        """Put entries on the timelines of their contacts; one of whose id there is one already stays as it is."""
        ...

    def put(self, entry: TimelineEntry) -> None:
        """Put the entry on the timelines of its contacts, in place of one of that id that is there already."""
        ...

    def entry(self, entry_id: str) -> TimelineEntry | None:
        """Return the entry of that id."""
        ...

    def set_status(self, entry_id: str, status: EmailStatus, reason: str = "", detail: str = "") -> None:
        """Say how far an email has got; an entry that is not there is none of ours."""
        ...

    def timeline(self, contact_id: str) -> list[TimelineEntry]:
        """Return what is on a contact's timeline, the oldest first."""
        ...

    def timeline_page(
        self, contact_id: str, kinds: Collection[TimelineKind], wanted: Wanted
    ) -> Part[TimelineEntry | MeetingRecord]:
        """Return one page of what is of these kinds on a contact's timeline, the newest first."""
        ...

    def forget(self, address: str) -> int:
        """Delete the contact of that address and everything that is stored about it; returns how many things went."""
        ...

    def log_meeting(self, meeting: MeetingRecord) -> None:
        """Put the meeting on the timeline of its contact; one of that id that is there already stays as it is."""
        ...

    def meetings(self, contact_id: str) -> list[MeetingRecord]:
        """Return the meetings on a contact's timeline, the earliest first."""
        ...

    def has_seat(self, user: str) -> bool:
        """Return whether the user, by address, has the paid seat that sequences need."""
        ...

    def set_seat(self, user: str, paid: bool) -> None:
        """Give a user a paid seat, or take it away."""
        ...

    def access(self, user: str) -> Access:
        """Return whether the user, by address, may connect mailboxes."""
        ...

    def set_access(self, user: str, access: Access) -> None:
        """Say whether a user may."""
        ...

    def restricted(self) -> dict[str, Access]:
        """Return every user who may not, and why."""
        ...

    def never_log(self) -> frozenset[str]:
        """Return the addresses and domains whose mail is not logged, in lower case."""
        ...

    def set_never_log(self, entries: Sequence[str]) -> None:
        """Replace that list."""
        ...
