"""What is logged of each inbox, and whose mail its user never wants logged."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from integration.db.database import Database
from integration.db.reading_tables import log_policies, personal_never_log
from integration.db.rows import keep_first, keep_last
from integration.model.log_policy import LogPolicy, LogRule


class LogPolicies:
    """The store of what was chosen for an inbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, account_id: str) -> LogPolicy | None:
        """Return what was chosen, without never-log entries; None where nothing was."""
        with self._database.reading() as connection:
            asked = select(log_policies).where(log_policies.c.account_id == account_id)
            row = connection.execute(asked).one_or_none()
        return LogPolicy(LogRule(row.rule), row.since, row.attachments) if row else None

    def set(self, account_id: str, policy: LogPolicy) -> None:
        """Store a choice."""
        with self._database.writing() as connection:
            keep_last(
                connection,
                log_policies,
                account_id=account_id,
                rule=policy.rule.value,
                since=policy.since,
                attachments=policy.attachments,
            )

    def never_log(self, account_id: str) -> frozenset[str]:
        """Return the inbox's own list."""
        with self._database.reading() as connection:
            asked = select(personal_never_log.c.entry).where(personal_never_log.c.account_id == account_id)
            return frozenset(row.entry for row in connection.execute(asked))

    def set_never_log(self, account_id: str, entries: Iterable[str]) -> None:
        """Replace that list."""
        with self._database.writing() as connection:
            connection.execute(delete(personal_never_log).where(personal_never_log.c.account_id == account_id))
            for entry in sorted(set(entries)):
                keep_first(connection, personal_never_log, account_id=account_id, entry=entry)
