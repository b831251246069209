"""Databases that are copied: every story has one of its own, in which things stand as they stood at one moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

#: What PostgreSQL makes an empty database of.
_EMPTY = "template1"


class Databases(Protocol):
    """Makes databases, which are known by their URLs."""

    def new(self) -> str:
        """Return an empty one."""
        ...

    def copy(self, url: str) -> str:
        """Return a new one that holds what that one does, which nobody uses now."""
        ...

    def drop(self, url: str) -> None:
        """Throw one away, whoever may still use it."""
        ...

    def close(self) -> None:
        """Close the connection to what makes them."""
        ...


class Files:
    """Those of SQLite, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def new(self) -> str:
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.db'}"

    def copy(self, url: str) -> str:
        made = self.new()
        # Not the file: what was written last may stand beside it still.
        with closing(sqlite3.connect(_file(url))) as source, closing(sqlite3.connect(_file(made))) as target:
            source.backup(target)
        return made

    def drop(self, url: str) -> None:
        for beside in ("", "-wal", "-shm"):
            Path(_file(url) + beside).unlink(missing_ok=True)

    def close(self) -> None:
        pass


class OnServer:
    """Those of a PostgreSQL: whole databases, as schemas cannot be copied."""

    def __init__(self, server: str) -> None:
        self._server = make_url(server).set(drivername="postgresql+psycopg")
        self._engine = create_engine(self._server, isolation_level="AUTOCOMMIT")

    def new(self) -> str:
        return self._made_of(_EMPTY)

    def copy(self, url: str) -> str:
        return self._made_of(make_url(url).database)

    def drop(self, url: str) -> None:
        self._run(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def close(self) -> None:
        self._engine.dispose()

    def _made_of(self, template: str | None) -> str:
        name = f"kill_{uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))


def _file(url: str) -> str:
    file = make_url(url).database
    assert file
    return file
