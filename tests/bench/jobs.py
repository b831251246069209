"""Fifty mails that are due: found, and each recorded as done, beside a bare loop of SQLAlchemy on the same store."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import select, update

from integration.db.database import Database
from integration.db.mails import Mails
from integration.db.tables import mails
from integration.model.mail import Letter, MailState, OutgoingMail
from tests.bench.bench import Bench
from tests.bench.goals import Figures, interleaved

_BATCH: Final = 50
_NOW: Final = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_LETTER: Final = Letter("Offer", "<p>What we offer, and what it costs.</p>" * 20, ("bob@client.test",))


class Store:
    """Mails of fifty mailboxes in a file, all of them due."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(f"sqlite:///{folder / 'state.db'}")
        self._database.create()
        self._mails = Mails(self._database)
        for number in range(_BATCH):
            self._mails.add(
                OutgoingMail(f"mail-{number}", f"account-{number}", _LETTER, "", "", MailState.INTENDED, _NOW, _NOW)
            )

    def ours(self) -> float:
        """Return microseconds of CPU a mail, by the integration's own store."""
        with self._all_due():
            began = time.process_time()
            for _, key in self._mails.due(_NOW):
                mail = self._mails.get(key)
                assert mail
                self._mails.move(mail, state=MailState.DONE)
            return _each(began)

    def bare(self) -> float:
        """Return the same of a loop that reads what is due, and records each as done if nobody else has."""
        with self._all_due():
            engine, began = self._database.engine, time.process_time()
            with engine.connect() as connection:
                due = connection.execute(
                    select(mails)
                    .where(mails.c.state == MailState.INTENDED.value, mails.c.due_at <= _NOW)
                    .order_by(mails.c.due_at)
                    .limit(_BATCH)
                ).all()
            for row in due:
                # A transaction each: work on fifty mailboxes does not end at one moment.
                with engine.begin() as connection:
                    connection.execute(
                        update(mails)
                        .where(mails.c.key == row.key, mails.c.revision == row.revision)
                        .values(state=MailState.DONE.value, revision=row.revision + 1)
                    )
            return _each(began)

    @contextmanager
    def _all_due(self) -> Iterator[None]:
        with self._database.writing() as connection:
            connection.execute(update(mails).values(state=MailState.INTENDED.value))
        yield
        with self._database.reading() as connection:
            done = connection.execute(select(mails.c.key).where(mails.c.state == MailState.DONE.value)).all()
        assert len(done) == _BATCH

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _each(began: float) -> float:
    return (time.process_time() - began) / _BATCH * 1e6


def claimed_and_done(bench: Bench) -> Figures:
    """Return microseconds of CPU that a mail takes which is due, until it is recorded as done."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        try:
            return interleaved(bench.rounds, store.ours, store.bare)
        finally:
            store.close()
