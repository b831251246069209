"""How simple values travel: one object per simple type, with its text form, its facets and the words for a violation.

The built-in types carry the names of XML Schema (``xs.string``, ``xs.dateTime``), so a row reads as the schema does.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")


class Violation(ValueError):
    """A text is no value of its simple type; the message is the reason as .NET's validator words it."""


@dataclass(frozen=True, eq=False, slots=True)
class Kind(Generic[T]):
    """One simple type: ``parse`` raises Violation, ``render`` writes the canonical form that Exchange sends.

    ``base`` and ``facets`` are what the schema document says of a named type; a built-in type has neither.
    """

    name: str
    parse: Callable[[str], T]
    render: Callable[[T], str]
    base: Kind[Any] | None = None
    facets: tuple[tuple[str, str], ...] = ()
    variety: str = "atomic"
    members: tuple[Any, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.name}>"


_COLLAPSE = re.compile(r"[ \t\r\n]+")
_INT = re.compile(r"[+-]?\d+\Z")
_DATE_TIME = re.compile(
    r"(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?\Z",
)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?\Z")
_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?\Z")
_DURATION = re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?\Z")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}\Z")


def collapse(text: str) -> str:
    """Fold white space as the ``collapse`` facet does (XML Schema part 2, 4.3.6)."""
    return _COLLAPSE.sub(" ", text).strip(" ")


def _invalid(text: str, name: str) -> Violation:
    return Violation(f"The string '{text}' is not a valid {name} value.")


def _same(text: str) -> str:
    return text


def _boolean(text: str) -> bool:
    value = collapse(text)
    if value in ("true", "1"):
        return True
    if value in ("false", "0"):
        return False
    raise _invalid(text, "Boolean")


def _bounded(name: str, low: int | None, high: int | None) -> Callable[[str], int]:
    def parse(text: str) -> int:
        value = collapse(text)
        if not _INT.match(value):
            raise _invalid(text, name)
        number = int(value)
        if (low is not None and number < low) or (high is not None and number > high):
            raise Violation(f"Value was either too large or too small for an {name}.")
        return number

    return parse


def _float(text: str) -> float:
    value = collapse(text)
    try:
        return {"INF": float("inf"), "-INF": float("-inf"), "NaN": float("nan")}.get(value) or float(value)
    except ValueError:
        raise _invalid(text, "Double") from None


def _render_float(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _date_time(text: str) -> datetime:
    match = _DATE_TIME.match(collapse(text))
    if not match:
        raise _invalid(text, "AllXsd")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    micro = int(float(fraction) * 1_000_000) if fraction else 0
    try:
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micro)
        if zone is None:
            return moment
        if zone == "Z":
            return moment.replace(tzinfo=UTC)
        return datetime.fromisoformat(moment.isoformat() + zone)
    except ValueError:
        raise _invalid(text, "AllXsd") from None


def render_date_time(value: datetime) -> str:
    """Write a moment as Exchange does: whole seconds, ``Z`` for UTC, the offset else, nothing for a zoneless time."""
    if value.tzinfo is UTC:
        # strftime is several times slower than isoformat, and years below 1000 lose their zeros in it.
        return value.isoformat("T", "seconds")[:19] + "Z"
    text = value.isoformat("T", "seconds")
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def _date(text: str) -> str:
    value = collapse(text)
    match = _DATE.match(value)
    try:
        if match:
            date(int(match[1]), int(match[2]), int(match[3]))
            return value
    except ValueError:
        pass
    raise _invalid(text, "AllXsd")


