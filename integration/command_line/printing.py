"""What a verb answers, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from integration.errors import Refused


def plain(value: Any) -> Any:
    """Return a value of the library in what JSON has: moments in ISO 8601, durations in seconds."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Refused):
        return {"refused": value.id, **value.sentences}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(name)): plain(held) for name, held in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(map(plain, value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(one) for one in value]
    return value


def as_json(value: Any) -> str:
    """Return the answer as one JSON document."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)


def lines_of(value: Any, columns: Sequence[str]) -> Iterator[str]:
    """Yield the answer line by line: several things as a table of these columns, one thing as its attributes."""
    told = plain(value)
    if told is None:
        return
    if isinstance(told, list):
        yield from _table(told, columns) if columns else map(_cell, told)
    elif isinstance(told, dict):
        width = max(map(len, told), default=0)
        yield from (f"{name:<{width}}  {_cell(held)}".rstrip() for name, held in told.items())
    else:
        yield _cell(told)


def _table(rows: Sequence[Any], columns: Sequence[str]) -> Iterator[str]:
    cells = [[column.rpartition(".")[2].upper() for column in columns]]
    cells += [[_cell(_at(row, column)) for column in columns] for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    for row in cells:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _at(row: Any, column: str) -> Any:
    """Return what stands at a path like ``endpoint.build``."""
    for name in column.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return row


def _cell(value: Any) -> str:
    """Return one value on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return " ".join(str(value).split())
