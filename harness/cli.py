"""The command line: run scenarios, check feature files, print the catalogue and what shows which limitation, a demo."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rich.console import Console

from fake_ews.control import SeedFileError
from fake_ews.products import PRODUCTS
from harness.check import check_files, feature_files
from harness.demo import DemoFailed, DemoRequest, show
from harness.differences import differing
from harness.features import read_feature
from harness.language import Language
from harness.limitations import coverage, strangers
from harness.matrix import chosen_products
from harness.mistakes import FeatureMistakes
from harness.reference.steps import steps_page
from harness.report.coverage import coverage_lines, rule_lines
from harness.rules import read_rules, rule_coverage, rule_files
from harness.run import Ending, RunRequest, run
from harness.steps import CATALOGUE
from integration.command_line.numbers import at_least, port

_DEFAULT_PATH: Final = "scenarios"
_COMPANY: Final = Path("docs/company.yaml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code (0 well, 1 failures or mistakes, 2 usage, 3 nothing)."""
    words = _parser().parse_args(arguments)
    commands = {"run": _run, "check": _check, "steps": _steps, "coverage": _coverage, "demo": _demo}
    try:
        return int(commands[words.command](words))
    except _Usage as problem:
        print(f"harness {words.command}: {problem}", file=sys.stderr)
        return int(Ending.USAGE)


class _Usage(Exception):
    """The command line asks for what there is not."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="harness", description="Scenarios against the integration and Exchange.")
    commands = parser.add_subparsers(dest="command", required=True)
    run_words = commands.add_parser("run", help="run scenarios")
    run_words.add_argument("paths", nargs="*", metavar="PATH", help="directories, feature files or test ids")
    run_words.add_argument("--exchange", default="all", help="all, or product names with commas between")
    run_words.add_argument("--transport", default="wire", choices=("wire", "memory"), help="real HTTPS, or in process")
    run_words.add_argument("--jobs", type=at_least(1), default=0, help="processes; as many as cores when left out")
    run_words.add_argument("--report", type=Path, help="write results, stories and transcripts to this directory")
    run_words.add_argument("--seed", type=int, default=1, help="where everything random comes from")
    run_words.add_argument(
        "--shuffle", type=at_least(0), metavar="NUMBER", help="run in an order that the number deals out"
    )
    check_words = commands.add_parser("check", help="check feature files without running them")
    check_words.add_argument("paths", nargs="*", metavar="PATH")
    steps_words = commands.add_parser("steps", help="print the step catalogue")
    steps_words.add_argument("--language", choices=[language.value for language in Language])
    demo_words = commands.add_parser("demo", help="an Exchange with a company in it, and the integration beside it")
    demo_words.add_argument("--exchange", default="2019", choices=tuple(PRODUCTS), help="the product (%(default)s)")
    demo_words.add_argument("--seed-file", type=Path, default=_COMPANY, help="the company (%(default)s)")
    demo_words.add_argument("--port", type=port, default=8080, help="port of the pages, 0 for a free one (%(default)s)")
    coverage_words = commands.add_parser("coverage", help="list limitations, rules and what shows them; fails on a gap")
    coverage_words.add_argument("paths", nargs="*", metavar="PATH")
    return parser


def _run(words: argparse.Namespace) -> Ending:
    try:
        chosen_products(words.exchange)
    except ValueError as problem:
        raise _Usage(f"--exchange: {problem}") from None
    paths = _existing(words.paths)
    request = RunRequest(paths, words.exchange, words.transport, words.jobs, words.report, words.seed, words.shuffle)
    return run(request, _console())


def _console() -> Console:
    """Return the screen; where there is none, lines are wide enough for the table all the same."""
    console = Console()
    return console if console.is_terminal else Console(width=max(console.width, 120))


def _check(words: argparse.Namespace) -> Ending:
    files = feature_files(Path(path) for path in _existing(words.paths))
    if not files:
        print("no feature files here", file=sys.stderr)
        return Ending.NOTHING_MATCHED
    mistakes = check_files(files, CATALOGUE)
    for mistake in mistakes:
        print(mistake)
    print(f"{len(files)} feature files, {len(mistakes) or 'no'} mistakes")
    return Ending.SOME_FAILED if mistakes else Ending.ALL_PASSED


def _steps(words: argparse.Namespace) -> Ending:
    languages = (Language(words.language),) if words.language else tuple(Language)
    print(steps_page(CATALOGUE, languages))
    return Ending.ALL_PASSED


def _coverage(words: argparse.Namespace) -> Ending:
    paths = [Path(path) for path in _existing(words.paths)]
    try:
        features = [read_feature(file) for file in feature_files(paths)]
        tables = [read_rules(file) for file in rule_files(paths)]
        rules = [(table.title, rule_coverage(table.rules, features)) for table in tables]
    except (FeatureMistakes, ValueError) as found:
        raise _Usage(str(found)) from None
    every, unknown = coverage(features), strangers(features)
    print("\n".join(coverage_lines(every, unknown, len(list(differing(features))))))
    for title, of_table in rules:
        print("\n".join(rule_lines(title, of_table)))
    gaps = any(one.gap for one in every) or any(one.gap for _, of_table in rules for one in of_table)
    return Ending.SOME_FAILED if unknown or gaps else Ending.ALL_PASSED


def _demo(words: argparse.Namespace) -> Ending:
    try:
        show(DemoRequest(words.exchange, words.seed_file, words.port), sys.stdout)
    except SeedFileError as problem:
        raise _Usage(f"--seed-file: {problem}") from None
    except DemoFailed as failed:
        print(f"harness demo: {failed}", file=sys.stderr)
        return Ending.SOME_FAILED
    return Ending.ALL_PASSED


def _existing(paths: Sequence[str]) -> list[str]:
    """Return the paths, ``scenarios`` where none is given; a test id exists when its file does."""
    asked = list(paths) or [_DEFAULT_PATH]
    for path in asked:
        if not Path(path.partition("::")[0]).exists():
            raise _Usage(f"there is no {path}")
    return asked
