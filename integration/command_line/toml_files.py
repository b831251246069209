"""Sequences and meeting links as TOML files, whose keys are the fields of the library's values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast, get_type_hints

from integration.model.meeting import MeetingLink
from integration.model.sequence import SequenceSettings, Step
from integration.web.forms import Form
from integration.web.plain_text import paragraphs

T = TypeVar("T")

#: What a value of TOML is called where another one is needed.
_CALLED: Final[Mapping[type, str]] = MappingProxyType(
    {str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}
)

_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_sequence(file: Path) -> tuple[str, tuple[Step, ...], SequenceSettings]:
    """Return name, steps and settings; raises ValueError that names what cannot be read.

    A step says ``days``, ``hours``, ``minutes`` for its delay and ``text`` for plain text; a window is ``9:00-17:00``.
    """
    with _read(file) as told:
        name, window = _taken(told, "name", ""), _taken(told, "window", "")
        if window:
            told["window_start"], told["window_end"] = Form((("window", window),)).hours("window")[0]
        steps = [_step(number, step) for number, step in enumerate(_taken(told, "step", [dict[str, Any]()]), 1)]
        return name, tuple(steps), _made(SequenceSettings, told, "")


def read_link(file: Path) -> MeetingLink:
    """Return the link; raises ValueError that names what cannot be read.

    Durations are minutes; ``[hours]`` has a line for each weekday, such as ``monday = "9:00-12:00, 13:00-17:00"``.
    """
    with _read(file) as told:
        if "hours" in told:
            hours = _taken(told, "hours", dict[str, str]())
            form = Form(tuple((day, _taken(hours, day, "")) for day in _WEEK))
            if hours:
                raise ValueError(f"hours: there is no {', '.join(sorted(hours))}")
            told["hours"] = tuple(form.hours(day) for day in _WEEK)
        if "durations" in told:
            told["durations"] = tuple(timedelta(minutes=one) for one in _taken(told, "durations", [0]))
        for name in {"increment", "buffer", "minimum_notice"} & set(told):
            told[name] = timedelta(minutes=_taken(told, name, 0))
        missing = {"slug", "user", "title"} - set(told)
        if missing:
            raise ValueError(f"{', '.join(sorted(missing))} must be said")
        return _made(MeetingLink, told, "")


@contextmanager
def _read(file: Path) -> Iterator[dict[str, Any]]:
    """What a file says; a ValueError about it begins with the file's name."""
    try:
        with open(file, "rb") as opened:
            yield tomllib.load(opened)
    except ValueError as wrong:
        raise ValueError(f"{file}: {wrong}") from wrong


def _taken(told: dict[str, Any], name: str, usual: T, where: str = "") -> T:
    """Take what is said of ``name`` out, the usual where nothing is; raises ValueError for what is of another kind.

    A list holds things of the kind that the usual one does, and is empty where nothing is said.
    """
    if name not in told:
        return type(usual)() if isinstance(usual, list) else usual
    value = _checked(told.pop(name), type(usual), f"{where}{name}")
    if isinstance(usual, list):
        for number, one in enumerate(value, 1):
            _checked(one, type(usual[0]), f"{where}{name} {number}")
    return cast("T", value)


def _checked(value: Any, kind: type, where: str) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{where} is {value!r}; it must be {_CALLED[kind]}")
    return value


def _step(number: int, told: dict[str, Any]) -> Step:
    where = f"step {number}: "
    delay = timedelta(**{unit: _taken(told, unit, 0, where) for unit in ("days", "hours", "minutes")})
    if "text" in told:
        told["html"] = paragraphs(_taken(told, "text", "", where))
    return _made(Step, {"delay": delay, **told}, where)


def _made(kind: type[T], told: Mapping[str, Any], where: str) -> T:
    hints = get_type_hints(kind)
    strange = set(told) - {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if strange:
        raise ValueError(f"{where}there is no {', '.join(sorted(strange))}")
    values = {name: _value(hints[name], value, f"{where}{name}") for name, value in told.items()}
    return kind(**values)


def _value(hint: Any, value: Any, where: str) -> Any:
    if hint in _CALLED:
        return _checked(value, hint, where)
    if not (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return value
    try:
        return hint(value)
    except ValueError:
        raise ValueError(f"{where} is {value!r}; there are {', '.join(hint)}") from None
