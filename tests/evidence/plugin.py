"""The mark ``shows``: checked when tests are collected, and written as a ledger with ``pytest --evidence FILE``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.evidence.claims import Claim, Kind, claims, refuse_too_many

#: Under this name a test's claims travel with its report, also from another process.
PROPERTY: Final = "shows"

_MISTAKE: Final = pytest.StashKey[str]()

#: Id -> kind -> the tests, by their node ids.
Ledger = dict[str, dict[str, list[str]]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for the ledger."""
    parser.addoption(
        "--evidence",
        type=Path,
        metavar="FILE",
        help="write which tests that passed show which requirement, as JSON; with --collect-only: which say so",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark; keep the ledger where reports come together."""
    config.addinivalue_line(
        "markers", "shows(*ids, by=''): which requirements, clauses or samples the test shows, and who judges"
    )
    path = config.getoption("evidence")
    if path is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(LedgerWriter(path))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each test carry what it claims, or what is wrong with that."""
    for item in items:
        try:
            made = claims_of(item)
        except (TypeError, ValueError) as mistake:
            item.stash[_MISTAKE] = f"@pytest.mark.shows {mistake}"
        else:
            item.user_properties.extend((PROPERTY, [claim.id, claim.kind.value]) for claim in made)
    if config.getoption("collectonly"):
        mistakes = [f"{item.nodeid}: {item.stash[_MISTAKE]}" for item in items if _MISTAKE in item.stash]
        if mistakes:
            raise pytest.UsageError("\n".join(mistakes))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test whose claim cannot be right, before it can be skipped."""
    if _MISTAKE in item.stash:
        pytest.fail(item.stash[_MISTAKE], pytrace=False)


def claims_of(item: pytest.Item) -> tuple[Claim, ...]:
    """Return what a test claims, each once; raises ValueError or TypeError for a mark that says it wrongly."""
    found = [claim for mark in item.iter_markers("shows") for claim in claims(mark.args, **mark.kwargs)]
    refuse_too_many(found)
    if found and any(item.get_closest_marker(name) for name in ("skip", "xfail")):
        raise ValueError("shows nothing: the test is skipped or expected to fail")
    return tuple(dict.fromkeys(found))


class LedgerWriter:
    """Notes which claims stood behind tests that passed, and writes them when the run is over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._claimed: dict[str, list[list[str]]] = {}
        self._shown: dict[str, list[list[str]]] = {}
        self._failed: set[str] = set()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note what is claimed."""
        for item in session.items:
            self._claimed[item.nodeid] = _travelling(item.user_properties)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a passed test; one whose teardown fails has not passed."""
        if not report.passed:
            self._failed.add(report.nodeid)
        elif report.when == "call":
            self._shown[report.nodeid] = _travelling(report.user_properties)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the ledger."""
        if session.config.getoption("collectonly"):
            written = {"claimed": ledger(self._claimed)}
        else:
            passed = {test: made for test, made in self._shown.items() if test not in self._failed}
            written = {"shown": ledger(passed)}
        self.path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def ledger(by_test: Mapping[str, Iterable[Iterable[str]]]) -> Ledger:
    """Turn the claims of each test into the tests of each id, by kind; everything in a fixed order."""
    found: Ledger = {}
    for test in sorted(by_test):
        for id, kind in by_test[test]:
            found.setdefault(id, {}).setdefault(Kind(kind).value, []).append(test)
    return {id: dict(sorted(found[id].items())) for id in sorted(found)}


def _travelling(properties: Iterable[tuple[str, object]]) -> list[list[str]]:
    return [list(value) for name, value in properties if name == PROPERTY and isinstance(value, list | tuple)]
