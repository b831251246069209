"""Whose an address is: a contact has one that names it, and may have others that it writes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, delete, or_, select

from integration.db.contact_tables import further_addresses
from integration.db.rows import AT_ONCE, keep_first
from integration.db.tables import contacts
from integration.errors import Refused
from integration.model.crm import Contact


def owners(connection: Connection, addresses: Sequence[str]) -> dict[str, Contact]:
    """Return the contacts of these addresses, whichever of theirs it is, by address in lower case."""
    wanted = list(dict.fromkeys(address.lower() for address in addresses))
    found: dict[str, Contact] = {}
    for begin in range(0, len(wanted), AT_ONCE):
        some = wanted[begin : begin + AT_ONCE]
        further = select(further_addresses.c.contact_id).where(further_addresses.c.address.in_(some))
        one_of_them = or_(contacts.c.address.in_(some), contacts.c.id.in_(further))
        for contact in people(connection, select(contacts.c.id).where(one_of_them)):
            found |= dict.fromkeys((contact.address, *contact.also), contact)
    return {address: found[address] for address in wanted if address in found}


def people(connection: Connection, ids: Select[Any]) -> Iterator[Contact]:
    """Walk the contacts of these ids, by address."""
    joined = contacts.outerjoin(further_addresses)
    asked = select(contacts, further_addresses.c.address.label("further")).select_from(joined)
    rows = connection.execute(
        asked.where(contacts.c.id.in_(ids)).order_by(contacts.c.address, further_addresses.c.address)
    )
    for _, group in groupby(rows, lambda row: row.id):
        of_one = list(group)
        first = of_one[0]
        yield Contact(first.id, first.address, first.name, tuple(row.further for row in of_one if row.further))


def replace(connection: Connection, contact: Contact, further: Iterable[str]) -> None:
    """Give a contact these further addresses in place of others; raises Refused for one that is somebody else's."""
    wanted: Collection[str] = {address.lower() for address in further} - {contact.address}
    taken = [address for address, owner in owners(connection, sorted(wanted)).items() if owner.id != contact.id]
    if taken:
        raise Refused("contact.address-taken", detail=", ".join(taken))
    connection.execute(delete(further_addresses).where(further_addresses.c.contact_id == contact.id))
    for address in sorted(wanted):
        # Given to somebody else in this moment, it is his.
        if not keep_first(connection, further_addresses, address=address, contact_id=contact.id):
            raise Refused("contact.address-taken", detail=address)
