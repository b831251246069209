"""The database: how it is opened, and how one reads and writes in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from sqlite3 import OperationalError
from threading import RLock, local
from time import monotonic, sleep
from typing import Any, Final

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    create_mock_engine,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.pool import StaticPool

from integration.db.administration_tables import every_table
from integration.db.tables import REVISION, accounts, alembic_version

BUSY_SECONDS = 30

POSTGRESQL: Final = "postgresql+psycopg"

#: The number of a lock of PostgreSQL that means nothing else in this database: "tables" as bytes.
_TABLES: Final = int.from_bytes(b"tables")


def is_postgresql(url: str | URL) -> bool:
    """Return whether that URL names a PostgreSQL; raises ValueError for what is neither that nor SQLite."""
    name = make_url(url).get_backend_name()
    if name not in ("sqlite", "postgresql"):
        raise ValueError(f"the database is {name}; SQLite and PostgreSQL are known")
    return name == "postgresql"


class Database:
    """One database: SQLite or PostgreSQL.

    On SQLite there is one writer at a time, in this process by a lock, among processes by BEGIN IMMEDIATE; ``sqlite://``
    lives in memory for as long as this object does. Transactions are short: none is open during a call to Exchange.

    Whoever reads or writes while this thread has a transaction open does so within that one: several stores can do
    together what is to be done as a whole.
    """

    def __init__(self, url: str) -> None:
        where = make_url(url)
        self._sqlite = not is_postgresql(where)
        self._in_memory = in_memory = self._sqlite and where.database in (None, "", ":memory:")
        self._lock = RLock()
        self._mine = local()
        self._read_lock: Any = self._lock if in_memory else nullcontext()
        if in_memory:
            # A pool, and so a database, of its own; what is read and never changed is that of its model.
            model = _in_memory()
            self.engine = Engine(
                model.pool.recreate(), model.dialect, where, execution_options=model.get_execution_options()
            )
        elif self._sqlite:
            _make_private(str(where.database))
            self.engine = _on_sqlite(where)
        else:
            self.engine = _on_postgresql(where)
        if self._sqlite:
            event.listen(self.engine, "begin", _begin_sqlite)
        # At READ COMMITTED each statement sees what is committed then, so a transaction around reading only costs.
        self._reading = self.engine if self._sqlite else self.engine.execution_options(isolation_level="AUTOCOMMIT")

    def create(self) -> None:
        """Make the tables in an empty database; one that has tables is left to db/migrate."""
        # What lives in memory is empty; elsewhere it is worth a look, as changing tables waits for whoever writes.
        if not self._in_memory and self.revision():
            return
        with self.changing_tables() as connection:
            if not inspect(connection).has_table(accounts.name):
                self._make_tables(connection)
                connection.execute(insert(alembic_version).values(version_num=REVISION))

    def revision(self) -> str:
        """Return which step of db/migrations the tables have been brought to, "" where there are none."""
        with self.reading() as connection:
            if not inspect(connection).has_table(alembic_version.name):
                return ""
            return connection.execute(select(alembic_version.c.version_num)).scalar() or ""

    def _make_tables(self, connection: Connection) -> None:
        if self._sqlite:
            for statement in _tables_on_sqlite():
                connection.exec_driver_sql(statement)
        else:
            every_table.create_all(connection)
            alembic_version.create(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading."""
        if self._open is not None:
            yield self._open
            return
        with self._read_lock, self._reading.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that writes; committed at the end, rolled back on an exception."""
        if self._open is not None:
            yield self._open
            return
        with (
            self._lock if self._sqlite else nullcontext(),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            try:
                self._mine.transaction = connection
                yield connection
            finally:
                self._mine.transaction = None

    @property
    def _open(self) -> Connection | None:
        """The transaction that this thread is in."""
        return getattr(self._mine, "transaction", None)

    @contextmanager
    def one_moment(self) -> Iterator[Connection]:
        """A connection for reading that sees the database as it is at its first question, whatever is written then."""
        level = {} if self._sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._read_lock, self.engine.connect().execution_options(**level) as connection, connection.begin():
            yield connection

    def scrub(self) -> None:
        """Overwrite what was deleted: until then its bytes are still in the file."""
        with self._lock, self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("VACUUM")
            if self._sqlite:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def changing_tables(self) -> Iterator[Connection]:
        """One transaction that makes or changes tables; processes that start together do it one after the other."""
        if self._sqlite:
            with self._remaking_tables() as connection:
                yield connection
            return
        with self.writing() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_TABLES)))
            yield connection

    @contextmanager
    def _remaking_tables(self) -> Iterator[Connection]:
        """Write without foreign keys: SQLite alters a table by dropping it, and would delete what hangs on its rows.

        sqlite.org, "Making Other Kinds Of Table Schema Changes": off before the transaction begins, checked at its end.
        """
        with self._lock, self.engine.connect().execution_options(writes=True) as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise RuntimeError(f"rows would be left without those that they refer to: {broken[:10]}")
            finally:
                driver.execute("PRAGMA foreign_keys=ON")

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()


def _on_postgresql(where: URL) -> Engine:
    try:
        # A server that was restarted meanwhile costs no work: each connection is tried before its use.
        return create_engine(where.set(drivername=POSTGRESQL), pool_pre_ping=True)
    except ModuleNotFoundError as missing:
        raise ValueError(
            f"PostgreSQL needs the extra postgres: pip install 'ews-workbench[postgres]' ({missing})"
        ) from None


def _make_private(file: str) -> None:
    """Make a database that is not there yet readable for its owner alone, as a backup is: mail stands in it.

    SQLite gives the files that it keeps beside it the same rights. Raises OSError where no file can be made.
    """
    if not file.startswith("file:"):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _on_sqlite(where: str | URL, **options: Any) -> Engine:
    engine = create_engine(where, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


@lru_cache(maxsize=1)
def _in_memory() -> Engine:
    """Return the model of every database in memory.

    An engine of its own would compile each statement anew for each database, which takes longer than all that a test's
    database is asked.
    """
    return _on_sqlite("sqlite://", poolclass=StaticPool, execution_options={"compiled_cache": {}})


@lru_cache(maxsize=1)
def _tables_on_sqlite() -> tuple[str, ...]:
    """Return what makes every table: compiling it takes longer than running it, and tests make many databases."""
    statements: list[str] = []

    def note(statement: Any, *_: Any, **__: Any) -> None:
        statements.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", note)
    every_table.create_all(engine, checkfirst=False)
    alembic_version.create(engine, checkfirst=False)
    return tuple(statements)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # pysqlite begins transactions when it likes; with None we say when (docs.sqlalchemy.org, "Serializable isolation /
    # Savepoints / Transactional DDL").
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    _keep_a_log(cursor)
    cursor.close()


def _keep_a_log(cursor: Any) -> None:
    """Turn to write-ahead logging; processes that start together on a new file all want to, and only one can."""
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError:
            # For this SQLite does not wait, whatever busy_timeout says (sqlite.org, "Write-Ahead Logging", 2).
            if monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE takes the write lock now: a transaction that read first and then writes would fail instead of waiting.
    writes = connection.get_execution_options().get("writes")
    # Past SQLAlchemy, whose way of running a statement takes longer than SQLite itself does for a question.
    driver: Any = connection.connection.driver_connection
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
