"""A file and a function are short enough to be read at once, and a row of the table fits on a screen."""

from __future__ import annotations

import ast
from typing import Final

from tests.tidy.repository import EVERYTHING, File, files

LINES_OF_A_FILE: Final = 400
LINES_OF_A_FUNCTION: Final = 70
COLUMNS_OF_A_ROW: Final = 160

#: Tables: one row a line, so their length is the protocol's, not ours.
TABLES: Final = (
    "fake_ews/mailbox/zones/table.py",
    "fake_ews/schema/enumerations.py",
    "fake_ews/schema/field_uris.py",
    "fake_ews/schema/response_codes.py",
)


def offences(file: File) -> list[str]:
    lines = file.text.splitlines()
    found = [
        file.at(node, f"{node.name}() has {length} lines, {LINES_OF_A_FUNCTION} are the most")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]
    if len(lines) > LINES_OF_A_FILE and file.path not in TABLES:
        found.append(f"{file.path}: has {len(lines)} lines, {LINES_OF_A_FILE} are a smell: cut it by meaning")
    if file.under("fake_ews/schema"):
        found += [
            f"{file.path}:{number}: the row is {len(line)} columns wide, {COLUMNS_OF_A_ROW} are the most"
            for number, line in enumerate(lines, start=1)
            if len(line) > COLUMNS_OF_A_ROW
        ]
    return found


def test_files_functions_and_rows_keep_their_size() -> None:
    assert [found for file in files(*EVERYTHING) for found in offences(file)] == []


def test_a_listed_table_exists_and_needs_its_place_on_the_list() -> None:
    long = {file.path for file in files("fake_ews") if len(file.text.splitlines()) > LINES_OF_A_FILE}

    assert set(TABLES) <= long


def test_a_long_file_is_found() -> None:
    assert offences(File("fake_ews/x.py", "x = 1\n" * 401))
    assert offences(File("fake_ews/x.py", "x = 1\n" * 400)) == []
    assert offences(File(TABLES[0], "x = 1\n" * 401)) == []


def test_a_long_function_is_found() -> None:
    assert offences(File("fake_ews/x.py", "def f():\n" + "    x = 1\n" * 70))
    assert offences(File("fake_ews/x.py", "def f():\n" + "    x = 1\n" * 69)) == []


def test_a_wide_row_is_found() -> None:
    assert offences(File("fake_ews/schema/x.py", "x = 1  # " + "x" * 160))
