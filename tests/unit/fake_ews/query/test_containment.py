"""Contains looks where its mode says and overlooks what its comparison says; Near counts the words between."""

from __future__ import annotations

import pytest

from fake_ews.query.containment import FOLDS, MATCHES, containment
from fake_ews.query.nearness import near
from fake_ews.query.restrictions import predicate
from fake_ews.schema.enumerations import ContainmentComparisonType, ContainmentModeType
from fake_ews.schema.record import record
from fake_ews.schema.restrictions import NearType
from tests.unit.fake_ews.query.asking import ITEMS, contains, message, uri, where


@pytest.mark.parametrize(
    ("mode", "text", "sought", "expected"),
    [
        ("FullString", "project plan", "project plan", True),
        ("FullString", "project plan", "project", False),
        ("Prefixed", "project plan", "proj", True),
        ("Prefixed", "project plan", "plan", False),
        ("Substring", "project plan", "ject", True),
        ("Substring", "project plan", "planet", False),
        ("PrefixOnWords", "project plan", "pla", True),
        ("PrefixOnWords", "project plan", "project pl", True),
        ("PrefixOnWords", "project plan", "ject", False),
        ("PrefixOnWords", "my-plan", "plan", True),
        ("ExactPhrase", "the project plan is here", "project plan", True),
        ("ExactPhrase", "the project planning", "project plan", False),
        ("ExactPhrase", "subproject plan", "project plan", False),
        ("ExactPhrase", "subproject plan or project plan", "project plan", True),
    ],
)
def test_modes(mode: str, text: str, sought: str, expected: bool) -> None:
    assert containment(sought, mode, "Exact")(text) is expected


@pytest.mark.parametrize(
    ("comparison", "case", "marks"),
    [
        ("Exact", False, False),
        ("IgnoreCase", True, False),
        ("IgnoreNonSpacingCharacters", False, True),
        ("IgnoreCaseAndNonSpacingCharacters", True, True),
        ("Loose", True, True),
        ("LooseAndIgnoreCase", True, True),
        ("LooseAndIgnoreNonSpace", True, True),
        ("LooseAndIgnoreCaseAndIgnoreNonSpace", True, True),
    ],
)
def test_comparisons(comparison: str, case: bool, marks: bool) -> None:
    assert containment("resume", "Substring", comparison)("RESUME") is case
    assert containment("resume", "Substring", comparison)("résumé") is marks


def test_every_value_of_the_schema_is_known() -> None:
    assert set(MATCHES) == set(ContainmentModeType.values)
    assert set(FOLDS) == set(ContainmentComparisonType.values)


@pytest.mark.parametrize(
    ("constants", "distance", "ordered", "expected"),
    [
        (("quick", "fox"), 1, True, True),
        (("quick", "fox"), 0, True, False),
        (("fox", "quick"), 5, True, False),
        (("fox", "quick"), 1, False, True),
        (("quick brown", "FOX"), 0, True, True),
        (("quick", "dog"), 6, False, True),
        (("quick", "dog"), 5, False, False),
        (("quick", "cat"), 9, False, False),
        (("lazy", "quick", "fox"), 3, False, True),
        (("lazy", "quick", "fox"), 2, False, False),
    ],
)
def test_near(constants: tuple[str, ...], distance: int, ordered: bool, expected: bool) -> None:
    assert near(constants, distance, ordered)("The quick brown fox jumps over the lazy dog.") is expected


def test_near_is_an_expression() -> None:
    subject = uri("item:Subject")
    words = (contains(subject, "quick"), contains(subject, "fox"))
    fits = predicate(where(record(NearType, search_expression=words, distance=1, ordered=True)), ITEMS)
    assert fits(message(subject="a quick brown fox"))
    assert not fits(message(subject="a fox is quick"))
