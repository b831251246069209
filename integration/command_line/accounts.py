"""Inboxes and calendars on the command line: connecting, how each fares, disconnecting and removing."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, Final

from integration.app import Integration
from integration.command_line.verbs import Argument, Noun, Verb, argument
from integration.command_line.words import PASSWORD, TEXT, html, password
from integration.errors import NotFound
from integration.model.account import Account, ConnectionRequest, Purpose
from integration.model.log_policy import LogRule
from integration.replies.policies import rule_of

_ADDRESS: Final = argument("address")
_COLUMNS: Final = ("address", "state", "endpoint.url", "endpoint.build", "static_addresses")
_FORM: Final[tuple[Argument, ...]] = (
    _ADDRESS,
    PASSWORD,
    argument("--user-name", default="", help="if it is not the address, such as FIRM\\anna"),
    argument("--url", default="", help="Exchange URL, if Autodiscover does not find it"),
    argument("--static", action="store_true", help="connect from the static addresses"),
)


def _connect_inbox(integration: Integration, words: Namespace) -> Account:
    return integration.connect_inbox(
        words.address,
        password(words),
        user_name=words.user_name,
        url=words.url,
        purpose=Purpose.TEAM if words.team else Purpose.PERSONAL,
        static_addresses=words.static,
        user=words.user,
    )


def _connect_calendar(integration: Integration, words: Namespace) -> Account:
    asked = ConnectionRequest(
        words.address,
        password(words),
        words.user_name,
        words.url,
        user=words.user,
        static_addresses=words.static,
    )
    return integration.calendars.connect(asked)


def _calendar(integration: Integration, words: Namespace) -> Account:
    wanted = str(words.address).lower()
    found = next((one for one in integration.calendars.all() if one.address == wanted), None)
    if found is None:
        raise NotFound(f"no calendar {wanted} is connected")
    return found


def _inbox(integration: Integration, words: Namespace) -> Account:
    return integration.account(words.address)


def _signature(integration: Integration, words: Namespace) -> Any:
    account, said = _inbox(integration, words), html(words)
    if said or words.none:
        integration.signatures.set(account.id, said)
    return {"signature": integration.signatures.get(account.id)}


def _time_zone(integration: Integration, words: Namespace) -> Any:
    account = _inbox(integration, words)
    if words.zone:
        integration.sequences.set_time_zone(account.id, words.zone)
    return {"time_zone": integration.sequences.time_zone(account.id)}


def _logging(integration: Integration, words: Namespace) -> Any:
    account = _inbox(integration, words)
    before = integration.log_policies.of(account.id)
    never = integration.log_policies.never_log(account.id)
    wanted = (never | {entry.lower() for entry in words.never}) - {entry.lower() for entry in words.not_never}
    if words.rule or words.attachments or wanted != never:
        rule = rule_of(words.rule) if words.rule else before.rule
        attachments = words.attachments == "yes" if words.attachments else before.attachments
        integration.log_policies.choose(account.id, rule, attachments=attachments, never=wanted)
    now = integration.log_policies.of(account.id)
    own = sorted(integration.log_policies.never_log(account.id))
    return {"rule": now.rule.value, "attachments": now.attachments, "never_log": own}


INBOXES: Final = Noun(
    "inboxes",
    "connected inboxes",
    (
        Verb("list", "print every inbox", lambda integration, _: integration.accounts(), columns=_COLUMNS),
        Verb(
            "connect",
            "connect an inbox, or connect it again",
            _connect_inbox,
            (
                *_FORM,
                argument("--team", action="store_true", help="a team shares it"),
                argument("--user", default="", help="who uses it in the CRM; the address's own unless given"),
            ),
            _COLUMNS,
        ),
        Verb(
            "users",
            "print who uses an inbox",
            lambda integration, words: integration.inboxes.users(_inbox(integration, words)),
            (_ADDRESS,),
        ),
        Verb(
            "password",
            "sign in to an inbox with a new password from now on",
            lambda integration, words: integration.renew_password(_inbox(integration, words).id, password(words)),
            (_ADDRESS, PASSWORD),
            _COLUMNS,
        ),
        Verb(
            "disconnect",
            "stop using an inbox, or let one of its users leave it; what was logged stays",
            lambda integration, words: integration.disconnect(_inbox(integration, words).id, words.user),
            (_ADDRESS, argument("--user", default="", help="he alone; the others go on with it")),
        ),
        Verb(
            "remove",
            "forget an inbox with its password; what was logged stays",
            lambda integration, words: integration.remove(_inbox(integration, words).id),
            (_ADDRESS,),
        ),
        Verb(
            "signature",
            "print what the mails of an inbox end with, or set it",
            _signature,
            (_ADDRESS, *TEXT, argument("--none", action="store_true", help="no signature any more")),
        ),
        Verb(
            "logging",
            "print what is logged of an inbox, or choose it: replies, or all mail with known contacts",
            _logging,
            (
                _ADDRESS,
                argument("--rule", choices=[rule.value for rule in LogRule]),
                argument("--attachments", choices=("yes", "no"), help="whether names and sizes of files are logged"),
                argument("--never", action="append", default=[], help="address or domain for the inbox's own list"),
                argument("--not-never", action="append", default=[], help="take one off that list"),
            ),
        ),
        Verb(
            "time-zone",
            "print in which time zone a sender works, or set it",
            _time_zone,
            (_ADDRESS, argument("zone", nargs="?", help="such as Europe/Berlin")),
        ),
    ),
)

CALENDARS: Final = Noun(
    "calendars",
    "connected calendars, one a user",
    (
        Verb(
            "list",
            "print every calendar",
            lambda integration, _: integration.calendars.all(),
            columns=("user", *_COLUMNS),
        ),
        Verb(
            "connect",
            "connect a user's calendar, or connect it again",
            _connect_calendar,
            (*_FORM, argument("--user", default="", help="whose it is in the CRM; the address's own unless given")),
            ("user", *_COLUMNS),
        ),
        Verb(
            "password",
            "sign in to a calendar with a new password from now on",
            lambda integration, words: integration.calendars.renew_password(
                _calendar(integration, words).id, password(words)
            ),
            (_ADDRESS, PASSWORD),
            ("user", *_COLUMNS),
        ),
        Verb(
            "disconnect",
            "stop using a calendar; its owner's links go on offline",
            lambda integration, words: integration.calendars.disconnect(_calendar(integration, words).id),
            (_ADDRESS,),
        ),
        Verb(
            "remove",
            "forget a calendar and its password",
            lambda integration, words: integration.calendars.remove(_calendar(integration, words).id),
            (_ADDRESS,),
        ),
    ),
)
