"""An empty database filled from a backup (``db.backup``)."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection, DateTime, LargeBinary, Table, insert, select
from sqlalchemy.types import TypeEngine

from integration.audit.actors import actor
from integration.db import audit
from integration.db.backup import FORMAT, tables_of
from integration.db.database import Database
from integration.db.migrate import upgrade
from integration.model.audit import AuditEntry, Deed

_ROWS_AT_ONCE: Final = 500


def restore(database: Database, file: Path, at: datetime) -> int:
    """Fill an empty database from a backup, of this version or an older one, and bring it up to date; returns its rows.

    All of it happens or nothing, and the audit log says that it happened ``at`` that moment. Raises ValueError for what
    is no backup, and for a database that holds something.
    """
    with _opened(file) as lines:
        head = _head(lines.readline(), file)
        rows = 0
        with database.changing_tables() as connection:
            upgrade(connection, head["revision"])
            tables = {table.name: table for table in tables_of(connection)}
            _refuse_full(connection, tables)
            for name, batch in _batches(lines):
                table = tables[name]
                connection.execute(insert(table), [_read(table, row) for row in batch])
                rows += len(batch)
            upgrade(connection)
            restored = AuditEntry(at, actor(), Deed.BACKUP_RESTORED, file.name, {"rows": str(rows)})
            audit.add(connection, restored)
    return rows


def _refuse_full(connection: Connection, tables: dict[str, Table]) -> None:
    full = [name for name, table in tables.items() if connection.execute(select(table).limit(1)).first()]
    if full:
        raise ValueError(f"the database is not empty: there is something in {', '.join(sorted(full))}")


def _opened(file: Path) -> IO[str]:
    with open(file, "rb") as bare:
        zipped = bare.read(2) == b"\x1f\x8b"
    return gzip.open(file, "rt", encoding="utf-8") if zipped else open(file, encoding="utf-8")


def _head(line: str, file: Path) -> dict[str, str]:
    try:
        head: dict[str, str] = json.loads(line)
        if head["format"] == FORMAT and head["revision"]:
            return head
    except (ValueError, TypeError, KeyError):
        pass
    raise ValueError(f"{file} is no backup of this program")


def _batches(lines: IO[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the rows of one table at a time, some hundred at once."""
    name, batch = "", list[dict[str, Any]]()
    for line in lines:
        table, row = json.loads(line)
        if batch and (table != name or len(batch) == _ROWS_AT_ONCE):
            yield name, batch
            batch = []
        name = table
        batch.append(row)
    if batch:
        yield name, batch


def _read(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _of_json(table.c[name].type, value) if value else value for name, value in row.items()}


def _of_json(kind: TypeEngine[Any], value: Any) -> Any:
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return b64decode(value) if isinstance(kind, LargeBinary) else value
