"""Feature files become tests: a scenario a test function, a product a test."""

from __future__ import annotations

import pytest

from tests.unit.harness.suites import CONFTEST, WAITING, feature, lay_out

pytest_plugins = ["pytester"]


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """A directory of scenarios whose world is a double."""
    lay_out(pytester.path)
    return pytester


def run(suite: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest with the plugin."""
    return suite.runpytest_inprocess("-p", "harness.plugin", "-p", "no:cacheprovider", *arguments)


def test_a_scenario_runs_on_every_product_and_its_id_reads_as_it_was_written(suite: pytest.Pytester) -> None:
    feature(suite.path, WAITING)
    result = run(suite, "-v")
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines(["connection/waiting.feature::A month goes by[[]2010_SP2[]] PASSED*"])
    result.stdout.fnmatch_lines(["connection/waiting.feature::A month goes by[[]2019[]] PASSED*"])


def test_tags_choose_the_products_and_need_no_registered_marker(suite: pytest.Pytester) -> None:
    text = "@exchange-2013-and-later @not-exchange-2016\nFeature: Waiting\n  Scenario: A\n    When 3 days pass\n"
    feature(suite.path, text)
    result = run(suite, "--collect-only", "-q")
    assert "A[2013]" in result.stdout.str()
    assert "A[2019]" in result.stdout.str()
    assert "2010" not in result.stdout.str()
    assert "A[2016]" not in result.stdout.str()


def test_exchange_on_the_command_line_narrows_the_matrix(suite: pytest.Pytester) -> None:
    feature(suite.path, "Feature: Waiting\n  Scenario: A\n    When 3 days pass\n")
    run(suite, "--exchange", "2019,2010_SP2").assert_outcomes(passed=2)


def test_a_scenario_that_no_chosen_product_allows_makes_no_test_not_even_a_skipped_one(suite: pytest.Pytester) -> None:
    other = "  Scenario: B\n    When 2 days pass\n"
    feature(suite.path, f"Feature: Waiting\n  @exchange-2010\n  Scenario: A\n    When 3 days pass\n{other}")
    run(suite, "--exchange", "2019").assert_outcomes(passed=1)


def test_an_unknown_product_is_a_usage_error(suite: pytest.Pytester) -> None:
    feature(suite.path, "Feature: Waiting\n  Scenario: A\n    When 3 days pass\n")
    result = run(suite, "--exchange", "2007")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*there is no product '2007'*2010_SP2*"])


def test_a_row_of_the_examples_runs_on_the_products_that_its_exchange_column_names(suite: pytest.Pytester) -> None:
    feature(
        suite.path,
        """Feature: Waiting
  Scenario Outline: Products differ
    When <wait> pass
    Examples:
      | Exchange                 | wait    |
      | 2010_SP2, 2010_SP3       | 3 days  |
      | 2013, 2013_SP1, 2016     | 4 days  |
      | 2019                     | 5 days  |
""",
    )
    result = run(suite, "-v")
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines(["*::Products differ[[]2013_SP1[]] PASSED*"])


def test_rows_without_the_column_run_everywhere_and_are_told_apart_by_their_words(suite: pytest.Pytester) -> None:
    feature(
        suite.path,
        """Feature: Waiting
  Scenario Outline: Waits
    When <wait> pass
    Examples:
      | wait   |
      | 3 days |
      | 4 days |
""",
    )
    result = run(suite, "-v", "--exchange", "2013")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*::Waits[[]2013-3 days[]] PASSED*", "*::Waits[[]2013-4 days[]] PASSED*"])


def test_a_product_that_the_rows_forget_is_a_mistake_not_a_missing_test(suite: pytest.Pytester) -> None:
    feature(
        suite.path,
        "Feature: F\n  Scenario Outline: O\n    When <wait> pass\n    Examples:\n"
        "      | Exchange | wait |\n      | 2010_SP2 | 3 days |\n",
    )
    result = run(suite)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*waiting.feature:2: no row of the examples is for 2010_SP3, 2013,*"])


def test_german_features_speak_german(suite: pytest.Pytester) -> None:
    text = "# language: de\nFunktionalität: Warten\n  Szenario: Drei Tage später\n    Wenn 3 Tage vergehen\n"
    feature(suite.path, text)
    result = run(suite, "-v")
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines(["*::Drei Tage später[[]2016[]] PASSED*"])


def test_one_test_runs_by_its_id(suite: pytest.Pytester) -> None:
    feature(suite.path, WAITING)
    run(suite, "connection/waiting.feature::A month goes by[2013_SP1]").assert_outcomes(passed=1)


def test_the_matrix_is_the_same_in_several_processes(suite: pytest.Pytester) -> None:
    feature(suite.path, "Feature: Waiting\n  Scenario: A\n    When 3 days pass\n  Scenario: B\n    When 2 days pass\n")
    run(suite, "-n", "2").assert_outcomes(passed=12)


def test_an_unknown_step_fails_with_file_line_text_and_the_nearest_step(suite: pytest.Pytester) -> None:
    feature(suite.path, "Feature: Waiting\n  Scenario: A\n    When 3 days passed by\n")
    result = run(suite, "--exchange", "2019")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*waiting.feature:3: there is no such step", "*When 3 days passed by", "*nearest step: {duration} passes"]
    )


def test_a_failure_tells_its_story_with_the_worlds_time_and_the_command_that_repeats_it(suite: pytest.Pytester) -> None:
    feature(suite.path, "Feature: Waiting\n  Scenario: A\n    Given 3 days pass\n    When 200 days pass\n")
    result = run(suite, "--exchange", "2019", "--seed", "7")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*the story of this scenario*",
            "  + Thu 2026-03-05 08:00:00  Given 3 days pass",
            "  x Thu 2026-03-05 08:00:00  When 200 days pass   (connection/waiting.feature:4)",
            "*GetFolder -> 200 NoError",
            "  harness run 'connection/waiting.feature::A[[]2019[]]' --transport wire --seed 7",
        ]
    )


def test_a_step_from_somebodys_own_conftest_wins(suite: pytest.Pytester) -> None:
    own = "from pytest_bdd import when\n\n@when('the coffee is made')\ndef _(world):\n    world.coffee = True\n"
    suite.makeconftest(f"{CONFTEST}\n{own}")
    feature(suite.path, "Feature: Own steps\n  Scenario: A\n    When the coffee is made\n    And 2 days pass\n")
    run(suite).assert_outcomes(passed=6)


def test_two_scenarios_of_one_name_are_a_mistake(suite: pytest.Pytester) -> None:
    feature(suite.path, "Feature: F\n  Scenario: A\n    When 3 days pass\n\n  Scenario: A\n    When 2 days pass\n")
    result = run(suite)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*waiting.feature:5: this scenario has the same name as the one in line 2"])
