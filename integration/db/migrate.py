"""Bringing a database to the tables of this version."""

from __future__ import annotations

from importlib import import_module

from sqlalchemy import Connection

from integration.db.database import Database
from integration.db.tables import REVISION


def upgrade(where: Database | Connection, revision: str = REVISION) -> None:
    """Run the steps up to ``revision`` that this database has not seen; all of them or none.

    With a connection they are part of its transaction. Raises ValueError for a database that a newer version of the
    integration has brought further than this one knows.
    """
    if isinstance(where, Database):
        if where.revision() == revision:
            return
        with where.changing_tables() as connection:
            upgrade(connection, revision)
        return
    # Nearly every start finds the tables of today, so what makes others is loaded by those few that do not.
    configuration = import_module("alembic.config").Config()
    configuration.set_main_option("script_location", "integration.db:migrations")
    configuration.attributes["connection"] = where
    try:
        import_module("alembic.command").upgrade(configuration, revision)
    except import_module("alembic.util").CommandError as unknown:
        raise ValueError("the database was made by a newer version; install that one, or restore a backup") from unknown
