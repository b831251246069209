"""Every operation names the clause that it follows, and the clause speaks of that operation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pytest

from fake_ews.dispatch import standard
from fake_ews.operations.base import Operation
from tests.evidence.catalogue import REQUIREMENTS, Requirement, requirements
from tests.tidy.repository import ROOT

#: A clause of an open specification, or the documentation's page where no specification has the operation.
CLAUSE: Final = re.compile(r"MS-[A-Z0-9]+ \d+(\.\d+)+|documentation of [A-Z]\w+")
PLACE: Final = re.compile(r"\[In ([^\]]+)\]")

OPERATIONS: Final = [pytest.param(one, id=element) for element, one in sorted(standard().operations.items())]


def subjects(clause: str, listed: Iterable[Requirement]) -> set[str]:
    """Return what a clause is about: how Microsoft's requirements name the place that they stand in."""
    document, _, section = clause.partition(" ")
    found = (one for one in listed if one.document == document and one.section == section)
    return {match[1] for one in found if (match := PLACE.match(one.text))}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_names_its_clause_in_the_code_and_on_its_page(operation: Operation) -> None:
    page = (ROOT / "docs/reference/operations.md").read_text(encoding="utf-8")

    assert CLAUSE.fullmatch(operation.clause)
    assert f"| `{operation.element()}` | {operation.clause} |" in page


@pytest.mark.skipif(not REQUIREMENTS.exists(), reason=f"Microsoft's requirements are not in {REQUIREMENTS}")
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_clause_speaks_of_that_operation(operation: Operation) -> None:
    said = subjects(operation.clause, requirements().values())

    # Some documents have no suite of requirements, so nothing is said of their clauses.
    assert all(operation.element() in subject for subject in said)


def test_a_clause_that_speaks_of_something_else_is_found() -> None:
    listed = [
        Requirement("MS-OXWSCORE_R1", "3.1.4.4", "[In GetItem Operation] The operation gets items."),
        Requirement("MS-OXWSCORE_R2", "3.1.4.3", "[In DeleteItem Operation] The operation deletes items."),
        Requirement("MS-OXWSFOLD_R3", "3.1.4.4", "[In DeleteFolder Operation] The operation deletes folders."),
    ]

    assert subjects("MS-OXWSCORE 3.1.4.4", listed) == {"GetItem Operation"}
    assert subjects("MS-OXWSCORE 3.1.4.5", listed) == set()
