"""Notices and the mails that tell them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, insert, or_, select, update

from integration.db.database import Database
from integration.db.people_tables import notice_mails, notices
from integration.db.rows import change, keep_first
from integration.model.audit import Deed
from integration.model.notice import Notice, NoticeMail, NoticeMailState

_UNFINISHED: Final = (NoticeMailState.WAITING.value, NoticeMailState.ASKING.value)
_WITH_NOTICE: Final = select(notice_mails, *(column.label(f"of_{column.name}") for column in notices.c)).join(notices)


class Notices:
    """The store of notices; a mail is changed only by whoever holds its newest revision."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, deed: Deed, account_id: str) -> int:
        """Return how often that was told of that account."""
        asked = select(func.count()).select_from(notices)
        with self._database.reading() as connection:
            told: int = connection.execute(asked.where(_of(account_id), notices.c.deed == deed.value)).scalar_one()
        return told

    def add(self, notice: Notice, mails: Sequence[NoticeMail]) -> bool:
        """Record a notice with its mails; False when one of its id is there, which stays as it is then."""
        row = {
            "id": notice.id,
            "deed": notice.deed.value,
            "account_id": notice.account_id,
            "address": notice.address,
            "at": notice.at,
            "until": notice.until,
            "detail": notice.detail,
        }
        with self._database.writing() as connection:
            added = keep_first(connection, notices, **row)
            if added and mails:
                connection.execute(insert(notice_mails), [_row(mail) for mail in mails])
        return added

    def standing(self, now: datetime, deeds: Collection[Deed] = (), account_id: str = "") -> list[Notice]:
        """Return what is true by now, the oldest first: of these deeds and that account, or of all."""
        conditions = [_stands(now)]
        if deeds:
            conditions.append(notices.c.deed.in_([deed.value for deed in deeds]))
        if account_id:
            conditions.append(_of(account_id))
        with self._database.reading() as connection:
            rows = connection.execute(select(notices).where(*conditions).order_by(notices.c.at, notices.c.id))
            return [_notice(row) for row in rows]

    def end(self, now: datetime, deeds: Collection[Deed], account_id: str = "") -> None:
        """Let what stands of these deeds, of that account or of all, be over."""
        of_account = [_of(account_id)] if account_id else []
        of_deeds = notices.c.deed.in_([deed.value for deed in deeds])
        with self._database.writing() as connection:
            connection.execute(update(notices).where(of_deeds, _stands(now), *of_account).values(until=now))

    def latest(self, most: int) -> list[Notice]:
        """Return the newest notices, over or not, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(notices).order_by(notices.c.at.desc(), notices.c.id).limit(most))
            return [_notice(row) for row in rows]

    def mails(self, notice_ids: Collection[str]) -> list[NoticeMail]:
        """Return the mails that tell these notices, by recipient."""
        return self._mails(notice_mails.c.notice_id.in_(notice_ids))

    def due(self, now: datetime) -> list[NoticeMail]:
        """Return what is to be handed to the relay by now, the oldest first."""
        return self._mails(notice_mails.c.state.in_(_UNFINISHED), notice_mails.c.due_at <= now)

    def next_due(self) -> datetime | None:
        """Return when the next mail is to be handed to the relay."""
        first = select(func.min(notice_mails.c.due_at)).where(notice_mails.c.state.in_(_UNFINISHED))
        with self._database.reading() as connection:
            return connection.execute(first).scalar()

    def move(self, mail: NoticeMail, **changes: Any) -> NoticeMail | None:
        """Change the mail and return it as it is then; None when somebody else was faster, then nothing changed."""
        after = replace(mail, revision=mail.revision + 1, **changes)
        with self._database.writing() as connection:
            done = change(connection, notice_mails, mail.key, mail.revision, **_row(after))
        return after if done else None

    def _mails(self, *conditions: ColumnElement[bool]) -> list[NoticeMail]:
        asked = _WITH_NOTICE.where(*conditions).order_by(notice_mails.c.due_at, notice_mails.c.recipient)
        with self._database.reading() as connection:
            return [_mail(row) for row in connection.execute(asked)]


def _of(account_id: str) -> ColumnElement[bool]:
    return notices.c.account_id == account_id


def _stands(now: datetime) -> ColumnElement[bool]:
    return or_(notices.c.until.is_(None), notices.c.until > now)


def _notice(row: Row[Any]) -> Notice:
    return Notice(row.id, Deed(row.deed), row.account_id, row.address, row.at, row.until, row.detail)


def _mail(row: Row[Any]) -> NoticeMail:
    notice = Notice(
        row.of_id, Deed(row.of_deed), row.of_account_id, row.of_address, row.of_at, row.of_until, row.of_detail
    )
    state = NoticeMailState(row.state)
    return NoticeMail(row.key, notice, row.recipient, state, row.due_at, row.attempts, row.said, row.revision)


def _row(mail: NoticeMail) -> dict[str, Any]:
    return {
        "key": mail.key,
        "notice_id": mail.notice.id,
        "recipient": mail.recipient,
        "state": mail.state.value,
        "due_at": mail.due_at,
        "attempts": mail.attempts,
        "said": mail.said,
        "revision": mail.revision,
    }
