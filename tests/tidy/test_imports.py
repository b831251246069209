"""Imports stand at the top of the file, where a reader and the import law see them."""

from __future__ import annotations

import ast

import pytest

from tests.tidy.repository import EVERYTHING, File, files


def offences(file: File) -> list[str]:
    return [
        file.at(node, f"an import inside {function.name}()")
        for function in ast.walk(file.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_no_function_imports() -> None:
    assert [found for file in files(*EVERYTHING) for found in offences(file)] == []


@pytest.mark.parametrize(
    "text",
    ["def f():\n    import os", "class C:\n    def f(self):\n        if True:\n            from os import path"],
)
def test_a_function_that_imports_is_found(text: str) -> None:
    assert offences(File("harness/x.py", text))


def test_an_import_for_the_type_checker_alone_is_left_alone() -> None:
    assert offences(File("harness/x.py", "if TYPE_CHECKING:\n    import os")) == []
