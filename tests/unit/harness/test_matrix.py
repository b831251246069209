"""Tags, rows and the command line decide on which products a scenario runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.differences import differing
from harness.features import ScenarioText, read_feature
from harness.matrix import chosen_products, runs_of
from harness.mistakes import FeatureMistakes
from harness.products import PRODUCTS
from harness.tags import TAGS, products_for


def scenario(tmp_path: Path, text: str) -> ScenarioText:
    """Return the one scenario of a feature."""
    file = tmp_path / "one.feature"
    file.write_text(text, encoding="utf-8")
    return read_feature(file).scenarios[0]


def products(scenario: ScenarioText) -> list[str]:
    """Return the products of its runs."""
    return [run.product for run in runs_of(scenario)]


def test_without_tags_a_scenario_runs_on_all_six(tmp_path: Path) -> None:
    assert products(scenario(tmp_path, "Feature: F\n  Scenario: S\n    When x\n")) == list(PRODUCTS)
    assert len(PRODUCTS) == 6


@pytest.mark.parametrize(
    ("tags", "allowed"),
    [
        (["exchange-2010"], ["2010_SP2", "2010_SP3"]),
        (["exchange-2013-and-later"], ["2013", "2013_SP1", "2016", "2019"]),
        (["exchange-2016-and-later", "only-exchange-2010_SP2"], ["2010_SP2", "2016", "2019"]),
        (["not-exchange-2010_SP2"], ["2010_SP3", "2013", "2013_SP1", "2016", "2019"]),
        (["exchange-2010", "not-exchange-2010_SP3", "limitation-L4"], ["2010_SP2"]),
    ],
)
def test_tags_let_products_in_and_keep_them_out(tags: list[str], allowed: list[str]) -> None:
    assert list(products_for(tags)) == allowed


def test_tags_of_feature_rule_and_scenario_count_alike(tmp_path: Path) -> None:
    text = (
        "@not-exchange-2019\nFeature: F\n  @exchange-2016-and-later\n  Rule: R\n"
        "    @limitation-L1\n    Scenario: S\n      When x\n"
    )
    assert products(scenario(tmp_path, text)) == ["2016"]


def test_an_unknown_tag_names_file_line_and_the_tags_there_are(tmp_path: Path) -> None:
    with pytest.raises(FeatureMistakes, match=r"one\.feature:3: there is no tag @exchange-2012\n(.|\n)*@exchange-2010"):
        runs_of(scenario(tmp_path, "Feature: F\n  @exchange-2012\n  Scenario: S\n    When x\n"))


def test_tags_that_leave_nothing_are_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(FeatureMistakes, match="leave no product"):
        runs_of(scenario(tmp_path, "Feature: F\n  @only-exchange-2016 @not-exchange-2016\n  Scenario: S\n    When x\n"))


def test_tags_of_a_table_of_examples_choose_its_products(tmp_path: Path) -> None:
    text = """Feature: F
  Scenario Outline: O
    When <x>
    @exchange-2010
    Examples:
      | x |
      | a |
    @exchange-2013-and-later
    Examples:
      | x |
      | b |
"""
    assert [(run.product, run.example["x"]) for run in runs_of(scenario(tmp_path, text))] == [
        ("2010_SP2", "a"),
        ("2010_SP3", "a"),
        ("2013", "b"),
        ("2013_SP1", "b"),
        ("2016", "b"),
        ("2019", "b"),
    ]


def test_a_row_for_a_product_that_does_not_exist_is_named_by_its_line(tmp_path: Path) -> None:
    examples = "    Examples:\n      | Exchange | x |\n      | 2015 | a |\n"
    text = f"Feature: F\n  Scenario Outline: O\n    When <x>\n{examples}"
    with pytest.raises(FeatureMistakes, match=r"one\.feature:6: there is no product '2015'"):
        runs_of(scenario(tmp_path, text))


def test_a_scenario_that_needs_the_wire_does_not_run_in_memory(tmp_path: Path) -> None:
    text = "Feature: F\n  @wire\n  Scenario: S\n    When x\n"
    assert len(runs_of(scenario(tmp_path, text), transport="wire")) == 6
    assert runs_of(scenario(tmp_path, text), transport="memory") == ()


def test_products_on_the_command_line_are_taken_in_their_own_order() -> None:
    assert chosen_products("2019, 2010_SP2") == ("2010_SP2", "2019")
    assert chosen_products("all") == PRODUCTS


@pytest.mark.parametrize("words", ["2007", "", "all,2007"])
def test_what_is_no_product_is_refused_with_the_list(words: str) -> None:
    with pytest.raises(ValueError, match="2013_SP1"):
        chosen_products(words)


def test_every_tag_of_the_table_leaves_something_to_run() -> None:
    assert all(products_for([tag]) for tag in TAGS)


class TestDifferences:
    """What counts as expecting something else by product."""

    OUTLINE = (
        "Feature: F\n  Scenario Outline: S\n    When <asked>\n    Then the answer is <answer>\n    Examples:\n"
        "      | Exchange | asked | answer |\n      | 2010_SP2, 2010_SP3 | a | {} |\n"
        "      | 2013, 2013_SP1, 2016, 2019 | b | {} |\n"
    )

    @pytest.mark.parametrize(("answers", "count"), [(("no", "yes"), 1), (("yes", "yes"), 0)])
    def test_only_what_stands_after_then_counts(self, tmp_path: Path, answers: tuple[str, str], count: int) -> None:
        file = tmp_path / "one.feature"
        file.write_text(self.OUTLINE.format(*answers), encoding="utf-8")
        assert len(list(differing([read_feature(file)]))) == count
