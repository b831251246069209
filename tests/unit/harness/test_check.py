"""Feature files are checked without running them, every mistake with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.check import check_files, feature_files
from harness.cli import main
from harness.steps import CATALOGUE


def mistakes(tmp_path: Path, text: str) -> list[str]:
    """Return what is wrong with a feature, without the directory."""
    file = tmp_path / "one.feature"
    file.write_text(text, encoding="utf-8")
    return [str(mistake).replace(f"{tmp_path}/", "") for mistake in check_files([file], CATALOGUE)]


def test_a_good_feature_has_no_mistakes(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "Feature: F\n  Scenario: S\n    When 3 days pass\n") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Feature: F\n  Scenario: S\n    When 3 days go\n", "one.feature:3: there is no such step\n    3 days go\n"),
        ("# language: de\nFunktion: F\n  Szenario: S\n    Wenn 3 days pass\n", "one.feature:4: there is no such step"),
        ("Feature: F\n  Scenario: S\n    When 3 months pass\n", "one.feature:3: no unit of time is called 'months'"),
        ("Feature: F\n  @2013\n  Scenario: S\n    When 3 days pass\n", "one.feature:3: there is no tag @2013"),
        (
            "Feature: F\n  @limitation-L99\n  Scenario: S\n    When 3 days pass\n",
            "one.feature:3: the integration has no",
        ),
        ("Feature: F\n  Scenario: S\n    When <x> pass\n", "one.feature:3: no column of the examples is called 'x'"),
        ("# language: fr\nFonctionnalité: F\n  Scénario: S\n    Quand x\n", "one.feature:1: there are no steps in the"),
        ("Scenario: S\n    When 3 days pass\n", "one.feature:1: Misplaced"),
        ("# nothing yet\n", "one.feature:1: this file is empty"),
        ("Feature: F\n  Scenario: S\n    When 3 days pass\n      | a |\n", "one.feature:3: this step takes no table"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    found = mistakes(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_mistake_in_the_background_is_said_once_however_many_scenarios_there_are(tmp_path: Path) -> None:
    scenarios = "  Scenario: A\n    When 3 days pass\n  Scenario: B\n    When 3 days pass\n"
    text = f"Feature: F\n  Background:\n    Given nonsense\n{scenarios}"
    assert len(mistakes(tmp_path, text)) == 1


def test_every_mistake_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    good_but_for_its_tag = "  @tagless\n  Scenario: B\n    When 3 days pass\n"
    text = f"Feature: F\n  Scenario: A\n    Given nonsense\n    When more nonsense\n{good_but_for_its_tag}"
    assert [mistake.split(":")[1] for mistake in mistakes(tmp_path, text)] == ["3", "4", "6"]


def test_rows_of_examples_are_checked_one_by_one(tmp_path: Path) -> None:
    text = (
        "Feature: F\n  Scenario Outline: O\n    When <x> pass\n    Examples:\n"
        "      | x |\n      | 3 days |\n      | 3 moons |\n"
    )
    assert len(mistakes(tmp_path, text)) == 1


def test_files_are_found_below_directories_each_once(tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    for file in (inner / "2.feature", inner / "1.feature", tmp_path / "z.txt"):
        file.touch()
    assert [file.name for file in feature_files([tmp_path, inner])] == ["1.feature", "2.feature"]


def test_the_command_line_says_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.feature"
    file.write_text("Feature: F\n  Scenario: S\n    When 3 days pass\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "1 feature files, no mistakes" in capsys.readouterr().out
    file.write_text("Feature: F\n  Scenario: S\n    When it rains\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert "one.feature:3: there is no such step" in capsys.readouterr().out
    file.unlink()
    assert main(["check", str(tmp_path)]) == 3


@pytest.mark.parametrize(
    "words",
    [
        ["check", "nowhere"],
        ["run", "nowhere"],
        ["run", "nowhere/x.feature::A[2013]"],
        ["run", ".", "--exchange", "2007"],
    ],
)
def test_what_is_not_there_is_a_usage_error(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert f"harness {words[0]}: " in capsys.readouterr().err


def test_the_catalogue_is_printed_in_both_languages_or_in_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["steps"]) == 0
    both = capsys.readouterr().out
    assert "{duration} pass" in both
    assert "{duration} vergehen" in both
    assert "@exchange-2013-and-later" in both
    assert main(["steps", "--language", "de"]) == 0
    german = capsys.readouterr().out
    assert "{duration} vergehen" in german
    assert "{duration} pass" not in german
