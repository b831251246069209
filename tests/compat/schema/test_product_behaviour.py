"""Each switch by which Microsoft's suites tell products apart is a row, a date of the schema, or not followed."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from fake_ews.behaviours import BEHAVIOURS, Behaviour
from fake_ews.products import PRODUCTS
from tests.compat.schema.statements import Documents, Statement, statement
from tests.evidence.catalogue import requirements
from tests.microsoft_schema import SHARED

SWITCHES: Final = SHARED / "ews-requirements/product_behaviour.tsv"
_LISTED: Final = tomllib.loads((Path(__file__).parents[2] / "evidence/switches.toml").read_text(encoding="utf-8"))

#: Our products that the list has a column for, by the column's name.
COLUMNS: Final = {
    "Exchange2010SP3": "2010_SP3",
    "Exchange2013SP1": "2013_SP1",
    "Exchange2016": "2016",
    "Exchange2019preview": "2019",
}
#: Products without a column do as their neighbours do, save where a text names the service pack (ews-facts section 9).
NEIGHBOURS: Final = {"2010_SP2": "2010_SP3", "2013": "2013_SP1"}
NAMED_BY_SERVICE_PACK: Final = frozenset({"DAYS_OF_WEEKLY_RECURRENCE", "CONTRIBUTOR_READS"})

OTHERWISE: Final = {id: entry["reason"] for entry in _LISTED["otherwise"] for id in entry["ids"]}

_ID: Final = re.compile(r"(MS-OXWS[A-Z]+)_(R\d+)")

pytestmark = pytest.mark.skipif(not SWITCHES.exists(), reason=f"Microsoft's switches are not in {SWITCHES}")


def differing() -> dict[str, dict[str, bool]]:
    """Return the switches that differ between our products: on or off, by product."""
    if not SWITCHES.exists():
        return {}
    with SWITCHES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    said = {
        f"{row['suite']}_{row['requirement']}": {ours: row[column] == "yes" for column, ours in COLUMNS.items()}
        for row in rows
    }
    return {id: by_product for id, by_product in said.items() if len(set(by_product.values())) > 1}


def rows_by_id() -> dict[str, Behaviour[object]]:
    """Return the rows of behaviours by the number that they name, since suites share requirements of MS-OXWSCDATA."""
    return {match[2]: row for row in BEHAVIOURS.values() for match in _ID.finditer(row.source)}


DIFFERING: Final = differing()


def sentence_of(id: str) -> Statement | None:
    """Return what the schema says of a switch's requirement, if its sentence is one that the schema decides."""
    number = id.partition("_")[2]
    found = (requirements()[one] for one in requirements() if one.partition("_")[2] == number)
    return next((said for one in found if "Appendix" in one.text and (said := statement(one))), None)


@pytest.mark.parametrize("id", DIFFERING)
def test_a_switch_is_followed_in_one_way(id: str) -> None:
    row = rows_by_id().get(id.partition("_")[2])
    ways = [row is not None, id in _LISTED["schema"], id in OTHERWISE and row is None]

    assert sum(ways) == 1 or (sum(ways) == 0 and sentence_of(id) is not None)


@pytest.mark.parametrize("id", [id for id in DIFFERING if id.partition("_")[2] in rows_by_id() and id not in OTHERWISE])
def test_a_row_changes_where_the_switch_does(id: str) -> None:
    row, switch = rows_by_id()[id.partition("_")[2]], DIFFERING[id]

    for one in COLUMNS.values():
        for other in COLUMNS.values():
            assert (switch[one] == switch[other]) == (row.by_product[one] == row.by_product[other]), (one, other)


@pytest.mark.parametrize("id", sorted(_LISTED["schema"]))
def test_the_documents_have_what_the_switch_is_about_where_it_is_on(id: str, documents: Documents) -> None:
    for product, on in DIFFERING[id].items():
        assert documents[PRODUCTS[product].title].has(_LISTED["schema"][id]) == on, product


def test_what_is_not_followed_is_a_switch_that_differs() -> None:
    assert set(OTHERWISE) <= set(DIFFERING)
    assert all(OTHERWISE.values())


@pytest.mark.parametrize("name", sorted(set(BEHAVIOURS) - NAMED_BY_SERVICE_PACK))
def test_a_product_without_a_column_does_as_its_neighbour(name: str) -> None:
    by_product = BEHAVIOURS[name].by_product

    assert all(by_product[one] == by_product[other] for one, other in NEIGHBOURS.items())
