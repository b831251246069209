"""What inboxes sign their mails with."""

from __future__ import annotations

from sqlalchemy import delete

from integration.db.database import Database
from integration.db.rows import keep_last, row_of
from integration.db.tables import signatures


class Signatures:
    """The store of signatures, one an inbox; it goes with the inbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, account_id: str) -> str:
        """Return the HTML of an inbox's signature, "" for none."""
        with self._database.reading() as connection:
            found = row_of(connection, signatures.c.account_id, account_id)
        return str(found.html) if found else ""

    def put(self, account_id: str, html: str) -> None:
        """Store a signature in place of an earlier one; "" takes it away."""
        with self._database.writing() as connection:
            if html:
                keep_last(connection, signatures, account_id=account_id, html=html)
            else:
                connection.execute(delete(signatures).where(signatures.c.account_id == account_id))
