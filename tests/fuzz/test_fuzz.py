"""Requests that no client sends are answered too: by a fault, by an answer, soon, and without growing.

``python -m tests.fuzz`` (``tox run -e fuzz``) sends a hundred thousand; these are the first of them.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fake_ews.operations.get_folder import GetFolder
from fake_ews.recorder import Exchanged
from fake_ews.traffic import Headers, HttpRequest
from tests.fuzz import run as running
from tests.fuzz.run import Outcome, run, watched

#: Some half a minute of one processor, with the company that they need.
REQUESTS = 5_000
#: What all of them together may leave behind, in kilobytes: the tables, and one company at a time.
LEFT = 256 * 1024


def test_nothing_that_can_be_sent_does_harm() -> None:
    outcome = run(REQUESTS, 0, most=3)

    assert [finding.problem for finding in outcome.findings] == []
    assert outcome.asked == REQUESTS
    assert outcome.grown < LEFT
    # Much of it gets past the door, or it is the door alone that is tested.
    assert min(outcome.statuses.values()) > REQUESTS / 5, outcome.statuses


def test_a_mistake_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(GetFolder, "run", mistaken)

    outcome = run(running.A_COMPANY, 0, operations=["GetFolder"], most=1)

    assert "ZeroDivisionError" in outcome.findings[0].problem


@pytest.mark.parametrize(
    ("problem", "limit"), [("of the processor", "SECONDS"), ("of memory", "KILOBYTES"), ("status 418", "")]
)
def test_what_costs_too_much_or_answers_oddly_is_found(
    monkeypatch: pytest.MonkeyPatch, problem: str, limit: str
) -> None:
    if limit:
        monkeypatch.setattr(running, limit, -1)
    request = HttpRequest("POST", "/elsewhere", Headers(), b"")
    exchanged = Exchanged(1, datetime(2026, 1, 1, tzinfo=UTC), request, 200 if limit else 418, (), b"<a/>")

    assert [problem in said for said in watched(lambda: exchanged, Outcome())].count(True) == 1
