"""How simple values travel: one object per simple type, with its text form, its facets and the words for a violation.

The built-in types carry the names of XML Schema (``xs.string``, ``xs.dateTime``), so a row reads as the schema does.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from math import isfinite, isnan
from typing import Any, Final, Generic, TypeVar

from fake_ews.values import dataclass

T = TypeVar("T")


class Violation(ValueError):
    """A text is no value of its simple type; the message is the reason as .NET's validator words it."""


@dataclass(frozen=True, eq=False, slots=True)
class Kind(Generic[T]):
    """One simple type: ``parse`` raises Violation, ``render`` writes the canonical form that Exchange sends.

    ``base`` and ``facets`` are what the schema document says of a named type, ``namespace`` ("t" or "m") where it says
    it; a built-in type has none of them.
    """

    name: str
    parse: Callable[[str], T]
    render: Callable[[T], str]
    base: Kind[Any] | None = None
    facets: tuple[tuple[str, str], ...] = ()
    variety: str = "atomic"
    members: tuple[Any, ...] = ()
    namespace: str = "t"

    def __repr__(self) -> str:
        return f"<{self.name}>"


_COLLAPSE = re.compile(r"[ \t\r\n]+")
# The digits of XML Schema are those of ASCII, unlike those of Python's int and float.
_INT = re.compile(r"[+-]?[0-9]+\Z")
_FLOAT = re.compile(r"([+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|-?INF|NaN)\Z")
_ZONE = r"(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?\Z"
_DATE_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?" + _ZONE)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})" + _ZONE)
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?" + _ZONE)
_DURATION = re.compile(
    r"-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?\Z"
)
_BASE64_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
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
            # XmlConvert knows only one sentence, whether a text is no number or one out of range.
            raise _invalid(text, name)
        return number

    return parse


def _float(text: str) -> float:
    value = collapse(text)
    if not _FLOAT.match(value):
        raise _invalid(text, "Double")
    return float(value)


def _render_float(value: float) -> str:
    if not isfinite(value):
        return "NaN" if isnan(value) else "INF" if value > 0 else "-INF"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _date_time(text: str) -> datetime:
    match = _DATE_TIME.match(collapse(text))
    if not match:
        raise _invalid(text, "DateTime")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    # .NET keeps a seventh digit; Python has no place for it.
    micro = int(f"{fraction}000000"[1:7]) if fraction else 0
    try:
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micro)
        if zone is None:
            return moment
        if zone == "Z":
            return moment.replace(tzinfo=UTC)
        return datetime.fromisoformat(moment.isoformat() + zone)
    except ValueError:
        raise _invalid(text, "DateTime") from None


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
    raise _invalid(text, "Date")


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
    if len(value) % 4 and not value.strip(_BASE64_ALPHABET):
        raise Violation("Invalid length for a Base-64 char array or string.")
    raise Violation(
        "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding "
        "characters, or an illegal character among the padding characters. "
    )


def _render_base64(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _render_boolean(value: bool) -> str:
    return "true" if value else "false"


class _BuiltIn:
    """The built-in types of XML Schema that EWS uses, under their own names."""

    # str of a str is that str, as _same is, without a call that most values would pay.
    string: Final = Kind("xs:string", str, _same)
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
    time: Final = Kind("xs:time", _pattern(_TIME, "Time"), _same)
    duration: Final = Kind("xs:duration", _pattern(_DURATION, "Duration"), _same)
    base64Binary: Final = Kind("xs:base64Binary", _base64, _render_base64)
    anyURI: Final = Kind("xs:anyURI", collapse, _same)
    language: Final = Kind("xs:language", _pattern(re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z"), "Language"), _same)
    anyType: Final = Kind("xs:anyType", _same, _same)


xs: Final = _BuiltIn


def _facet_checks(facets: dict[str, Any]) -> list[Callable[[str, Any], None]]:
    """Return one check a facet; each gets the text and the parsed value."""
    checks: list[Callable[[str, Any], None]] = []

    def add(failed: Callable[[str, Any], bool], said: str) -> None:
        def check(text: str, value: Any) -> None:
            if failed(text, value):
                raise Violation(said)

        checks.append(check)

    if "enumeration" in facets:
        add(lambda text, _: text not in facets["enumeration"], "The Enumeration constraint failed.")
    if "length" in facets:
        add(lambda text, _: len(text) != facets["length"], "The actual length is not equal to the specified length.")
    if "minLength" in facets:
        add(lambda text, _: len(text) < facets["minLength"], "The actual length is less than the MinLength value.")
    if "maxLength" in facets:
        add(lambda text, _: len(text) > facets["maxLength"], "The actual length is greater than the MaxLength value.")
    if "pattern" in facets:
        compiled = re.compile(f"(?:{facets['pattern']})\\Z")
        add(lambda text, _: not compiled.match(text), "The Pattern constraint failed.")
    if "minInclusive" in facets:
        add(lambda _, value: value < facets["minInclusive"], "The MinInclusive constraint failed.")
    if "maxInclusive" in facets:
        add(lambda _, value: value > facets["maxInclusive"], "The MaxInclusive constraint failed.")
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


def list_of(name: str, item: Any, namespace: str = "t") -> Kind[tuple[str, ...]]:
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
        return tuple(parse_one(word) for word in collapse(text).split(" ") if word)

    return Kind(name, parse, " ".join, variety="list", members=(item,), namespace=namespace)


def union(name: str, *members: Kind[Any]) -> Kind[str]:
    """Return a named union; the value stays the text, since the members have nothing else in common."""

    def parse(text: str) -> str:
        for member in members:
            try:
                member.parse(text)
            except Violation:
                continue
            return collapse(text)
        raise Violation(f"The value '{text}' is not valid according to any of the memberTypes of the union.")

    return Kind(name, parse, _same, variety="union", members=members)
