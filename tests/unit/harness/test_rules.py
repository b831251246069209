"""Rules of the product and the scenarios that show them: each on every Exchange, or left out with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.cli import main
from harness.features import FeatureText, read_feature
from harness.rules import Rule, read_rules, rule_coverage, rule_files

OLD_AND_NEW = """Feature: F
  @exchange-2010
  Scenario: Old
    When 1 day passes
  @exchange-2013-and-later
  Scenario: New
    When 1 day passes
"""
TABLE = """title = "3 Sending"
[[rules]]
section = "3"
says = "Mail is sent."
source = "a page"
"""


@pytest.fixture
def suites(tmp_path: Path) -> Path:
    """A folder with one suite, and an empty one for rules."""
    for folder in ("sending", "rules"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sending/some.feature").write_text(OLD_AND_NEW, "utf-8")
    return tmp_path


def features(suites: Path) -> list[FeatureText]:
    return [read_feature(suites / "sending/some.feature")]


def table(suites: Path, more: str) -> Path:
    file = suites / "rules/3-sending.toml"
    file.write_text(TABLE + more, "utf-8")
    return file


@pytest.mark.parametrize(
    ("shown_by", "gap"),
    [
        (("sending/some.feature::Old", "sending/some.feature::New"), ""),
        (("sending/some.feature::New",), "no scenario shows it on 2010 SP2, 2010 SP3"),
        (("sending/some.feature::Gone",), "there is no scenario sending/some.feature::Gone"),
    ],
)
def test_a_rule_is_shown_on_every_product_by_scenarios_that_are_there(
    suites: Path, shown_by: tuple[str, ...], gap: str
) -> None:
    (found,) = rule_coverage([Rule("3", "Mail is sent.", "a page", shown_by)], features(suites))
    assert found.gap == gap


def test_a_rule_that_is_left_out_for_a_reason_needs_no_scenario(suites: Path) -> None:
    file = table(suites, 'left_out = "nobody asks for it"')
    assert [one.gap for one in rule_coverage(read_rules(file).rules, features(suites))] == [""]


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ("", "either shown by scenarios or left out"),
        ('shown_by = ["a::b"]\nleft_out = "why"', "either shown by scenarios or left out"),
        ('shown_by = ["a::b"]\nnote = "x"', "no field note"),
        ("shown_by = [", "Invalid value"),
    ],
)
def test_a_table_that_is_not_whole_is_named(suites: Path, more: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong) as said:
        read_rules(table(suites, more))
    assert "3-sending.toml" in str(said.value)


def test_the_command_prints_rules_and_fails_on_a_gap(suites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table(suites, 'shown_by = ["sending/some.feature::Gone"]')
    assert rule_files([suites]) == [suites / "rules/3-sending.toml"]

    assert main(["coverage", str(suites)]) == 1

    printed = capsys.readouterr().out
    assert "GAP: there is no scenario sending/some.feature::Gone" in printed
    assert "3 Sending: 1 rules, none left out, 1 gaps" in printed
