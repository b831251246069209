"""What stands in a form that was sent: words, lines, numbers and times, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from aiohttp import web

from integration.errors import Refused
from integration.model.mail import File
from integration.model.paging import Wanted
from integration.model.secret import Secret
from integration.sending.limits import MOST_ATTACHED

_TIME: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?")
#: Bytes that may stand in a form beside the files that come with it.
_MOST_WORDS: Final = 2**20
_BETWEEN: Final = re.compile(r"\s*(?:-|\u2013|\u2014|bis|to)\s*")


class Unreadable(ValueError):
    """A field holds something else than it should; ``field`` is its name, ``typed`` what stands there."""

    def __init__(self, field: str, typed: str) -> None:
        super().__init__(f"{field}: {typed}")
        self.field = field
        self.typed = typed


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, in order; one that was not sent is empty."""

    fields: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str:
        """Return a field without blanks around it."""
        return self.raw(name).strip()

    def raw(self, name: str) -> str:
        """Return a field exactly as it was sent."""
        return next((value for field, value in self.fields if field == name), "")

    def many(self, name: str) -> tuple[str, ...]:
        """Return every field of that name."""
        return tuple(value.strip() for field, value in self.fields if field == name)

    def many_raw(self, name: str) -> tuple[str, ...]:
        """Return every field of that name, exactly as it was sent."""
        return tuple(value for field, value in self.fields if field == name)

    def addresses(self, name: str) -> tuple[str, ...]:
        """Return what is written in a field, one a line or divided by commas or semicolons."""
        return tuple(word for part in re.split(r"[,;\n]", self.raw(name)) if (word := part.strip()))

    def number(self, name: str) -> int:
        """Return a whole number; empty is 0. Raises Unreadable."""
        typed = self.text(name)
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
            raise Unreadable(name, typed)
        return int(typed or 0)

    def hours(self, name: str) -> tuple[tuple[int, int], ...]:
        """Return ranges like ``9:00-12:00, 13-17`` in minutes of the day. Raises Unreadable."""
        typed = self.text(name)
        ranges = [_BETWEEN.split(part.strip()) for part in re.split(r"[,;]", typed) if part.strip()]
        if any(len(edges) != 2 for edges in ranges):
            raise Unreadable(name, typed)
        return tuple((_minutes(first, name), _minutes(last, name)) for first, last in ranges)

    def minute_of_day(self, name: str) -> int:
        """Return a time like ``9:00`` in minutes of the day. Raises Unreadable."""
        return _minutes(self.text(name), name)

    def moment(self, name: str, zone: str) -> datetime | None:
        """Return what a field for day and time says on the clock of that zone; None when empty. Raises Unreadable."""
        typed = self.text(name)
        if not typed:
            return None
        try:
            found = datetime.fromisoformat(typed)
        except ValueError as problem:
            raise Unreadable(name, typed) from problem
        return (found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _minutes(typed: str, field: str) -> int:
    found = _TIME.fullmatch(typed)
    minutes = int(found[1]) * 60 + int(found[2] or 0) if found else -1
    if not 0 <= minutes <= 24 * 60 or (found and int(found[2] or 0) > 59):
        raise Unreadable(field, typed)
    return minutes


def clock(minutes: int) -> str:
    """Return minutes of the day as a form shows them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def page_wanted(request: web.Request) -> Wanted:
    """Return which page of a long list the address asks for; what is no number asks for the first."""
    asked = request.query.get("page", "")
    return Wanted(int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1)


async def read(request: web.Request) -> Form:
    """Read the form of a request; files are left out."""
    return of((await request.post()).items())


async def read_with_files(request: web.Request) -> tuple[Form, tuple[File, ...]]:
    """Read a form that files come with; raises Refused for one that is too large to be read at all."""
    most = MOST_ATTACHED + _MOST_WORDS
    if (request.content_length or 0) > most:
        raise Refused("mail.too-large", detail=f"{(request.content_length or 0) / 2**20:.1f} MB")
    sent = await request.clone(client_max_size=most).post()
    return of(sent.items()), tuple(_file(part) for part in sent.values() if isinstance(part, web.FileField))


def _file(part: web.FileField) -> File:
    with part.file:
        return File(part.filename, part.content_type, part.file.read())


def of(fields: Iterable[tuple[str, object]]) -> Form:
    """Return the form with these fields."""
    typed = ((name, value) for name, value in fields if isinstance(value, str))
    return Form(tuple((name, Secret(value) if "password" in name else value) for name, value in typed))
