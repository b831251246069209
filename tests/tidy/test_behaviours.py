"""Every behaviour that is said to differ between products is read by the code that behaves."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Final

from fake_ews.behaviours import BEHAVIOURS
from tests.tidy.repository import File, files

#: Rows of what is not built yet; each leaves this list with the code that reads it.
NOT_BUILT_YET: Final[frozenset[str]] = frozenset()

#: Where a row is said or shown, and nothing behaves.
ONLY_SAID: Final = ("fake_ews/behaviours.py", "fake_ews/reference")


def read(source: Iterable[File]) -> set[str]:
    """Return the names that the files use, an import alone not being a use."""
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for file in source
        if not file.under(*ONLY_SAID)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
    }


def test_every_behaviour_is_read_where_something_behaves() -> None:
    assert set(BEHAVIOURS) - read(files("fake_ews")) - NOT_BUILT_YET == set()


def test_what_is_said_not_to_be_built_is_a_row_that_nobody_reads() -> None:
    assert set(BEHAVIOURS) >= NOT_BUILT_YET
    assert NOT_BUILT_YET & read(files("fake_ews")) == set()


def test_an_import_alone_does_not_read_a_behaviour() -> None:
    importing = "from fake_ews.behaviours import BACKEND_HEADERS\n"

    assert "BACKEND_HEADERS" not in read([File("fake_ews/x.py", importing)])
    assert "BACKEND_HEADERS" in read([File("fake_ews/x.py", importing + "said = profile[BACKEND_HEADERS]")])
    assert "BACKEND_HEADERS" not in read([File("fake_ews/reference/x.py", importing + "print(BACKEND_HEADERS)")])
