"""Whoever kills sees what became of it: a process dies where it should, and what is lost or doubled is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.kill.company import ANNA, PASSWORD, PROCESSES, Blow, Company
from tests.kill.points import Point


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    PROCESSES.set_forkserver_preload(["tests.kill.victim", "tests.kill.company"])
    made = Company(f"sqlite:///{tmp_path / 'state.db'}", tmp_path, seed=1)
    made.run(made.orders("connect", ANNA, PASSWORD))
    made.pass_time(timedelta(minutes=1))
    yield made
    made.close()


def test_a_process_dies_at_its_point_and_the_next_one_sends_the_mail_once(company: Company) -> None:
    outcome = company.tell("send", Blow(Point("work", "done SendItem", 1), lost="CreateItem"))
    assert outcome.killed == 1
    assert outcome.problems == []


def test_a_mail_that_arrives_twice_is_found(company: Company) -> None:
    company.run(company.orders("send", ANNA, "bob3@client.test", "Offer 3", company.new_key()))
    assert company.tell("log", Blow()).problems == []
    found = company.tell("send", Blow()).problems
    assert found[0] == "bob3@client.test got 2 mails"
