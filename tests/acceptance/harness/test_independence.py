"""Order and number of processes change nothing, down to the bytes; another seed changes bytes, but no outcome."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

import harness

REPOSITORY = Path(harness.__file__).parent.parent
#: A few that sign in, send, read, move the time and meet failures.
SOME = ("connection/kennwort.feature", "sending/umlaute.feature")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how each test ended, in the order of ending, and the digest of what each world said and heard."""

    passed: tuple[tuple[str, bool], ...]
    transcripts: dict[str, str]
    order: tuple[str, ...]


def run(report: Path, *words: str) -> Run:
    """Run some scenarios on two products in process."""
    paths = [str(REPOSITORY / "scenarios" / name) for name in SOME]
    plainly = ["--exchange", "2010_SP2,2019", "--transport", "memory", "--report", str(report)]
    done = subprocess.run(
        [sys.executable, "-m", "harness", "run", *paths, *plainly, *words],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads((report / "results.json").read_text("utf-8"))
    said = {file.name: sha256(file.read_bytes()).hexdigest() for file in (report / "transcripts").iterdir()}
    order = tuple(line.split(" s  ", 1)[1] for line in done.stdout.splitlines() if line.startswith("passed"))
    return Run(tuple(sorted((row["test"], row["passed"]) for row in results)), said, order)


@pytest.fixture(scope="module")
def as_written(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The run in the order of the files, in one process."""
    return run(tmp_path_factory.mktemp("as_written"), "--jobs", "1")


def test_another_order_in_other_processes_leaves_the_same_bytes(as_written: Run, tmp_path: Path) -> None:
    shuffled = run(tmp_path, "--jobs", "2", "--shuffle", "7")
    assert shuffled.passed == as_written.passed
    assert shuffled.transcripts == as_written.transcripts
    assert shuffled.order != as_written.order


def test_another_seed_leaves_other_bytes_and_the_same_outcomes(as_written: Run, tmp_path: Path) -> None:
    other = run(tmp_path, "--jobs", "1", "--seed", "2", "--shuffle", "8")
    assert other.passed == as_written.passed
    changed = {name for name, digest in other.transcripts.items() if digest != as_written.transcripts[name]}
    assert changed >= {name for name in as_written.transcripts if "sending" in name}
