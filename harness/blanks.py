"""The typed blanks of a sentence: what may stand there in each language, and the value that it means."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from fake_ews.control.handle import VERBS
from harness.cast import CAST, Person
from harness.language import Language
from harness.mistakes import SentenceMistake
from harness.products import PRODUCTS
from harness.reasons import REASONS
from harness.wishes import WISHES, Wish


@dataclass(frozen=True, slots=True)
class Blank:
    """A kind of blank.

    ``pattern`` is wide on purpose: it says where the blank ends. Whether the word is a good one is for ``read``, which
    raises SentenceMistake naming the allowed ones; so a misspelt name is called a misspelt name, not an unknown step.
    """

    meaning: str
    pattern: str
    read: Callable[[str, Language], object]
    examples: tuple[str, str]

    def example(self, language: Language) -> str:
        """Return something that may stand here."""
        return self.examples[0 if language is Language.EN else 1]


class Line(NamedTuple):
    """One use of the control handle."""

    verb: str
    arguments: dict[str, Any]


_PEOPLE: Final[Mapping[str, Person]] = MappingProxyType({person.name: person for person in CAST})

_NUMBER_WORDS: Final[Mapping[Language, Mapping[str, int]]] = MappingProxyType({
    Language.EN: {
        "no": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
        "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    },
    Language.DE: {
        "kein": 0, "keine": 0, "keinen": 0, "ein": 1, "eine": 1, "einen": 1, "einer": 1, "zwei": 2, "drei": 3,
        "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    },
})  # fmt: skip

_UNITS: Final[Mapping[Language, Mapping[str, timedelta]]] = MappingProxyType({
    Language.EN: {
        "second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
        "day": timedelta(days=1), "week": timedelta(weeks=1),
    },
    Language.DE: {
        "Sekunde": timedelta(seconds=1), "Minute": timedelta(minutes=1), "Stunde": timedelta(hours=1),
        "Tag": timedelta(days=1), "Woche": timedelta(weeks=1),
    },
})  # fmt: skip

#: Folder names as people see them in Outlook -> DistinguishedFolderIdNameType (MS-OXWSFOLD 2.2.5.1).
_FOLDERS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType({
    Language.EN: {
        "inbox": "inbox", "sent items": "sentitems", "drafts": "drafts",
        "deleted items": "deleteditems", "junk mail": "junkemail", "outbox": "outbox",
    },
    Language.DE: {
        "Posteingang": "inbox", "Gesendete Elemente": "sentitems", "Entwürfe": "drafts",
        "Gelöschte Elemente": "deleteditems", "Junk-E-Mail": "junkemail", "Postausgang": "outbox",
    },
})  # fmt: skip


def read_person(text: str, language: Language) -> Person:
    """Return the person of that name."""
    person = _PEOPLE.get(text)
    if person is None:
        raise _unknown("nobody in the cast is called", text, _PEOPLE)
    return person


def read_number(text: str, language: Language) -> int:
    """Return a number written in digits or, up to ten, as a word."""
    if text.isdecimal():
        return int(text)
    words = _NUMBER_WORDS[language]
    if text.lower() not in words:
        raise _unknown("this is not a number:", text, ("0 and up", *words))
    return words[text.lower()]


def read_duration(text: str, language: Language) -> timedelta:
    """Return a span such as "90 days", "a week" or "2 hours and 30 minutes"."""
    joint = r"\s+and\s+" if language is Language.EN else r"\s+und\s+"
    total = timedelta()
    for part in re.split(joint, text):
        count, _, unit = part.partition(" ")
        total += read_number(count, language) * _unit(unit, language)
    return total


def read_time(text: str, language: Language) -> time:
    """Return a time of day, "09:30"."""
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError:
        raise SentenceMistake(f"this is not a time of day: {text!r}", "write it like 09:30") from None


def read_date(text: str, language: Language) -> date:
    """Return a day, "2026-03-02"; in German also "2.3.2026"."""
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise SentenceMistake(f"this is not a day: {text!r}", "write it like 2026-03-02") from None


def read_folder(text: str, language: Language) -> str:
    """Return the distinguished folder id of a folder that people know by its name in Outlook."""
    folders = _FOLDERS[language]
    if text not in folders:
        raise _unknown("no folder is called", text, folders)
    return folders[text]


def read_reason(text: str, language: Language) -> str:
    """Return the id of the integration's sentence that says so."""
    reasons = REASONS[language]
    if text not in reasons:
        raise _unknown("nobody is ever told that", text, reasons)
    return reasons[text]


