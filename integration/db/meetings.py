"""Meeting links, and the bookings made through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from integration.db.database import Database
from integration.db.meeting_tables import bookings, calendars, meeting_links
from integration.db.rows import change, keep_first, row_of
from integration.model.account import AccountState
from integration.model.calendar import Span
from integration.model.meeting import HOLDING, UNFINISHED, Booking, BookingState, MeetingLink, Visitor

_UNFINISHED = tuple(state.value for state in UNFINISHED)


class MeetingLinks:
    """The store of meeting links."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, link: MeetingLink) -> bool:
        """Store a link, in place of the user's own of that slug; False when the slug is another user's."""
        with self._database.writing() as connection:
            if keep_first(connection, meeting_links, slug=link.slug, user=link.user, settings=_saved(link)):
                return True
            own = (meeting_links.c.slug == link.slug, meeting_links.c.user == link.user)
            changed = connection.execute(update(meeting_links).where(*own).values(settings=_saved(link)))
            return changed.rowcount == 1

    def get(self, slug: str) -> MeetingLink | None:
        """Return the link of that slug."""
        with self._database.reading() as connection:
            found = row_of(connection, meeting_links.c.slug, slug)
        return _link(found) if found else None

    def all(self) -> list[MeetingLink]:
        """Return every link, by slug."""
        with self._database.reading() as connection:
            return [_link(row) for row in connection.execute(select(meeting_links).order_by(meeting_links.c.slug))]

    def remove(self, slug: str) -> None:
        """Delete the link of that slug."""
        with self._database.writing() as connection:
            connection.execute(delete(meeting_links).where(meeting_links.c.slug == slug))

    def of_user(self, user: str) -> list[MeetingLink]:
        """Return the user's links, by slug."""
        with self._database.reading() as connection:
            asked = select(meeting_links).where(meeting_links.c.user == user).order_by(meeting_links.c.slug)
            return [_link(row) for row in connection.execute(asked)]


class Bookings:
    """The store of bookings; a change is made only by whoever holds the newest revision."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, booking: Booking, buffer: timedelta) -> bool:
        """Take a booking in; False when the user's time is held by another, then nothing is stored.

        Writing to the user's links first makes everybody who takes in a booking of that user, in any process, wait for
        this one to be visible; so a look for what is held sees all.
        """
        span = booking.span
        try:
            with self._database.writing() as connection:
                connection.execute(
                    update(meeting_links)
                    .where(meeting_links.c.user == booking.user)
                    .values(claims=meeting_links.c.claims + 1)
                )
                held = _held(booking.user, Span(span.start - buffer, span.end + buffer))
                if connection.execute(select(bookings.c.key).where(*held).limit(1)).one_or_none():
                    return False
                connection.execute(insert(bookings).values(**_row(booking)))
        except IntegrityError:
            return False
        return True

    def get(self, key: str) -> Booking | None:
        """Return the booking of that key."""
        with self._database.reading() as connection:
            found = row_of(connection, bookings.c.key, key)
        return _booking(found) if found else None

    def of_user(self, user: str) -> list[Booking]:
        """Return the user's bookings, by start."""
        with self._database.reading() as connection:
            asked = select(bookings).where(bookings.c.user == user).order_by(bookings.c.start, bookings.c.key)
            return [_booking(row) for row in connection.execute(asked)]

    def held(self, user: str, within: Span) -> tuple[Span, ...]:
        """Return the times that the user's bookings hold."""
        with self._database.reading() as connection:
            asked = select(bookings.c.start, bookings.c.end).where(*_held(user, within)).order_by(bookings.c.start)
            return tuple(Span(row.start, row.end) for row in connection.execute(asked))

    def move(self, booking: Booking, **changes: Any) -> Booking | None:
        """Change the booking and return it as it is then; None when somebody else was faster, then nothing changed."""
        after = replace(booking, revision=booking.revision + 1, **changes)
        with self._database.writing() as connection:
            done = change(connection, bookings, booking.key, booking.revision, **_row(after))
        return after if done else None

    def due(self, now: datetime) -> list[Booking]:
        """Return what is to be worked on by now, the oldest first; a calendar that has to wait waits."""
        return [_booking(row) for row in self._unfinished() if _when(row) <= now]

    def next_due(self) -> datetime | None:
        """Return when the next booking is to be worked on."""
        return min((_when(row) for row in self._unfinished()), default=None)

    def _unfinished(self) -> Sequence[Row[Any]]:
        with self._database.reading() as connection:
            return connection.execute(_unfinished()).all()


