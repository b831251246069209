"""Who writes into the database, by the code itself: a commit that no story comes to is noticed."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tests.tidy.repository import ROOT

_BEGINNINGS: Final = ("writing", "changing_tables")

#: Commits that belong to no story, a module or one of its functions, and why.
ELSEWHERE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "db.database": "makes the tables, all in one transaction",
        "db.migrate": "alters the tables, all in one transaction",
        "work.queue": "makes the queue's tables; nothing is lost with them",
        "db.restore": "fills an empty database, all in one transaction",
        "db.forgetting": "deletes a person, all in one transaction",
        "db.administration": "an administrator's wish, of one commit",
        "db.signatures": "a user's wish, of one commit",
        "db.log_policies": "a user's wish, of one commit",
        "db.inbox_users": "who shares an inbox: a user's wish, of one commit",
        "db.templates": "a user's wish, of one commit",
        "db.calendars": "calendars; killed between lines in tests/unit/integration/meetings",
        "db.meetings": "bookings; killed between lines in tests/unit/integration/meetings",
        "db.notices": "what users are told; killed between lines in tests/unit/integration/notices",
        "db.enrolments": "sequences; killed between lines in tests/unit/integration/sequences",
        "db.sequences": "sequences; killed between lines in tests/unit/integration/sequences",
        "db.accounts.Accounts.reseal": "another key, an account at a time",
        "db.accounts.Accounts.remove": "a user's wish, of one commit",
        "db.accounts.Accounts.set_state": "a user's wish, of one commit; or a password that is refused for days",
        "db.accounts.Accounts.set_sign_in": "a way around a proxy; not noted, the next refusal leads there again",
        "db.readings.Readings.hasten": "what a notification does; one that is lost costs a look, and no mail",
        "db.readings.Readings.drop": "a folder that Exchange has no more; the folders are listed anew",
        "crm.records": "companies, deals and tickets: a user's wish, of one commit",
        "crm.embedded.EmbeddedCrm.rename": "a user's wish, of one commit",
        "crm.embedded.EmbeddedCrm.set_further_addresses": "a user's wish, of one commit",
        "crm.embedded.EmbeddedCrm.set_seat": "an administrator's wish, of one commit",
        "crm.embedded.EmbeddedCrm.set_access": "an administrator's wish, of one commit",
        "crm.embedded.EmbeddedCrm.set_never_log": "an administrator's wish, of one commit",
        "crm.embedded.EmbeddedCrm.log_meeting": "bookings; killed between lines in tests/unit/integration/meetings",
    }
)


def writers(package: Path = ROOT / "integration") -> Iterator[tuple[str, str]]:
    """Yield module and qualified name of every function that begins a transaction which writes."""
    for file in sorted(package.rglob("*.py")):
        module = ".".join(file.relative_to(package).with_suffix("").parts)
        for name, function in _functions(ast.parse(file.read_text(encoding="utf-8"))):
            if any(_begins(node) for node in ast.walk(function)):
                yield module, name


def committed(passed: Iterable[tuple[str, str]]) -> set[str]:
    """Return the functions of stores that took part in the commits among those places."""
    commits = (place.removeprefix("committed ") for _, place in passed if place.startswith("committed "))
    return {store for stores in commits for store in stores.split(" and ")}


def unvisited(visited: set[str], package: Path = ROOT / "integration") -> list[str]:
    """Return the functions whose commit no story came to, and which nobody says to be shown elsewhere."""
    return [
        f"{module}.{name}"
        for module, name in writers(package)
        if name not in visited and not {module, f"{module}.{name}"} & ELSEWHERE.keys()
    ]


def _functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield within + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{within}{node.name}.")


def _begins(node: ast.AST) -> bool:
    call = node.context_expr if isinstance(node, ast.withitem) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _BEGINNINGS
