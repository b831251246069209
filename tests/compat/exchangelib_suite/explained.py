"""The failures that docs/conformance.md explains, read from its table: test, products, reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_PAGE: Final = Path(__file__).parents[3] / "docs" / "conformance.md"
#: ``| `FolderTest.update` | 2010 SP2, 2013 SP1 | reason |``
_LINE: Final = re.compile(r"\| `(?P<test>\w+\.\w+)` \| (?P<products>[^|]+) \| [^|]+ \|$", re.MULTILINE)


def explained(product: str) -> set[str]:
    """Return the tests that the page says fail against a product, as ``FolderTest.update``."""
    title = product.replace("_", " ")
    rows = _LINE.finditer(_PAGE.read_text(encoding="utf-8"))
    return {row["test"] for row in rows if title in [one.strip() for one in row["products"].split(",")]}


def short(node: str) -> str:
    """Return ``FolderTest.update`` for ``tests/test_folder.py::FolderTest::test_update``."""
    _, owner, test = node.split("::")
    return f"{owner}.{test.removeprefix('test_')}"
