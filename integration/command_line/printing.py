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
from integration.sentences import SENTENCES


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


def lines_of(value: Any, columns: Sequence[str], language: str) -> Iterator[str]:
    """Yield the answer line by line: several things as a table, one thing an attribute a line.

    ``columns`` are the attributes that are shown, all where there are none. Why something is as it is, or was refused,
    is said in the language.
    """
    told = plain(value)
    if told is None:
        return
    if isinstance(told, list):
        yield from _table(told, columns, language) if columns else map(_cell, told)
    elif isinstance(told, dict):
        shown = [(_title(column), _cell(_at(told, column, language))) for column in columns or told]
        width = max((len(name) for name, _ in shown), default=0)
        yield from (f"{name:<{width}}  {cell}".rstrip() for name, cell in shown)
    else:
        yield _cell(told)


def _table(rows: Sequence[Any], columns: Sequence[str], language: str) -> Iterator[str]:
    cells = [[_title(column).upper() for column in columns]]
    cells += [[_cell(_at(row, column, language)) for column in columns] for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    for row in cells:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _title(column: str) -> str:
    return column.rpartition(".")[2]


def _at(row: Any, column: str, language: str) -> Any:
    """Return what stands at a path like ``endpoint.build``; of a reason, the sentence that it names."""
    if column == "reason":
        return row.get(language) if "refused" in row else _reason(row, language)
    for name in column.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return row


def _reason(row: Mapping[str, Any], language: str) -> Any:
    sentence = SENTENCES.get(row.get("reason") or "")
    return sentence.say(language, **{"address": "", "detail": "", **row}) if sentence else row.get("reason")


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
