"""All that the database holds as one file, which any database of ours can be filled from again (``db.restore``).

A backup is lines of JSON: first what it is, then a row a line, parents before children. It is taken from one moment
while everything runs, and is the same for SQLite and PostgreSQL, so it also leads from one to the other. Passwords are
sealed in it, as in the database; the key is not in it. Procrastinate's tables are left out: they are no state.
"""

from __future__ import annotations

import gzip
import json
import os
from base64 import b64encode
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, MetaData, Table, select

from integration.db.database import Database
from integration.db.tables import alembic_version

FORMAT: Final = "exchange-integration backup 1"


def back_up(database: Database, file: Path, at: datetime) -> int:
    """Write the backup, readable for its owner alone, in place of an earlier one of that name; returns its rows."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    rows = 0
    # Made anew with these rights: what lies there from before could be anybody's.
    unfinished.unlink(missing_ok=True)
    with (
        os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as bare,
        gzip.open(bare, "wt", encoding="utf-8") as out,
        database.one_moment() as connection,
    ):
        out.write(json.dumps({"format": FORMAT, "revision": _revision(connection), "at": at.isoformat()}) + "\n")
        for table in tables_of(connection):
            for row in connection.execute(select(table)):
                out.write(json.dumps([table.name, _written(row._asdict())], ensure_ascii=False) + "\n")
                rows += 1
    unfinished.replace(file)
    return rows


def tables_of(connection: Connection) -> list[Table]:
    """Return the tables as this database has them, which may be those of an older version, parents first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != alembic_version.name]


def _revision(connection: Connection) -> str:
    """Return which step of the migrations these tables have been brought to."""
    # Asked without alembic, which takes longer to load than everything else here together.
    step: str = connection.execute(select(alembic_version.c.version_num)).scalar_one()
    return step


def _written(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _as_json(value) for name, value in row.items()}


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value
