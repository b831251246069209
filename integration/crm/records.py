"""What the CRM knows of contacts beside their names: properties, and companies, deals and tickets they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, select

from integration.db.contact_tables import contact_properties, contact_records, crm_records
from integration.db.database import Database
from integration.db.rows import keep_last
from integration.keys import Keys
from integration.model.crm import CrmRecord, RecordKind


class EmbeddedRecords:
    """This part of the CRM port, on the integration's database."""

    def __init__(self, database: Database, keys: Keys) -> None:
        self._database = database
        self._keys = keys

    def set_property(self, contact_id: str, name: str, value: str) -> None:
        """Say something of a contact, "" for nothing any more."""
        mine = (contact_properties.c.contact_id == contact_id) & (contact_properties.c.name == name)
        with self._database.writing() as connection:
            if value:
                keep_last(connection, contact_properties, contact_id=contact_id, name=name, value=value)
            else:
                connection.execute(delete(contact_properties).where(mine))

    def put_record(self, kind: RecordKind, name: str, properties: Mapping[str, str], record_id: str = "") -> CrmRecord:
        """Make a record, or change the one of that id."""
        made = CrmRecord(record_id or self._keys.new(), kind, name, dict(properties))
        with self._database.writing() as connection:
            row = {"kind": kind.value, "name": name, "properties": made.properties}
            keep_last(connection, crm_records, id=made.id, **row)
        return made

    def records(self) -> list[CrmRecord]:
        """Return every record, by kind and name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(crm_records).order_by(crm_records.c.kind, crm_records.c.name))
            return [_record(row) for row in rows]

    def remove_record(self, record_id: str) -> None:
        """Delete a record."""
        with self._database.writing() as connection:
            connection.execute(delete(crm_records).where(crm_records.c.id == record_id))

    def associate(self, contact_id: str, record: CrmRecord) -> None:
        """Let a contact's mails speak of that record, in place of another of its kind."""
        with self._database.writing() as connection:
            keep_last(connection, contact_records, contact_id=contact_id, kind=record.kind.value, record_id=record.id)

    def properties(self, contact_id: str) -> dict[str, str]:
        """Return what is known of a contact and its records, by token: ``contact.phone``, ``company.name``."""
        with self._database.reading() as connection:
            own = select(contact_properties).where(contact_properties.c.contact_id == contact_id)
            found = {f"contact.{row.name}": row.value for row in connection.execute(own)}
            theirs = select(crm_records).join(contact_records).where(contact_records.c.contact_id == contact_id)
            for record in map(_record, connection.execute(theirs)):
                found |= {f"{record.kind}.{name}": value for name, value in record.properties.items()}
                found[f"{record.kind}.name"] = record.name
        return found


def _record(row: Row[Any]) -> CrmRecord:
    return CrmRecord(row.id, RecordKind(row.kind), row.name, row.properties)
