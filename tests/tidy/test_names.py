"""No file or folder has a name that says nothing about what stands in it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

import pytest

from tests.tidy.repository import EVERYTHING, ROOT, paths

SAYS_NOTHING: Final = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "stuff", "shared", "lib"})


def empty_names(path: str) -> set[str]:
    return {PurePosixPath(part).stem for part in PurePosixPath(path).parts} & SAYS_NOTHING


def test_every_name_says_what_stands_there() -> None:
    found = [path.relative_to(ROOT).as_posix() for path in paths(*EVERYTHING)]

    assert [path for path in found if empty_names(path)] == []


@pytest.mark.parametrize("path", ["fake_ews/utils.py", "tests/unit/helpers/dates.py", "integration/misc.txt"])
def test_an_empty_name_is_found(path: str) -> None:
    assert empty_names(path)
