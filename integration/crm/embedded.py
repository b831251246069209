"""The CRM that comes along: contacts and timelines in our own database."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select, update

from integration.crm.addresses import owners, people, replace
from integration.crm.records import EmbeddedRecords
from integration.crm.timeline_places import places
from integration.db.administration_tables import restricted_access, withheld_seats
from integration.db.contact_tables import further_addresses
from integration.db.forgetting import Forgetting
from integration.db.meeting_tables import crm_meetings
from integration.db.pages import page_of
from integration.db.rows import keep_first, keep_first_of_all, keep_last, rows_among
from integration.db.tables import contacts, never_log, timeline_contacts, timeline_entries
from integration.model.administration import Access
from integration.model.calendar import Span
from integration.model.crm import Contact, Direction, EmailStatus, TimelineEntry, TimelineKind
from integration.model.meeting import MeetingOutcome, MeetingRecord
from integration.model.message import Attachment
from integration.model.paging import Part, Wanted


class EmbeddedCrm(EmbeddedRecords):
    """The CRM port on the integration's database."""

    def contact(self, address: str, name: str = "") -> Contact:
        """Return the contact of that address, made if it was not there."""
        found = self.find_contact(address)
        if found:
            return found
        made = Contact(self._keys.new(), address.lower(), name)
        with self._database.writing() as connection:
            keep_first(connection, contacts, id=made.id, address=made.address, name=name)
            # Made in this moment by somebody else, it is his.
            return owners(connection, [made.address])[made.address]

    def rename(self, address: str, name: str) -> None:
        """Give the contact of that address another name."""
        with self._database.writing() as connection:
            connection.execute(update(contacts).where(contacts.c.address == address.lower()).values(name=name))

    def find_contact(self, address: str) -> Contact | None:
        """Return the contact of that address; none is made."""
        return self.find_contacts([address]).get(address.lower())

    def find_contacts(self, addresses: Sequence[str]) -> dict[str, Contact]:
        """Return the contacts of these addresses by address, as far as there are any."""
        with self._database.reading() as connection:
            return owners(connection, addresses)

    def set_further_addresses(self, contact: Contact, further: Collection[str]) -> None:
        """Give a contact these further addresses in place of others."""
        with self._database.writing() as connection:
            replace(connection, contact, further)

    def addresses_of(self, contact_ids: Sequence[str]) -> dict[str, str]:
        """Return the addresses of these contacts by id."""
        with self._database.reading() as connection:
            rows = rows_among(connection, select(contacts.c.id, contacts.c.address), contacts.c.id, contact_ids)
            found = {row.id: row.address for row in rows}
        return {id: found[id] for id in contact_ids if id in found}

    def contacts(self) -> list[Contact]:
        """Return every contact, by address."""
        with self._database.reading() as connection:
            return list(people(connection, select(contacts.c.id)))

    def search_contacts(self, about: str, wanted: Wanted) -> Part[Contact]:
        """Return one page of the contacts in whose address or name that stands, by address."""
        columns = (contacts.c.address, contacts.c.name, further_addresses.c.address)
        told = or_(*(column.icontains(about, autoescape=True) for column in columns))
        joined = select(contacts.c.id, contacts.c.address).outerjoin(further_addresses).distinct()
        asked = joined.where(told) if about else select(contacts.c.id, contacts.c.address)
        with self._database.reading() as connection:
            part = page_of(connection, asked.order_by(contacts.c.address), wanted)
            ids = select(contacts.c.id).where(contacts.c.id.in_([row.id for row in part.items]))
            return wanted.cut(list(people(connection, ids)), part.total)

    def log(self, *entries: TimelineEntry) -> None:
        """Put entries on the timelines of their contacts, each once."""
        with self._database.writing() as connection:
            left = _still_there(connection, entries)
            rows = [_row(entry) for entry in entries if left[entry.id]]
            made = keep_first_of_all(connection, timeline_entries, rows)
            _link(connection, {id: people for id, people in left.items() if id in made})

    def put(self, entry: TimelineEntry) -> None:
        """Put the entry on the timelines of its contacts, in place of one of that id."""
        with self._database.writing() as connection:
            left = _still_there(connection, (entry,))
            if left[entry.id]:
                keep_last(connection, timeline_entries, **_row(entry))
                _link(connection, left)

    def entry(self, entry_id: str) -> TimelineEntry | None:
        """Return the entry of that id."""
        with self._database.reading() as connection:
            row = connection.execute(select(timeline_entries).where(timeline_entries.c.id == entry_id)).one_or_none()
            links = select(timeline_contacts.c.contact_id).where(timeline_contacts.c.entry_id == entry_id)
            people = [link.contact_id for link in connection.execute(links)]
        return _entry(row, tuple(sorted(people))) if row else None

    def set_status(self, entry_id: str, status: EmailStatus, reason: str = "", detail: str = "") -> None:
        """Say how far an email has got."""
        with self._database.writing() as connection:
            connection.execute(
                update(timeline_entries)
                .where(timeline_entries.c.id == entry_id)
                .values(status=status.value, reason=reason, detail=detail)
            )

    def timeline(self, contact_id: str) -> list[TimelineEntry]:
        """Return what is on a contact's timeline, the oldest first."""
        with self._database.reading() as connection:
            asked = select(timeline_entries).join(timeline_contacts).where(timeline_contacts.c.contact_id == contact_id)
            rows = connection.execute(asked.order_by(timeline_entries.c.timestamp, timeline_entries.c.id))
            return _entries(connection, rows.all())

    def timeline_page(
        self, contact_id: str, kinds: Collection[TimelineKind], wanted: Wanted
    ) -> Part[TimelineEntry | MeetingRecord]:
        """Return one page of what is of these kinds on a contact's timeline, the newest first."""
        with self._database.reading() as connection:
            part = places(connection, contact_id, kinds, wanted)
            ids = [id for _, id in part.items]
            mails = _entries(
                connection, [*rows_among(connection, select(timeline_entries), timeline_entries.c.id, ids)]
            )
            rows = rows_among(connection, select(crm_meetings), crm_meetings.c.id, ids)
            found: dict[tuple[bool, str], TimelineEntry | MeetingRecord] = {(False, one.id): one for one in mails}
            found |= {(True, row.id): _meeting(row) for row in rows}
        keys = [(kind is TimelineKind.MEETING, id) for kind, id in part.items]
        # What was deleted between two of these questions is left out.
        return wanted.cut([found[key] for key in keys if key in found], part.total)

    def forget(self, address: str) -> int:
        """Delete the contact of that address and everything that is stored about it."""
        return Forgetting(self._database).forget(address)

    def log_meeting(self, meeting: MeetingRecord) -> None:
        """Put the meeting on the timeline of its contact, once."""
        with self._database.writing() as connection:
            keep_first(connection, crm_meetings, **_meeting_row(meeting))

    def meetings(self, contact_id: str) -> list[MeetingRecord]:
        """Return the meetings on a contact's timeline, the earliest first."""
        with self._database.reading() as connection:
            asked = select(crm_meetings).where(crm_meetings.c.contact_id == contact_id)
            rows = connection.execute(asked.order_by(crm_meetings.c.start, crm_meetings.c.id))
            return [_meeting(row) for row in rows]

    def has_seat(self, user: str) -> bool:
        """Return whether the user has a paid seat: everybody has, until it is taken away."""
        with self._database.reading() as connection:
            taken = select(withheld_seats).where(withheld_seats.c.user == user.lower())
            return connection.execute(taken).one_or_none() is None

    def set_seat(self, user: str, paid: bool) -> None:
        """Give a user a paid seat, or take it away."""
        with self._database.writing() as connection:
            if paid:
                connection.execute(delete(withheld_seats).where(withheld_seats.c.user == user.lower()))
            else:
                keep_first(connection, withheld_seats, user=user.lower())

    def access(self, user: str) -> Access:
        """Return whether the user may connect mailboxes: everybody may, until an administrator says otherwise."""
        return self.restricted().get(user.lower(), Access.PERSONAL_EMAIL)

    def set_access(self, user: str, access: Access) -> None:
        """Say whether a user may."""
        with self._database.writing() as connection:
            if access is Access.PERSONAL_EMAIL:
                connection.execute(delete(restricted_access).where(restricted_access.c.user == user.lower()))
            else:
                keep_last(connection, restricted_access, user=user.lower(), access=access.value)

    def restricted(self) -> dict[str, Access]:
        """Return every user who may not, by address, and why."""
        with self._database.reading() as connection:
            rows = connection.execute(select(restricted_access).order_by(restricted_access.c.user))
            return {row.user: Access(row.access) for row in rows}

    def never_log(self) -> frozenset[str]:
        """Return the addresses and domains whose mail is not logged."""
        with self._database.reading() as connection:
            return frozenset(row.entry for row in connection.execute(select(never_log)))

    def set_never_log(self, entries: Sequence[str]) -> None:
        """Replace that list."""
        with self._database.writing() as connection:
            connection.execute(delete(never_log))
            for entry in sorted({entry.strip().lower() for entry in entries if entry.strip()}):
                keep_first(connection, never_log, entry=entry)


