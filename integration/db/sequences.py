"""Sequences, and whom no sequence writes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, delete, false, func, insert, select, update

from integration.db.database import Database
from integration.db.forgetting import forgotten
from integration.db.rows import keep_first, keep_last, row_of
from integration.db.tables import sender_zones, sequence_figures, sequence_versions, sequences, suppressions
from integration.model.sequence import (
    Enrolment,
    Figure,
    FollowUpDays,
    Priority,
    Refusal,
    SequenceDefinition,
    SequenceSettings,
    Statistics,
    Step,
    StepKind,
    TaskKind,
    Unenrol,
)

_Kinds = Mapping[str, Callable[[Any], Any]]


_BLOCKED: Final = (Refusal.BLOCKED_ADDRESS.name, Refusal.BLOCKED_DOMAIN.name)


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

    def of(self, enrolment: Enrolment) -> SequenceDefinition | None:
        """Return the sequence that a contact is on the way through, as it was at the enrolment."""
        found = self.get(enrolment.sequence_id)
        if found is None or found.version == enrolment.version:
            return found
        c = sequence_versions.c
        earlier = select(c.steps, c.settings).where(c.sequence_id == found.id, c.version == enrolment.version)
        with self._database.reading() as connection:
            row = connection.execute(earlier).one()
        return replace(found, steps=_steps(row.steps), settings=_settings(row.settings), version=enrolment.version)

    def change(self, sequence: SequenceDefinition) -> bool:
        """Store what a sequence says from now on, and keep what it said; False when somebody else was faster."""
        with self._database.writing() as connection:
            same = (sequences.c.id == sequence.id, sequences.c.version == sequence.version)
            before = connection.execute(select(sequences).where(*same)).one_or_none()
            after = _row(replace(sequence, version=sequence.version + 1))
            if before is None or connection.execute(update(sequences).where(*same).values(**after)).rowcount != 1:
                return False
            kept = {"sequence_id": before.id, "version": before.version}
            kept |= {"steps": before.steps, "settings": before.settings}
            connection.execute(insert(sequence_versions).values(**kept))
        return True

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
            figure, enrolment = sequence_figures.c.figure, sequence_figures.c.enrolment_id
            here = sequence_figures.c.sequence_id == sequence_id
            answered = select(enrolment).where(here, figure.in_((Figure.REPLIED.value, Figure.MEETING_BOOKED.value)))
            engaged = connection.execute(select(func.count()).select_from(answered.distinct().subquery())).scalar()
            finished = select(func.count()).where(here, figure == Figure.FINISHED.value)
            silent = connection.execute(finished.where(enrolment.not_in(answered))).scalar()
        return Statistics(
            enrolled=counted.get(Figure.ENROLLED, 0),
            replied=counted.get(Figure.REPLIED, 0),
            bounced=counted.get(Figure.BOUNCED, 0),
            unsubscribed=counted.get(Figure.UNSUBSCRIBED, 0),
            meetings_booked=counted.get(Figure.MEETING_BOOKED, 0),
            finished=counted.get(Figure.FINISHED, 0),
            engaged=engaged or 0,
            no_response=silent or 0,
        )

    def suppress(self, entry: str, refusal: Refusal, at: datetime) -> None:
        """Write no more to that address, or to that domain.

        What was said first stays, except that a block, which can be lifted, gives way to what cannot.
        """
        said = {"refusal": refusal.name, "at": at}
        with self._database.writing() as connection:
            if not keep_first(connection, suppressions, entry=entry.lower(), **said) and refusal.name not in _BLOCKED:
                connection.execute(update(suppressions).where(*_blocked(entry)).values(**said))

    def lift(self, entry: str) -> bool:
        """Write again to an address or a domain that was blocked; returns whether it was."""
        with self._database.writing() as connection:
            return connection.execute(delete(suppressions).where(*_blocked(entry))).rowcount == 1

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


def _blocked(entry: str) -> tuple[ColumnElement[bool], ...]:
    """Return what finds the block of an entry, also after the data of the person was deleted."""
    entry = entry.lower()
    return suppressions.c.entry.in_((entry, forgotten(entry))), suppressions.c.refusal.in_(_BLOCKED)


def _sequence(row: Row[Any]) -> SequenceDefinition:
    return SequenceDefinition(
        row.id, row.name, _steps(row.steps), _settings(row.settings), deleted=row.deleted, version=row.version
    )


def _steps(stored: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    kinds: _Kinds = {"kind": StepKind, "task": TaskKind, "priority": Priority, "delay": _seconds}
    return tuple(Step(**_values(step, kinds)) for step in stored)


def _settings(stored: Mapping[str, Any]) -> SequenceSettings:
    return SequenceSettings(
        **_values(stored, {"follow_up_days": FollowUpDays, "on_mail": Unenrol, "on_meeting": Unenrol})
    )


def _seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def _values(stored: Mapping[str, Any], kinds: _Kinds) -> dict[str, Any]:
    return {name: kinds[name](value) if name in kinds else value for name, value in stored.items()}


def _row(sequence: SequenceDefinition) -> dict[str, Any]:
    return {
        "id": sequence.id,
        "name": sequence.name,
        "steps": [asdict(step) | {"delay": step.delay.total_seconds()} for step in sequence.steps],
        "settings": asdict(sequence.settings),
        "deleted": sequence.deleted,
        "version": sequence.version,
    }
