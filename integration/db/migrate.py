"""Bringing a database to the tables of this version."""

from __future__ import annotations

from alembic import command
from alembic.config import Config

from integration.db.database import Database


def upgrade(database: Database) -> None:
    """Run the steps that this database has not seen; all of them or none."""
    configuration = Config()
    configuration.set_main_option("script_location", "integration.db:migrations")
    with database.changing_tables() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")
