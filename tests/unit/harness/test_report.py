"""Results are counted by suite and product, and shown so that people understand them."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from harness.report.collector import ResultCollector
from harness.report.facts import Facts
from harness.report.file_names import file_name
from harness.report.files import write_report
from harness.report.results import Result, Results, TestId
from harness.report.screen import Screen

FACTS = Facts(datetime(2026, 11, 23, 15, tzinfo=UTC), 61.0, "wire", 2, 1, "harness run scenarios")


def result(node: str, passed: bool = True, seconds: float = 0.5, reason: str = "", told: str = "") -> Result:
    """Return one result."""
    return Result(TestId.parse(node), passed, seconds, reason, told)


def results(*some: Result) -> Results:
    """Return results."""
    return Results(expected=len(some), finished=list(some))


def shown(some: Results) -> str:
    """Return what the screen says at the end."""
    console = Console(file=io.StringIO(), width=140)
    Screen(console).close(some)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("node", "parts"),
    [
        ("scenarios/connection/x.feature::A word[2013]", ("connection", "A word", "2013")),
        ("scenarios/connection/x.feature::A word[2013_SP1]", ("connection", "A word", "2013_SP1")),
        ("scenarios/sending/x.feature::A word[2013-DOMAIN\\user]", ("sending", "A word (DOMAIN\\user)", "2013")),
        ("tests/test_x.py::test_y", ("tests", "test_y", "")),
        ("x.feature::A[b[2019]", ("x.feature", "A[b", "2019")),
    ],
)
def test_a_test_id_is_taken_apart(node: str, parts: tuple[str, str, str]) -> None:
    test = TestId.parse(node)
    suite = test.suite or "x.feature"
    assert (suite, test.scenario, test.product) == parts


def test_the_table_counts_by_suite_and_product() -> None:
    said = shown(
        results(
            result("s/connection/a.feature::A[2010_SP2]"),
            result("s/connection/a.feature::A[2019]"),
            result("s/connection/a.feature::B[2019]", passed=False),
            result("s/sending/a.feature::A[2019]"),
        )
    )
    rows = {line.split()[1]: line for line in said.splitlines() if "│" in line and len(line.split()) > 2}
    assert "2010 SP2" in said
    assert "1 of 2" in rows["connection"]
    assert "3 of 4" in rows["all"]
    assert said.splitlines()[-1] == "4 scenario runs in 2.0 s of work: 1 failed"


def test_a_failure_is_told_with_its_reason_and_its_story() -> None:
    said = shown(results(result("s/c/a.feature::A[2019]", False, reason="no mail came", told="  x Mon  Then a mail")))
    assert "FAILED s/c/a.feature::A[2019]" in said
    assert said.index("no mail came") < said.index("x Mon  Then a mail")


def test_without_a_terminal_every_test_has_its_line() -> None:
    console = Console(file=io.StringIO(), width=80)
    screen, some = Screen(console), results(result("s/c/a.feature::A[2019]"))
    screen.collected(some)
    screen.ended(some.finished[0], some)
    assert console.file.getvalue() == "passed       1/1    0.50 s  s/c/a.feature::A[2019]\n"  # type: ignore[attr-defined]


def test_a_report_is_left_in_a_directory(tmp_path: Path) -> None:
    failed = result("s/c/a.feature::A word[2019]", False, reason="no mail came")
    write_report(tmp_path / "new", results(result("s/c/a.feature::A word[2013]"), failed), FACTS)
    assert "1 failed" in (tmp_path / "new/summary.txt").read_text("utf-8")
    document = json.loads((tmp_path / "new/results.json").read_text("utf-8"))
    assert [(row["product"], row["passed"]) for row in document] == [("2013", True), ("2019", False)]
    assert "no mail came" in (tmp_path / "new/stories/s_c_a.feature_A_word_2019.txt").read_text("utf-8")


def test_file_names_hold_no_punctuation_that_shells_mind() -> None:
    assert file_name("a b/c::d[2013-DOMAIN\\user]", ".txt") == "a_b_c_d_2013-DOMAIN_user.txt"


def report(node: str, when: str, outcome: str = "passed") -> pytest.TestReport:
    """Return one phase of a test as pytest reports it."""
    return pytest.TestReport(
        node,
        ("a", 1, "A"),
        {},
        outcome,  # type: ignore[arg-type]
        "broken" if outcome == "failed" else None,
        when,  # type: ignore[arg-type]
        duration=0.25,
    )


def collected(*reports: pytest.TestReport) -> Results:
    """Return what the collector makes of reports."""
    collector = ResultCollector(Screen(Console(file=io.StringIO())))
    for phase in reports:
        collector.pytest_runtest_logreport(phase)
    collector.give_up_on_unfinished()
    return collector.results


def test_a_test_passes_when_all_its_phases_do() -> None:
    ended = collected(*(report("a::A[2019]", when) for when in ("setup", "call", "teardown"))).finished[0]
    assert (ended.passed, ended.seconds) == (True, 0.75)


def test_a_world_that_cannot_be_torn_down_is_a_failure() -> None:
    phases = [report("a::A[2019]", "setup"), report("a::A[2019]", "call"), report("a::A[2019]", "teardown", "failed")]
    ended = collected(*phases).finished[0]
    assert not ended.passed
    assert ended.reason == "in teardown: broken"


def test_a_test_whose_process_died_has_failed() -> None:
    ended = collected(report("a::A[2019]", "setup")).finished[0]
    assert not ended.passed
    assert ended.reason == "its process died"
