"""What a run leaves behind in a directory: the report, the results for machines, and a story for each failure."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console

from harness.report.facts import Facts
from harness.report.file_names import file_name
from harness.report.junit import junit
from harness.report.page import report_page
from harness.report.results import Result, Results
from harness.report.screen import closing_line, failure_story, summary_table


def write_report(directory: Path, results: Results, facts: Facts) -> None:
    """Write ``report.html``, ``junit.xml``, ``summary.txt``, ``results.json`` and ``stories/`` below the directory."""
    directory.mkdir(parents=True, exist_ok=True)
    # What a test reads from a broken server need not be Unicode.
    (directory / "report.html").write_text(report_page(results, facts), "utf-8", errors="replace")
    (directory / "junit.xml").write_bytes(junit(results, facts))
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
