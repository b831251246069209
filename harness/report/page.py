"""The report that people read: one HTML file that needs no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.evidence import Evidence, LeftOut, Moved, Spoken, StepTold
from harness.products import said
from harness.report import pictures
from harness.report.budget import fitted, share_of
from harness.report.facts import Facts
from harness.report.file_names import file_name
from harness.report.results import Result, Results
from integration.limitations import LIMITATIONS
from integration.model.limitation import Limitation

_TEMPLATES: Final = Path(__file__).parent / "templates"
_LONGEST_REASON: Final = 6_000
#: A passed step with more lines than this is folded.
_MOST_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """How some runs on one product ended; ``link`` is the place in the page that says more."""

    passed: int
    failed: int
    link: str
    seconds: float

    @property
    def state(self) -> str:
        """One word for it."""
        return "failed" if self.failed else "passed" if self.passed else "none"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table with a column for each product."""

    name: str
    cells: tuple[Cell, ...]
    all: Cell
    file: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """The scenarios of one suite."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """One limitation with the scenarios of this run that show it."""

    limitation: Limitation
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed scenario with its story; ``anchor`` is its place in the page.

    It is ``open`` where it is the first of its scenario: the same failure on five more versions says little more.
    """

    anchor: str
    open: bool
    result: Result
    version: str
    reason: str
    evidence: Evidence | None
    transcript: str


def report_page(results: Results, facts: Facts) -> str:
    """Return the page."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(seconds=_seconds, number=lambda number: f"{number:,}")
    environment.tests.update(
        spoken=lambda event: isinstance(event, Spoken),
        moved=lambda event: isinstance(event, Moved),
        left_out=lambda event: isinstance(event, LeftOut),
    )
    script = (_TEMPLATES / "report.js").read_text("utf-8")
    # Scenarios bring texts of strangers: whatever gets into the page, the browser loads nothing and runs nothing else.
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    builder = _Builder(results)
    return environment.get_template("report.html").render(
        facts=facts,
        results=results,
        products=[(product, said(product) or "-") for product in results.products()],
        matrix=builder.matrix(),
        everything=builder.row("all", results.finished),
        failures=builder.failures,
        suites=builder.suites(),
        limitations=builder.limitations(),
        by_version=pictures.by_version(results),
        by_suite=pictures.by_suite(results),
        slowest=pictures.slowest(results),
        work=sum(result.seconds for result in results.finished),
        summary=_summary,
        folded=lambda step: step.state == "passed" and len(step.events) > _MOST_LINES,
        script=Markup(script),
        digest=digest,
    )


class _Builder:
    """Turns results into what the template shows."""

    def __init__(self, results: Results) -> None:
        self._results = results
        failures = results.failures
        share = share_of(len(failures))
        self._anchors = {result.test.node: f"failure-{place}" for place, result in enumerate(failures, start=1)}
        first = {_scenario(result): result for result in reversed(failures)}
        self.failures = [self._failure(result, share, result is first[_scenario(result)]) for result in failures]

    def matrix(self) -> list[Row]:
        """Return a row a suite."""
        return [self.row(suite, list(self._results.of(suite)), suite) for suite in self._results.suites()]

    def suites(self) -> list[Suite]:
        """Return every suite with a row a scenario, in the order in which they stand in their files."""
        return [Suite(suite, self._scenarios(list(self._results.of(suite)))) for suite in self._results.suites()]

    def limitations(self) -> list[Covered]:
        """Return every limitation with a row for each scenario that shows it."""
        return [
            Covered(one, self._scenarios([result for result in self._results.finished if one.id in result.limitations]))
            for one in LIMITATIONS
        ]

    def row(self, name: str, some: Sequence[Result], suite: str = "") -> Row:
        """Return the row of some results."""
        cells = tuple(
            self._cell([result for result in some if result.test.product == product], suite)
            for product in self._results.products()
        )
        files = sorted({result.test.file for result in some})
        return Row(name, cells, self._cell(some, suite), files[0] if len(files) == 1 else "")

    def _scenarios(self, some: Sequence[Result]) -> tuple[Row, ...]:
        by_scenario: dict[tuple[str, str], list[Result]] = {}
        for result in sorted(some, key=lambda result: result.test.file):
            by_scenario.setdefault(_scenario(result), []).append(result)
        return tuple(self.row(scenario, runs) for (_, scenario), runs in by_scenario.items())

    def _cell(self, some: Sequence[Result], suite: str) -> Cell:
        failed = sorted((result for result in some if not result.passed), key=lambda result: result.test.node)
        link = f"#{self._anchors[failed[0].test.node]}" if failed else f"#suite-{suite}" if suite else ""
        return Cell(len(some) - len(failed), len(failed), link, sum(result.seconds for result in some))

    def _failure(self, result: Result, share: int, first: bool) -> Failure:
        evidence = fitted(result.evidence, share) if result.evidence is not None else None
        return Failure(
            self._anchors[result.test.node],
            first,
            result,
            f"Exchange {said(result.test.product)}" if result.test.product else "",
            _shortened(result.reason, min(_LONGEST_REASON, share // 3)),
            evidence,
            f"transcripts/{file_name(result.test.node, '.txt')}",
        )


def _scenario(result: Result) -> tuple[str, str]:
    return result.test.file, result.test.scenario


def _summary(step: StepTold) -> str:
    """Return how much happened during a step: "12 requests, 3 mails and meetings on the move"."""
    requests = sum(event.times for event in step.events if isinstance(event, Spoken))
    requests += sum(event.number for event in step.events if isinstance(event, LeftOut))
    moved = sum(isinstance(event, Moved) for event in step.events)
    said = [f"{requests:,} request{'s' if requests != 1 else ''}"] if requests else []
    if moved:
        said.append("1 mail or meeting on the move" if moved == 1 else f"{moved:,} mails and meetings on the move")
    return ", ".join(said)


def _seconds(seconds: float) -> str:
    if seconds >= 60:
        return f"{int(seconds // 60)} min {seconds % 60:.0f} s"
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.2f} s"


def _shortened(text: str, longest: int) -> str:
    text = text.strip()
    return text if len(text) <= longest else f"{text[:longest]} … ({len(text) - longest:,} more characters)"
