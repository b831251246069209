"""The pages of the control handle: its verbs, and the records that they take and give, as JSON says them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from importlib import import_module
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from fake_ews.control.arguments import Argument, arguments_of, explained, fields_of, given_by
from fake_ews.control.handle import VERBS, Control
from fake_ews.http.control_routes import document
from fake_ews.organisation import Organisation
from fake_ews.reference.markdown import Pages, code, page, section, table
from fake_ews.reference.versions import PROGRAM

#: The pages of records: title, what they hold, and the modules whose records stand there; the last takes all others.
_RECORDS: Final = MappingProxyType(
    {
        "control-seeds.md": (
            "Control: seeds",
            "What a [seed](control-tenant.md#seed) is made of, in a file or over the control handle.",
            ("fake_ews.control.seed", "fake_ews.mailbox"),
        ),
        "control-settings.md": (
            "Control: settings and plans",
            "What can be set and planned by the [control handle](control.md), and how it says what holds.",
            ("fake_ews.settings", "fake_ews.throttling_policy", "fake_ews.faults", "types"),
        ),
        "control-answers.md": ("Control: answers", "What the verbs of the [control handle](control.md) give.", ("",)),
    }
)
_DESCRIPTION: Final = "control-openapi.json"

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


def control_pages() -> Pages:
    """Return what stands on each page."""
    verbs = [VERBS[name] for name in sorted(VERBS)]
    taken = _records(one.hint for verb in verbs for one in arguments_of(verb))
    given = _records(given_by(verb) for verb in verbs)
    families = sorted({verb.__module__ for verb in verbs})
    return {
        "control.md": page(
            "Control",
            PROGRAM,
            "What can be done to an Exchange from outside: `POST /control/<verb>` on the control port with a JSON "
            "object of the arguments, or the method of that name of `fake_ews.control.Control`. Times are like "
            '`"2026-03-02T08:00:00Z"`. What goes wrong is answered with `{"error": "a sentence"}` and a status that '
            "is not 200. `GET /healthz` says that it runs, `GET /openapi.json` describes all of this "
            f"([OpenAPI 3.1]({_DESCRIPTION})), `GET /ca.pem`, `/ca.der` and `/ca.p12` are the certificate authority. "
            "A verb that waits takes `timeout_ms`, too.",
            *(_family(family, [verb for verb in verbs if verb.__module__ == family]) for family in families),
        ),
        **{_page_of_verbs(family): _verbs_page(family, verbs) for family in families},
        **{name: _records_page(name, taken, taken | given) for name in _RECORDS},
        _DESCRIPTION: json.dumps(document(Control(Organisation())), indent=2) + "\n",
    }


def _said_of(family: str) -> tuple[str, str]:
    """Return what a family of verbs is about, in a word or two and in a sentence: its module says both."""
    name, _, sentence = (import_module(family).__doc__ or "").partition(":")
    sentence = sentence.strip()
    return (name, sentence[:1].upper() + sentence[1:]) if sentence else (name.rstrip("."), "")


def _page_of_verbs(family: str) -> str:
    return f"control-{family.rpartition('.')[2].replace('_', '-')}.md"


def _family(family: str, verbs: list[Callable[..., Any]]) -> str:
    """Return what the first page tells of a family: its verbs with a sentence each."""
    place = _page_of_verbs(family)
    rows = ((f"[{verb.__name__}]({place}#{verb.__name__})", explained(verb).partition("\n")[0]) for verb in verbs)
    name, sentence = _said_of(family)
    return section(name, sentence, table(("verb", "what it does"), rows))


def _verbs_page(family: str, verbs: list[Callable[..., Any]]) -> str:
    own = (verb for verb in verbs if verb.__module__ == family)
    name, sentence = _said_of(family)
    back = "How verbs are called: [Control](control.md)."
    return page(f"Control: {name}", PROGRAM, sentence, back, *(section(verb.__name__, *_verb(verb)) for verb in own))


def page_of_record(record: type[Any]) -> str:
    """Return the page that a record stands on."""
    return next(name for name, (_, _, modules) in _RECORDS.items() if record.__module__.startswith(modules))


def _records_page(name: str, taken: set[type[Any]], all_records: set[type[Any]]) -> str:
    title, sentence, _ = _RECORDS[name]
    own = (record for record in _by_name(all_records) if page_of_record(record) == name)
    return page(title, PROGRAM, sentence, *(section(one.__name__, *_record(one, one in taken)) for one in own))


def _verb(function: Callable[..., Any]) -> Iterator[str]:
    yield explained(function)
    yield table(
        ("argument", "what it is", "default"),
        ((code(one.name), _said(one.hint), _default(one)) for one in arguments_of(function)),
    )
    yield f"Gives: {_said(given_by(function))}."


def _record(record: Any, taken: bool) -> Iterator[str]:
    yield explained(record)
    rows = ((code(one.name), _said(one.hint), _default(one)) for one in fields_of(record))
    # Nobody leaves out a field of what the server gives.
    yield (
        table(("field", "what it is", "default"), rows)
        if taken
        else table(("field", "what it is"), (row[:2] for row in rows))
    )


def _default(argument: Argument) -> str:
    if argument.needed:
        return "needed"
    if isinstance(argument.default, bool):
        return str(argument.default).lower()
    return code(argument.default) if isinstance(argument.default, str | int | float) else ""


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
    return _PLAIN.get(origin or hint) or f"[{hint.__name__}]({page_of_record(hint)}#{hint.__name__.lower()})"


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
