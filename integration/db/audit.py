"""The store of the audit log: rows are added, cut off at their age, and lose the names of who is forgotten."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, update

from integration.db.administration_tables import audit
from integration.db.database import Database
from integration.db.pages import page_of
from integration.model.audit import FORGOTTEN, AuditEntry, AuditQuery, Deed, Detail
from integration.model.paging import Part, Wanted


class Audit:
    """The rows of the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def together(self) -> AbstractContextManager[object]:
        """Return one transaction, for this store and for all others that write within it."""
        return self._database.writing()

    def add(self, entry: AuditEntry) -> None:
        """Add an entry."""
        with self._database.writing() as connection:
            add(connection, entry)

    def cut(self, before: datetime) -> None:
        """Delete what is older."""
        with self._database.writing() as connection:
            connection.execute(delete(audit).where(audit.c.at < before))

    def find(self, query: AuditQuery, wanted: Wanted) -> Part[AuditEntry]:
        """Return one page of what is asked for, the newest first."""
        asked = select(audit).where(*_conditions(query))
        with self._database.reading() as connection:
            ordered = asked.order_by(audit.c.at.desc(), audit.c.turn.desc(), audit.c.id)
            return page_of(connection, ordered, wanted).made(_entry)


def add(connection: Connection, entry: AuditEntry) -> None:
    """Add an entry, behind those of the same moment."""
    earlier = select(func.count()).where(audit.c.at == entry.at).scalar_subquery()
    connection.execute(
        insert(audit).values(
            # Nobody asks for an entry by it.
            id=uuid4().hex,
            at=entry.at,
            turn=earlier,
            who=entry.who,
            deed=entry.deed.value,
            subject=entry.subject,
            detail=_written(entry.detail),
        )
    )


def forget(connection: Connection, address: str) -> None:
    """Take an address out of every entry; that something was done stays.

    What is left is what somebody else did, and nothing about the person.
    """
    rows = select(audit.c.id, audit.c.subject, audit.c.detail)
    # SQLite knows capital letters from small ones in ASCII alone.
    holding = rows.where(_mentions(address)) if address.isascii() else rows
    for row in connection.execute(holding).all():
        detail = {name: _without(value, address) for name, value in json.loads(row.detail).items()}
        values = {"subject": _without(row.subject, address), "detail": _written(detail)}
        connection.execute(update(audit).where(audit.c.id == row.id).values(**values))


def _without(value: Any, address: str) -> Any:
    if isinstance(value, list):
        return [_without(one, address) for one in value]
    return FORGOTTEN if value.lower() == address else value


def _written(detail: Detail) -> str:
    # As people write it, so that it can be searched for.
    return json.dumps(detail, ensure_ascii=False)


def _conditions(query: AuditQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.since:
        found.append(audit.c.at >= query.since)
    if query.until:
        found.append(audit.c.at < query.until)
    if query.who:
        found.append(audit.c.who.icontains(query.who, autoescape=True))
    if query.family:
        found.append(or_(audit.c.deed == query.family, audit.c.deed.startswith(f"{query.family}.", autoescape=True)))
    if query.about:
        found.append(_mentions(query.about))
    return found


def _mentions(text: str) -> ColumnElement[bool]:
    return or_(*(column.icontains(text, autoescape=True) for column in (audit.c.subject, audit.c.detail)))


def _entry(row: Row[Any]) -> AuditEntry:
    detail = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(row.detail).items()
    }
    return AuditEntry(row.at, row.who, Deed(row.deed), row.subject, detail)
