"""What docs/front-door.md names is there: clients, tests, and scenarios that run on every product of their row."""

from __future__ import annotations

from functools import cache

import pytest

from fake_ews.control.handle import VERBS
from fake_ews.faults import KINDS
from harness.features import read_feature
from harness.tags import products_for
from tests.front_door_page import PAGE, Row, rows
from tests.tidy.repository import ROOT
from tests.wire.front_door.clients import CLIENTS

ROWS = [pytest.param(row, id=row.what) for row in rows()]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_names_verbs_and_clients_that_there_are(row: Row) -> None:
    assert {verb for verb, _ in (*row.planned, *row.undone)} <= set(VERBS)
    assert {row.client, row.better} <= set(CLIENTS)
    assert row.undone or row.better != row.client, "nothing undoes it"


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_shown_by_a_test_and_by_a_scenario_that_runs_where_it_does(row: Row) -> None:
    assert [kind for kind, _, _ in row.shown] == ["test", "scenario"]
    for kind, path, name in row.shown:
        if kind == "test":
            assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")
        else:
            assert set(row.answers) <= runs_on(path, name)


def test_every_effect_of_a_planned_failure_has_its_row() -> None:
    planned = {arguments["kind"] for row in rows() for verb, arguments in row.planned if verb == "plan_fault"}
    assert planned == set(KINDS)


def test_every_table_row_of_the_page_is_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(rows()) == sum(line.startswith("| ") for line in text.splitlines()) - text.count("| what is wrong |")


@cache
def runs_on(path: str, name: str) -> frozenset[str]:
    """Return the products on which a scenario of that file runs; raises KeyError where there is none of that name."""
    scenarios = {one.name: one for one in read_feature(ROOT / path).scenarios}
    return frozenset(products_for(scenarios[name].tags))
