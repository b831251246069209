"""What a verb takes and what a record holds, by name, annotation and default: the one thing that is read of both.

Reading JSON, the description of the control port and its reference pages all stand on it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from typing import Any, Final, get_type_hints

from fake_ews.values import dataclass

#: A literal of a docstring; the underscore that Python wants behind its own words is not JSON's business.
_LITERAL: Final = re.compile(r"``(.+?)_?``")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a verb, or field of a record: ``name`` is JSON's, ``parameter`` Python's (``from_``)."""

    parameter: str
    hint: Any
    default: Any = MISSING

    @property
    def name(self) -> str:
        """The name in JSON."""
        return self.parameter.rstrip("_")

    @property
    def needed(self) -> bool:
        """Whether it must be given."""
        return self.default is MISSING


@lru_cache(maxsize=1024)
def arguments_of(verb: Callable[..., Any]) -> tuple[Argument, ...]:
    """Return what a verb takes in JSON: where it takes one record and nothing else, the fields of that."""
    record = record_of(verb)
    if record is not None:
        return fields_of(record[1])
    hints = get_type_hints(verb)
    return tuple(
        Argument(one.name, hints[one.name], MISSING if one.default is inspect.Parameter.empty else one.default)
        for one in _parameters(verb)
    )


def record_of(verb: Callable[..., Any]) -> tuple[str, Any] | None:
    """Return the name and the record of a verb that takes one record and nothing else, or None."""
    parameters = _parameters(verb)
    if len(parameters) != 1:
        return None
    hint = get_type_hints(verb)[parameters[0].name]
    return (parameters[0].name, hint) if is_dataclass(hint) else None


@lru_cache(maxsize=1024)
def fields_of(record: Any) -> tuple[Argument, ...]:
    """Return the fields of a record, which is a dataclass."""
    hints = get_type_hints(record)
    return tuple(
        Argument(one.name, hints[one.name], one.default if one.default_factory is MISSING else one.default_factory())
        for one in fields(record)
    )


@lru_cache(maxsize=1024)
def given_by(verb: Callable[..., Any]) -> Any:
    """Return the annotation of what a verb returns."""
    return get_type_hints(verb)["return"]


def explained(thing: Any) -> str:
    """Return the docstring of a verb or a record as people read it who see only JSON, in Markdown."""
    return _LITERAL.sub(r"`\1`", inspect.getdoc(thing) or "")


def _parameters(verb: Callable[..., Any]) -> list[inspect.Parameter]:
    return [one for one in inspect.signature(verb).parameters.values() if one.name != "self"]
