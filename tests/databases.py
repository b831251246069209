"""Where the tests of the integration keep its state: on SQLite, or on the PostgreSQL that the environment names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

#: ``python -m tests.postgresql`` sets this variable for the command that it runs.
SERVER: Final = "EWS_POSTGRESQL"


def fresh(file: Path | None = None) -> str:
    """Return the URL of a database that nobody has used yet; on SQLite it lives in ``file`` or else in memory."""
    server = os.environ.get(SERVER)
    if not server:
        return f"sqlite:///{file}" if file else "sqlite://"
    name = f"test_{uuid4().hex}"
    where = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(where, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # A schema and not a database of its own: it is made in a millisecond and not in fifty.
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return where.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
