"""The rows of docs/front-door.md as values: what plans a thing, who asks, the answer, what undoes and shows it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from fake_ews.products import PRODUCTS
from tests.tidy.repository import ROOT

PAGE: Final = ROOT / "docs/front-door.md"
_CODE: Final = re.compile(r"`(\w+) (\{.*?\})`(?= |$)")
_LINK: Final = re.compile(r'\[(test|scenario)\]\(\.\./(\S+) "([^"]+)"\)')
_ANSWER: Final = re.compile(r"(?:(until|from) (\w+): )?(.+)")
_COLUMNS: Final = 6

#: A verb of the control handle with its arguments.
Line = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is wrong; ``answers`` by product, ``better`` the client that does right what ``client`` does not.

    ``shown`` are the kind (test or scenario), the file and the name of what shows more of it.
    """

    what: str
    planned: tuple[Line, ...]
    client: str
    answers: dict[str, str]
    undone: tuple[Line, ...]
    better: str
    shown: tuple[tuple[str, str, str], ...]


def rows() -> list[Row]:
    """Return every row of the page; raises ValueError for one that is not whole."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("| ") and not line.startswith("| what is wrong |")]
    return [_row(line) for line in tables]


def _row(line: str) -> Row:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if len(cells) != _COLUMNS:
        raise ValueError(f"this row has {len(cells)} cells, not {_COLUMNS}: {line}")
    what, planned, client, answer, undone, shown = cells
    better = undone if undone and not undone.startswith("`") else client
    links = tuple((kind, path, name) for kind, path, name in _LINK.findall(shown))
    return Row(what, _lines(planned), client, _answers(answer), _lines(undone), better, links)


def _lines(cell: str) -> tuple[Line, ...]:
    return tuple((verb, json.loads(arguments)) for verb, arguments in _CODE.findall(cell))


def _answers(cell: str) -> dict[str, str]:
    order = list(PRODUCTS)
    answers: dict[str, str] = {}
    for part in cell.split("; "):
        found = _ANSWER.fullmatch(part)
        assert found is not None
        bound, product, said = found.groups()
        where = order
        if bound:
            at = order.index(product)
            where = order[: at + 1] if bound == "until" else order[at:]
        answers |= dict.fromkeys(where, said)
    return answers
