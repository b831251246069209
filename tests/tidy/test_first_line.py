"""A module says in its first line, in one sentence, what it is responsible for."""

from __future__ import annotations

import ast
import re
from typing import Final

import pytest

from tests.tidy.repository import EVERYTHING, File, files

A_SECOND_SENTENCE: Final = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!No)[.!?] [A-Z]")


def offence(file: File) -> str:
    first = (ast.get_docstring(file.tree, clean=False) or "").partition("\n")[0]
    if not first:
        return f"{file.path}:1: has no docstring that begins on its first line"
    if not first.endswith((".", "?")):
        return f"{file.path}:1: the first line is no whole sentence: {first}"
    if A_SECOND_SENTENCE.search(first):
        return f"{file.path}:1: the first line is more than one sentence: {first}"
    return ""


def test_every_module_begins_with_one_sentence() -> None:
    assert [found for file in files(*EVERYTHING) if (found := offence(file))] == []


@pytest.mark.parametrize("text", ["", "X = 1", '"""\nLate."""', '"""Clock"""', '"""A clock. And a seed."""'])
def test_a_module_that_does_not_is_found(text: str) -> None:
    assert offence(File("fake_ews/x.py", text))
