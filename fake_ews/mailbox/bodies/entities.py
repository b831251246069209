"""What a server finds in the text of mail: addresses of mail, addresses of the web, and phone numbers.

MS-OXWSCORE 2.2.4.21. Exchange also guesses at streets, people, meetings and tasks, with models of language that are not
public; what has no rule is not found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from fake_ews.mailbox.bodies.html_to_text import html_to_text
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.entities import (
    ArrayOfEmailAddressEntitiesType,
    ArrayOfPhoneEntitiesType,
    ArrayOfUrlEntitiesType,
    EmailAddressEntityType,
    EntityExtractionResultType,
    EntityType,
    PhoneEntityType,
    UrlEntityType,
)
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row

_MAIL: Final = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_WEB: Final = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')]+[^\s<>\"').,;:!?]")
_PHONE: Final = re.compile(r"(?<![\w@.+-])\+?\(?\d[\d ()./-]{5,16}\d(?![\w@-])")
_NO_DIGIT: Final = re.compile(r"\D")
_FEWEST_DIGITS: Final = 7
_KINDS_OF_PHONE: Final = re.compile(r"(?P<kind>home|mobile|cell|fax|office|work|business)\W*$", re.IGNORECASE)


def entities(context: ItemContext) -> Record | None:
    """Return what was found in a message that arrived, or None where there is nothing."""
    item = context.item
    if item.type is not MessageType or item.values.get(ItemType.is_draft):
        return None
    texts = (("Subject", item.values.get(ItemType.subject) or ""), ("LatestReply", _text(item.values)))
    lists: dict[Any, Record | None] = {
        EntityExtractionResultType.email_addresses: _list(ArrayOfEmailAddressEntitiesType, _mail_addresses, texts),
        EntityExtractionResultType.urls: _list(ArrayOfUrlEntitiesType, _web_addresses, texts),
        EntityExtractionResultType.phone_numbers: _list(ArrayOfPhoneEntitiesType, _phone_numbers, texts),
    }
    found = {row: value for row, value in lists.items() if value is not None}
    return Record(EntityExtractionResultType, found) if found else None


def _text(values: Any) -> str:
    body = values.get(ItemType.body)
    if body is None:
        return ""
    text = body.get(BodyType.value) or ""
    return html_to_text(text) if body[BodyType.body_type] == "HTML" else text


def _list(array: type[ComplexType], find: Any, texts: tuple[tuple[str, str], ...]) -> Record | None:
    """Return the entities that stand in any of the texts, each once, with every place that it stands in."""
    places: dict[Record, list[str]] = {}
    for place, text in texts:
        for entity in find(text):
            known = places.setdefault(entity, [])
            if place not in known:
                known.append(place)
    if not places:
        return None
    (row,) = array.rows
    return Record(array, {row: tuple(one.with_values({EntityType.position: tuple(p)}) for one, p in places.items())})


def _mail_addresses(text: str) -> Iterator[Record]:
    for found in _MAIL.findall(text):
        yield Record(EmailAddressEntityType, {EmailAddressEntityType.email_address: found})


def _web_addresses(text: str) -> Iterator[Record]:
    for found in _WEB.findall(text):
        yield Record(UrlEntityType, {UrlEntityType.url: found})


def _phone_numbers(text: str) -> Iterator[Record]:
    for found in _PHONE.finditer(text):
        digits = _NO_DIGIT.sub("", found[0])
        if len(digits) < _FEWEST_DIGITS:
            continue
        kind = _KINDS_OF_PHONE.search(text[: found.start()])
        values: dict[Row[Any], Any] = {
            PhoneEntityType.original_phone_string: found[0],
            PhoneEntityType.phone_string: digits,
            PhoneEntityType.type: _kind(kind["kind"].lower()) if kind else "Unspecified",
        }
        yield Record(PhoneEntityType, values)


def _kind(word: str) -> str:
    return {"home": "Home", "mobile": "Mobile", "cell": "Mobile", "fax": "Fax"}.get(word, "Business")
