"""Directories of scenarios whose world is a double, so that collecting and running are judged without any Exchange."""

from __future__ import annotations

from pathlib import Path
from typing import Final

WAITING: Final = "Feature: Waiting\n  Scenario: A month goes by\n    When 30 days pass\n"

#: The double notes time; a wait of more than a hundred days fails.
CONFTEST: Final = """
from datetime import datetime, timedelta, UTC
import pytest
from harness.plugin import running

class Clock:
    moment = datetime(2026, 3, 2, 8, tzinfo=UTC)
    def now(self):
        return self.moment

class Witness:
    def mark(self):
        return 0
    def between(self, begin, end):
        return ()

class Exchange:
    witness = Witness()
    def last_exchanges(self):
        return ["POST /EWS/Exchange.asmx GetFolder -> 200 NoError"]

class World:
    def __init__(self):
        self.clock, self.exchange = Clock(), Exchange()
    def advance(self, by):
        if by > timedelta(days=100):
            raise AssertionError("too long a wait")
        self.clock.moment += by

@pytest.fixture
def world(request, product):
    request.node.stash[running.WORLD] = opened = World()
    yield opened
"""

#: As strict as a repository can be.
INI: Final = "[pytest]\naddopts = --strict-markers -ra\nfilterwarnings = error\n"


def lay_out(directory: Path) -> None:
    """Make a directory a place for scenarios."""
    (directory / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (directory / "pytest.ini").write_text(INI, encoding="utf-8")


def feature(directory: Path, text: str, name: str = "connection/waiting.feature") -> None:
    """Write one feature file below a directory."""
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
