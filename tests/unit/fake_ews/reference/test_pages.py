"""The reference pages say what the tables say, so that a reader can rely on a line of them."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields

import pytest

from fake_ews.control import Control
from fake_ews.dispatch import standard
from fake_ews.organisation import Organisation
from fake_ews.products import PRODUCTS
from fake_ews.reference.markdown import page, section, table
from fake_ews.reference.pages import pages
from fake_ews.settings import Settings
from tests.calling import Exchange, every_product


@pytest.fixture(scope="module")
def text() -> dict[str, str]:
    return dict(pages())


def row(page: str, first: str) -> list[str]:
    """Return the cells of the row that begins with that word."""
    (line,) = (line for line in page.splitlines() if line.startswith(f"| `{first}` |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def left_out(page: str) -> list[str]:
    """Return the elements, known to every product, that the page says to be left out."""
    everywhere = r"^\| `(\w+)` \|[^|]*\|[^|]*\|" + r" x \|" * len(PRODUCTS) + r"[^|]*\|$"
    return re.findall(everywhere, page.partition("## Left out")[2], re.MULTILINE)


def test_every_operation_and_every_verb_has_its_place(text: dict[str, str]) -> None:
    assert all(row(text["operations.md"], element) for element in standard().operations)
    for verb in Control(Organisation()).verbs:
        (place,) = re.findall(rf"\| \[{verb}\]\((control-[a-z-]+\.md)#{verb}\) \|", text["control.md"])
        assert f"\n## {verb}\n" in text[place]


def test_an_operation_is_said_with_its_clause_its_first_version_and_one_sentence(text: dict[str, str]) -> None:
    said = row(text["operations.md"], "GetServerTimeZones")

    assert said[1:3] == ["MS-OXWSGTZ 3.1.4.1", "Exchange2010"]
    assert said[3:-1] == ["x"] * len(PRODUCTS)
    assert re.fullmatch(r"[A-Z][^.]+\.", said[-1])


@every_product
def test_what_is_left_out_is_answered_as_the_page_says(text: dict[str, str], product: str) -> None:
    said = text["operations.md"].partition("## Left out")[2]
    (code,) = re.findall(r"`(Error\w+)`", said)

    assert left_out(text["operations.md"])
    for element in left_out(text["operations.md"])[:3]:
        assert Exchange(product).ask(f"<m:{element}/>").code == code


def test_a_property_is_said_with_all_that_a_client_needs_to_know(text: dict[str, str]) -> None:
    assert row(text["item-properties.md"], "item:Subject") == [
        "`item:Subject`", "ItemType", "xs:string", "", "", "create, update, delete, find, sort", "Default", "0x0037001F"
    ]  # fmt: skip


def test_a_folder_that_came_with_2013_is_marked_from_2013_on(text: dict[str, str]) -> None:
    (line,) = (line for line in text["folders.md"].splitlines() if "`imcontactlist`" in line and line.startswith("| "))

    assert line.endswith("|  |  | x | x | x | x |")


def test_every_setting_has_its_default_and_a_sentence(text: dict[str, str]) -> None:
    for field in fields(Settings):
        _, default, sentence = row(text["settings.md"], field.name)
        empty = field.default is MISSING or field.default in ("", ())
        assert default == ("" if empty else f"`{field.default}`")
        assert sentence.endswith(".")


def test_a_page_has_one_title_and_no_empty_part() -> None:
    written = page("Title", "x.y", section("Nothing"), section("Something", table(("a",), [("b",)])))

    assert re.findall(r"^#+ .*$", written, re.MULTILINE) == ["# Title", "## Something"]
    assert "`python -m x.y`" in written
