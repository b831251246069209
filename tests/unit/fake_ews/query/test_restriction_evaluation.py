"""Any restriction gives the verdict that a plain reading of it gives, written here once more without the table."""

from __future__ import annotations

import operator
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fake_ews.query.property_keys import property_key
from fake_ews.query.restrictions import predicate
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.record import Record
from fake_ews.schema.restrictions import (
    IsEqualToType,
    IsGreaterThanOrEqualToType,
    IsGreaterThanType,
    IsLessThanOrEqualToType,
    IsLessThanType,
    IsNotEqualToType,
)
from tests.unit.fake_ews.query.asking import (
    ITEMS,
    both,
    compared,
    contains,
    either,
    excludes,
    exists,
    extended,
    message,
    negated,
    strings,
    uri,
    where,
)

NUMBER = extended("Integer", property_tag="0x1090")
EPOCH = datetime(2026, 3, 2, tzinfo=UTC)
IMPORTANCES = ("Low", "Normal", "High")
PATHS = {
    "subject": uri("item:Subject"),
    "size": uri("item:Size"),
    "importance": uri("item:Importance"),
    "is_read": uri("message:IsRead"),
    "received": uri("item:DateTimeReceived"),
    "categories": uri("item:Categories"),
    "number": NUMBER,
}
RELATIONS = {
    IsEqualToType: operator.eq,
    IsGreaterThanType: operator.gt,
    IsGreaterThanOrEqualToType: operator.ge,
    IsLessThanType: operator.lt,
    IsLessThanOrEqualToType: operator.le,
}

WORDS = st.text("aAbB ", max_size=4)
MOMENTS = st.integers(-3, 3).map(lambda hours: EPOCH + timedelta(hours=hours))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "subject": WORDS,
    "size": st.integers(0, 5),
    "importance": st.sampled_from(IMPORTANCES),
    "is_read": st.booleans(),
    "received": MOMENTS,
    "categories": WORDS,
    "number": st.integers(0, 7),
}
SUBJECTS = st.fixed_dictionaries(
    {},
    optional={**VALUES, "categories": st.lists(WORDS, min_size=1, max_size=3)},
)


def constants(name: str) -> st.SearchStrategy[tuple[str, Any]]:
    return VALUES[name].map(lambda value: (name, value))


COMPARISONS = st.tuples(
    st.sampled_from([*RELATIONS, IsNotEqualToType]), st.sampled_from(sorted(VALUES)).flatmap(constants)
).map(lambda drawn: ("compare", drawn[0], *drawn[1]))
CONTAINMENTS = st.tuples(
    st.just("contain"),
    st.sampled_from(["subject", "categories"]),
    WORDS,
    st.sampled_from(["FullString", "Prefixed", "Substring"]),
    st.sampled_from(["Exact", "IgnoreCase"]),
)
LEAVES = (
    COMPARISONS
    | CONTAINMENTS
    | st.tuples(st.just("exist"), st.sampled_from(sorted(VALUES)))
    | st.tuples(st.just("exclude"), st.sampled_from(["size", "number"]), st.integers(0, 7))
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.tuples(st.just("not"), inner)
        | st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=8,
)


def naive(tree: Any, values: dict[str, Any]) -> bool:
    """Say what a restriction means, as directly as it can be said."""
    kind, *rest = tree
    if kind == "not":
        return not naive(rest[0], values)
    if kind in ("and", "or"):
        verdicts = [naive(part, values) for part in rest[0]]
        return False not in verdicts if kind == "and" else True in verdicts
    if kind == "compare":
        return naive_comparison(rest[0], rest[1], rest[2], values)
    value = values.get(rest[0])
    if kind == "exist":
        return value is not None
    if kind == "exclude":
        return value is None or value & rest[1] == 0
    members = value if isinstance(value, list) else [] if value is None else [value]
    return any(naive_containment(member, *rest[1:]) for member in members)


def naive_comparison(type: Any, name: str, constant: Any, values: dict[str, Any]) -> bool:
    if type is IsNotEqualToType:
        return not naive_comparison(IsEqualToType, name, constant, values)
    value = values.get(name)
    members = value if isinstance(value, list) else [] if value is None else [value]
    if name == "importance":
        members, constant = [IMPORTANCES.index(member) for member in members], IMPORTANCES.index(constant)
    if isinstance(constant, str):
        members, constant = [member.lower() for member in members], constant.lower()
    return any(RELATIONS[type](member, constant) for member in members)


def naive_containment(value: str, sought: str, mode: str, comparison: str) -> bool:
    if comparison == "IgnoreCase":
        value, sought = value.lower(), sought.lower()
    if mode == "FullString":
        return value == sought
    return value[: len(sought)] == sought if mode == "Prefixed" else value.count(sought) > 0


def expression(tree: Any) -> Record:
    """Return the tree as the records of a request."""
    kind, *rest = tree
    if kind == "not":
        return negated(expression(rest[0]))
    if kind in ("and", "or"):
        return (both if kind == "and" else either)(*(expression(part) for part in rest[0]))
    if kind == "compare":
        type, name, constant = rest
        return compared(type, PATHS[name], constant_text(constant))
    path = PATHS[rest[0]]
    if kind == "exist":
        return exists(path)
    return excludes(path, str(rest[1])) if kind == "exclude" else contains(path, *rest[1:])


def constant_text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime) else str(value)


def subject(values: dict[str, Any]) -> RecordSubject:
    plain = {name: values.get(name) for name in ("subject", "size", "importance", "is_read")}
    categories = strings(*values["categories"]) if "categories" in values else None
    extended = {property_key(NUMBER): values["number"]} if "number" in values else {}
    return message(extended, **plain, date_time_received=values.get("received"), categories=categories)


@settings(max_examples=300)
@given(TREES, SUBJECTS)
def test_every_restriction_gives_the_plain_verdict(tree: Any, values: dict[str, Any]) -> None:
    assert predicate(where(expression(tree)), ITEMS)(subject(values)) is naive(tree, values)


@given(TREES, SUBJECTS)
def test_not_is_the_opposite_of_anything(tree: Any, values: dict[str, Any]) -> None:
    asked = expression(tree)
    found = predicate(where(asked), ITEMS)(subject(values))
    assert predicate(where(negated(asked)), ITEMS)(subject(values)) is not found


@given(st.lists(SUBJECTS, max_size=5), TREES, TREES)
def test_or_finds_what_either_finds(subjects: list[dict[str, Any]], one: Any, other: Any) -> None:
    def found(asked: Record) -> set[int]:
        fits = predicate(where(asked), ITEMS)
        return {position for position, values in enumerate(subjects) if fits(subject(values))}

    left, right = expression(one), expression(other)
    assert found(either(left, right)) == found(left) | found(right)
    assert found(both(left, right)) == found(left) & found(right)
