"""Sequences, and whom no sequence writes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, false, func, insert, select, update

from integration.db.database import Database
from integration.db.forgetting import forgotten
from integration.db.rows import keep_first, keep_last, row_of
from integration.db.tables import sender_zones, sequence_figures, sequences, suppressions
from integration.model.sequence import (
    Figure,
    FollowUpDays,
    Refusal,
    SequenceDefinition,
    SequenceSettings,
    Statistics,
    Step,
    StepKind,
    Unenrol,
)


class Sequences:
    """The store of sequences, of their figures, and of what senders and contacts wish."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, sequence: SequenceDefinition) -> None:
        """Store a sequence."""
        with self._database.writing() as connection:
            connection.execute(insert(sequences).values(**_row(sequence)))

    def get(self, sequence_id: str) -> SequenceDefinition | None:
        """Return the sequence of that id, deleted or not."""
        with self._database.reading() as connection:
            found = row_of(connection, sequences.c.id, sequence_id)
        return _sequence(found) if found else None

    def all(self) -> list[SequenceDefinition]:
        """Return every sequence that is not deleted, by name."""
        with self._database.reading() as connection:
            found = select(sequences).where(sequences.c.deleted == false()).order_by(sequences.c.name, sequences.c.id)
            return [_sequence(row) for row in connection.execute(found)]

    def delete(self, sequence_id: str) -> None:
        """Mark the sequence as deleted; its figures stay."""
        with self._database.writing() as connection:
            connection.execute(update(sequences).where(sequences.c.id == sequence_id).values(deleted=True))

    def statistics(self, sequence_id: str) -> Statistics:
        """Count what the enrolments of that sequence came to."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(sequence_figures.c.figure, func.count())
                .where(sequence_figures.c.sequence_id == sequence_id)
                .group_by(sequence_figures.c.figure)
            )
            counted = {figure: int(number) for figure, number in rows}
        return Statistics(
            enrolled=counted.get(Figure.ENROLLED, 0),
            replied=counted.get(Figure.REPLIED, 0),
            bounced=counted.get(Figure.BOUNCED, 0),
            unsubscribed=counted.get(Figure.UNSUBSCRIBED, 0),
            meetings_booked=counted.get(Figure.MEETING_BOOKED, 0),
            finished=counted.get(Figure.FINISHED, 0),
        )

    def suppress(self, entry: str, refusal: Refusal, at: datetime) -> None:
        """Write no more to that address, or to that domain; what was said first stays."""
        with self._database.writing() as connection:
            keep_first(connection, suppressions, entry=entry.lower(), refusal=refusal.name, at=at)

    def suppressed(self, entries: Sequence[str]) -> dict[str, Refusal]:
        """Return which of these addresses and domains are not written to, and why."""
        with self._database.reading() as connection:
            marks = {forgotten(entry): entry for entry in entries}
            rows = connection.execute(select(suppressions).where(suppressions.c.entry.in_([*entries, *marks])))
            return {marks.get(row.entry, row.entry): Refusal[row.refusal] for row in rows}

    def every_suppression(self) -> dict[str, Refusal]:
        """Return every address and domain that is not written to, in order, and why."""
        with self._database.reading() as connection:
            rows = connection.execute(select(suppressions).order_by(suppressions.c.entry))
            return {row.entry: Refusal[row.refusal] for row in rows}

    def time_zone(self, account_id: str) -> str:
        """Return the time zone that the sender said, "" for none."""
        with self._database.reading() as connection:
            said = select(sender_zones.c.time_zone).where(sender_zones.c.account_id == account_id)
            return connection.execute(said).scalar() or ""

    def set_time_zone(self, account_id: str, time_zone: str) -> None:
        """Note the sender's time zone, for enrolments from now on."""
        with self._database.writing() as connection:
            keep_last(connection, sender_zones, account_id=account_id, time_zone=time_zone)


def _sequence(row: Row[Any]) -> SequenceDefinition:
    settings = dict(row.settings)
    return SequenceDefinition(
        id=row.id,
        name=row.name,
        steps=tuple(
            Step(**(step | {"kind": StepKind(step["kind"]), "delay": timedelta(seconds=step["delay"])}))
            for step in row.steps
        ),
        settings=SequenceSettings(
            follow_up_days=FollowUpDays(settings.pop("follow_up_days")),
            on_mail=Unenrol(settings.pop("on_mail")),
            on_meeting=Unenrol(settings.pop("on_meeting")),
            **settings,
        ),
        deleted=row.deleted,
    )


def _row(sequence: SequenceDefinition) -> dict[str, Any]:
    return {
        "id": sequence.id,
        "name": sequence.name,
        "steps": [asdict(step) | {"delay": step.delay.total_seconds()} for step in sequence.steps],
        "settings": asdict(sequence.settings),
        "deleted": sequence.deleted,
    }
