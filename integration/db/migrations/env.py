"""Alembic's entry: runs the steps in the transaction of the connection that it is given."""

from __future__ import annotations

from alembic import context

from integration.db.administration_tables import every_table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=every_table,
    # SQLite alters a table by making it anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
