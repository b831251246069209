"""Simple values: what XML Schema takes, what it refuses and why, and the form in which Exchange writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from math import inf, isnan
from typing import Any

import pytest

from fake_ews.schema.enumerations import DayOfWeekType
from fake_ews.schema.kinds import Kind, Violation, list_of, restriction, union, xs


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (xs.string, "  a  ", "  a  "),
        (xs.boolean, " true\n", True),
        (xs.boolean, "0", False),
        (xs.int, " +5 ", 5),
        (xs.int, "-2147483648", -(2**31)),
        (xs.long, "9223372036854775807", 2**63 - 1),
        (xs.unsignedByte, "255", 255),
        (xs.double, "1.5e3", 1500.0),
        (xs.double, "-INF", -inf),
        (xs.dateTime, "2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5)),
        (xs.dateTime, "2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (xs.dateTime, "2026-01-02T03:04:05.123457Z", datetime(2026, 1, 2, 3, 4, 5, 123457, UTC)),
        (xs.dateTime, "2026-01-02T03:04:05.1234567890Z", datetime(2026, 1, 2, 3, 4, 5, 123456, UTC)),
        (
            xs.dateTime,
            "2026-01-02T03:04:05-14:00",
            datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-14))),
        ),
        (xs.date, "2024-02-29", "2024-02-29"),
        (xs.time, "23:59:59.9Z", "23:59:59.9Z"),
        (xs.duration, "-P1DT2H", "-P1DT2H"),
        (xs.base64Binary, "AA EC\nAw==", bytes((0, 1, 2, 3))),
        (xs.language, "de-CH-1901", "de-CH-1901"),
    ],
)
def test_a_value_is_read(kind: Kind[Any], text: str, value: object) -> None:
    assert kind.parse(text) == value


def test_not_a_number_is_a_number() -> None:
    assert isnan(xs.double.parse("NaN"))


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        (xs.boolean, "TRUE", "Boolean"),
        (xs.boolean, "", "Boolean"),
        (xs.int, "1.0", "Int32"),
        (xs.int, "2147483648", "Int32"),
        (xs.int, "\u0662", "Int32"),
        (xs.int, "1_000", "Int32"),
        (xs.short, "32768", "Int16"),
        (xs.unsignedInt, "-1", "UInt32"),
        (xs.double, "inf", "Double"),
        (xs.double, "0x1", "Double"),
        (xs.dateTime, "2026-01-02", "DateTime"),
        (xs.dateTime, "2026-02-30T00:00:00Z", "DateTime"),
        (xs.dateTime, "2026-01-02 03:04:05", "DateTime"),
        (xs.dateTime, "2026-01-02T24:00:01Z", "DateTime"),
        (xs.dateTime, "2026-01-02T03:04:05+14:01", "DateTime"),
        (xs.dateTime, "20260102T030405Z", "DateTime"),
        (xs.date, "2026-02-29", "Date"),
        (xs.time, "24:00:01", "Time"),
        (xs.time, "9:00:00", "Time"),
        (xs.duration, "P", "Duration"),
        (xs.duration, "P1DT", "Duration"),
        (xs.duration, "1D", "Duration"),
    ],
)
def test_why_a_text_is_no_value(kind: Kind[Any], text: str, name: str) -> None:
    with pytest.raises(Violation) as caught:
        kind.parse(text)
    assert str(caught.value) == f"The string '{text}' is not a valid {name} value."


@pytest.mark.parametrize("text", ["AAA", "AA=A", "A===", "AA_A", "====", "\u00e4AAA"])
def test_what_is_no_base_64(text: str) -> None:
    with pytest.raises(Violation, match="Base-64"):
        xs.base64Binary.parse(text)


@pytest.mark.parametrize(
    ("facets", "text", "said"),
    [
        ({"minLength": 1}, "", "The actual length is less than the MinLength value."),
        ({"maxLength": 2}, "abc", "The actual length is greater than the MaxLength value."),
        ({"length": 2}, "abc", "The actual length is not equal to the specified length."),
        ({"pattern": "[a-c]+"}, "abcd", "The Pattern constraint failed."),
        ({"pattern": "a|b"}, "ab", "The Pattern constraint failed."),
        ({"enumeration": ("a", "b")}, "c", "The Enumeration constraint failed."),
    ],
)
def test_facets_of_texts(facets: dict[str, Any], text: str, said: str) -> None:
    with pytest.raises(Violation) as caught:
        restriction("X", xs.string, **facets).parse(text)
    assert str(caught.value) == said


def test_facets_of_numbers_hold_at_their_bounds() -> None:
    kind = restriction("X", xs.int, minInclusive=1, maxInclusive=512)
    assert (kind.parse("1"), kind.parse("512")) == (1, 512)
    for text, facet in (("0", "MinInclusive"), ("513", "MaxInclusive")):
        with pytest.raises(Violation) as caught:
            kind.parse(text)
        assert str(caught.value) == f"The {facet} constraint failed."


def test_a_restriction_of_a_restriction_keeps_both() -> None:
    kind = restriction("Y", restriction("X", xs.string, minLength=2), pattern="a*")
    assert kind.parse("aa") == "aa"
    for text in ("a", "bb"):
        with pytest.raises(Violation):
            kind.parse(text)


def test_a_list_is_split_at_white_space() -> None:
    kind = list_of("Days", DayOfWeekType)
    assert kind.parse(" Monday\n Friday ") == ("Monday", "Friday")
    assert kind.parse("") == ()
    with pytest.raises(Violation):
        kind.parse("Monday,Friday")


def test_a_union_takes_what_any_member_takes() -> None:
    kind = union("Tag", xs.unsignedShort, restriction("", xs.string, pattern="0x[0-9A-F]{1,4}"))
    assert (kind.parse("26"), kind.parse("0x1A")) == ("26", "0x1A")
    with pytest.raises(Violation) as caught:
        kind.parse("1A")
    assert str(caught.value) == "The value '1A' is not valid according to any of the memberTypes of the union."


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (xs.boolean, True, "true"),
        (xs.int, -3, "-3"),
        (xs.double, 2.0, "2"),
        (xs.double, 0.1, "0.1"),
        (xs.double, inf, "INF"),
        (xs.double, -inf, "-INF"),
        (xs.double, float("nan"), "NaN"),
        (xs.double, 1e300, "1e+300"),
        (xs.dateTime, datetime(999, 1, 2, 3, 4, 5, 999999, UTC), "0999-01-02T03:04:05Z"),
        (xs.dateTime, datetime(2026, 1, 2, tzinfo=timezone.utc), "2026-01-02T00:00:00Z"),  # noqa: UP017 - another UTC
        (xs.dateTime, datetime(2026, 1, 2), "2026-01-02T00:00:00"),
        (xs.base64Binary, b"", ""),
    ],
)
def test_how_a_value_is_written(kind: Kind[Any], value: object, text: str) -> None:
    assert kind.render(value) == text
