"""How a reference page is written: its title, who makes it, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

#: A page by its file name; what stands in it, line ends included.
Pages = Mapping[str, str]

MADE_BY: Final = "Made from the tables by `python -m {program}`: change what it says there, then make it anew."

_BLANKS: Final = re.compile(r"\s+")


def page(title: str, program: str, *blocks: str) -> str:
    """Return a page with that title; ``program`` is the module that makes it."""
    return "\n\n".join((f"# {title}", MADE_BY.format(program=program), *(block for block in blocks if block))) + "\n"


def section(title: str, *blocks: str) -> str:
    """Return a part of a page under a heading of its own; empty where nothing stands in it."""
    filled = [block for block in blocks if block]
    return "\n\n".join((f"## {title}", *filled)) if filled else ""


def table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table, or nothing where it has no rows; what stands in a cell is Markdown already."""
    lines = [_line(row) for row in rows]
    return "\n".join((_line(headers), f"|{'---|' * len(headers)}", *lines)) if lines else ""


def code(text: object) -> str:
    """Return a word of the protocol or of a program, set as such; an empty one stays empty."""
    return f"`{text}`" if str(text) else ""


def mark(holds: bool) -> str:
    """Return what says yes in a column of products."""
    return "x" if holds else ""


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    # A bar ends a cell, also between backticks; a line end would end the row.
    return _BLANKS.sub(" ", str(value)).strip().replace("|", r"\|")
