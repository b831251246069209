"""A backup is all that there is, taken while everything runs; an older one, or another database's, can be restored."""

from __future__ import annotations

import gzip
import json
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from integration.app import Integration
from integration.db.database import Database
from integration.db.migrate import upgrade
from integration.db.restore import restore
from integration.db.tables import REVISION
from integration.model.account import AccountState
from integration.model.mail import MailState
from tests.databases import fresh
from tests.unit.integration.world import World

OLDER = Path(__file__).with_name("first_version.jsonl")


NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def rows(database: Database) -> dict[str, list[str]]:
    """Return everything but the audit log, which tells of backups."""
    with database.reading() as connection:
        names = set(inspect(connection).get_table_names()) - {"audit"}
        found = {name: connection.execute(text(f'SELECT * FROM "{name}"')) for name in names}
        return {name: sorted(repr(tuple(row)) for row in result) for name, result in found.items()}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A firm with a mail that was answered and another one that waits."""
    made = World(fresh(tmp_path / "state.db"))
    app, account = made.integration, made.connect()
    app.send_mail(account.id, to=["bob@client.test"], subject="Öffer", html="<p>Hi</p>")
    made.run()
    made.clock.advance(minutes=1)
    made.deliver("Re: Öffer", answers=made.mailbox().delivered[0].internet_message_id)
    app.mailboxes_changed([account.id])
    made.run()
    app.send_limits.set(per_day=7)
    app.send_mail(account.id, to=["eva@client.test"], subject="Next", html="<p>Hi</p>")
    return made


def test_what_is_restored_is_what_there_was_and_work_goes_on(world: World, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    counted = world.integration.back_up(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = rows(world.integration.database)
    world.integration.close()

    there = Database(fresh(tmp_path / "other.db"))
    assert restore(there, file, NOW) == counted
    assert rows(there) == before
    there.close()
    world.settings = type(world.settings)(
        database=there.engine.url.render_as_string(hide_password=False), encryption_key=world.settings.encryption_key
    )
    world.integration = world._start()
    world.run()
    assert [mail.to for mail in world.mailbox().delivered] == [("bob@client.test",), ("eva@client.test",)]
    world.integration.close()


def test_a_backup_leads_from_one_kind_of_database_to_the_other(world: World, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    world.integration.back_up(file)
    on_sqlite = Database(f"sqlite:///{tmp_path / 'moved.db'}")
    restore(on_sqlite, file, NOW)
    again = tmp_path / "again.gz"
    moved = Integration(
        type(world.settings)(database=str(on_sqlite.engine.url), encryption_key=world.settings.encryption_key),
        server=world.server,
        clock=world.clock,
    )
    moved.back_up(again)
    with gzip.open(file, "rt") as one, gzip.open(again, "rt") as other:
        added = set(list(other)[1:]) ^ set(list(one)[1:])
    assert [deed for deed in added if "backup.restored" not in deed] == []
    moved.close()
    on_sqlite.close()
    world.integration.close()


def test_what_is_written_meanwhile_is_not_in_it_by_halves(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[Callable[[], object]] = [lambda: world.integration.add_contact("late@client.test")]
    real = json.dumps

    def slowly(*words: object, **more: object) -> str:
        # A mail arrives while the first line is written.
        if writes:
            writes.pop()()
        return real(*words, **more)  # type: ignore[arg-type]

    world.integration.back_up(tmp_path / "before.gz")
    monkeypatch.setattr("integration.db.backup.json.dumps", slowly)
    world.integration.back_up(tmp_path / "backup.gz")
    monkeypatch.undo()
    with gzip.open(tmp_path / "before.gz", "rt") as before, gzip.open(tmp_path / "backup.gz", "rt") as after:
        # The first backup is in the audit log of the second.
        assert len(list(after)) - len(list(before)) in (1, 2)
    world.integration.close()


def test_only_an_empty_database_is_filled_and_only_from_a_backup(world: World, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    world.integration.back_up(file)
    before = rows(world.integration.database)
    with pytest.raises(ValueError, match="not empty"):
        restore(world.integration.database, file, NOW)
    assert rows(world.integration.database) == before
    (tmp_path / "letter.txt").write_text("Dear Sir,\n")
    with pytest.raises(ValueError, match="no backup"):
        restore(world.integration.database, tmp_path / "letter.txt", NOW)
    world.integration.close()


def test_a_backup_of_the_first_version_is_restored_and_upgraded(tmp_path: Path) -> None:
    database = Database(fresh(tmp_path / "state.db"))
    assert restore(database, OLDER, NOW) == len(OLDER.read_text().splitlines()) - 1
    assert rows(database)["alembic_version"] == [f"('{REVISION}',)"]
    database.close()
    _works(World(database.engine.url.render_as_string(hide_password=False), sync_interval=timedelta(days=1)))


def test_a_database_of_the_first_version_is_upgraded_where_it_stands(tmp_path: Path) -> None:
    """Column by column as that version wrote it, row by row in its tables, then the steps to today."""
    database = Database(fresh(tmp_path / "state.db"))
    upgrade(database, "0001")
    with database.writing() as connection:
        for name, row in map(json.loads, OLDER.read_text().splitlines()[1:]):
            names = ", ".join(f'"{column}"' for column in row)
            values = ", ".join(f":{column}" for column in row)
            plain = {column: json.dumps(value) if isinstance(value, list) else value for column, value in row.items()}
            connection.execute(text(f'INSERT INTO "{name}" ({names}) VALUES ({values})'), plain)
    upgrade(database)
    database.close()
    _works(World(database.engine.url.render_as_string(hide_password=False), sync_interval=timedelta(days=1)))


def _works(world: World) -> None:
    """See that what the first version stored is there, and that its scheduled mail leaves."""
    (account,) = world.integration.accounts()
    assert (account.address, account.state) == ("anna@firm.test", AccountState.CONNECTED)
    assert world.integration._readings.inbox(account.id) is not None
    (shown,) = world.integration.timeline("bob@client.test")
    assert (shown.subject, shown.timestamp) == ("Offer", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    assert world.integration.mail("old-mail").state is MailState.INTENDED
    world.integration.disconnect(account.id)
    world.connect()
    world.pass_time(hours=2)
    assert world.integration.mail("old-mail").state is MailState.DONE
    world.integration.close()
