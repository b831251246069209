"""The top level of the repository is fixed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tests.tidy.repository import ROOT, ignored

PARTS: Final = frozenset({"fake_ews", "integration", "harness", "scenarios"})
AROUND: Final = frozenset(
    {
        ".ci",
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "docs",
        "pyproject.toml",
        "requirements",
        "tests",
        "tox.ini",
    }
)


def strangers(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name not in PARTS | AROUND and not ignored(name))


def test_the_top_level_holds_the_four_parts_and_what_a_repository_needs() -> None:
    names = {path.name for path in ROOT.iterdir()}

    assert names >= PARTS | AROUND
    assert strangers(names) == []


def test_a_stranger_at_the_top_level_is_found() -> None:
    assert strangers({"fake_ews", ".venv", "notes.txt", "src"}) == ["notes.txt", "src"]
