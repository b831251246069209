"""Every response code that the program names is told at a level that the table gives it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from fake_ews.codes import code_of
from fake_ews.errors import Failure, Fault
from tests.tidy.repository import ROOT

LEVELS: Final = {kind.__name__: kind.level for kind in (Fault, Failure)}


def mistold(text: str) -> list[str]:
    """Return the codes that a module raises at a level which is not theirs."""
    return [f"{code} as {level}" for code, level in told(ast.parse(text)) if level not in code_of(code).levels]


def told(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LEVELS and node.args:
            said = node.args[0]
            for code in (said.body, said.orelse) if isinstance(said, ast.IfExp) else (said,):
                if isinstance(code, ast.Constant):
                    yield str(code.value), LEVELS[node.func.id]


def test_every_code_is_raised_at_its_level() -> None:
    found = {path: mistold(path.read_text(encoding="utf-8")) for path in (ROOT / "fake_ews").rglob("*.py")}

    assert {path: codes for path, codes in found.items() if codes} == {}


@pytest.mark.parametrize(
    "text",
    [
        'raise Fault("ErrorItemNotFound")',
        'raise Failure("ErrorIrresolvableConflict" if stale else "ErrorSchemaValidation")',
        'raise Failure("ErrorThatNobodyGives", values={})',
    ],
)
def test_a_code_at_another_level_is_found(text: str) -> None:
    assert mistold(text)
