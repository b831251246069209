"""Content models: the notation of the table, their dates, and the automaton that reads and lists what may come next."""

from __future__ import annotations

import pytest

from fake_ews.schema.complex_type import CHOICE, CHOICE_ANY, ComplexType
from fake_ews.schema.content import automaton, full_particle
from fake_ews.schema.enumeration import value
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.versions import E2010, E2010_SP2, E2013, Version


class Plain(ComplexType):
    a = required("A", xs.string)
    b = optional("B", xs.string)
    c = many("C", xs.string, maximum=3)


class Further(Plain):
    d = required("D", xs.string)
    id = attribute("Id", xs.string)


class Either(ComplexType, content="(A | B), C?"):
    a = required("A", xs.string)
    b = required("B", xs.string)
    c = required("C", xs.string)


class AllOfThem(ComplexType, content=CHOICE_ANY):
    a = required("A", xs.string)
    b = required("B", xs.string, since=E2013)


class Dated(ComplexType, content=(value("A, B", until=E2010_SP2), CHOICE)):
    a = required("A", xs.string)
    b = required("B", xs.string)


class Inserted(Plain, since=E2013):
    e = optional("E", xs.string)


class Last(Inserted):
    f = required("F", xs.string)


def accepts(declared: type[ComplexType], words: str, version: Version = E2013) -> bool:
    """Whether the elements, a letter each, are content of the type."""
    model = automaton(full_particle(declared, lambda row: row.since <= version <= row.until))
    state, following = -1, model.first
    for word in words:
        found = next((position for position in following if model.rows[position].element == word), None)
        if found is None:
            return False
        state, following = found, model.follow[found]
    return model.nullable if state < 0 else state in model.last


@pytest.mark.parametrize(
    ("declared", "taken", "refused"),
    [
        (Plain, ["A", "AB", "ABCCC", "AC"], ["", "B", "BA", "ABCCCC", "AA"]),
        (Further, ["AD", "ABCD"], ["A", "DA", "ADD"]),
        (Either, ["A", "B", "AC", "BC"], ["", "AB", "C", "ACC"]),
        (AllOfThem, ["", "A", "BAB"], ["C"]),
        (Last, ["AF", "AEF"], ["F", "EAF"]),
    ],
)
def test_what_a_model_takes(declared: type[ComplexType], taken: list[str], refused: list[str]) -> None:
    assert [words for words in taken if not accepts(declared, words)] == []
    assert [words for words in refused if accepts(declared, words)] == []


def test_a_row_that_the_version_lacks_is_no_part_of_the_model() -> None:
    assert accepts(AllOfThem, "AB", E2013)
    assert not accepts(AllOfThem, "AB", E2010)


def test_a_type_that_the_version_lacks_is_skipped_rows_and_all() -> None:
    assert accepts(Last, "AF", E2010)
    assert not accepts(Last, "AEF", E2010)


def test_a_model_may_differ_between_versions() -> None:
    assert accepts(Dated, "AB", E2010_SP2)
    assert not accepts(Dated, "A", E2010_SP2)
    assert accepts(Dated, "A", E2013)
    assert not accepts(Dated, "AB", E2013)


def test_elements_of_a_repeated_choice_are_known_as_such() -> None:
    def repeated(declared: type[ComplexType]) -> set[bool]:
        return set(automaton(full_particle(declared, lambda _: True)).repeated)

    assert repeated(AllOfThem) == {True}
    assert repeated(Plain) == repeated(Either) == {False}


@pytest.mark.parametrize(
    ("content", "wrong"),
    [("A, X", "there is no row 'X'"), ("(A", "a parenthesis is open"), ("A) B", "unexpected")],
)
def test_a_model_that_says_nonsense_is_refused(content: str, wrong: str) -> None:
    class Broken(ComplexType, content=content):
        a = required("A", xs.string)

    with pytest.raises(ValueError, match=wrong):
        full_particle(Broken, lambda _: True)
