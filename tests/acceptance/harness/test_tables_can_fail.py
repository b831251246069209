"""The tables of the versions suite can fail: where two products exchange their rows, a scenario turns red."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import harness
from harness.features import ScenarioText, read_feature
from harness.matrix import PRODUCT_COLUMN
from harness.products import PRODUCTS

REPOSITORY = Path(harness.__file__).parent.parent
VERSIONS = REPOSITORY / "scenarios" / "versions"


def outlines() -> Iterator[ScenarioText]:
    """Yield the outlines of the versions suite that expect something else of some products than of others."""
    for file in sorted(VERSIONS.glob("*.feature")):
        for scenario in read_feature(file).scenarios:
            if any(PRODUCT_COLUMN in row.values for row in scenario.rows):
                yield scenario


def test_at_least_six_scenarios_expect_different_outcomes_by_product() -> None:
    assert len({scenario.name for scenario in outlines()}) >= 6


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Run every outline with the products of its tables shifted by one row; returns outline -> how its tests ended."""
    suite = tmp_path_factory.mktemp("exchanged") / "scenarios"
    (suite / "versions").mkdir(parents=True)
    (suite / "conftest.py").write_text((REPOSITORY / "scenarios" / "conftest.py").read_text("utf-8"), "utf-8")
    for file in VERSIONS.glob("*.feature"):
        (suite / "versions" / file.name).write_text(with_rows_exchanged(file), "utf-8")
    plainly = ["-p", "no:cacheprovider", "-rA", "--tb=no"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "versions", "--transport", "memory", *plainly],
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


@pytest.mark.parametrize("name", [scenario.name for scenario in outlines()])
def test_a_table_with_exchanged_rows_turns_red(exchanged: dict[str, list[str]], name: str) -> None:
    assert "FAILED" in exchanged[name]


def test_every_product_is_run(exchanged: dict[str, list[str]]) -> None:
    assert all(len(outcomes) >= len(PRODUCTS) for name, outcomes in exchanged.items() if "server says" in name)
