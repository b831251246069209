"""What a run leaves behind in a directory: the table, the results as JSON, and a story for each failure."""

from __future__ import annotations

import json
import re
from pathlib import Path

from rich.console import Console

from harness.report.results import Result, Results
from harness.report.screen import closing_line, failure_story, summary_table


def write_report(directory: Path, results: Results) -> None:
    """Write ``summary.txt``, ``results.json`` and ``stories/`` below the directory (JUnit's XML is pytest's own)."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "summary.txt").open("w", encoding="utf-8") as file:
        console = Console(file=file, width=120)
        console.print(summary_table(results))
        console.print(closing_line(results), highlight=False)
    document = [_as_json(result) for result in sorted(results.finished, key=lambda result: result.test.node)]
    (directory / "results.json").write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for result in results.failures:
        stories = directory / "stories"
        stories.mkdir(exist_ok=True)
        (stories / file_name(result.test.node, ".txt")).write_text(failure_story(result).lstrip() + "\n", "utf-8")


def file_name(node: str, ending: str) -> str:
    """Return a file name that people still recognise the test by."""
    return re.sub(r"[^\w.-]+", "_", node).strip("_")[:180] + ending


def _as_json(result: Result) -> dict[str, object]:
    return {
        "test": result.test.node,
        "suite": result.test.suite,
        "scenario": result.test.scenario,
        "product": result.test.product,
        "passed": result.passed,
        "seconds": round(result.seconds, 3),
        "reason": result.reason,
    }
