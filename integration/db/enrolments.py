"""Contacts on their way through sequences, and the mails sent on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from integration.db.database import Database
from integration.db.pages import page_of
from integration.db.rows import change, keep_first
from integration.db.tables import accounts, enrolments, mails, sequence_figures, sequence_mails
from integration.model.account import AccountState
from integration.model.mail import MailState
from integration.model.paging import Part, Wanted
from integration.model.sequence import ACTIVE, Enrolment, EnrolmentState, Figure, SequenceMail

_ACTIVE = tuple(state.value for state in ACTIVE)
_ENDED = (MailState.SENT.value, MailState.DONE.value, MailState.FAILED.value)
CANCELLABLE = (MailState.INTENDED, MailState.DRAFTING, MailState.DRAFTED)
_CANCELLABLE = tuple(state.value for state in CANCELLABLE)

_NOW = bindparam("now", type_=enrolments.c.due_at.type)
_BY_NOW = enrolments.c.due_at <= _NOW
_OF_SENDER = enrolments.c.account_id == bindparam("sender")


class Enrolments:
    """The store of enrolments; a change is made only by whoever holds the newest revision."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, enrolment: Enrolment) -> bool:
        """Store an enrolment and count it; False when the contact is in a sequence already."""
        try:
            with self._database.writing() as connection:
                connection.execute(insert(enrolments).values(**_row(enrolment)))
                connection.execute(insert(sequence_figures).values(**_figure(enrolment, Figure.ENROLLED)))
        except IntegrityError:
            return False
        return True

    def move(self, enrolment: Enrolment, *figures: Figure, **changes: Any) -> Enrolment | None:
        """Change the enrolment and count; None when somebody else was faster, then nothing changed."""
        after = replace(enrolment, revision=enrolment.revision + 1, **changes)
        with self._database.writing() as connection:
            if not change(connection, enrolments, enrolment.id, enrolment.revision, **_row(after)):
                return None
            for figure in figures:
                _count(connection, after, figure)
        return after

    def count(self, enrolment: Enrolment, figure: Figure, at: datetime) -> None:
        """Count something that happened to an enrolment, once."""
        with self._database.writing() as connection:
            _count(connection, replace(enrolment, ended_at=at), figure)

    def begin_mail(self, enrolment: Enrolment, mail: SequenceMail) -> Enrolment | None:
        """Record that a mail is about to be handed over; None when somebody else was faster."""
        after = replace(
            enrolment, revision=enrolment.revision + 1, state=EnrolmentState.SENDING, mail_key=mail.mail_key
        )
        with self._database.writing() as connection:
            if not change(connection, enrolments, enrolment.id, enrolment.revision, **_row(after)):
                return None
            connection.execute(
                insert(sequence_mails).values(
                    mail_key=mail.mail_key,
                    enrolment_id=mail.enrolment_id,
                    account_id=mail.account_id,
                    step=mail.step,
                    thread_id=mail.thread_id,
                    at=mail.at,
                )
            )
        return after

    def get(self, enrolment_id: str) -> Enrolment | None:
        """Return the enrolment of that id."""
        return next(iter(self._where(enrolments.c.id == enrolment_id)), None)

    def by_token(self, token: str) -> Enrolment | None:
        """Return the enrolment whose unsubscribe link has that token."""
        return next(iter(self._where(enrolments.c.token == token)), None)

    def of_contact(self, contact_id: str) -> list[Enrolment]:
        """Return every enrolment of that contact, the oldest first."""
        return self._where(enrolments.c.contact_id == contact_id)

    def of_sequence(self, sequence_id: str) -> list[Enrolment]:
        """Return every enrolment in that sequence, those under way first, then the newest first."""
        with self._database.reading() as connection:
            return [_enrolment(row) for row in connection.execute(_of_sequence(sequence_id))]

    def page_of_sequence(self, sequence_id: str, wanted: Wanted) -> Part[Enrolment]:
        """Return one page of these."""
        with self._database.reading() as connection:
            return page_of(connection, _of_sequence(sequence_id), wanted).made(_enrolment)

    def active(self, account_id: str = "", sequence_id: str = "", address: str = "") -> list[Enrolment]:
        """Return the enrolments that have not ended, the oldest first; of one sender, sequence or address if given."""
        wanted: list[ColumnElement[bool]] = [enrolments.c.state.in_(_ACTIVE)]
        for column, value in (
            (enrolments.c.account_id, account_id),
            (enrolments.c.sequence_id, sequence_id),
            (enrolments.c.address, address),
        ):
            if value:
                wanted.append(column == value)
        return self._where(*wanted)

    def of_threads(self, account_id: str, thread_ids: Collection[str]) -> dict[str, list[Enrolment]]:
        """Return the enrolments, ended ones too, whose mails belong to these threads, by thread."""
        if not thread_ids:
            return {}
        asked = (
            select(sequence_mails.c.thread_id, *enrolments.c)
            .join(sequence_mails, sequence_mails.c.enrolment_id == enrolments.c.id)
            .where(sequence_mails.c.account_id == account_id, sequence_mails.c.thread_id.in_(thread_ids))
            .distinct()
        )
        found: dict[str, list[Enrolment]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(asked.order_by(enrolments.c.enrolled_at, enrolments.c.id)):
                found.setdefault(row.thread_id, []).append(_enrolment(row))
        return found

    def mail(self, mail_key: str) -> SequenceMail | None:
        """Return the mail of that key."""
        return next(iter(self._mails(sequence_mails.c.mail_key == mail_key)), None)

    def mails(self, enrolment_id: str) -> list[SequenceMail]:
        """Return the mails of that enrolment, the oldest first."""
        return self._mails(sequence_mails.c.enrolment_id == enrolment_id)

    def last_mail(self, account_id: str) -> datetime | None:
        """Return when that sender's sequences last handed a mail over."""
        with self._database.reading() as connection:
            return connection.execute(_last_mail(), {"sender": account_id}).scalar()

    def steps_due(self, account_id: str, now: datetime) -> list[Enrolment]:
        """Return the enrolments of that sender whose step is to run by now, the longest due first."""
        with self._database.reading() as connection:
            rows = connection.execute(_due_of_sender(), {"sender": account_id, "now": now})
            return [_enrolment(row) for row in rows]

    def next_due(self) -> datetime | None:
        """Return when the next step is to run; a mailbox that has to wait waits with its steps."""
        with self._database.reading() as connection:
            moments = [
                max(row.due_at, row.retry_at)
                if row.retry_at and row.state == AccountState.CONNECTED.value
                else row.due_at
                for row in connection.execute(_waiting())
            ]
            unsettled = connection.execute(_first_unsettled()).scalar()
        return min((moment for moment in (*moments, unsettled) if moment is not None), default=None)

    def senders_due(self, now: datetime) -> list[str]:
        """Return the accounts that something is to be done for by now."""
        with self._database.reading() as connection:
            due = connection.execute(_due_senders(), {"now": now}).all()
            unsettled = connection.execute(_unsettled_senders()).all()
        return list(dict.fromkeys(row.account_id for row in (*due, *unsettled)))

    def is_due(self, account_id: str, now: datetime) -> bool:
        """Return whether something is to be done for that sender by now."""
        with self._database.reading() as connection:
            return any(
                connection.execute(asked(), {"sender": account_id, "now": now}).first() is not None
                for asked in (_due_for_sender, _unsettled_for_sender)
            )

    def unsettled(self, account_id: str) -> list[Enrolment]:
        """Return the enrolments of that sender whose mail or inbox has changed and who do not know yet."""
        with self._database.reading() as connection:
            rows = connection.execute(_unsettled_of_sender(), {"sender": account_id})
            return [_enrolment(row) for row in rows]

    def sending(self, account_id: str) -> list[Enrolment]:
        """Return the enrolments of that sender whose mail is on its way."""
        with self._database.reading() as connection:
            return [_enrolment(row) for row in connection.execute(_sending(), {"sender": account_id})]

    def _where(self, *conditions: ColumnElement[bool]) -> list[Enrolment]:
        with self._database.reading() as connection:
            return [_enrolment(row) for row in connection.execute(_in_order(*conditions))]

    def _mails(self, condition: ColumnElement[bool]) -> list[SequenceMail]:
        with self._database.reading() as connection:
            found = select(sequence_mails).where(condition).order_by(sequence_mails.c.at, sequence_mails.c.step)
            return [
                SequenceMail(row.mail_key, row.enrolment_id, row.account_id, row.step, row.thread_id, row.at)
                for row in connection.execute(found)
            ]


# What is asked at every turn is put into words once: for such small answers the wording costs more than the asking.


@cache
def _last_mail() -> Any:
    of_sender = sequence_mails.c.account_id == bindparam("sender")
    return select(sequence_mails.c.at).where(of_sender).order_by(sequence_mails.c.at.desc()).limit(1)


@cache
def _sending() -> Any:
    return _in_order(_OF_SENDER, enrolments.c.state == EnrolmentState.SENDING.value)


@cache
def _due_of_sender() -> Any:
    return _in_order(_OF_SENDER, enrolments.c.state == EnrolmentState.WAITING.value, _BY_NOW)


@cache
def _unsettled_of_sender() -> Any:
    return _unsettled(select(enrolments)).where(_OF_SENDER).order_by(enrolments.c.id)


@cache
def _waiting() -> Any:
    return (
        select(func.min(enrolments.c.due_at).label("due_at"), accounts.c.retry_at, accounts.c.state)
        .join(accounts, accounts.c.id == enrolments.c.account_id, isouter=True)
        .where(enrolments.c.state == EnrolmentState.WAITING.value)
        .group_by(enrolments.c.account_id, accounts.c.retry_at, accounts.c.state)
    )


@cache
def _due_senders() -> Any:
    return (
        select(enrolments.c.account_id)
        .join(accounts, accounts.c.id == enrolments.c.account_id, isouter=True)
        .where(
            enrolments.c.state == EnrolmentState.WAITING.value,
            _BY_NOW,
            (accounts.c.retry_at.is_(None))
            | (accounts.c.retry_at <= _NOW)
            | (accounts.c.state != AccountState.CONNECTED.value),
        )
        .order_by(enrolments.c.due_at)
    )


@cache
def _due_for_sender() -> Any:
    return _due_senders().where(_OF_SENDER).order_by(None).limit(1)


@cache
def _unsettled_for_sender() -> Any:
    return _unsettled_senders().where(_OF_SENDER).limit(1)


@cache
def _first_unsettled() -> Any:
    return _unsettled(select(enrolments.c.enrolled_at)).order_by(enrolments.c.enrolled_at).limit(1)


@cache
def _unsettled_senders() -> Any:
    return _unsettled(select(enrolments.c.account_id))


def _of_sequence(sequence_id: str) -> Any:
    found = select(enrolments).where(enrolments.c.sequence_id == sequence_id)
    # An enrolment without an end is under way: False stands before True on both databases.
    return found.order_by(enrolments.c.ended_at.is_not(None), enrolments.c.enrolled_at.desc(), enrolments.c.id)


def _in_order(*conditions: ColumnElement[bool]) -> Any:
    found = select(enrolments).where(*conditions)
    return found.order_by(enrolments.c.due_at, enrolments.c.enrolled_at, enrolments.c.id)


def _unsettled(found: Any) -> Any:
    """Narrow a question down to enrolments that have something to take note of.

    Their mail has come to its end, or was never handed over; their inbox is connected again; they ended while their
    mail was on its way, and that is still to be called off.
    """
    return (
        found.select_from(enrolments)
        .join(accounts, accounts.c.id == enrolments.c.account_id, isouter=True)
        .join(mails, mails.c.key == enrolments.c.mail_key, isouter=True)
        .where(
            or_(
                and_(
                    enrolments.c.state == EnrolmentState.SENDING.value,
                    (mails.c.key.is_(None)) | (mails.c.state.in_(_ENDED)),
                ),
                and_(
                    enrolments.c.state == EnrolmentState.PAUSED.value,
                    (accounts.c.id.is_(None)) | (accounts.c.state == AccountState.CONNECTED.value),
                ),
                and_(enrolments.c.state == EnrolmentState.UNENROLLED.value, mails.c.state.in_(_CANCELLABLE)),
            )
        )
    )


def _count(connection: Any, enrolment: Enrolment, figure: Figure) -> None:
    keep_first(connection, sequence_figures, **_figure(enrolment, figure))


def _figure(enrolment: Enrolment, figure: Figure) -> dict[str, Any]:
    return {
        "enrolment_id": enrolment.id,
        "figure": figure.value,
        "sequence_id": enrolment.sequence_id,
        "at": enrolment.ended_at or enrolment.enrolled_at,
    }


def _enrolment(row: Row[Any]) -> Enrolment:
    return Enrolment(
        id=row.id,
        sequence_id=row.sequence_id,
        contact_id=row.contact_id,
        address=row.address,
        account_id=row.account_id,
        time_zone=row.time_zone,
        time_of_day=time.fromisoformat(row.time_of_day),
        enrolled_at=row.enrolled_at,
        due_at=row.due_at,
        token=row.token,
        state=EnrolmentState(row.state),
        step=row.step,
        attempt=row.attempt,
        mail_key=row.mail_key,
        reason=row.reason,
        detail=row.detail,
        ended_at=row.ended_at,
        revision=row.revision,
        version=row.version,
    )


def _row(enrolment: Enrolment) -> dict[str, Any]:
    return {
        "id": enrolment.id,
        "sequence_id": enrolment.sequence_id,
        "contact_id": enrolment.contact_id,
        "active_contact": enrolment.contact_id if enrolment.state in ACTIVE else None,
        "address": enrolment.address,
        "account_id": enrolment.account_id,
        "time_zone": enrolment.time_zone,
        "time_of_day": enrolment.time_of_day.isoformat(),
        "enrolled_at": enrolment.enrolled_at,
        "due_at": enrolment.due_at,
        "token": enrolment.token,
        "state": enrolment.state.value,
        "step": enrolment.step,
        "attempt": enrolment.attempt,
        "mail_key": enrolment.mail_key,
        "reason": enrolment.reason,
        "detail": enrolment.detail,
        "ended_at": enrolment.ended_at,
        "revision": enrolment.revision,
        "version": enrolment.version,
    }
