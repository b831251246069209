"""What administrators set, in the database: mail domains, limits of sending, the link to unsubscribe."""

from __future__ import annotations

from sqlalchemy import Row, delete, select

from integration.db.administration_tables import domain_settings, send_limits, unsubscribe_link
from integration.db.database import Database
from integration.db.rows import keep_last, row_of
from integration.model.administration import DomainKind, DomainSettings, Limits, UnsubscribePolicy, UnsubscribeRule

#: Limits and link hold for every mailbox, so there is one row of each.
_EVERYBODY = "everybody"


class Administration:
    """The store of what administrators set."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def domain(self, name: str) -> DomainSettings | None:
        """Return what was said of a mail domain."""
        with self._database.reading() as connection:
            found = row_of(connection, domain_settings.c.domain, name)
        return _settings(found) if found else None

    def domains(self) -> list[DomainSettings]:
        """Return the settings of every domain that has some, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(domain_settings).order_by(domain_settings.c.domain))
            return [_settings(row) for row in rows]

    def put_domain(self, settings: DomainSettings) -> None:
        """Store the settings of a domain in place of earlier ones."""
        with self._database.writing() as connection:
            keep_last(
                connection,
                domain_settings,
                domain=settings.domain,
                kind=settings.kind.value,
                url=settings.url,
                static_addresses=settings.static_addresses,
            )

    def remove_domain(self, name: str) -> None:
        """Forget the settings of a domain."""
        with self._database.writing() as connection:
            connection.execute(delete(domain_settings).where(domain_settings.c.domain == name))

    def limits(self) -> Limits | None:
        """Return the limits of sending that were set."""
        with self._database.reading() as connection:
            row = connection.execute(select(send_limits)).one_or_none()
        return Limits(row.per_day, row.per_minute) if row else None

    def put_limits(self, limits: Limits) -> None:
        """Store the limits of sending in place of earlier ones."""
        with self._database.writing() as connection:
            keep_last(
                connection,
                send_limits,
                holds_for=_EVERYBODY,
                per_day=limits.per_day,
                per_minute=limits.per_minute,
            )

    def unsubscribe_policy(self) -> UnsubscribePolicy | None:
        """Return what was chosen of the link to unsubscribe."""
        with self._database.reading() as connection:
            row = connection.execute(select(unsubscribe_link)).one_or_none()
        return UnsubscribePolicy(UnsubscribeRule(row.rule), row.words) if row else None

    def put_unsubscribe_policy(self, policy: UnsubscribePolicy) -> None:
        """Store it in place of an earlier choice."""
        with self._database.writing() as connection:
            chosen = {"rule": policy.rule.value, "words": policy.words}
            keep_last(connection, unsubscribe_link, holds_for=_EVERYBODY, **chosen)


def _settings(row: Row[tuple[str, str, str, bool]]) -> DomainSettings:
    return DomainSettings(row.domain, DomainKind(row.kind), row.url, row.static_addresses)
