"""Whoever kills sees what became of it: a process dies where it should, and what is lost, doubled or stuck is found."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import pytest

from integration.keys import is_key
from tests.kill.blows import Blow, Weather
from tests.kill.company import Company
from tests.kill.points import Point
from tests.kill.processes import Processes, Strike
from tests.kill.state import Files
from tests.kill.stories import STORIES, tell
from tests.kill.victim import Orders


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


def test_a_process_dies_at_its_point_and_the_next_one_sends_the_mail_once(company: Company) -> None:
    outcome = tell(company, "send", Blow(Point("work", "done SendItem", 1), weather=Weather(lost="CreateItem")))
    assert outcome.killed == 1
    assert outcome.problems == []


def test_a_story_passes_the_same_whatever_was_told_before(company: Company) -> None:
    late = Blow(weather=Weather(late="GetItem"))
    first = tell(company, "log", late)
    for story in STORIES:
        tell(company, story, Blow())
    again = tell(company, "log", late)
    assert again.passed == first.passed
    assert (first.problems, again.problems) == ([], [])


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