def _still_there(connection: Connection, entries: Sequence[TimelineEntry]) -> dict[str, list[str]]:
    """Return the contacts of each entry by its id; of those that were deleted meanwhile nothing is kept."""
    wanted = tuple({contact_id for entry in entries for contact_id in entry.contact_ids})
    there = {row.id for row in rows_among(connection, select(contacts.c.id), contacts.c.id, wanted)}
    return {entry.id: [id for id in entry.contact_ids if id in there] for entry in entries}


def _link(connection: Connection, people: Mapping[str, Sequence[str]]) -> None:
    links = [
        {"entry_id": id, "contact_id": contact_id} for id, contact_ids in people.items() for contact_id in contact_ids
    ]
    keep_first_of_all(connection, timeline_contacts, links)


def _entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[TimelineEntry]:
    people: dict[str, list[str]] = {}
    entry_ids = [row.id for row in rows]
    for link in rows_among(connection, select(timeline_contacts), timeline_contacts.c.entry_id, entry_ids):
        people.setdefault(link.entry_id, []).append(link.contact_id)
    # What was deleted between the two questions is left out.
    return [_entry(row, tuple(sorted(people[row.id]))) for row in rows if row.id in people]


def _entry(row: Row[Any], contact_ids: tuple[str, ...]) -> TimelineEntry:
    return TimelineEntry(
        id=row.id,
        contact_ids=contact_ids,
        direction=Direction(row.direction),
        status=EmailStatus(row.status),
        timestamp=row.timestamp,
        subject=row.subject,
        html=row.html,
        text=row.text,
        reply_text=row.reply_text,
        sender=row.sender,
        to=tuple(row.to),
        cc=tuple(row.cc),
        thread_id=row.thread_id,
        internet_message_id=row.internet_message_id,
        account_id=row.account_id,
        automatic=row.automatic,
        reason=row.reason,
        detail=row.detail,
        attachments=tuple(Attachment(**part) for part in row.attachments),
    )


