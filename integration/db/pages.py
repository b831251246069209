"""One page of what is asked for: counted and cut by the database, so that a long list costs what is shown of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from integration.model.paging import Part, Wanted


def page_of(connection: Connection, asked: Select[Any], wanted: Wanted) -> Part[Row[Any]]:
    """Return that page of the rows, in the order in which they are asked for."""
    counted = select(func.count()).select_from(asked.order_by(None).subquery())
    total = connection.execute(counted).scalar_one()
    rows = connection.execute(asked.limit(wanted.size).offset(wanted.start(total))).all()
    return wanted.cut(rows, total)
