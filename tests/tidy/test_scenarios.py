"""The scenario suites are whole: every sentence is a step, every limitation and rule is shown, each subject has ten."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.check import check_files, feature_files
from harness.features import FeatureText, read_feature
from harness.language import Language
from harness.limitations import coverage, strangers
from harness.rules import read_rules, rule_coverage, rule_files
from harness.steps import CATALOGUE
from tests.tidy.repository import ROOT

SUBJECTS = ("connection", "sending", "sequences", "replies", "availability", "meetings", "limitations")


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every feature file."""
    return feature_files([ROOT / "scenarios"])


@pytest.fixture(scope="module")
def features(files: list[Path]) -> list[FeatureText]:
    """What stands in them."""
    return [read_feature(file) for file in files]


def test_no_feature_has_a_mistake(files: list[Path]) -> None:
    assert [str(mistake) for mistake in check_files(files, CATALOGUE)] == []


def test_no_limitation_has_a_gap(features: list[FeatureText]) -> None:
    assert [(one.limitation.id, one.gap) for one in coverage(features) if one.gap] == []
    assert strangers(features) == []


def test_no_rule_has_a_gap(features: list[FeatureText]) -> None:
    tables = [read_rules(file) for file in rule_files([ROOT / "scenarios"])]
    assert tables
    rules = [rule for table in tables for rule in table.rules]
    assert [(one.rule.says, one.gap) for one in rule_coverage(rules, features) if one.gap] == []


def test_one_suite_is_german_from_end_to_end(features: list[FeatureText]) -> None:
    by_suite: dict[str, set[Language]] = {}
    for feature in features:
        by_suite.setdefault(feature.path.parent.name, set()).add(feature.language)
    assert [suite for suite, languages in by_suite.items() if languages == {Language.DE}] == ["failures"]


def test_there_are_a_hundred_scenarios_and_ten_of_each_subject(features: list[FeatureText]) -> None:
    assert sum(len(feature.scenarios) for feature in features) >= 100
    for subject in SUBJECTS:
        assert sum(len(one.scenarios) for one in features if one.path.parent.name == subject) >= 10, subject
