"""Between JSON and typed values: what a verb takes is read by its annotations, what it returns is made plain."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from fake_ews.control.arguments import Argument, arguments_of, fields_of, record_of


class ControlError(ValueError):
    """Something that cannot be done; the text says what to do instead, ``status`` is the HTTP status for it."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def read_arguments(verb: str, function: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return keyword arguments for ``function`` out of a JSON object; raises ControlError.

    A function that takes nothing but one record takes the record's fields.
    """
    taken = _read_fields(verb, arguments_of(function), given)
    record = record_of(function)
    return taken if record is None else {record[0]: record[1](**taken)}


def _read_fields(where: str, declared: tuple[Argument, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    known = {one.name: one for one in declared}
    for name in given:
        if name not in known:
            raise ControlError(f"{where} takes no {name!r}; it takes {', '.join(known) or 'nothing'}.")
    missing = next((one.name for one in declared if one.needed and one.name not in given), None)
    if missing is not None:
        raise ControlError(f"{where} needs {missing!r}.")
    return {known[name].parameter: read(known[name].hint, value, f"{where}.{name}") for name, value in given.items()}


def read(hint: Any, value: Any, where: str) -> Any:
    """Return a JSON value as the annotation says: records are dataclasses, times ISO 8601, bytes base64."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None and NoneType in inner:
            return None
        return read(next(one for one in inner if one is not NoneType), value, where)
    if origin is Literal:
        if value in inner:
            return value
        raise ControlError(f"{where} is {value!r}; give one of {', '.join(map(str, inner))}.")
    if origin is tuple:
        if not isinstance(value, list):
            raise ControlError(f"{where} is {value!r}; give a list.")
        return tuple(read(inner[0], one, f"{where}[{number}]") for number, one in enumerate(value))
    if is_dataclass(hint):
        return _read_record(hint, value, where)
    return _read_plain(hint, value, where)


def _read_record(hint: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise ControlError(f"{where} is {value!r}; give an object.")
    values = _read_fields(where, fields_of(hint), value)
    try:
        return hint(**values)
    except ValueError as error:
        raise ControlError(f"{where}: {error}.") from None


def _read_plain(hint: Any, value: Any, where: str) -> Any:
    if hint is datetime and isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise ControlError(f"{where} is {value!r}; give a time like 2026-03-02T08:00:00Z.") from None
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    if hint is bytes and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise ControlError(f"{where} is no base64.") from None
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if hint in (str, int, bool) and type(value) is hint:
        return value
    raise ControlError(f"{where} is {value!r}; give {_WANTED.get(hint, 'something else')}.")


_WANTED: Final[Mapping[Any, str]] = MappingProxyType(
    {
        str: "a text",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        datetime: "a time like 2026-03-02T08:00:00Z",
        bytes: "base64",
    }
)


def plain(value: Any) -> Any:
    """Return a value as JSON can say it: the reverse of ``read``."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name.rstrip("_"): plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value
