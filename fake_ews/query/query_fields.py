"""The properties that a query string can name, and the test that a value puts to each."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.query.operands import flat
from fake_ews.query.paths import Path
from fake_ews.query.property_keys import PropertyKey
from fake_ews.query.query_dates import DateReader, date_test
from fake_ews.query.query_words import Words, words_of
from fake_ews.query.subjects import Subject, parts
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.item_parts import FlagType
from fake_ews.schema.record import Record
from fake_ews.schema.table import Table
from fake_ews.values import dataclass

Test = Callable[[Subject], bool]


def nothing(subject: Subject) -> bool:
    """Fit no subject: what a value does that means nothing for its property."""
    return False


class Field(ABC):
    """One property; ``scope`` is the name that highlighted terms carry, empty where there is nothing to highlight."""

    scope = ""

    @abstractmethod
    def run(self, text: str) -> Test:
        """Return the test for unquoted words, as they stood between operators."""

    def phrase(self, text: str, prefix: bool) -> Test:
        """Return the test for a quoted text; ``prefix`` says that an asterisk followed."""
        return self.run(text)


@dataclass(frozen=True, slots=True)
class TextField(Field):
    """A property of words: every word sought has to begin one there, a phrase has to stand there as it is."""

    paths: tuple[Path, ...]
    scope: str = ""

    def run(self, text: str) -> Test:
        """Return the test for words in any order."""
        sought = [Words((word,)) for word in words_of(text)]
        return lambda subject: all(words.stand_in(self._texts(subject)) for words in sought)

    def phrase(self, text: str, prefix: bool) -> Test:
        """Return the test for words in a row."""
        sought = Words(words_of(text), whole=not prefix)
        return lambda subject: sought.stand_in(self._texts(subject))

    def _texts(self, subject: Subject) -> Iterator[str]:
        for path in self.paths:
            value = subject.value(path)
            if path.uri == "item:Attachments" and value is not None:
                yield from _attachment_names(value)
            else:
                yield from (text for text in flat(value) if isinstance(text, str))


def _attachment_names(attachments: Record) -> Iterator[str]:
    for attachment in parts(attachments):
        name = attachment.get(AttachmentType.name)
        if name is not None:
            yield name


@dataclass(frozen=True, slots=True)
class ValueField(Field):
    """A property of one value: ``test`` makes a test of the value from what is sought, None where that is nonsense."""

    path: Path
    test: Callable[[str], Callable[[Any], bool] | None]

    def run(self, text: str) -> Test:
        """Return the test for a value."""
        fits = self.test(text.strip())
        if fits is None:
            return nothing
        chosen = fits
        return lambda subject: any(chosen(value) for value in flat(subject.value(self.path)))


@dataclass(frozen=True, slots=True)
class FlagField(Field):
    """IsFlagged: the flag of 2013, or the property below it that 2010 has too (PidTagFlagStatus, 2 is flagged)."""

    flag: Path
    status: Path

    def run(self, text: str) -> Test:
        """Return the test for true or false."""
        wanted = _truth(text)
        return nothing if wanted is None else lambda subject: self._is_flagged(subject) is wanted

    def _is_flagged(self, subject: Subject) -> bool:
        flag = subject.value(self.flag)
        if isinstance(flag, Record):
            return bool(flag.get(FlagType.flag_status) == "Flagged")
        return bool(subject.value(self.status) == 2)


def _truth(text: str) -> bool | None:
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(text.strip().casefold())


def _truth_test(text: str) -> Callable[[Any], bool] | None:
    wanted = _truth(text)
    return None if wanted is None else lambda value: value is wanted


_NUMBER: Final = re.compile(r"(\d+)\s*(kb|mb)?\Z", re.IGNORECASE)
_COMPARED: Final = re.compile(r"(>=|<=|<>|>|<|=)?\s*(.*)\Z", re.DOTALL)
_UNITS: Final[Mapping[str, int]] = MappingProxyType({"": 1, "kb": 1024, "mb": 1024 * 1024})
_HOLDS: Final[Mapping[str, Callable[[int, int], bool]]] = MappingProxyType(
    {
        "": lambda value, sought: value == sought,
        "=": lambda value, sought: value == sought,
        "<>": lambda value, sought: value != sought,
        ">": lambda value, sought: value > sought,
        ">=": lambda value, sought: value >= sought,
        "<": lambda value, sought: value < sought,
        "<=": lambda value, sought: value <= sought,
    }
)


def _number(text: str) -> int | None:
    match = _NUMBER.match(text.strip())
    return int(match[1]) * _UNITS[(match[2] or "").lower()] if match and len(match[1]) < 20 else None


def _number_test(text: str) -> Callable[[Any], bool] | None:
    first, dots, last = text.partition("..")
    if dots:
        low, high = _number(first), _number(last)
        return None if low is None or high is None else lambda value: low <= value <= high
    match = _COMPARED.match(text)
    sought = _number(match[2]) if match else None
    if match is None or sought is None:
        return None
    holds, number = _HOLDS[match[1] or ""], sought
    return lambda value: holds(value, number)


def _choice_test(text: str) -> Callable[[Any], bool]:
    wanted = text.casefold()
    return lambda value: bool(str(value).casefold() == wanted)


#: Kind to the item classes that it means and those below them that it does not (page "Perform an AQS search").
_KINDS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        "contacts": (("IPM.Contact", "IPM.DistList"), ()),
        "docs": (("IPM.Document",), ()),
        "email": (
            ("IPM.Note",),
            ("IPM.Note.Microsoft.Conversation", "IPM.Note.Microsoft.Fax", "IPM.Note.Microsoft.Voicemail"),
        ),
        "faxes": (("IPM.Note.Microsoft.Fax",), ()),
        "im": (("IPM.Note.Microsoft.Conversation",), ()),
        "journals": (("IPM.Activity",), ()),
        "meetings": (("IPM.Appointment", "IPM.Schedule.Meeting"), ()),
        "notes": (("IPM.StickyNote",), ()),
        "posts": (("IPM.Post",), ("IPM.Post.Rss",)),
        "rssfeeds": (("IPM.Post.Rss",), ()),
        "tasks": (("IPM.Task",), ()),
        "voicemail": (("IPM.Note.Microsoft.Voicemail",), ()),
    }
)


def _kind_test(text: str) -> Callable[[Any], bool] | None:
    said = text.casefold()
    kind = _KINDS.get(said) or _KINDS.get(f"{said}s") or _KINDS.get(f"{said}es")
    if kind is None:
        return None
    meant, excepted = kind
    return lambda value: _is_of(value, meant) and not _is_of(value, excepted)


def _is_of(item_class: str, classes: tuple[str, ...]) -> bool:
    said = f"{item_class.casefold()}."
    return any(said.startswith(f"{one.casefold()}.") for one in classes)


_FROM: Final = ("message:From", "message:Sender", "calendar:Organizer")
_TO: Final = ("message:ToRecipients", "item:DisplayTo", "calendar:RequiredAttendees")
_CC: Final = ("message:CcRecipients", "item:DisplayCc", "calendar:OptionalAttendees")
_BCC: Final = ("message:BccRecipients", "calendar:Resources")
_TEXTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "subject": ("item:Subject",),
        "body": ("item:Body",),
        "content": ("item:Body",),
        "from": _FROM,
        "to": _TO,
        "cc": _CC,
        "bcc": _BCC,
        "participants": (*_FROM, *_TO, *_CC, *_BCC),
        "attachment": ("item:Attachments",),
        "category": ("item:Categories",),
    }
)
#: What a word without a property is sought in besides.
_INDEXED_TOO: Final = (
    "calendar:Location",
    "contacts:DisplayName",
    "contacts:FileAs",
    "contacts:GivenName",
    "contacts:Surname",
    "contacts:CompanyName",
    "contacts:JobTitle",
    "contacts:Department",
    "contacts:EmailAddresses",
    "contacts:PhoneNumbers",
    "contacts:PhysicalAddresses",
    "contacts:ImAddresses",
    "persona:DisplayName",
    "persona:GivenName",
    "persona:Surname",
    "persona:CompanyName",
    "persona:Title",
    "persona:EmailAddress",
    "persona:EmailAddresses",
)
_SYNONYMS: Final[Mapping[str, str]] = MappingProxyType(
    {"attachments": "attachment", "categories": "category", "hasattachments": "hasattachment"}
)
_FLAG_STATUS: Final = Path((), key=PropertyKey("Integer", tag=0x1090))


def fields(table: Table, reader: DateReader) -> Mapping[str, Field]:
    """Return every property by its name in lower case; under the empty name, all that is searched without one.

    Which version the request names plays no part: the index knows nothing of it.
    """

    def path(uri: str) -> Path:
        return Path(tuple(table.rows_by_uri.get(uri, ())))

    def dates(text: str) -> Callable[[Any], bool] | None:
        fits = date_test(text, reader)
        return None if fits is None else lambda moment: fits(_aware(moment))

    named: dict[str, Field] = {
        name: TextField(tuple(path(uri) for uri in uris), name.capitalize()) for name, uris in _TEXTS.items()
    }
    everything = dict.fromkeys((*(uri for uris in _TEXTS.values() for uri in uris), *_INDEXED_TOO))
    named[""] = TextField(tuple(path(uri) for uri in everything))
    named |= {
        "received": ValueField(path("item:DateTimeReceived"), dates),
        "sent": ValueField(path("item:DateTimeSent"), dates),
        "size": ValueField(path("item:Size"), _number_test),
        "importance": ValueField(path("item:Importance"), _choice_test),
        "kind": ValueField(path("item:ItemClass"), _kind_test),
        "hasattachment": ValueField(path("item:HasAttachments"), _truth_test),
        "isread": ValueField(path("message:IsRead"), _truth_test),
        "isflagged": FlagField(path("item:Flag"), _FLAG_STATUS),
    }
    return named | {synonym: named[name] for synonym, name in _SYNONYMS.items()}


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
