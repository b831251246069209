"""Templates of one-to-one mail."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, delete, select

from integration.db.database import Database
from integration.db.rows import keep_last, row_of
from integration.db.tables import templates
from integration.model.template import Template


class Templates:
    """The store of templates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, template: Template) -> None:
        """Store a template, in place of an earlier one of the same id."""
        with self._database.writing() as connection:
            keep_last(connection, templates, **asdict(template))

    def get(self, template_id: str) -> Template | None:
        """Return the template of that id."""
        with self._database.reading() as connection:
            found = row_of(connection, templates.c.id, template_id)
        return _template(found) if found else None

    def all(self) -> list[Template]:
        """Return every template, by name."""
        with self._database.reading() as connection:
            ordered = select(templates).order_by(templates.c.name, templates.c.id)
            return [_template(row) for row in connection.execute(ordered)]

    def remove(self, template_id: str) -> None:
        """Delete the template of that id."""
        with self._database.writing() as connection:
            connection.execute(delete(templates).where(templates.c.id == template_id))


def _template(row: Row[Any]) -> Template:
    return Template(row.id, row.name, row.subject, row.html)
