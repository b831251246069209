"""The page says everything in both languages, and nothing that it does not say stands in its words."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

STATIC: Final = files("fake_ews.http.page").joinpath("static")
ROW: Final = re.compile(r"^  (\w+): (\[.*\]),$", re.MULTILINE)
TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
SAID: Final = re.compile(r'\bsay\("(\w+)"')
BLANK: Final = re.compile(r"\{\w+\}")
#: Names that are put together where they are said, and words of the protocol that are said as they come.
MADE: Final = re.compile(r"tab_|kind_|[A-Z]")


def scripts() -> dict[str, str]:
    return {one.name: one.read_text(encoding="utf-8") for one in STATIC.iterdir() if one.name.endswith(".js")}


def rows() -> dict[str, list[str]]:
    return {name: TEXT.findall(row) for name, row in ROW.findall(scripts()["words.js"])}


def test_every_word_has_both_languages_with_the_same_blanks() -> None:
    assert len(rows()) > 100
    for name, texts in rows().items():
        assert len(texts) == 2, name
        assert sorted(BLANK.findall(texts[0])) == sorted(BLANK.findall(texts[1])), name


def test_what_is_said_has_a_word_and_every_word_is_said() -> None:
    code = "\n".join(text for name, text in scripts().items() if name != "words.js")
    assert {name for name in SAID.findall(code) if name not in rows()} == set()
    assert [name for name in rows() if f'"{name}"' not in code and not MADE.match(name)] == []
