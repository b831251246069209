"""The failures that docs/conformance.md explains, read from its table: test, products, reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_PAGE: Final = Path(__file__).parents[3] / "docs" / "conformance.md"
#: ``| `FolderTest.update` | 2010 SP2, 2013 SP1 | reason |``
_LINE: Final = re.compile(r"\| `(?P<test>\w+\.\w+)` \| (?P<products>[^|]+) \| (?P<reason>[^|]+) \|$", re.MULTILINE)
#: What a reason cites that is a refusal which an organisation can lift.
_REFUSALS: Final = ("(0050)", "R23093)", "R54911)")


def explained(product: str, *, lifted: bool = False) -> set[str]:
    """Return the tests that the page says fail against a product, as ``FolderTest.update``.

    Where its refusals are ``lifted``, those that fail for something else.
    """
    title = product.replace("_", " ")
    rows = (row for row in _LINE.finditer(_PAGE.read_text(encoding="utf-8")) if title in row["products"].split(", "))
    return {row["test"] for row in rows if not (lifted and any(one in row["reason"] for one in _REFUSALS))}


def short(node: str) -> str:
    """Return ``FolderTest.update`` for ``tests/test_folder.py::FolderTest::test_update``."""
    _, owner, test = node.split("::")
    return f"{owner}.{test.removeprefix('test_')}"
