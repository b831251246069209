"""Whoever kills sees what became of it: a process dies where it should, and what is lost, doubled or stuck is found."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kill.company import ANNA, Company
from tests.kill.points import Point
from tests.kill.processes import Processes
from tests.kill.stories import Blow, Weather, tell


@pytest.fixture
def processes() -> Processes:
    Processes.prepare()
    return Processes()


@pytest.fixture
def company(tmp_path: Path, processes: Processes) -> Iterator[Company]:
    made = Company(f"sqlite:///{tmp_path / 'state.db'}", tmp_path, processes)
    yield made
    made.close()


def test_a_process_dies_at_its_point_and_the_next_one_sends_the_mail_once(company: Company) -> None:
    outcome = tell(company, "send", Blow(Point("work", "done SendItem", 1), weather=Weather(lost="CreateItem")))
    assert outcome.killed == 1
    assert outcome.problems == []


def test_a_mail_that_arrives_twice_is_found(company: Company) -> None:
    company.connect()
    # What the next story will be about.
    number = company.new_number() + 2
    anna_writes = ("send", ANNA, f"bob{number}@client.test", f"Offer {number}", company.new_key())
    company.act(company.orders(company.new_log(), *anna_writes))
    assert tell(company, "send", Blow()).problems[0] == f"bob{number}@client.test got 2 mails"


def test_a_process_that_does_not_come_to_its_end_is_a_problem_of_its_story(
    company: Company, processes: Processes
) -> None:
    company.connect()
    processes.taken = deque([1e-6])
    outcome = tell(company, "send", Blow())
    assert outcome.problems == ["a process did not come to its end in 0 s"]
    assert outcome.broken
