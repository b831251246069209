"""What administrators set, on the command line: mail domains, limits and links of mail, seats, addresses to let in."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, Final

from integration.app import Integration
from integration.command_line.numbers import at_least
from integration.command_line.verbs import Noun, Verb, argument
from integration.model.administration import Access, Limits, UnsubscribeRule

_DOMAIN: Final = argument("domain")


def _set_domain(integration: Integration, words: Namespace) -> Any:
    if words.imap:
        integration.domains.set_imap(words.domain)
    elif words.url:
        integration.domains.set_exchange(words.domain, words.url, static_addresses=words.static)
    else:
        raise ValueError("either --url URL or --imap")
    return integration.domains.of(f"@{words.domain}")


def _set_limits(integration: Integration, words: Namespace) -> Limits:
    now = integration.send_limits.current()
    integration.send_limits.set(
        now.per_day if words.per_day is None else words.per_day,
        now.per_minute if words.per_minute is None else words.per_minute,
    )
    return integration.send_limits.current()


def _restricted(integration: Integration, _: Namespace) -> Any:
    return [{"user": user, "access": access} for user, access in integration.users.restricted().items()]


def _seats(integration: Integration, _: Namespace) -> Any:
    users = dict.fromkeys(account.address for account in integration.accounts())
    return [{"user": user, "paid": integration.crm.has_seat(user)} for user in users]


DOMAINS: Final = Noun(
    "domains",
    "how the mailboxes of whole mail domains are reached",
    (
        Verb(
            "list",
            "print what is set",
            lambda integration, _: integration.domains.all(),
            columns=("domain", "kind", "url", "static_addresses"),
        ),
        Verb(
            "set",
            "say where the Exchange of a domain is, so that nobody there has to",
            _set_domain,
            (
                _DOMAIN,
                argument("--url", default="", help="its Exchange URL"),
                argument("--static", action="store_true", help="from the static addresses"),
                argument("--imap", action="store_true", help="its mailboxes are reached by IMAP instead"),
            ),
        ),
        Verb(
            "remove",
            "forget what is set",
            lambda integration, words: integration.domains.remove(words.domain),
            (_DOMAIN,),
        ),
        Verb(
            "addresses",
            "print, for the IT team, from where connections come",
            lambda integration, _: integration.domains.leaving,
        ),
    ),
)

LIMITS: Final = Noun(
    "limits",
    "how much a mailbox may send",
    (
        Verb("show", "print the limits in force", lambda integration, _: integration.send_limits.current()),
        Verb(
            "set",
            "limit what every mailbox may send; what is not given stays",
            _set_limits,
            (
                argument("--per-day", type=at_least(0), help="mails in any 24 hours"),
                argument("--per-minute", type=at_least(0), help="mails in one minute of the clock"),
            ),
        ),
    ),
)

UNSUBSCRIBE_LINK: Final = Noun(
    "unsubscribe-link",
    "which mails end with a link to unsubscribe",
    (
        Verb("show", "print what is chosen", lambda integration, _: integration.unsubscribe_links.current()),
        Verb(
            "set",
            "choose for everybody: always, usual (unless left out), or writer (where whoever writes puts it)",
            lambda integration, words: integration.unsubscribe_links.set(UnsubscribeRule(words.rule), words.words),
            (
                argument("rule", choices=tuple(UnsubscribeRule)),
                argument("--words", default="", help="what the link says"),
            ),
        ),
    ),
)

ACCESS: Final = Noun(
    "access",
    "who may connect inboxes and calendars",
    (
        Verb("list", "print everybody who may not, and why", _restricted, columns=("user", "access")),
        Verb(
            "set",
            "say whether a user may; what is connected stays",
            lambda integration, words: integration.users.set_access(words.user, Access(words.access)),
            (
                argument("user"),
                argument("access", choices=[one.value for one in Access], help="of the user from now on"),
            ),
        ),
    ),
)

SEATS: Final = Noun(
    "seats",
    "who has the paid seat that sequences need",
    (
        Verb("list", "print who has one", _seats, columns=("user", "paid")),
        Verb(
            "give",
            "give a user a paid seat",
            lambda integration, words: integration.users.set_seat(words.user, True),
            (argument("user"),),
        ),
        Verb(
            "take",
            "take a user's paid seat away",
            lambda integration, words: integration.users.set_seat(words.user, False),
            (argument("user"),),
        ),
    ),
)