def _pattern(pattern: re.Pattern[str], name: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        value = collapse(text)
        if not pattern.match(value):
            raise _invalid(text, name)
        return value

    return parse


def _base64(text: str) -> bytes:
    value = "".join(text.split())
    try:
        if _BASE64.match(value):
            return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        pass
    raise _invalid(text, "Base64Binary")


def _render_base64(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _render_boolean(value: bool) -> str:
    return "true" if value else "false"


class _BuiltIn:
    """The built-in types of XML Schema that EWS uses, under their own names."""

    string: Final = Kind("xs:string", _same, _same)
    boolean: Final = Kind("xs:boolean", _boolean, _render_boolean)
    int: Final = Kind("xs:int", _bounded("Int32", -(2**31), 2**31 - 1), str)
    integer: Final = Kind("xs:integer", _bounded("Integer", None, None), str)
    long: Final = Kind("xs:long", _bounded("Int64", -(2**63), 2**63 - 1), str)
    short: Final = Kind("xs:short", _bounded("Int16", -(2**15), 2**15 - 1), str)
    unsignedShort: Final = Kind("xs:unsignedShort", _bounded("UInt16", 0, 2**16 - 1), str)
    unsignedInt: Final = Kind("xs:unsignedInt", _bounded("UInt32", 0, 2**32 - 1), str)
    unsignedByte: Final = Kind("xs:unsignedByte", _bounded("Byte", 0, 255), str)
    nonNegativeInteger: Final = Kind("xs:nonNegativeInteger", _bounded("Integer", 0, None), str)
    double: Final = Kind("xs:double", _float, _render_float)
    float: Final = Kind("xs:float", _float, _render_float)
    dateTime: Final = Kind("xs:dateTime", _date_time, render_date_time)
    date: Final = Kind("xs:date", _date, _same)
    time: Final = Kind("xs:time", _pattern(_TIME, "AllXsd"), _same)
    duration: Final = Kind("xs:duration", _pattern(_DURATION, "TimeSpan"), _same)
    base64Binary: Final = Kind("xs:base64Binary", _base64, _render_base64)
    anyURI: Final = Kind("xs:anyURI", collapse, _same)
    language: Final = Kind("xs:language", _pattern(re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z"), "Language"), _same)
    anyType: Final = Kind("xs:anyType", _same, _same)


xs: Final = _BuiltIn


def _facet_checks(facets: dict[str, Any]) -> list[Callable[[str, Any], None]]:
    """Return one check a facet; each gets the text and the parsed value."""
    checks: list[Callable[[str, Any], None]] = []

    def add(failed: Callable[[str, Any], bool], name: str) -> None:
        def check(text: str, value: Any) -> None:
            if failed(text, value):
                raise Violation(f"The {name} constraint failed.")

        checks.append(check)

    if "enumeration" in facets:
        add(lambda text, _: text not in facets["enumeration"], "Enumeration")
    if "length" in facets:
        add(lambda text, _: len(text) != facets["length"], "Length")
    if "minLength" in facets:
        add(lambda text, _: len(text) < facets["minLength"], "MinLength")
    if "maxLength" in facets:
        add(lambda text, _: len(text) > facets["maxLength"], "MaxLength")
    if "pattern" in facets:
        compiled = re.compile(f"(?:{facets['pattern']})\\Z")
        add(lambda text, _: not compiled.match(text), "Pattern")
    if "minInclusive" in facets:
        add(lambda _, value: value < facets["minInclusive"], "MinInclusive")
    if "maxInclusive" in facets:
        add(lambda _, value: value > facets["maxInclusive"], "MaxInclusive")
    return checks


def restriction(name: str, base: Kind[T], **facets: Any) -> Kind[T]:
    """Return a named type that narrows ``base``; facets carry XML Schema's names (``minLength=1``)."""
    checks = _facet_checks(facets)

    def parse(text: str) -> T:
        value = base.parse(text)
        for check in checks:
            check(text, value)
        return value

    said = tuple((facet, str(one)) for facet, value in facets.items() for one in _each(value))
    return Kind(name, parse if checks else base.parse, base.render, base, said)


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def list_of(name: str, item: Any) -> Kind[tuple[str, ...]]:
    """Return a named list type: values of the simple type or enumeration ``item`` between blanks."""
    if isinstance(item, Kind):
        parse_one: Callable[[str], str] = item.parse
    else:
        allowed = frozenset(item.values)

        def parse_one(word: str) -> str:
            if word not in allowed:
                raise Violation("The Enumeration constraint failed.")
            return word

    def parse(text: str) -> tuple[str, ...]:
        return tuple(parse_one(word) for word in text.split())

    return Kind(name, parse, " ".join, variety="list", members=(item,))


def union(name: str, *members: Kind[Any]) -> Kind[str]:
    """Return a named union; the value stays the text, since the members have nothing else in common."""

    def parse(text: str) -> str:
        for member in members:
            try:
                member.parse(text)
            except Violation:
                continue
            return collapse(text)
        raise Violation("The value does not match any of the member types.")

    return Kind(name, parse, _same, variety="union", members=members)
