"""Tables that say what each product does can fail: where two products exchange their rows, a scenario turns red."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import harness
from harness.check import feature_files
from harness.differences import differing
from harness.features import read_feature
from harness.matrix import PRODUCT_COLUMN

REPOSITORY = Path(harness.__file__).parent.parent
SCENARIOS = REPOSITORY / "scenarios"
FEATURES = [read_feature(file) for file in feature_files([SCENARIOS])]
OUTLINES = [(scenario.place.path.relative_to(SCENARIOS), scenario.name) for scenario in differing(FEATURES)]
#: Whatever differs at all differs between the oldest and the newest.
PRODUCTS = "2010_SP2,2019"


def test_at_least_twenty_scenarios_expect_different_outcomes_by_product() -> None:
    assert len(OUTLINES) >= 20


def test_they_are_spread_over_the_suites() -> None:
    assert {file.parts[0] for file, _ in OUTLINES} >= {"versions", "availability", "meetings", "replies"}


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Run every outline with the products of its tables shifted by one row; returns outline -> how its tests ended."""
    suite = tmp_path_factory.mktemp("exchanged") / "scenarios"
    suite.mkdir()
    (suite / "conftest.py").write_text((SCENARIOS / "conftest.py").read_text("utf-8"), "utf-8")
    for file in {file for file, _ in OUTLINES}:
        (suite / file).parent.mkdir(exist_ok=True)
        (suite / file).write_text(with_rows_exchanged(SCENARIOS / file), "utf-8")
    tests = [f"{file}::{name}" for file, name in OUTLINES]
    plainly = ["-p", "no:cacheprovider", "-rA", "--tb=no", "--transport", "memory", "--exchange", PRODUCTS]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *tests, *plainly],
        cwd=suite,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "", "COLUMNS": "300"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    ended: dict[str, list[str]] = {}
    for outcome, name in re.findall(r"^(PASSED|FAILED) [^:]+::(.+?)\[", done.stdout, re.MULTILINE):
        ended.setdefault(name, []).append(outcome)
    assert ended, done.stdout + done.stderr
    return ended


def with_rows_exchanged(file: Path) -> str:
    """Return a feature whose tables give each row's products to the row below it, and the last one's to the first."""
    lines = file.read_text("utf-8").splitlines()
    for scenario in read_feature(file).scenarios:
        tables: dict[int, list[int]] = {}
        for row in scenario.rows:
            if PRODUCT_COLUMN in row.values:
                table = max(number for number in range(row.place.line) if "Examples" in lines[number])
                tables.setdefault(table, []).append(row.place.line - 1)
        for numbers in tables.values():
            products = [lines[number].split("|")[1] for number in numbers]
            for number, given in zip(numbers, products[1:] + products[:1], strict=True):
                cells = lines[number].split("|")
                lines[number] = "|".join([cells[0], given, *cells[2:]])
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", [name for _, name in OUTLINES])
def test_a_table_with_exchanged_rows_turns_red(exchanged: dict[str, list[str]], name: str) -> None:
    assert "FAILED" in exchanged[name]
