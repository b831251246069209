"""What docs/practices.md says of places and tests is so."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.tidy.repository import ROOT

ROW: Final = re.compile(r"^\| ([^|]+) \| ([^|]+) \| `([^`|]+)` \| `([^`|]+)::(\w+)` \|$", re.MULTILINE)
TEXT: Final = (ROOT / "docs/practices.md").read_text(encoding="utf-8")
ROWS: Final = ROW.findall(TEXT)


def test_every_row_is_whole() -> None:
    assert len(ROWS) == len([line for line in TEXT.splitlines() if line.startswith("| ")]) - 1


@pytest.mark.parametrize(("practice", "page", "place", "file", "test"), ROWS)
def test_the_place_and_the_test_exist(practice: str, page: str, place: str, file: str, test: str) -> None:
    assert practice
    assert page
    assert (ROOT / place).exists()
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")
