"""Versions are data: rows say since and until, behaviours say the rest, and only the profile compares."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from fake_ews import versions
from tests.tidy.repository import File, files

MAY_COMPARE: Final = ("fake_ews/versions.py", "fake_ews/profile.py", "fake_ews/schema")
ORDER: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
NAMES: Final = frozenset(name for name, value in vars(versions).items() if isinstance(value, versions.Version))


def _is_a_version(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id in NAMES
    if isinstance(node, ast.Attribute):
        owner = ast.unparse(node.value)
        return owner.endswith("Version") or (owner == "versions" and node.attr in NAMES)
    return False


def offences(file: File) -> list[str]:
    if file.under(*MAY_COMPARE):
        return []
    return [
        file.at(node, f"compares versions outside the profile: {ast.unparse(node)}")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Compare)
        if any(isinstance(operator, ORDER) for operator in node.ops)
        if any(_is_a_version(operand) for operand in (node.left, *node.comparators))
    ]


def test_only_the_profile_compares_versions() -> None:
    assert [found for file in files("fake_ews") for found in offences(file)] == []


@pytest.mark.parametrize(
    "text", ["named >= E2013", "E2010 <= named < E2013", "named > Version.Exchange2013", "versions.E2010 < named"]
)
def test_a_comparison_elsewhere_is_found(text: str) -> None:
    assert offences(File("fake_ews/operations/get_item.py", text))
    assert offences(File("fake_ews/profile.py", text)) == []


@pytest.mark.parametrize("text", ["row.since is E2013", "len(body) > LIMIT"])
def test_another_comparison_is_left_alone(text: str) -> None:
    assert offences(File("fake_ews/operations/get_item.py", text)) == []
