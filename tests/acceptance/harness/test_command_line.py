"""``harness run`` as people call it: progress, a table, the story of a failure, exit codes, and what it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import harness
from tests.unit.harness.suites import WAITING, feature, lay_out

TOO_LONG = "Feature: Impatience\n  Scenario: Nobody waits that long\n    When 200 days pass\n"


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """An empty place for scenarios whose world is a double."""
    lay_out(tmp_path)
    return tmp_path


def command(directory: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Call the command line in a directory, without a terminal."""
    here = str(Path(harness.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-m", "harness", *words],
        cwd=directory,
        env={**os.environ, "PYTHONPATH": here, "COLUMNS": "150"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_run_that_passes_says_each_test_and_closes_with_a_table(scenarios: Path) -> None:
    feature(scenarios, WAITING)
    done = command(scenarios, "run", ".", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "connection/waiting.feature::A month goes by[2013_SP1]" in done.stdout
    assert "2010 SP2" in done.stdout
    assert "6 scenario runs" in done.stdout
    assert done.stdout.rstrip().endswith("all passed")
    assert done.stderr == ""


def test_jobs_change_nothing_but_the_time(scenarios: Path) -> None:
    feature(scenarios, WAITING)
    feature(scenarios, TOO_LONG, "failures/impatience.feature")
    alone, together = (command(scenarios, "run", ".", "--jobs", jobs, "--report", jobs) for jobs in ("1", "2"))
    assert (alone.returncode, together.returncode) == (1, 1)
    reports = [json.loads((scenarios / jobs / "results.json").read_text("utf-8")) for jobs in ("1", "2")]
    endings = [[(row["test"], row["passed"]) for row in report] for report in reports]
    assert endings[0] == endings[1]
    assert len(endings[0]) == 12


def test_a_failure_is_told_with_the_command_that_repeats_it_and_that_command_repeats_it(scenarios: Path) -> None:
    feature(scenarios, TOO_LONG)
    done = command(scenarios, "run", ".", "--exchange", "2016", "--seed", "5")
    assert done.returncode == 1
    assert "too long a wait" in done.stdout
    assert "x Mon 2026-03-02 08:00:00  When 200 days pass   (connection/waiting.feature:3)" in done.stdout
    replay = next(line.strip() for line in done.stdout.splitlines() if line.strip().startswith("harness run"))
    assert "--seed 5" in replay
    node = replay.split("'")[1]
    assert node == "connection/waiting.feature::Nobody waits that long[2016]"
    again = command(scenarios, "run", node, "--seed", "5", "--jobs", "1")
    assert again.returncode == 1
    assert "1 scenario runs" in again.stdout


def test_a_report_holds_table_results_stories_and_junit(scenarios: Path) -> None:
    feature(scenarios, WAITING)
    feature(scenarios, TOO_LONG, "failures/impatience.feature")
    command(scenarios, "run", ".", "--exchange", "2013,2019", "--jobs", "1", "--report", "out")
    report = scenarios / "out"
    assert "2 failed" in (report / "summary.txt").read_text("utf-8")
    assert len(list((report / "stories").iterdir())) == 2
    assert 'failures="2"' in (report / "junit.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("run", ".", "--transport", "pigeon"), 2),
        (("run", "empty", "--jobs", "1"), 3),
        (("run", "only_2010", "--exchange", "2019", "--jobs", "1"), 3),
    ],
)
def test_exit_codes_say_what_happened(scenarios: Path, words: tuple[str, ...], code: int) -> None:
    feature(scenarios, WAITING)
    feature(scenarios, f"@exchange-2010\n{WAITING}", "only_2010/waiting.feature")
    (scenarios / "empty").mkdir()
    done = command(scenarios, *words)
    assert done.returncode == code, done.stdout + done.stderr


def test_a_feature_that_cannot_be_read_is_named_by_file_and_line(scenarios: Path) -> None:
    feature(scenarios, WAITING.replace("  Scenario", "  @exchange-2012\n  Scenario"))
    for jobs in ("1", "2"):
        done = command(scenarios, "run", ".", "--jobs", jobs)
        assert done.returncode == 2
        assert done.stdout.count("connection/waiting.feature:3: there is no tag @exchange-2012") == 1
