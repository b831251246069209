"""Whoever kills sees what became of it: a process dies where it should, and what is lost, doubled or stuck is found."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import pytest

from integration.keys import is_key
from tests.kill.blows import Blow, Outcome, Weather
from tests.kill.company import Company
from tests.kill.points import Point
from tests.kill.processes import Processes, Strike
from tests.kill.state import Files
from tests.kill.stories import STORIES, tell
from tests.kill.victim import Orders
from tests.kill.written import committed, unvisited

LATE = Blow(weather=Weather(late="GetItem"))


@pytest.fixture(scope="module")
def processes() -> Processes:
    Processes.prepare()
    return Processes()


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory, processes: Processes) -> Iterator[Company]:
    folder = tmp_path_factory.mktemp("company")
    made = Company(Files(folder), folder, processes)
    yield made
    made.close()


@pytest.fixture(scope="module")
def told(company: Company) -> list[Outcome]:
    """One story that does not go well, and then every one that does; nobody is killed."""
    return [tell(company, "log", LATE), *(tell(company, story, Blow()) for story in STORIES)]


def test_a_process_dies_at_its_point_and_the_next_one_sends_the_mail_once(company: Company) -> None:
    outcome = tell(company, "send", Blow(Point("work", "done SendItem", 1), weather=Weather(lost="CreateItem")))
    assert outcome.killed == 1
    assert outcome.problems == []


def test_a_story_passes_the_same_whatever_was_told_before(company: Company, told: list[Outcome]) -> None:
    assert tell(company, "log", LATE).passed == told[0].passed


def test_in_peace_nobody_finds_anything_wrong(told: list[Outcome]) -> None:
    assert [outcome.problems for outcome in told] == [[] for _ in told]


def test_whoever_writes_is_in_a_story_or_has_a_reason(told: list[Outcome]) -> None:
    assert unvisited(committed(place for outcome in told for place in outcome.passed)) == []


def test_a_mail_that_arrives_twice_is_found(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    act = company.act

    def twice(orders: Orders, strike: Strike | None = None) -> int:
        """Do as the user wants, and the same as another mail."""
        act(replace(orders, arguments=tuple(company.new_key() if is_key(one) else one for one in orders.arguments)))
        return act(orders, strike)

    monkeypatch.setattr(company, "act", twice)
    assert tell(company, "send", Blow()).problems[0] == "carol@client.test got 2 mails"


def test_a_process_that_does_not_come_to_its_end_is_a_problem_of_its_story_alone(
    company: Company, processes: Processes
) -> None:
    processes.taken = deque([1e-6])
    assert tell(company, "send", Blow()).problems == ["a process did not come to its end in 0 s"]
    processes.taken.clear()
    assert tell(company, "send", Blow()).problems == []
