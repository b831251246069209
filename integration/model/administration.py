"""What an administrator sets for everybody: how a mail domain is reached, and how much a mailbox may send."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DomainKind(StrEnum):
    """What the settings of a mail domain are for; a domain has one kind (limitation L9)."""

    EXCHANGE = "exchange"
    IMAP = "imap"


@dataclass(frozen=True, slots=True)
class DomainSettings:
    """How the mailboxes of a domain are reached.

    ``url`` is the Exchange URL, "" where they are reached by IMAP; with ``static_addresses`` they are reached from
    addresses that the firm's allow list has.
    """

    domain: str
    kind: DomainKind
    url: str = ""
    static_addresses: bool = False


class Access(StrEnum):
    """Whether a user may connect inboxes and calendars (knowledge.hubspot.com, "Connect your personal email")."""

    PERSONAL_EMAIL = "personal email"
    """As everybody, on every plan and seat, until an administrator says otherwise."""
    WITHHELD = "withheld"
    """Without the permission "personal email access"."""
    VIEW_ONLY = "view-only"
    """On a seat that may look at everything, and connect nothing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a mailbox may send, in any 24 hours and in one minute of the clock."""

    per_day: int
    per_minute: int


class UnsubscribeRule(StrEnum):
    """Which mails end with a link to unsubscribe (knowledge.hubspot.com, "Manage unsubscribe links ...")."""

    ALWAYS = "always"
    USUAL = "usual"
    """All but those whose writer leaves it out."""
    WRITER = "writer"
    """Those in which the writer puts it."""


@dataclass(frozen=True, slots=True)
class UnsubscribePolicy:
    """Which mails end with the link, and what it says."""

    rule: UnsubscribeRule
    words: str
