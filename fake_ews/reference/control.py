"""The pages of the control handle: its verbs, and the records that they take and give, as JSON says them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from fake_ews.control.handle import VERBS
from fake_ews.reference.markdown import Pages, code, page, section, table
from fake_ews.reference.versions import PROGRAM

_RECORDS: Final = "control-records.md"

_PLAIN: Final[Mapping[Any, str]] = MappingProxyType(
    {
        str: "text",
        int: "whole number",
        float: "number",
        bool: "true or false",
        datetime: "time",
        bytes: "base64",
        dict: "object",
        NoneType: "nothing",
    }
)
_LITERAL: Final = re.compile(r"``(.+?)_?``")


def control_pages() -> Pages:
    """Return what stands on each page."""
    verbs = [VERBS[name] for name in sorted(VERBS)]
    taken = _records(hint for verb in verbs for name, hint in get_type_hints(verb).items() if name != "return")
    given = _records(get_type_hints(verb)["return"] for verb in verbs)
    return {
        "control.md": page(
            "Control",
            PROGRAM,
            "What can be done to an Exchange from outside: `POST /control/<verb>` on the control port with a JSON "
            "object of the arguments, or the method of that name of `fake_ews.control.Control`. Times are like "
            '`"2026-03-02T08:00:00Z"`. What goes wrong is answered with `{"error": "a sentence"}` and a status that '
            "is not 200. `GET /healthz` says that it runs.",
            *(section(name, *_verb(VERBS[name])) for name in sorted(VERBS)),
        ),
        _RECORDS: page(
            "Control records",
            PROGRAM,
            "What the verbs of the [control handle](control.md) take and give.",
            *(section(record.__name__, *_record(record, record in taken)) for record in _by_name(taken | given)),
        ),
    }


def _verb(function: Callable[..., Any]) -> Iterator[str]:
    hints = get_type_hints(function)
    yield _explained(function)
    parameters = [one for one in inspect.signature(function).parameters.values() if one.name != "self"]
    yield table(
        ("argument", "what it is", "default"),
        ((code(one.name.rstrip("_")), _said(hints[one.name]), _default(one.default)) for one in parameters),
    )
    yield f"Gives: {_said(hints['return'])}."


def _record(record: type[Any], taken: bool) -> Iterator[str]:
    hints = get_type_hints(record)
    yield _explained(record)
    rows = ((code(one.name.rstrip("_")), _said(hints[one.name]), _default(_declared(one))) for one in fields(record))
    # Nobody leaves out a field of what the server gives.
    yield (
        table(("field", "what it is", "default"), rows)
        if taken
        else table(("field", "what it is"), (row[:2] for row in rows))
    )


def _explained(thing: Any) -> str:
    """Return the docstring; a name that Python reserves has an underscore behind it there, and none in JSON."""
    return _LITERAL.sub(r"`\1`", inspect.getdoc(thing) or "")


def _declared(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return inspect.Parameter.empty if field.default_factory is MISSING else field.default_factory()


def _default(value: Any) -> str:
    if value is inspect.Parameter.empty:
        return "needed"
    if isinstance(value, bool):
        return str(value).lower()
    return code(value) if isinstance(value, str | int | float) else ""


def _said(hint: Any) -> str:
    """Return what an annotation means in JSON."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_said(one) for one in inner)
    if origin is Literal:
        return ", ".join(code(one) for one in inner)
    if origin in (tuple, list):
        return f"list of {_said(inner[0])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(code(one.name) for one in hint)
    return _PLAIN.get(origin or hint) or f"[{hint.__name__}]({_RECORDS}#{hint.__name__.lower()})"


def _records(hints: Iterable[Any]) -> set[type[Any]]:
    """Return every record among the annotations, and those within them."""
    found: set[type[Any]] = set()
    waiting = list(hints)
    while waiting:
        hint = waiting.pop()
        waiting.extend(get_args(hint))
        if isinstance(hint, type) and is_dataclass(hint) and hint not in found:
            found.add(hint)
            waiting.extend(get_type_hints(hint).values())
    return found


def _by_name(records: set[type[Any]]) -> list[type[Any]]:
    return sorted(records, key=lambda record: record.__name__)
