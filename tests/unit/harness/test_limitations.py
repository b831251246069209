"""Limitations and the scenarios that show them: what takes something away needs two, everything else one."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.features import FeatureText, read_feature
from harness.limitations import coverage, limitation_ids, strangers
from integration.model.limitation import Limitation, LimitationKind, Place


def limitation(id: str, kind: LimitationKind) -> Limitation:
    """Return a limitation."""
    return Limitation(id, "This does not work.", "Das geht nicht.", "a page", kind, Place.MEETINGS)


TAKEN_AWAY = limitation("L4", LimitationKind.NOT_OFFERED)
REFUSED = limitation("L1", LimitationKind.ENFORCED)
TOLD = limitation("L9", LimitationKind.EXPLAINED)


def features(directory: Path, *tags: str) -> list[FeatureText]:
    """Return one feature whose scenarios carry the tags, a line of tags each."""
    scenarios = [f"  {line}\n  Scenario: Number {number}\n    When 1 day pass\n" for number, line in enumerate(tags)]
    path = directory / "some.feature"
    path.write_text("Feature: Some\n" + "".join(scenarios), "utf-8")
    return [read_feature(path)]


@pytest.mark.parametrize("one", [TAKEN_AWAY, REFUSED, TOLD])
def test_a_limitation_without_a_scenario_is_a_gap(one: Limitation, tmp_path: Path) -> None:
    assert coverage(features(tmp_path, "@wire"), [one])[0].gap == "no scenario shows it"


def test_one_scenario_shows_what_is_only_explained(tmp_path: Path) -> None:
    assert coverage(features(tmp_path, "@limitation-L9"), [TOLD])[0].gap == ""


@pytest.mark.parametrize("kind", [LimitationKind.NOT_OFFERED, LimitationKind.ENFORCED])
@pytest.mark.parametrize(
    ("tags", "gap"),
    [
        (("@limitation-L4",), "no scenario is tagged @not-offered and none @refused"),
        (("@limitation-L4", "@limitation-L4"), "no scenario is tagged @not-offered and none @refused"),
        (("@limitation-L4 @not-offered",), "no scenario is tagged @refused"),
        (("@limitation-L4 @refused", "@limitation-L1 @not-offered"), "no scenario is tagged @not-offered"),
        (("@limitation-L4 @refused", "@limitation-L4 @not-offered"), ""),
    ],
)
def test_what_takes_something_away_is_shown_from_both_sides(
    kind: LimitationKind, tags: tuple[str, ...], gap: str, tmp_path: Path
) -> None:
    assert coverage(features(tmp_path, *tags), [limitation("L4", kind)])[0].gap == gap


def test_an_id_that_no_limitation_has_is_named_with_its_scenario(tmp_path: Path) -> None:
    ((id, showing),) = strangers(features(tmp_path, "@limitation-L4", "@limitation-L99"), [TAKEN_AWAY])
    assert (id, showing.scenario, showing.place.line) == ("L99", "Number 1", 6)


def test_ids_come_in_the_order_of_the_list() -> None:
    assert limitation_ids(["limitation-L10", "limitation-X", "wire", "limitation-L9"]) == ["L9", "L10", "X"]