def _row(entry: TimelineEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "direction": entry.direction.value,
        "status": entry.status.value,
        "timestamp": entry.timestamp,
        "subject": entry.subject,
        "html": entry.html,
        "text": entry.text,
        "reply_text": entry.reply_text,
        "sender": entry.sender,
        "to": list(entry.to),
        "cc": list(entry.cc),
        "thread_id": entry.thread_id,
        "internet_message_id": entry.internet_message_id,
        "account_id": entry.account_id,
        "automatic": entry.automatic,
        "reason": entry.reason,
        "detail": entry.detail,
        "attachments": [asdict(part) for part in entry.attachments],
    }


def _meeting(row: Row[Any]) -> MeetingRecord:
    return MeetingRecord(
        id=row.id,
        contact_id=row.contact_id,
        title=row.title,
        span=Span(row.start, row.end),
        host=row.host,
        body=row.body,
        location=row.location,
        outcome=MeetingOutcome(row.outcome),
        offline=row.offline,
    )


def _meeting_row(meeting: MeetingRecord) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "contact_id": meeting.contact_id,
        "title": meeting.title,
        "start": meeting.span.start,
        "end": meeting.span.end,
        "host": meeting.host,
        "body": meeting.body,
        "location": meeting.location,
        "outcome": meeting.outcome.value,
        "offline": meeting.offline,
    }
