"""Between JSON and typed values: what a verb takes is read by its annotations, what it returns is made plain."""

from __future__ import annotations

import base64
import binascii
import inspect
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints


class ControlError(ValueError):
    """Something that cannot be done; the text says what to do instead, ``status`` is the HTTP status for it."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def read_arguments(verb: str, function: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return keyword arguments for ``function`` out of a JSON object; raises ControlError.

    A function that takes nothing but one record takes the record's fields.
    """
    parameters = [one for one in inspect.signature(function).parameters.values() if one.name != "self"]
    if len(parameters) == 1 and is_dataclass(record := get_type_hints(function)[parameters[0].name]):
        return {parameters[0].name: _read_record(record, dict(given), verb)}
    required = {one.name for one in parameters if one.default is inspect.Parameter.empty}
    return _read_fields(verb, get_type_hints(function), [one.name for one in parameters], required, given)


def _read_fields(
    where: str, hints: Mapping[str, Any], names: list[str], required: set[str], given: Mapping[str, Any]
) -> dict[str, Any]:
    # A name that Python reserves has an underscore behind it here, and none in JSON.
    shown = {name.rstrip("_"): name for name in names}
    for name in given:
        if name not in shown:
            raise ControlError(f"{where} takes no {name!r}; it takes {', '.join(shown) or 'nothing'}.")
    missing = [name for name, own in shown.items() if own in required and name not in given]
    if missing:
        raise ControlError(f"{where} needs {missing[0]!r}.")
    return {shown[name]: read(hints[shown[name]], value, f"{where}.{name}") for name, value in given.items()}


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
    declared = fields(hint)
    required = {one.name for one in declared if one.default is MISSING and one.default_factory is MISSING}
    return hint(**_read_fields(where, get_type_hints(hint), [one.name for one in declared], required, value))


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
