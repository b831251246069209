"""What people type after a verb: passwords, texts, files, moments and durations."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from mimetypes import guess_type
from pathlib import Path
from types import MappingProxyType
from typing import Final

from integration.command_line.verbs import Argument, argument
from integration.markup import safe
from integration.model.mail import File
from integration.model.secret import Secret
from integration.web.plain_text import paragraphs

PASSWORD: Final = argument(
    "--password-file", metavar="FILE", help="read the password there instead of asking for it; - is the input"
)

TEXT: Final[tuple[Argument, ...]] = (
    argument("--text", help="what it says, as plain text; an empty line begins a paragraph"),
    argument("--text-file", metavar="FILE", help="read the text there; - is the input"),
    argument("--html-file", metavar="FILE", help="read HTML there; what a mail may not hold is taken out"),
)

PROPERTIES: Final[tuple[Argument, ...]] = (
    argument("properties", nargs="*", metavar="NAME=VALUE", help="what else is known; without a value, no longer"),
)


def properties(words: argparse.Namespace) -> dict[str, str]:
    """Return what was said of a contact or record; raises ValueError for what does not say of what."""
    for one in words.properties:
        if "=" not in one:
            raise ValueError(f"{one!r} is not NAME=VALUE")
    return {name: value for name, _, value in (one.partition("=") for one in words.properties)}


def password(words: argparse.Namespace) -> Secret:
    """Return the password; nobody who looks at a crash is to read it."""
    if words.password_file:
        return Secret(_read(words.password_file).partition("\n")[0].rstrip("\r"))
    return Secret(getpass.getpass())


def html(words: argparse.Namespace) -> str:
    """Return what a body is to say, "" where nothing was given; raises ValueError for more than one body."""
    given = [one for one in (words.text, words.text_file, words.html_file) if one is not None]
    if len(given) > 1:
        raise ValueError("one of --text, --text-file and --html-file, not several")
    if words.html_file:
        return safe(_read(words.html_file))
    text = words.text if words.text is not None else _read(words.text_file) if words.text_file else ""
    return paragraphs(text) if text.strip() else ""


def attached(name: str) -> File:
    """Return the file of that name, to be attached."""
    path = Path(name)
    return File(path.name, guess_type(path.name)[0] or "application/octet-stream", path.read_bytes())


def ahead(typed: str, now: datetime) -> datetime:
    """Read a moment, as ISO 8601 or as how far off it is: ``2h``; without a zone it is of this machine's clock.

    Raises ValueError.
    """
    return now + span(typed) if _is_span(typed) else _moment(typed)


def ago(typed: str, now: datetime) -> datetime:
    """Read a moment in the same way, where ``7d`` means seven days ago; raises ValueError."""
    return now - span(typed) if _is_span(typed) else _moment(typed)


def span(typed: str) -> timedelta:
    """Read a duration like ``30m``, ``2h`` or ``7d``; raises ValueError."""
    if not _is_span(typed):
        raise ValueError(f"{typed!r} is no duration such as 30m, 2h or 7d")
    return timedelta(**{_UNITS[typed[-1]]: int(typed[:-1])})


def _is_span(typed: str) -> bool:
    return typed[:-1].isdecimal() and typed[-1:] in _UNITS


def _moment(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed).astimezone(UTC)
    except ValueError as problem:
        raise ValueError(f"{typed!r} is no moment such as 2026-03-02T09:00 and no duration such as 2h") from problem


_UNITS: Final[Mapping[str, str]] = MappingProxyType({"m": "minutes", "h": "hours", "d": "days", "w": "weeks"})


def _read(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