@cache
def _unfinished() -> Any:
    # Asked at every turn, therefore put into words once: the wording costs more than the asking.
    return (
        select(bookings, calendars.c.retry_at, calendars.c.state.label("calendar_state"))
        .join(calendars, calendars.c.user == bookings.c.user, isouter=True)
        .where(bookings.c.state.in_(_UNFINISHED))
        .order_by(bookings.c.due_at, bookings.c.created_at, bookings.c.key)
    )


def _held(user: str, within: Span) -> tuple[ColumnElement[bool], ...]:
    return (
        bookings.c.user == user,
        bookings.c.held_start.is_not(None),
        bookings.c.start < within.end,
        bookings.c.end > within.start,
    )


def _when(row: Any) -> datetime:
    due: datetime = row.due_at
    waits = row.calendar_state == AccountState.CONNECTED.value and row.retry_at is not None
    return max(due, row.retry_at) if waits else due


def _saved(link: MeetingLink) -> dict[str, Any]:
    saved = {name: value for name, value in asdict(link).items() if name not in ("slug", "user")}
    return saved | {
        "durations": [one.total_seconds() for one in link.durations],
        "increment": link.increment.total_seconds() if link.increment else None,
        "buffer": link.buffer.total_seconds(),
        "minimum_notice": link.minimum_notice.total_seconds(),
    }


def _link(row: Row[Any]) -> MeetingLink:
    saved = row.settings
    read = {
        "durations": tuple(timedelta(seconds=one) for one in saved["durations"]),
        "increment": timedelta(seconds=saved["increment"]) if saved["increment"] else None,
        "buffer": timedelta(seconds=saved["buffer"]),
        "minimum_notice": timedelta(seconds=saved["minimum_notice"]),
        "hours": tuple(tuple((first, last) for first, last in day) for day in saved["hours"]),
    }
    return MeetingLink(slug=row.slug, user=row.user, **(saved | read))


def _booking(row: Row[Any]) -> Booking:
    return Booking(
        key=row.key,
        slug=row.slug,
        user=row.user,
        span=Span(row.start, row.end),
        visitor=Visitor(row.name, row.address, row.time_zone, row.language, tuple(row.guests)),
        state=BookingState(row.state),
        due_at=row.due_at,
        created_at=row.created_at,
        asked_at=row.asked_at,
        offline=row.offline,
        event_id=row.event_id,
        contact_id=row.contact_id,
        creations=row.creations,
        reason=row.reason,
        detail=row.detail,
        revision=row.revision,
    )


def _row(booking: Booking) -> dict[str, Any]:
    return {
        "key": booking.key,
        "slug": booking.slug,
        "user": booking.user,
        "start": booking.span.start,
        "end": booking.span.end,
        "held_start": booking.span.start if booking.state in HOLDING else None,
        "name": booking.visitor.name,
        "address": booking.visitor.address,
        "time_zone": booking.visitor.time_zone,
        "language": booking.visitor.language,
        "guests": list(booking.visitor.guests),
        "state": booking.state.value,
        "due_at": booking.due_at,
        "created_at": booking.created_at,
        "asked_at": booking.asked_at,
        "offline": booking.offline,
        "event_id": booking.event_id,
        "contact_id": booking.contact_id,
        "creations": booking.creations,
        "reason": booking.reason,
        "detail": booking.detail,
        "revision": booking.revision,
    }
