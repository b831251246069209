"""The steps of migration lead to the very tables that a new database is made with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import update

from integration.db.database import Database
from integration.db.migrate import upgrade
from integration.db.tables import REVISION, alembic_version, metadata
from tests.databases import fresh


def differences(database: Database) -> object:
    with database.reading() as connection:
        return compare_metadata(MigrationContext.configure(connection), metadata)


def test_an_empty_database_is_migrated_to_the_tables_of_today(tmp_path: Path) -> None:
    database = Database(fresh(tmp_path / "state.db"))
    upgrade(database)
    assert differences(database) == []
    upgrade(database)
    database.close()


def test_a_database_that_was_made_anew_needs_no_step(tmp_path: Path) -> None:
    database = Database(fresh(tmp_path / "state.db"))
    database.create()
    assert differences(database) == []
    upgrade(database)
    database.create()
    database.close()


def test_a_database_of_today_is_opened_while_somebody_writes(tmp_path: Path) -> None:
    database = Database(fresh(tmp_path / "state.db"))
    database.create()
    other = Database(database.engine.url.render_as_string(hide_password=False))
    with database.writing():
        other.create()
        upgrade(other)
    other.close()
    database.close()


def test_a_database_of_a_newer_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    database = Database(fresh(tmp_path / "state.db"))
    database.create()
    with database.writing() as connection:
        connection.execute(update(alembic_version).values(version_num="9999"))
    with pytest.raises(ValueError, match="made by a newer version"):
        upgrade(database)
    assert database.revision() == "9999"
    database.close()


def test_a_new_database_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'state.db'}")
    database.create()
    # The file itself, and what SQLite keeps beside it.
    assert {file.stat().st_mode & 0o777 for file in tmp_path.glob("state.db*")} == {0o600}
    database.close()


def test_the_tables_name_the_newest_step() -> None:
    configuration = Config()
    configuration.set_main_option("script_location", "integration.db:migrations")
    assert ScriptDirectory.from_config(configuration).get_current_head() == REVISION


def test_a_database_of_today_needs_no_library_that_makes_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(fresh(tmp_path / "state.db"))
    database.create()
    monkeypatch.setitem(sys.modules, "alembic.command", None)  # whoever loads it now meets ModuleNotFoundError
    upgrade(database)
    with pytest.raises(ModuleNotFoundError):
        upgrade(database, "0001")
    database.close()
