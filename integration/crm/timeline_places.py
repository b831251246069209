"""What stands on one page of a timeline, mails and meetings together: put in order and cut by the database."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Select, literal, select, union_all

from integration.db.meeting_tables import crm_meetings
from integration.db.pages import page_of
from integration.db.tables import timeline_contacts, timeline_entries
from integration.model.crm import Direction, TimelineKind
from integration.model.paging import Part, Wanted

_MAILS: Final = MappingProxyType(
    {
        TimelineKind.SENT: timeline_entries.c.direction == Direction.EMAIL.value,
        TimelineKind.RECEIVED: timeline_entries.c.direction != Direction.EMAIL.value,
    }
)


def places(
    connection: Connection, contact_id: str, kinds: Collection[TimelineKind], wanted: Wanted
) -> Part[tuple[TimelineKind, str]]:
    """Return kind and id of everything on that page of what is of these kinds, the newest first."""
    every = union_all(*(_of(kind, contact_id) for kind in kinds)).subquery()
    newest = select(every.c.kind, every.c.id).order_by(every.c.at.desc(), every.c.id.desc())
    return page_of(connection, newest, wanted).made(lambda row: (TimelineKind(row.kind), row.id))


def _of(kind: TimelineKind, contact_id: str) -> Select[Any]:
    name = literal(kind.value).label("kind")
    if kind is TimelineKind.MEETING:
        asked = select(name, crm_meetings.c.id, crm_meetings.c.start.label("at"))
        return asked.where(crm_meetings.c.contact_id == contact_id)
    asked = select(name, timeline_entries.c.id, timeline_entries.c.timestamp.label("at")).join(timeline_contacts)
    return asked.where(timeline_contacts.c.contact_id == contact_id, _MAILS[kind])
