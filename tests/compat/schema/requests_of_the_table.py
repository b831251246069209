"""Requests made from the table, and what can be wrong with one: material for comparing two judges of validity."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from hypothesis import strategies as st
from lxml import etree

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.namespaces import MESSAGES, TYPES, XSI
from fake_ews.schema.record import Record
from fake_ews.schema.view import SchemaView
from fake_ews.testing.strategies import Strategies
from fake_ews.wire.writer import writer

#: Texts of which each is a value of some simple type and none of most.
_TEXTS: Final = (
    "", " ", "x", "1", "+5", "-1", "1.5", "NaN", "99999999999", "true", "Default", "0x1F", "AAAA", "A", "en", "PT1H",
    "P", "-P1D", "2020-01-01", "2020-13-01T00:00:00Z", "2020-01-01T00:00:00", "23:59:59", "item:Subject", "inbox",
    "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
_ATTRIBUTES: Final = ("Foo", "Id", "ChangeKey", "{urn:example:x}a", f"{{{XSI}}}other", f"{{{TYPES}}}Id", "xmlfoo")
_DERIVED: Final = (
    "t:MessageType", "t:ItemIdType", "t:BaseItemIdType", "t:BodyType", "t:PathToUnindexedFieldType",
    "t:AlternateIdType", "t:ReplyToItemType", "m:GetItemType", "t:NoSuchType",
)  # fmt: skip


def global_messages(view: SchemaView) -> list[tuple[str, type[ComplexType]]]:
    """Return every message of a version: the name of its element in the messages namespace, and its type."""
    return [
        (str(element), declared)
        for (prefix, element), declared in view.table.elements.items()
        if prefix == "m" and view.shows(declared) and view.shows_name(element)
    ]


def requests(view: SchemaView) -> list[tuple[str, type[ComplexType]]]:
    """Return those that a client sends."""
    return [(name, declared) for name, declared in global_messages(view) if "Response" not in name]


def element(view: SchemaView, name: str, record: Record) -> etree._Element:
    """Return a message as the writer writes it, parsed again."""
    text = writer(view).element(f"m:{name}", record)
    opening = f"<m:{name}"
    declared = f'{opening} xmlns:m="{MESSAGES}" xmlns:t="{TYPES}" xmlns:xsi="{XSI}"{text[len(opening) :]}'
    return etree.fromstring(declared.encode())


def messages(view: SchemaView, of: list[tuple[str, type[ComplexType]]]) -> st.SearchStrategy[etree._Element]:
    """Return a strategy for valid messages."""
    made = Strategies(view)
    return st.sampled_from(of).flatmap(
        lambda message: made.records(message[1]).map(lambda record: element(view, message[0], record))
    )


def mutated(root: etree._Element, donors: etree._Element, chance: random.Random) -> etree._Element:
    """Return a copy in which one thing, seldom two, is otherwise; ``donors`` lends elements."""
    root = deepcopy(root)
    for _ in range(chance.choice((1, 1, 1, 2))):
        _MUTATIONS[chance.randrange(len(_MUTATIONS))](chance.choice(list(root.iter("*"))), donors, chance)
    return etree.fromstring(etree.tostring(root))


def _dropped(element: etree._Element, _donors: etree._Element, _chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _doubled(element: etree._Element, _donors: etree._Element, _chance: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), deepcopy(element))


def _reordered(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    children = list(element)
    chance.shuffle(children)
    element[:] = children


def _given_an_attribute(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    element.set(chance.choice(_ATTRIBUTES), chance.choice(_TEXTS))


def _robbed_of_an_attribute(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _given_another_value(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(_TEXTS))


def _given_text(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    element.text = chance.choice(_TEXTS)


def _followed_by_text(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    if element.getparent() is not None:
        element.tail = chance.choice((" ", "stray"))


def _moved_to_another_namespace(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    if element.getparent() is not None:
        local = etree.QName(element).localname
        element.tag = chance.choice(
            (f"{{{TYPES}}}{local}", f"{{{MESSAGES}}}{local}", f"{{urn:example:x}}{local}", local)
        )


def _given_a_strange_child(element: etree._Element, donors: etree._Element, chance: random.Random) -> None:
    element.insert(chance.randrange(len(element) + 1), deepcopy(chance.choice(list(donors.iter("*")))))


def _made_nil(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    element.set(f"{{{XSI}}}nil", chance.choice(("true", "false", "1", "x")))


def _said_to_be_derived(element: etree._Element, _donors: etree._Element, chance: random.Random) -> None:
    if element.getparent() is not None:
        element.set(f"{{{XSI}}}type", chance.choice(_DERIVED))


_MUTATIONS: Final[tuple[Callable[[Any, Any, random.Random], None], ...]] = (
    _dropped, _doubled, _reordered, _given_an_attribute, _robbed_of_an_attribute, _given_another_value, _given_text,
    _followed_by_text, _moved_to_another_namespace, _given_a_strange_child, _made_nil, _said_to_be_derived,
)  # fmt: skip
