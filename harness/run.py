"""``harness run``: pytest with our plugin and our own report."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from time import monotonic

import pytest
from rich.console import Console

from harness.report.collector import ResultCollector
from harness.report.facts import Facts
from harness.report.files import write_report
from harness.report.screen import Screen


class Ending(IntEnum):
    """The exit codes of the command line."""

    ALL_PASSED = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING_MATCHED = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What to run; ``paths`` are directories, feature files or test ids."""

    paths: Sequence[str]
    exchange: str = "all"
    transport: str = "wire"
    jobs: int = 0
    report: Path | None = None
    seed: int = 1
    shuffle: int | None = None


def run(request: RunRequest, console: Console) -> Ending:
    """Run scenarios and show how they go; ``jobs`` 0 means one for each core."""
    screen = Screen(console)
    collector = ResultCollector(screen)
    began, start = datetime.now(UTC), monotonic()
    status = pytest.main(_arguments(request), plugins=[collector])
    collector.give_up_on_unfinished()
    screen.close(collector.results)
    if request.report is not None:
        seconds = monotonic() - start
        facts = Facts(began, seconds, request.transport, _jobs(request), request.seed, _command(request))
        write_report(request.report, collector.results, facts)
    if collector.results.not_collected:
        return Ending.USAGE
    return _ending(int(status))


def _arguments(request: RunRequest) -> list[str]:
    # "terminalreporter" is the name under which pytest registers what writes to the terminal; the plugin "terminal"
    # stays, because the options that it owns may stand in the configuration of the repository that we run in.
    quiet = ["-p", "no:terminalreporter", "-p", "no:cacheprovider"]
    # This program uses pytest-bdd before pytest starts, which pytest warns of; where warnings are errors, that is one.
    quiet += ["-W", "ignore:Module already imported so cannot be rewritten:pytest.PytestAssertRewriteWarning"]
    ours = ["-p", "harness.plugin", "--exchange", request.exchange, "--transport", request.transport]
    jobs = _jobs(request)
    report = [] if request.report is None else ["--transcripts", str(request.report / "transcripts")]
    processes = ["-n", str(jobs)] if jobs > 1 else []
    return [*quiet, *ours, "--seed", str(request.seed), *_order(request), *processes, *report, *request.paths]


def _order(request: RunRequest) -> list[str]:
    return [] if request.shuffle is None else ["--shuffle", str(request.shuffle)]


def _jobs(request: RunRequest) -> int:
    return request.jobs or os.cpu_count() or 1


def _command(request: RunRequest) -> str:
    """Return the command line that does the same again."""
    options = ["--exchange", request.exchange, "--transport", request.transport, "--seed", str(request.seed)]
    return shlex.join(["harness", "run", *request.paths, *options, *_order(request)])


def _ending(status: int) -> Ending:
    return {
        int(pytest.ExitCode.OK): Ending.ALL_PASSED,
        int(pytest.ExitCode.INTERRUPTED): Ending.INTERRUPTED,
        int(pytest.ExitCode.USAGE_ERROR): Ending.USAGE,
        int(pytest.ExitCode.NO_TESTS_COLLECTED): Ending.NOTHING_MATCHED,
    }.get(status, Ending.SOME_FAILED)
