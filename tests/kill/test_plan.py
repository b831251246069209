"""What is killed is found in the code: each point of each story three times, and no commit that no story comes to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.kill.blows import CALM, Outcome, Weather
from tests.kill.journal import Entry, Journal
from tests.kill.page import page
from tests.kill.plan import ROUNDS, TRIES, Wish, points, storms, wishes
from tests.kill.points import Point
from tests.kill.run import Extent
from tests.kill.stories import STORIES
from tests.kill.summary import Summary
from tests.kill.written import ELSEWHERE, unvisited, writers

CREATED = [("act", "committed Mails.add"), ("work", "before CreateItem"), ("work", "done CreateItem")]
LOST = Weather(lost="CreateItem")
LATE = Weather(late="CreateItem")


def told_in_peace(journal: Journal) -> Journal:
    """Let every story pass the same, and look first where an answer was lost."""
    for story in STORIES:
        seconds = {"act": 1.0, "work": 1.0}
        journal.add(Entry("sqlite", story, CALM, Outcome(passed=list(CREATED), seconds=seconds)))
        journal.add(Entry("sqlite", story, LOST, Outcome(passed=[*CREATED, ("work", "before FindItem")])))
        journal.add(Entry("sqlite", story, LATE, Outcome(passed=[*CREATED, ("work", "before CreateItem")])))
    return journal


def test_whatever_is_asked_of_exchange_may_lose_its_answer_or_be_late() -> None:
    assert storms([*CREATED, ("work", "before POST /autodiscover")], {"CreateItem", "GetItem"}.__contains__) == [
        LOST,
        LATE,
    ]


def test_a_point_is_hit_in_no_weather_but_those_that_lead_to_it() -> None:
    found = points(told_in_peace(Journal(1)).told("sqlite"))
    assert found["send", Point("work", "before CreateItem", 1)] == [CALM, LOST, LATE]
    assert found["send", Point("work", "before FindItem", 1)] == [LOST]
    assert found["send", Point("work", "before CreateItem", 2)] == [LATE]
    wanted = wishes(told_in_peace(Journal(1)).told("sqlite"), "1 sqlite", 0)
    assert {wish.weather for wish in wanted if wish.point == Point("work", "before FindItem", 1)} == {LOST}
    assert all(wish.weather in found[wish.story, wish.point] for wish in wanted if wish.point)


def test_how_often_workers_take_up_a_lane_is_not_counted_on() -> None:
    told = {
        ("log", CALM): Outcome(passed=[("work", "job taken")]),
        ("log", LOST): Outcome(passed=[("work", "job taken"), ("work", "job taken")]),
    }
    assert list(points(told)) == [("log", Point("work", "job taken", 1))]


def test_every_point_is_wanted_three_times_and_a_hundred_kills_anywhere() -> None:
    wanted = wishes(told_in_peace(Journal(1)).told("sqlite"), "1 sqlite", 100)
    times = Counter((wish.story, wish.point) for wish in wanted if wish.point)
    assert set(times.values()) == {ROUNDS}
    assert len(times) == len(STORIES) * (len(CREATED) + 2)
    assert sum(wish.point is None for wish in wanted) == 100


def test_a_kill_at_any_instant_comes_while_somebody_does_something_and_sooner_if_it_came_too_late() -> None:
    told = {(story, CALM): Outcome(seconds={"work": 1.0}) for story in STORIES}
    blows = list(Wish("log", 1).blows("1 sqlite", told))
    assert {blow.phase for blow in blows} == {"work"}
    assert all(blow.strike and blow.strike.seconds <= 0.5**attempt for attempt, blow in enumerate(blows))


def test_the_parts_of_a_run_are_the_whole_of_it() -> None:
    journal = told_in_peace(Journal(1))
    parts = [Extent(kills=10, part=part, parts=3).of(journal, "sqlite") for part in (1, 2, 3)]
    assert {wish for part in parts for wish in part} == set(Extent(kills=10).of(journal, "sqlite"))


def test_a_run_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    journal = told_in_peace(Journal.opened(tmp_path / "journal", seed=1))
    first, second, third, *_ = Extent().of(journal, "sqlite")
    journal.add(Entry("sqlite", first.story, CALM, Outcome(killed=1), first))
    journal.add(Entry("sqlite", second.story, CALM, Outcome(), second))
    for _ in range(TRIES):
        journal.add(Entry("sqlite", third.story, CALM, Outcome(), third))
    again = Journal.opened(tmp_path / "journal", seed=2)
    assert again == journal
    assert again.settled("sqlite") == {first, third}
    summary = Summary.of(again, ["sqlite"], Extent())
    assert [line for line in summary.missed() if str(third) in line]
    assert summary.left("sqlite") == len(Extent().of(again, "sqlite")) - 2


def test_the_summary_counts_hits_and_problems_by_operation_and_kind() -> None:
    journal = told_in_peace(Journal(1))
    for wish in Extent(kills=0).of(journal, "sqlite"):
        problems = ["two mails"] if wish.story == "send" and wish.point == Point("work", "done CreateItem", 1) else []
        journal.add(Entry("sqlite", wish.story, CALM, Outcome(problems, killed=1), wish))
    summary = Summary.of(journal, ["sqlite"], Extent(kills=0))
    rows = {(row.story, row.kind): row for row in summary.rows()}
    done = rows["send", "Exchange has done it"]
    assert (done.points, done.hits, done.least, done.problems) == (1, ROUNDS, ROUNDS, ROUNDS)
    assert rows["log", "before a request"].problems == 0
    assert "| send | work | `CreateItem` 2, `FindItem` |" in page(summary)


def test_a_commit_that_no_story_comes_to_is_named(tmp_path: Path) -> None:
    store = "class Store:\n    def add(self):\n        with self.database.writing() as connection:\n            pass\n"
    (tmp_path / "store.py").write_text(store)
    assert unvisited(set(), tmp_path) == ["store.Store.add"]
    assert unvisited({"Store.add"}, tmp_path) == []


def test_what_is_said_to_be_shown_elsewhere_is_there() -> None:
    written = {name for module, function in writers() for name in (module, f"{module}.{function}")}
    assert ELSEWHERE.keys() - written == set()
