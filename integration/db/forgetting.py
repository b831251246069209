"""Deleting everything that is stored about one person."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, or_, select, update

from integration.db import audit
from integration.db.contact_tables import further_addresses
from integration.db.database import Database
from integration.db.meeting_tables import bookings, crm_meetings
from integration.db.rows import keep_first
from integration.db.tables import (
    contacts,
    enrolments,
    mails,
    never_log,
    suppressions,
    threads,
    timeline_contacts,
    timeline_entries,
)


def forgotten(address: str) -> str:
    """Return what stays of an address that must not be written to: a digest, which only the address itself leads to."""
    return f"forgotten:{sha256(address.lower().encode()).hexdigest()}"


class Forgetting:
    """Deletes one contact's data from our tables, in one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def forget(self, address: str) -> int:
        """Delete what is stored about that address; returns how many rows went.

        A mail that the person wrote or got is deleted whole, from everybody's timeline: what it says cannot be told
        apart by who it is about. Mail that waits to be sent to him is not sent; an event in an Exchange calendar stays.
        That he wants no mail is remembered by a digest of the address.
        """
        with self._database.writing() as connection:
            ids, addresses = _all_of(connection, address.lower())
            gone = sum(self._of_address(connection, one, ids) for one in addresses)
            self._leave_threads(connection, set(ids))
            # Last: links to timelines and meetings on the record go with the contact.
            gone += _delete(connection, contacts, contacts.c.id.in_(ids))
        return gone

    def _of_address(self, connection: Connection, address: str, ids: list[str]) -> int:
        gone = self._mails(connection, address) + self._timelines(connection, address, ids)
        gone += self._meetings(connection, address)
        theirs = or_(enrolments.c.address == address, enrolments.c.contact_id.in_(ids))
        gone += _delete(connection, enrolments, theirs)
        self._suppressions(connection, address)
        audit.forget(connection, address)
        return gone + _delete(connection, never_log, never_log.c.entry == address)

    def _mails(self, connection: Connection, address: str) -> int:
        rows = connection.execute(select(mails.c.key, mails.c.to, mails.c.cc, mails.c.bcc))
        keys = [row.key for row in rows if _among(address, row.to, row.cc, row.bcc)]
        return _each(connection, mails, "key", keys)

    def _timelines(self, connection: Connection, address: str, ids: list[str]) -> int:
        linked = select(timeline_contacts.c.entry_id).where(timeline_contacts.c.contact_id.in_(ids))
        found = {row.entry_id for row in connection.execute(linked)}
        entries = timeline_entries.c
        for row in connection.execute(select(entries.id, entries.sender, entries.to, entries.cc)):
            if _among(address, [row.sender], row.to, row.cc):
                found.add(row.id)
        return _each(connection, timeline_entries, "id", sorted(found))

    def _meetings(self, connection: Connection, address: str) -> int:
        rows = connection.execute(select(bookings.c.key, bookings.c.address, bookings.c.guests))
        keys = [row.key for row in rows if _among(address, [row.address], row.guests)]
        return _each(connection, crm_meetings, "id", keys) + _each(connection, bookings, "key", keys)

    def _leave_threads(self, connection: Connection, ids: set[str]) -> None:
        """Take the contact out of conversations; one that nobody else is in is deleted with its Message-IDs."""
        for row in connection.execute(select(threads.c.id, threads.c.contact_ids)).all():
            left = [contact for contact in row.contact_ids if contact not in ids]
            if left and len(left) < len(row.contact_ids):
                connection.execute(update(threads).where(threads.c.id == row.id).values(contact_ids=left))
            elif not left and row.contact_ids:
                connection.execute(delete(threads).where(threads.c.id == row.id))

    def _suppressions(self, connection: Connection, address: str) -> None:
        said = connection.execute(select(suppressions).where(suppressions.c.entry == address)).one_or_none()
        if said:
            connection.execute(delete(suppressions).where(suppressions.c.entry == address))
            keep_first(connection, suppressions, entry=forgotten(address), refusal=said.refusal, at=said.at)


def _all_of(connection: Connection, address: str) -> tuple[list[str], list[str]]:
    """Return the id of the contact who has that address, and all addresses of his."""
    further = select(further_addresses.c.contact_id).where(further_addresses.c.address == address)
    his = select(contacts).where(or_(contacts.c.address == address, contacts.c.id.in_(further)))
    found = {row.id: row.address for row in connection.execute(his)}
    also = select(further_addresses.c.address).where(further_addresses.c.contact_id.in_(found))
    return [*found], sorted({address, *found.values(), *connection.execute(also).scalars()})


def _among(address: str, *lists: list[str]) -> bool:
    return any(address == one.lower() for people in lists for one in people)


def _delete(connection: Connection, table: Table, condition: Any) -> int:
    return connection.execute(delete(table).where(condition)).rowcount


def _each(connection: Connection, table: Table, column: str, names: list[str]) -> int:
    """Delete by name, one at a time: there is a limit to how many values a statement may hold."""
    if names:
        statement = delete(table).where(table.c[column] == bindparam("name"))
        connection.execute(statement, [{"name": name} for name in names])
    return len(names)
