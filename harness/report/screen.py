"""What a run shows on the screen: a bar on a terminal, plain lines elsewhere; then the table and the stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from harness.products import said
from harness.report.results import Result, Results


class Screen:
    """Shows one run; ``console`` decides whether there is a terminal to draw on."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def collected(self, results: Results) -> None:
        """Begin to show progress."""
        if self._console.is_terminal and self._progress is None:
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=self._console,
                transient=True,
            )
            self._task = self._progress.add_task("scenarios", total=results.expected)
            self._progress.start()

    def ended(self, result: Result, results: Results) -> None:
        """Show that one test has ended: failures always by name, on a terminal the rest moves the bar."""
        if self._progress is not None and self._task is not None:
            failed = len(results.failures)
            described = f"scenarios, [red]{failed} failed[/red]" if failed else "scenarios"
            self._progress.update(self._task, completed=len(results.finished), description=described)
        if self._progress is None or not result.passed:
            self._line(result, results)

    def close(self, results: Results) -> None:
        """Show the table, then what could not be collected, then the story of each failure."""
        if self._progress is not None:
            self._progress.stop()
        if results.finished:
            self._console.print(summary_table(results))
        for mistakes in results.not_collected:
            self._console.print(mistakes, markup=False, highlight=False)
        for result in results.failures:
            self._console.print(failure_story(result), markup=False, highlight=False, soft_wrap=True)
        self._console.print(closing_line(results), highlight=False)

    def _line(self, result: Result, results: Results) -> None:
        word = "[green]passed[/green]" if result.passed else "[red]FAILED[/red]"
        place = f"{len(results.finished)}/{results.expected}"
        self._console.print(
            f"{word} {place:>9}  {result.seconds:6.2f} s  {escape(result.test.node)}", highlight=False, soft_wrap=True
        )


def summary_table(results: Results) -> Table:
    """Return suite by product: how many passed, of how many where some did not, and the seconds of each suite."""
    table = Table(title="Scenarios by suite and Exchange version", title_justify="left")
    table.add_column("suite")
    for product in results.products():
        table.add_column(said(product) or "-", justify="right")
    table.add_column("all", justify="right")
    table.add_column("seconds", justify="right")
    for suite in results.suites():
        table.add_row(suite, *_cells(results, suite))
    table.add_section()
    table.add_row("all", *_cells(results, ""))
    return table


def failure_story(result: Result) -> str:
    """Return what went wrong in one test, as text."""
    heading = f"FAILED {result.test.node}"
    parts = [f"\n{heading}", "-" * min(len(heading), 100), result.reason.strip()]
    return "\n".join([*parts, "", result.told] if result.told else parts)


def closing_line(results: Results) -> str:
    """Return the one sentence that says how it ended."""
    failed = len(results.failures)
    done = f"{len(results.finished)} scenario runs in {_seconds(results.finished)} s of work"
    if results.not_collected:
        return f"{done}; [red]some feature files could not be read[/red]"
    return f"{done}: [red]{failed} failed[/red]" if failed else f"{done}: [green]all passed[/green]"


def _cells(results: Results, suite: str) -> list[str]:
    by_product = [_count(list(results.of(suite, product))) for product in results.products()]
    everything = list(results.of(suite))
    return [*by_product, _count(everything), _seconds(everything)]


def _count(some: Sequence[Result]) -> str:
    passed = sum(result.passed for result in some)
    if not some:
        return ""
    return f"{passed}" if passed == len(some) else f"[red]{passed} of {len(some)}[/red]"


def _seconds(some: Iterable[Result]) -> str:
    return f"{sum(result.seconds for result in some):.1f}"
