"""Only the outermost layer waits; below it a request runs to its end, and is a transaction for that reason."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from tests.tidy.repository import File, files

MAY_WAIT: Final = ("fake_ews/http", "integration/web", "integration/exchange/listener.py", "integration/work/queue.py")
WAITING: Final = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)


def offences(file: File) -> list[str]:
    if file.under(*MAY_WAIT):
        return []
    waiting = (node for node in ast.walk(file.tree) if isinstance(node, WAITING))
    return [file.at(node, "waits below the outermost layer") for node in waiting]


def test_the_core_never_waits() -> None:
    assert [found for file in files("fake_ews", "integration") for found in offences(file)] == []


@pytest.mark.parametrize("text", ["async def f():\n    pass", "class C:\n    async def f(self):\n        await x"])
def test_a_core_that_waits_is_found(text: str) -> None:
    assert offences(File("fake_ews/server.py", text))
    assert offences(File("fake_ews/https.py", text))
    assert offences(File("fake_ews/http/app.py", text)) == []
