"""The pytest plugin of the controlling process that turns reports into results; works with and without xdist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

import pytest

from harness.evidence import Evidence
from harness.report.results import Result, Results, TestId
from harness.report.travelling import EVIDENCE, LIMITATIONS, TOLD


class Display(Protocol):
    """Whoever shows progress."""

    def collected(self, results: Results) -> None:
        """The number of tests is known."""
        ...

    def ended(self, result: Result, results: Results) -> None:
        """A test has ended."""
        ...


class ResultCollector:
    """Listens to pytest; ``results`` fills while the run goes on."""

    def __init__(self, display: Display) -> None:
        self.results = Results()
        self._display = display
        self._phases: dict[str, list[pytest.TestReport]] = defaultdict(list)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count the tests of a run in one process."""
        if session.items:
            self._expect(len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Count the tests of a run in several processes: each of them collects all."""
        self._expect(len(ids))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep what could not be collected; every worker says it once."""
        said = str(report.longrepr)
        if report.failed and said not in self.results.not_collected:
            self.results.not_collected.append(said)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep one phase of a test; its last phase ends it."""
        self._phases[report.nodeid].append(report)
        if report.when == "teardown":
            result = _result(self._phases.pop(report.nodeid))
            self.results.add([result])
            self._display.ended(result, self.results)

    def give_up_on_unfinished(self) -> None:
        """Count tests as failed whose process died under them."""
        self.results.add(_result(phases) for phases in self._phases.values())
        self._phases.clear()

    def _expect(self, number: int) -> None:
        self.results.expected = number
        self._display.collected(self.results)


def _result(phases: Sequence[pytest.TestReport]) -> Result:
    failed = [report for report in phases if report.outcome != "passed"]
    ended = any(report.when == "teardown" for report in phases)
    return Result(
        TestId.parse(phases[0].nodeid),
        not failed and ended,
        sum(report.duration for report in phases),
        "\n".join(_reason(report) for report in failed) or ("" if ended else "its process died"),
        "\n".join(dict.fromkeys(vars(report).get(TOLD, "") for report in failed)),
        next((Evidence.from_json(vars(report)[EVIDENCE]) for report in failed if EVIDENCE in vars(report)), None),
        tuple(id for report in phases for id in vars(report).get(LIMITATIONS, ())),
    )


def _reason(report: pytest.TestReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    said = crash.message if crash is not None else str(report.longrepr)
    return said if report.when == "call" else f"in {report.when}: {said}"
