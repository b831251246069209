"""The page of operations: on which products each one is, and who says that it is right.

``operations.toml`` keeps which requirements stand in the clauses of operations, built or not, and which samples
Microsoft documents of each, so that the page can be made without Microsoft's texts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fake_ews.dispatch import standard
from fake_ews.operations.base import Operation
from fake_ews.reference.markdown import code, mark, page, table
from fake_ews.reference.versions import PROFILES
from tests.evidence.catalogue import requirements, samples_by_operation
from tests.evidence.claims import SAMPLE, Kind
from tests.evidence.plugin import Ledger

NAME: Final = "operations-evidence.md"
_OPERATION: Final = re.compile(r"3\.1\.4\.\d+")
_FILE: Final = Path(__file__).with_name("operations.toml")

#: Ids by an operation's clause, or by its name.
Ids = Mapping[str, list[str]]


def operations_page(program: str, ledger: Ledger) -> str:
    """Return what stands on the page."""
    there = standard().operations
    return page(
        "Operations and their evidence",
        program,
        "Which product has an operation, and how much of what Microsoft says of it is shown by whom: of the numbered "
        "requirements that bind a server and stand in the operation's clause, of the documented samples, and of the "
        "clause as a whole, where its document has no numbers. The columns are not added up: they do not weigh the "
        "same. What no requirement and no sample is about is asked of all operations alike: "
        "`tests/wire/every_operation` sends each of them what the table lets through, on every version.",
        table(
            ("operation", "clause", *PROFILES, "requirements", "samples", *Kind),
            (_row(there[element], ledger) for element in sorted(there)),
        ),
    )


def _row(operation: Operation, ledger: Ledger) -> tuple[str, ...]:
    name = operation.element()
    listed = said("requirements").get(operation.clause, [])
    shown = said("samples").get(name.removesuffix("Request"), [])
    about = [*listed, *(f"{SAMPLE}{id}" for id in shown), operation.clause]
    known = (profile.knows(operation) and profile.knows(operation.request) for profile in PROFILES.values())
    judged = (sum(kind.value in ledger.get(id, {}) for id in about) for kind in Kind)
    return (code(name), operation.clause, *map(mark, known), *map(str, (len(listed), len(shown), *judged)))


@cache
def said(what: str) -> Ids:
    """Return the ids of "requirements" or "samples" that the file keeps."""
    found: Mapping[str, Ids] = tomllib.loads(_FILE.read_text("utf-8"))
    return found[what]


def found(what: str) -> dict[str, list[str]]:
    """Return the same from Microsoft's texts, where they are at hand."""
    ids: dict[str, list[str]] = {}
    for name, id in _required() if what == "requirements" else samples_by_operation():
        ids.setdefault(name, []).append(id)
    return {name: sorted(ids[name]) for name in sorted(ids)}


def _required() -> Iterator[tuple[str, str]]:
    """Walk the requirements that bind a server and stand where documents have their operations: in 3.1.4."""
    for one in requirements().values():
        clause = _OPERATION.match(one.section)
        if one.binding and clause is not None:
            yield f"{one.document} {clause[0]}", one.id


def main() -> None:
    """Write the file anew."""
    lines = ["# What Microsoft says of each operation: python -m tests.evidence.operations writes it."]
    for what in ("requirements", "samples"):
        lines += ["", f"[{what}]"]
        lines += [line for name, ids in found(what).items() for line in _listed(name, ids)]
    _FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _listed(name: str, ids: list[str]) -> Iterator[str]:
    yield f'"{name}" = ['
    yield from (f'    "{id}",' for id in ids)
    yield "]"


if __name__ == "__main__":
    main()
