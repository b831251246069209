"""Contacts and the never-log list on the command line."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from functools import partial
from typing import Final

from integration.app import Integration
from integration.command_line.numbers import LARGEST, at_least
from integration.command_line.verbs import Noun, Verb, argument
from integration.command_line.waiting import WAIT, patiently
from integration.command_line.words import PROPERTIES, ahead, properties
from integration.model.calendar import Span
from integration.model.crm import Contact, Direction, TimelineEntry, TimelineKind
from integration.model.meeting import MeetingRecord
from integration.model.paging import Wanted

_ADDRESS: Final = argument("address")
_MEETING: Final = ("span.start", "span.end", "title", "host", "outcome")
_MAILS: Final = (TimelineKind.SENT, TimelineKind.RECEIVED)
_ENTRIES: Final = argument("entries", nargs="+", metavar="ENTRY", help="an address or a domain")


def _add(integration: Integration, words: Namespace) -> Contact:
    return integration.add_contact(words.address, words.name)


def _addresses(integration: Integration, words: Namespace) -> list[str]:
    contact = integration.details.contact(words.address)
    wanted = {*contact.also, *words.add} - {address.lower() for address in words.remove}
    if wanted != {*contact.also}:
        contact = integration.details.set_further_addresses(contact.address, wanted)
    return [*contact.also]


def _properties(integration: Integration, words: Namespace) -> dict[str, str]:
    integration.details.set_properties(words.address, properties(words))
    return integration.details.properties(words.address)


def _timeline(integration: Integration, words: Namespace) -> list[TimelineEntry | MeetingRecord]:
    def replies(entries: list[TimelineEntry]) -> int:
        return sum(entry.direction is Direction.INCOMING_EMAIL for entry in entries)

    look = partial(integration.timeline, words.address)
    if words.wait:
        patiently(look, lambda entries: replies(entries) >= words.replies, words.wait)
    kinds = (TimelineKind(words.kind),) if words.kind else _MAILS
    newest = integration.timeline_page(words.address, kinds, Wanted(size=words.most))
    return [*reversed(newest.items)]


def _meeting(integration: Integration, words: Namespace) -> MeetingRecord:
    start = ahead(words.start, integration.clock.now())
    return integration.record_meetings.enter(
        words.address,
        words.title,
        Span(start, start + timedelta(minutes=words.minutes)),
        words.host,
        location=words.location,
        in_calendar=words.in_calendar,
    )


def _never_log(integration: Integration, entries: set[str]) -> list[str]:
    integration.set_never_log(sorted(entries))
    return sorted(integration.never_log())


CONTACTS: Final = Noun(
    "contacts",
    "contacts and their timelines",
    (
        Verb(
            "list",
            "print every contact",
            lambda integration, _: integration.contacts(),
            columns=("address", "name"),
        ),
        Verb("add", "make a contact", _add, (_ADDRESS, argument("--name", default=""))),
        Verb(
            "rename",
            "give a contact another name",
            lambda integration, words: integration.rename_contact(words.address, words.name),
            (_ADDRESS, argument("name")),
        ),
        Verb(
            "addresses",
            "print a contact's further addresses, or change them; mail from them is the contact's",
            _addresses,
            (
                _ADDRESS,
                argument("--add", action="append", default=[], metavar="ADDRESS"),
                argument("--remove", action="append", default=[], metavar="ADDRESS"),
            ),
        ),
        Verb(
            "properties",
            "print what tokens know of a contact beside name and address, or say more of it",
            _properties,
            (_ADDRESS, *PROPERTIES),
        ),
        Verb(
            "timeline",
            "print the mails exchanged with a contact, the oldest first",
            _timeline,
            (
                _ADDRESS,
                argument("--kind", default="", choices=_MAILS, help="these alone"),
                argument(
                    "--most",
                    type=at_least(1),
                    default=LARGEST,
                    metavar="N",
                    help="the newest, so many; all unless given",
                ),
                argument(
                    "--replies", type=at_least(1), default=1, metavar="N", help="how many to wait for, 1 unless given"
                ),
                WAIT,
            ),
            ("id", "timestamp", "direction", "status", "subject", "sender", "reason"),
        ),
        Verb(
            "meetings",
            "print the meetings on a contact's timeline",
            lambda integration, words: integration.record_meetings.of_contact(words.address),
            (_ADDRESS,),
            _MEETING,
        ),
        Verb(
            "meet",
            "enter a meeting on a contact's record; it stands in the CRM alone",
            _meeting,
            (
                _ADDRESS,
                argument("title"),
                argument("--start", required=True, help="such as 2026-03-02T09:00, or 2h from now"),
                argument("--minutes", type=at_least(1), default=30),
                argument("--host", required=True, help="whose meeting it is, by address"),
                argument("--location", default=""),
                argument("--in-calendar", action="store_true", help="in the Exchange calendar as well"),
            ),
            _MEETING,
        ),
    ),
)

NEVER_LOG: Final = Noun(
    "never-log",
    "addresses and domains whose mail is not logged",
    (
        Verb("list", "print the list", lambda integration, _: sorted(integration.never_log())),
        Verb(
            "add",
            "put addresses or domains on the list",
            lambda integration, words: _never_log(integration, {*integration.never_log(), *words.entries}),
            (_ENTRIES,),
        ),
        Verb(
            "remove",
            "take addresses or domains off the list",
            lambda integration, words: _never_log(
                integration, set(integration.never_log()) - {entry.lower() for entry in words.entries}
            ),
            (_ENTRIES,),
        ),
    ),
)
