"""Writing reference pages into a folder, and saying which of them there are out of date."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from fake_ews.reference.markdown import MADE_BY, Pages

FOLDER: Final = Path("docs/reference")


def write(pages: Pages, folder: Path) -> None:
    """Write every page into the folder."""
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def out_of_date(program: str, pages: Pages, folder: Path) -> list[str]:
    """Return what is wrong with the program's pages in the folder, a sentence each."""
    found = []
    for name, text in pages.items():
        path = folder / name
        if not path.exists():
            found.append(f"{path} is missing")
        elif path.read_text(encoding="utf-8") != text:
            found.append(f"{path} says something else than the tables")
    said = MADE_BY.format(program=program)
    leftovers = (path for path in sorted(folder.glob("*.md")) if path.name not in pages)
    return found + [
        f"{path} is not made any more: delete it" for path in leftovers if said in path.read_text(encoding="utf-8")
    ]


def main(program: str, pages: Pages, arguments: Sequence[str] | None = None) -> int:
    """Do what the command line of a program that makes pages says; returns 1 when ``--check`` finds one out of date."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description="Makes reference pages from the tables.")
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are out of date")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pages are (default: %(default)s)")
    words = parser.parse_args(arguments)
    if not words.folder.is_dir():
        parser.error(f"there is no folder {words.folder}; name it with --folder")
    if not words.check:
        write(pages, words.folder)
    found = out_of_date(program, pages, words.folder)
    for sentence in found:
        print(sentence)
    if found and words.check:
        print(f"python -m {program} writes them")
    return 1 if found else 0
