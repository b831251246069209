"""Sequences and meeting links as TOML files, whose keys are the fields of the library's values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

from integration.model.meeting import MeetingLink
from integration.model.sequence import SequenceSettings, Step
from integration.web.forms import Form
from integration.web.plain_text import paragraphs

T = TypeVar("T")

_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_sequence(file: Path) -> tuple[str, tuple[Step, ...], SequenceSettings]:
    """Return name, steps and settings; raises ValueError that names what cannot be read.

    A step says ``days``, ``hours``, ``minutes`` for its delay and ``text`` for plain text; a window is ``9:00-17:00``.
    """
    told = _read(file)
    name, steps, window = told.pop("name", ""), told.pop("step", []), told.pop("window", "")
    if window:
        told["window_start"], told["window_end"] = Form((("window", window),)).hours("window")[0]
    return name, tuple(_step(number, step) for number, step in enumerate(steps, 1)), _made(SequenceSettings, told, "")


def read_link(file: Path) -> MeetingLink:
    """Return the link; raises ValueError that names what cannot be read.

    Durations are minutes; ``[hours]`` has a line for each weekday, such as ``monday = "9:00-12:00, 13:00-17:00"``.
    """
    told = _read(file)
    hours = told.pop("hours", None)
    if hours is not None:
        form = Form(tuple(hours.items()))
        told["hours"] = tuple(form.hours(day) for day in _WEEK)
    for name in {"durations", "increment", "buffer", "minimum_notice"} & set(told):
        many = isinstance(told[name], list)
        told[name] = tuple(map(_minutes, told[name])) if many else _minutes(told[name])
    missing = {"slug", "user", "title"} - set(told)
    if missing:
        raise ValueError(f"{', '.join(sorted(missing))} must be said")
    return _made(MeetingLink, told, "")


def _minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def _read(file: Path) -> dict[str, Any]:
    with open(file, "rb") as opened:
        return tomllib.load(opened)


def _step(number: int, told: dict[str, Any]) -> Step:
    delay = timedelta(**{unit: told.pop(unit) for unit in ("days", "hours", "minutes") if unit in told})
    if "text" in told:
        told["html"] = paragraphs(told.pop("text"))
    return _made(Step, {"delay": delay, **told}, f"step {number}: ")


def _made(kind: type[T], told: Mapping[str, Any], where: str) -> T:
    hints = get_type_hints(kind)
    strange = set(told) - {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if strange:
        raise ValueError(f"{where}there is no {', '.join(sorted(strange))}")
    values = {name: _value(hints[name], value, f"{where}{name}") for name, value in told.items()}
    return kind(**values)


def _value(hint: Any, value: Any, where: str) -> Any:
    if not (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return value
    try:
        return hint(value)
    except ValueError:
        raise ValueError(f"{where} is {value!r}; there are {', '.join(hint)}") from None