def read_wish(text: str, language: Language) -> Wish:
    """Return the request that a mail client makes for what it wants."""
    wishes = WISHES[language]
    if text not in wishes:
        raise _unknown("no mail client ever wants", text, wishes)
    return wishes[text]


def read_line(text: str, language: Language) -> Line:
    """Return a verb of the control handle and its arguments, written in JSON."""
    verb, _, arguments = text.partition(" ")
    if verb not in VERBS:
        raise _unknown("the control handle has no verb", verb, VERBS)
    try:
        return Line(verb, json.loads(arguments))
    except json.JSONDecodeError as error:
        raise SentenceMistake(f"this is not JSON: {arguments}", f"{error.msg} at character {error.pos}") from None


def read_product(text: str, language: Language) -> str:
    """Return the name of a product, which is the same in both languages."""
    if text not in PRODUCTS:
        raise _unknown("no product is called", text, PRODUCTS)
    return text


def read_text(text: str, language: Language) -> str:
    """Return what stands between the quotation marks."""
    return text[1:-1]


def read_word(text: str, language: Language) -> str:
    """Return the word as it is."""
    return text


def _unit(word: str, language: Language) -> timedelta:
    units = _UNITS[language]
    for unit, length in units.items():
        plurals = {unit, f"{unit}s"} if language is Language.EN else {unit, f"{unit}e", f"{unit}n", f"{unit}en"}
        if word in plurals:
            return length
    raise _unknown("no unit of time is called", word, units)


def _unknown(problem: str, text: str, allowed: Iterable[str]) -> SentenceMistake:
    return SentenceMistake(f"{problem} {text!r}", f"allowed: {', '.join(allowed)}")


_QUOTED: Final = r'"[^"]*"|„[^“”]*[“”]'
_COUNT: Final = r"(?:\d+|[A-Za-zäöüß]+)"
_SPAN: Final = rf"{_COUNT} [A-Za-zäöüß]+"

BLANKS: Final[Mapping[str, Blank]] = MappingProxyType(
    {
        "person": Blank("somebody of the cast", r"[A-Z]\w+", read_person, ("Anna", "Anna")),
        "text": Blank("words in quotation marks", _QUOTED, read_text, ('"Offer"', "„Angebot“")),
        "number": Blank("a number, in digits or up to ten as a word", _COUNT, read_number, ("two", "zwei")),
        "duration": Blank(
            "a span of time", rf"{_SPAN}(?: (?:and|und) {_SPAN})*", read_duration, ("90 days", "90 Tage")
        ),
        "time": Blank("a time of day", r"\d?\d:\d\d", read_time, ("09:30", "09:30")),
        "date": Blank("a day", r"[\d.-]+", read_date, ("2026-03-02", "2.3.2026")),
        "folder": Blank(
            "a folder by its name in Outlook",
            r"[A-Za-zäöüß-]+(?: [A-Za-zäöüß]+)?",
            read_folder,
            ("inbox", "Posteingang"),
        ),
        "reason": Blank(
            "why something is refused", r".+", read_reason, ("the password is wrong", "das Kennwort falsch ist")
        ),
        "wish": Blank("what a mail client wants", r".+", read_wish, ("the inbox", "den Posteingang")),
        "line": Blank(
            "a verb of the control handle with its arguments",
            r"\w+ \{.*\}",
            read_line,
            ('change_settings {"tls": "1.2"}', 'change_settings {"tls": "1.2"}'),
        ),
        "product": Blank("a product of the matrix", r"[\w.]+", read_product, ("2013_SP1", "2013_SP1")),
        "address": Blank(
            "a mail address", r"\S+@\S+", read_word, ("sales@customer.example", "verkauf@customer.example")
        ),
        "word": Blank("one word of the protocol", r"\S+", read_word, ("ErrorItemNotFound", "ErrorItemNotFound")),
    }
)
