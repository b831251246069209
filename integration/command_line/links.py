"""Meeting links on the command line, and booking as a visitor does."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from integration.app import Integration
from integration.command_line.numbers import at_least
from integration.command_line.toml_files import read_link
from integration.command_line.verbs import Noun, Verb, argument, on
from integration.command_line.words import ahead
from integration.meetings.links import LinkService
from integration.model.meeting import Booking, Visitor

_do: Final = on(lambda integration: integration.links, "slug")
_SLUG: Final = argument("slug")
_MINUTES: Final = argument("--minutes", type=at_least(1), help="the duration, if the link has several")
_BOOKING: Final = ("span.start", "span.end", "state", "visitor.address")
_ZONE: Final = argument("--time-zone", default="UTC", help="the visitor's, such as Europe/Berlin")


def _offer(integration: Integration, words: Namespace) -> Any:
    return integration.links.offer(words.slug, words.time_zone, _duration(words)).starts


def _book(integration: Integration, words: Namespace) -> Booking:
    visitor = Visitor(words.name, words.address, words.time_zone, guests=tuple(words.guest))
    start = ahead(words.start, integration.clock.now())
    return integration.meetings.book(words.slug, start, visitor, _duration(words))


def _bookings(integration: Integration, words: Namespace) -> Any:
    link = integration.links.get(words.slug)
    return [booking for booking in integration.meetings.of_user(link.user) if booking.slug == link.slug]


def _duration(words: Namespace) -> timedelta | None:
    return timedelta(minutes=words.minutes) if words.minutes else None


LINKS: Final = Noun(
    "links",
    "meeting links and what is booked through them",
    (
        Verb(
            "list",
            "print every link",
            lambda integration, _: integration.links.all(),
            columns=("slug", "user", "title"),
        ),
        Verb(
            "save",
            "make a link, or change it, as a TOML file says (docs/integration.md)",
            lambda integration, words: integration.links.save(read_link(words.file)),
            (argument("file", type=Path),),
        ),
        Verb("show", "print a link", _do(LinkService.get), (_SLUG,)),
        Verb("remove", "take a link away; what was booked stays", _do(LinkService.remove), (_SLUG,)),
        Verb("offer", "print the times that a visitor may book", _offer, (_SLUG, _ZONE, _MINUTES)),
        Verb(
            "book",
            "book a time as a visitor does",
            _book,
            (
                _SLUG,
                argument("start", help="as offer prints it"),
                argument("name"),
                argument("address"),
                _ZONE,
                _MINUTES,
                argument("--guest", action="append", default=[], metavar="ADDRESS"),
            ),
            ("key", *_BOOKING),
        ),
        Verb(
            "bookings",
            "print what is booked",
            _bookings,
            (_SLUG,),
            _BOOKING,
        ),
    ),
)
