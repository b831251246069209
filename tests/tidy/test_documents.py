"""A page has one title, its links lead somewhere, and no file names a machine or a package registry."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.tidy.repository import ROOT, File, files

TITLE: Final = re.compile(r"^# \S", re.MULTILINE)
CODE: Final = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
LINK: Final = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
#: Folders in which only one machine keeps things, and places from which packages come.
FOLDERS: Final = ("work", "root", "farm", "opt", "mnt", r"home/\w+", r"Users/\w+", "tmp/[a-z]+")
PLACES: Final = ("pypi", "pythonhosted", "npmjs", "deb.debian")
OPTIONS: Final = ("index-url", "extra-index-url", "find-links")
MACHINE: Final = re.compile(
    rf"(?<![\w.}}*])/(?:{'|'.join(FOLDERS)})/|\b(?:{'|'.join(PLACES)})\.org|--(?:{'|'.join(OPTIONS)})"
)


def titles(page: File) -> int:
    return len(TITLE.findall(CODE.sub("", page.text)))


def dead_links(page: File) -> list[str]:
    folder = (ROOT / page.path).parent
    return [link for link in LINK.findall(page.text) if not (folder / link).exists()]


def machines(file: File) -> list[str]:
    return [
        f"{file.path}:{number}: names a machine: {line.strip()}"
        for number, line in enumerate(file.text.splitlines(), start=1)
        if MACHINE.search(line)
    ]


def test_every_page_has_one_title() -> None:
    assert [page.path for page in files(suffix=".md") if titles(page) != 1] == []


def test_every_link_leads_somewhere() -> None:
    assert [(page.path, link) for page in files(suffix=".md") for link in dead_links(page)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert [found for file in files(suffix="") for found in machines(file)] == []


@pytest.mark.parametrize(("text", "count"), [("", 0), ("# A\n# B", 2), ("# A\n```\n# a comment\n```\n## B", 1)])
def test_titles_are_counted_outside_code(text: str, count: int) -> None:
    assert titles(File("docs/x.md", text)) == count


def test_a_dead_link_is_found() -> None:
    assert dead_links(File("docs/x.md", "[a](ARCHITECTURE.md) [b](gone.md#x) [c](https://example.com)")) == ["gone.md"]


@pytest.mark.parametrize(
    "text", ["see {}work/shared/x", "open('{}home/ann/x')", "from https:{0}{0}pypi{1}org", "-{2}index-url x"]
)
def test_a_machine_is_found(text: str) -> None:
    assert machines(File("docs/x.md", text.format("/", ".", "-")))


@pytest.mark.parametrize("text", ["{tox_root}/work/", "docs/root/x", "POST /EWS/Exchange.asmx", "../tmp/x"])
def test_another_path_is_left_alone(text: str) -> None:
    assert machines(File("docs/x.md", text)) == []
