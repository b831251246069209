"""What users say of contacts beside name and address: further addresses, and what tokens are filled in with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from integration.addresses import refuse_no_addresses
from integration.crm.ports import Crm
from integration.errors import NotFound, Refused
from integration.model.crm import Contact, CrmRecord, RecordKind

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")


class ContactDetails:
    """What users say of contacts, and of the companies, deals and tickets that these belong to."""

    def __init__(self, crm: Crm) -> None:
        self._crm = crm

    def contact(self, address: str) -> Contact:
        """Return the contact who has that address; raises NotFound."""
        found = self._crm.find_contact(address)
        if found is None:
            raise NotFound(f"there is no contact {address}")
        return found

    def set_further_addresses(self, address: str, further: Collection[str]) -> Contact:
        """Say from which other addresses a contact writes, in place of what was said before.

        Raises NotFound, and Refused for what is no address or is another contact's.
        """
        refuse_no_addresses(*further)
        self._crm.set_further_addresses(self.contact(address), further)
        return self.contact(address)

    def properties(self, address: str) -> dict[str, str]:
        """Return what tokens are filled in with beside name and address, by token; raises NotFound."""
        return self._crm.properties(self.contact(address).id)

    def set_properties(self, address: str, said: Mapping[str, str]) -> None:
        """Say something of a contact, for ``{{contact.phone}}``, "" for nothing any more; raises NotFound, Refused."""
        _refuse_unnamed(said)
        contact = self.contact(address)
        for name, value in said.items():
            self._crm.set_property(contact.id, name, value)

    def records(self) -> list[CrmRecord]:
        """Return every company, deal and ticket, by kind and name."""
        return self._crm.records()

    def record(self, record_id: str) -> CrmRecord:
        """Return the company, deal or ticket of that id; raises NotFound."""
        found = next((one for one in self._crm.records() if one.id == record_id), None)
        if found is None:
            raise NotFound(f"there is no record {record_id}")
        return found

    def save_record(self, kind: RecordKind, name: str, said: Mapping[str, str], record_id: str = "") -> CrmRecord:
        """Make a record, or say more of the one of that id; raises NotFound, and Refused for a name that is none."""
        _refuse_unnamed(said)
        before = self.record(record_id).properties if record_id else {}
        kept = {name: value for name, value in {**before, **said}.items() if value}
        return self._crm.put_record(kind, name, kept, record_id)

    def remove_record(self, record_id: str) -> None:
        """Delete a record; its contacts stay. Raises NotFound."""
        self._crm.remove_record(self.record(record_id).id)

    def associate(self, address: str, record_id: str) -> None:
        """Let a contact's mails speak of that record, in place of another of its kind; raises NotFound."""
        self._crm.associate(self.contact(address).id, self.record(record_id))


def _refuse_unnamed(names: Iterable[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name):
            raise Refused("contact.property-name", detail=name)
