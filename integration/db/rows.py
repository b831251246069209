"""Rows that others may write, too: the first one stays, or the last one, or only who knew the newest changes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, Select, Table, bindparam, select, update

# SQLite takes 32766 values in one statement; a page of mail may be addressed to more, and a timeline may be longer.
AT_ONCE: Final = 10_000


def row_of(connection: Connection, key: Column[str], value: str) -> Row[Any] | None:
    """Return the row of a table that has that value in its key column."""
    return connection.execute(_of(key), {"value": value}).one_or_none()


def rows_among(
    connection: Connection, asked: Select[Any], column: Column[str], wanted: Sequence[str]
) -> Iterator[Row[Any]]:
    """Yield the rows of a question whose column has one of these values, however many."""
    for begin in range(0, len(wanted), AT_ONCE):
        yield from connection.execute(asked.where(column.in_(wanted[begin : begin + AT_ONCE])))


def keep_first(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert the row unless one of its key is there, which stays as it is then; returns whether it was inserted."""
    # By what comes back and not by the number of rows, which psycopg's driver does not tell of every insert.
    return connection.execute(_first(table, connection.dialect.name), values).first() is not None


def keep_first_of_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> frozenset[Any]:
    """Insert those rows of whose key there is none yet, by one statement; returns the first column of those made."""
    if not rows:
        return frozenset()
    return frozenset(connection.execute(_first(table, connection.dialect.name), list(rows)).scalars())


def keep_last(connection: Connection, table: Table, **values: Any) -> None:
    """Insert the row, in place of one of its key."""
    connection.execute(_last(table, connection.dialect.name, frozenset(values)), values)


def change(connection: Connection, table: Table, key: str, revision: int, /, **values: Any) -> bool:
    """Change the row of that key unless somebody else has done so since that revision; returns whether it was changed.

    The table has one column that is its key, and one that counts revisions.
    """
    return connection.execute(_changed(table), {**values, _KEY: key, _REVISION: revision}).rowcount == 1


# What is said at every turn is put into words once: the wording costs more than the asking or writing.

_KEY: Final = "key_before"
_REVISION: Final = "revision_before"


@cache
def _of(key: Column[str]) -> Any:
    return select(key.table).where(key == bindparam("value"))


def _insert(table: Table, dialect: str) -> Any:
    # Looking first and inserting then is no answer: among processes two can look before either inserts, and on
    # PostgreSQL the second insert is an error. Both databases know ON CONFLICT, by the same words. The dialect of
    # this one is loaded by now; a start that loaded both would take longer by a twentieth.
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)


@cache
def _first(table: Table, dialect: str) -> Any:
    return _insert(table, dialect).on_conflict_do_nothing().returning(*table.primary_key)


@cache
def _last(table: Table, dialect: str, columns: frozenset[str]) -> Any:
    key = {column.name for column in table.primary_key}
    wish = _insert(table, dialect)
    changed = {name: wish.excluded[name] for name in columns - key}
    if changed:
        return wish.on_conflict_do_update(index_elements=sorted(key), set_=changed)
    return wish.on_conflict_do_nothing()


@cache
def _changed(table: Table) -> Any:
    (key,) = table.primary_key
    return update(table).where(key == bindparam(_KEY), table.c.revision == bindparam(_REVISION))
