"""The normal form sees every difference that matters, and no other: two ways to write one schema come out equal."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest

from fake_ews.dispatch import standard
from fake_ews.schema.namespaces import MESSAGES, TYPES, XSD
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.schema_documents import messages_document, types_document
from tests.compat.schema.normal_form import normal_form

_OPENING: Final = (
    f'<xs:schema xmlns:xs="{XSD}" xmlns:t="{TYPES}" elementFormDefault="qualified" targetNamespace="{{}}">'
)
_NOTHING: Final = _OPENING.format(MESSAGES) + "</xs:schema>"


def formed(folder: Path, declarations: str) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    (folder / "types.xsd").write_text(_OPENING.format(TYPES) + declarations + "</xs:schema>", "utf-8")
    (folder / "messages.xsd").write_text(_NOTHING, "utf-8")
    facts, models = normal_form(folder)
    return facts, {name: str(model) for name, model in models.items()}


def of_content(content: str) -> str:
    return f'<xs:complexType name="T">{content}</xs:complexType>'


A: Final = '<xs:element name="A" type="xs:string"/>'
B: Final = '<xs:element name="B" type="xs:string" minOccurs="0"/>'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            of_content(f"<xs:sequence>{A}{B}</xs:sequence>"),
            of_content(f"<xs:sequence><xs:sequence>{A}</xs:sequence><xs:sequence>{B}</xs:sequence></xs:sequence>"),
        ),
        (
            of_content(f"<xs:sequence>{A}</xs:sequence>"),
            of_content('<xs:group ref="t:G"/>')
            + f'<xs:group name="G"><xs:sequence><xs:choice>{A}</xs:choice></xs:sequence></xs:group>',
        ),
        (
            of_content(f'<xs:choice minOccurs="0" maxOccurs="unbounded">{A}</xs:choice>'),
            of_content(
                f'<xs:sequence><xs:sequence minOccurs="0" maxOccurs="unbounded">{A}</xs:sequence></xs:sequence>'
            ),
        ),
        (
            of_content('<xs:attribute name="Id" type="xs:int"/><xs:attribute name="No" type="xs:int"/>'),
            of_content('<xs:attributeGroup ref="t:G"/><xs:attribute name="Id" type="xs:int" use="optional"/>')
            + '<xs:attributeGroup name="G"><xs:attribute name="No" type="xs:int"/></xs:attributeGroup>',
        ),
        (
            of_content(f"<xs:sequence>{A}</xs:sequence>"),
            of_content(f"<xs:annotation/><xs:sequence><xs:annotation/>{A}</xs:sequence>"),
        ),
        (
            of_content(f"<xs:sequence>{A}</xs:sequence>"),
            f'<q:complexType xmlns:q="{XSD}" name="T"><q:sequence>{A}</q:sequence></q:complexType>',
        ),
    ],
    ids=["nesting", "group", "repeated group of one", "attribute group", "annotations", "prefixes"],
)
def test_two_ways_to_write_the_same_are_equal(one: str, other: str, tmp_path: Path) -> None:
    assert formed(tmp_path, one) == formed(tmp_path, other)


@pytest.mark.parametrize(
    "changed",
    [
        of_content(f"<xs:sequence>{B}{A}</xs:sequence>"),
        of_content(f"<xs:choice>{A}{B}</xs:choice>"),
        of_content(f"<xs:sequence>{A}</xs:sequence>"),
        of_content(f'<xs:sequence minOccurs="0">{A}{B}</xs:sequence>'),
        of_content(f"<xs:sequence>{A}{B}</xs:sequence>".replace("xs:string", "xs:int")),
        of_content(f"<xs:sequence>{A}{B}</xs:sequence>".replace('name="A"', 'name="A" nillable="true"')),
        of_content(f"<xs:sequence>{A}{B}</xs:sequence>".replace('name="A"', 'name="A" default="x"')),
        of_content(f"<xs:sequence>{A}{B}</xs:sequence>").replace('name="T"', 'name="T" abstract="true"'),
        of_content(f'<xs:sequence>{A}{B}</xs:sequence><xs:attribute name="Id" type="xs:int"/>'),
        of_content(f"<xs:sequence>{A}{B}</xs:sequence><xs:anyAttribute/>"),
    ],
)
def test_what_changes_the_meaning_is_seen(changed: str, tmp_path: Path) -> None:
    assert formed(tmp_path, of_content(f"<xs:sequence>{A}{B}</xs:sequence>")) != formed(tmp_path, changed)


def test_any_single_line_that_is_missing_from_our_documents_is_seen(tmp_path: Path) -> None:
    shown = view(standard().table, Version.Exchange2010_SP2)
    texts = {"types.xsd": types_document(shown), "messages.xsd": messages_document(shown)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    whole = normal_form(tmp_path)
    chance = random.Random(7)
    for name, text in texts.items():
        lines = text.splitlines()
        declared = [number for number, line in enumerate(lines) if line.startswith(("<xs:element", "<xs:complex"))]
        for number in chance.sample(declared, 12):
            (tmp_path / name).write_text("\n".join(lines[:number] + lines[number + 1 :]), "utf-8")
            assert normal_form(tmp_path) != whole, lines[number]
        (tmp_path / name).write_text(text, "utf-8")
