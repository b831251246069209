"""The pages of docs/reference say what the tables say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from fake_ews.reference.files import main, out_of_date, write
from fake_ews.reference.markdown import Pages, code, page, table
from fake_ews.reference.pages import pages as pages_of_the_emulator
from harness.reference.pages import pages as pages_of_the_harness
from tests.tidy.repository import ROOT

FOLDER: Final = ROOT / "docs/reference"
LINES_OF_A_PAGE: Final = 400


def made() -> dict[str, Pages]:
    """Return the pages by the program that makes them."""
    return {
        "fake_ews.reference": pages_of_the_emulator(),
        "harness.reference": pages_of_the_harness(ROOT / "scenarios"),
    }


@pytest.mark.parametrize("program", ["fake_ews.reference", "harness.reference"])
def test_every_page_says_what_the_tables_say(program: str) -> None:
    assert out_of_date(program, made()[program], FOLDER) == [], f"run: python -m {program}"


def test_no_page_is_longer_than_can_be_looked_through() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in FOLDER.glob("*.md")}

    assert {name: length for name, length in lengths.items() if length > LINES_OF_A_PAGE} == {}


def test_pages_come_out_the_same_every_time() -> None:
    assert made() == made()


def test_a_page_that_says_something_else_is_found(tmp_path: Path) -> None:
    write({"a.md": page("A", "x.y"), "b.md": page("B", "x.y")}, tmp_path)

    found = out_of_date("x.y", {"a.md": page("A", "x.y", "more"), "c.md": page("C", "x.y")}, tmp_path)

    assert [sentence.removeprefix(f"{tmp_path}/") for sentence in found] == [
        "a.md says something else than the tables",
        "c.md is missing",
        "b.md is not made any more: delete it",
    ]


def test_a_page_that_somebody_else_wrote_is_left_alone(tmp_path: Path) -> None:
    write({"own.md": "# Ours\n", "other.md": page("Other", "y.z")}, tmp_path)

    assert out_of_date("x.y", {}, tmp_path) == []


def test_the_command_writes_and_the_check_only_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--folder", str(tmp_path)]
    pages = {"a.md": page("A", "x.y")}

    assert main("x.y", pages, ["--check", *folder]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "python -m x.y writes them" in capsys.readouterr().out

    assert main("x.y", pages, folder) == 0
    assert main("x.y", pages, ["--check", *folder]) == 0


def test_a_cell_stays_in_its_row_and_column() -> None:
    assert table(("a", "b"), [("one\ntwo", code("x|y"))]) == "| a | b |\n|---|---|\n| one two | `x\\|y` |"
    assert table(("a",), []) == ""
