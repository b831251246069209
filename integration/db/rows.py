"""Rows that may be there already: the first one stays, or the last one does, whoever writes at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

# Looking first and inserting then is no answer: among processes two can look before either inserts, and on PostgreSQL
# the second insert is an error. Both databases know ON CONFLICT, by the same words.
_INSERT: Final[Mapping[str, Any]] = MappingProxyType({"sqlite": sqlite.insert, "postgresql": postgresql.insert})


def keep_first(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert the row unless one of its key is there, which stays as it is then; returns whether it was inserted."""
    wish = _INSERT[connection.dialect.name](table).values(**values).on_conflict_do_nothing()
    # By what comes back and not by the number of rows, which psycopg's driver does not tell of every insert.
    return connection.execute(wish.returning(*table.primary_key)).first() is not None


def keep_last(connection: Connection, table: Table, **values: Any) -> None:
    """Insert the row, in place of one of its key."""
    key = [column.name for column in table.primary_key]
    wish = _INSERT[connection.dialect.name](table).values(**values)
    changed = {name: value for name, value in values.items() if name not in key}
    if changed:
        connection.execute(wish.on_conflict_do_update(index_elements=key, set_=changed))
    else:
        connection.execute(wish.on_conflict_do_nothing())
