"""Between JSON and typed values: what a verb takes is read by its annotations, what it returns is made plain."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from fake_ews.control.arguments import Argument, arguments_of, fields_of, record_of
from fake_ews.control.moments import WANTED, moment
from fake_ews.values import dataclass

Steps = tuple[str | int, ...]


class ControlError(ValueError):
    """Something that cannot be done; the text says what to do instead, ``status`` is the HTTP status for it.

    ``steps`` lead to the value that it is about: names of fields, and numbers in lists.
    """

    def __init__(self, sentence: str, status: int = 400, steps: Steps = ()) -> None:
        super().__init__(sentence)
        self.status = status
        self.steps = steps


@contextmanager
def within(*steps: str | int) -> Iterator[None]:
    """Say of what is refused meanwhile that it stands there."""
    try:
        yield
    except ControlError as error:
        error.steps = (*steps, *error.steps)
        raise


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in the arguments of a verb; as a text ``seed.mailboxes[0].address``."""

    verb: str
    steps: Steps = ()

    def __truediv__(self, step: str | int) -> Place:
        return Place(self.verb, (*self.steps, step))

    def __str__(self) -> str:
        return self.verb + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)

    def error(self, sentence: str) -> ControlError:
        """Return the refusal of what stands here; the sentence goes on after the name of the place."""
        return ControlError(f"{self} {sentence}", steps=self.steps)


class Reader:
    """Reads JSON values as annotations say: records are dataclasses, bytes base64, times as ``moments`` has them.

    ``now`` is what is counted from. Raises ControlError.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now

    def arguments(self, verb: str, function: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
        """Return keyword arguments for ``function`` out of a JSON object.

        A function that takes nothing but one record takes the record's fields.
        """
        taken = self._fields(Place(verb), arguments_of(function), given)
        record = record_of(function)
        return taken if record is None else {record[0]: _made(record[1], taken, Place(verb))}

    def _fields(self, place: Place, declared: tuple[Argument, ...], given: Mapping[str, Any]) -> dict[str, Any]:
        known = {one.name: one for one in declared}
        for name in given:
            if name not in known:
                sentence = f"{place} takes no {name!r}; it takes {', '.join(known) or 'nothing'}."
                raise ControlError(sentence, steps=(*place.steps, name))
        missing = next((one.name for one in declared if one.needed and one.name not in given), None)
        if missing is not None:
            raise place.error(f"needs {missing!r}.")
        return {
            known[name].parameter: self._read(known[name].hint, value, place / name) for name, value in given.items()
        }

    def _read(self, hint: Any, value: Any, place: Place) -> Any:
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            if value is None and NoneType in inner:
                return None
            return self._read(next(one for one in inner if one is not NoneType), value, place)
        if origin is Literal:
            if value in inner:
                return value
            raise place.error(f"is {value!r}; give one of {', '.join(map(str, inner))}.")
        if origin is tuple:
            if not isinstance(value, list):
                raise place.error(f"is {value!r}; give a list.")
            return tuple(self._read(inner[0], one, place / number) for number, one in enumerate(value))
        if is_dataclass(hint):
            if not isinstance(value, dict):
                raise place.error(f"is {value!r}; give an object.")
            record: Any = hint
            return _made(record, self._fields(place, fields_of(record), value), place)
        return self._plain(hint, value, place)

    def _plain(self, hint: Any, value: Any, place: Place) -> Any:
        if hint is datetime and isinstance(value, str):
            try:
                return moment(value, self._now)
            except (ValueError, OverflowError):
                raise place.error(f"is {value!r}; give {WANTED}.") from None
        if hint is bytes and isinstance(value, str):
            try:
                return base64.b64decode(value, validate=True)
            except (binascii.Error, ValueError):
                raise place.error("is no base64.") from None
        if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if hint in (str, int, bool) and type(value) is hint:
            return value
        raise place.error(f"is {value!r}; give {_KINDS.get(hint, 'something else')}.")


def _made(record: Any, values: Mapping[str, Any], place: Place) -> Any:
    """Return the record with these values, which may have its own opinion of them."""
    try:
        return record(**values)
    except ValueError as error:
        raise ControlError(f"{place}: {error}.", steps=place.steps) from None


_KINDS: Final[Mapping[Any, str]] = MappingProxyType(
    {
        str: "a text",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        datetime: WANTED,
        bytes: "base64",
    }
)


def told(value: Any) -> Any:
    """Return a value as JSON can say it, without what says the same as its absence."""
    if is_dataclass(value) and not isinstance(value, type):
        given = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name.rstrip("_"): told(held) for one, held in given if held != _default_of(one)}
    if isinstance(value, Mapping):
        return {str(key): told(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [told(one) for one in value]
    return plain(value)


def _default_of(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


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
