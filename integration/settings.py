"""Every setting of the integration in one table: its name, its default and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from types import MappingProxyType
from typing import Annotated, Any, get_type_hints

from integration.model.address import is_address
from integration.model.secret import Secret

PREFIX = "EXCHANGE_INTEGRATION_"


@dataclass(frozen=True, slots=True)
class Settings:
    """One row a setting; the environment variable is the name in capitals after EXCHANGE_INTEGRATION_.

    Durations are given in seconds in the environment, lists as words divided by blanks, yes and no as words.
    """

    database: Annotated[str, "Where the state is kept, as an SQLAlchemy URL."] = "sqlite:///exchange-integration.db"
    encryption_key: Annotated[str, "Seals the passwords: a Fernet key, or several, the newest first."] = field(
        default="", repr=False
    )
    language: Annotated[str, "Language of pages and command line where nobody asked: en or de."] = "en"
    sync_interval: Annotated[timedelta, "How often each inbox is looked into for replies."] = timedelta(seconds=60)
    streaming: Annotated[
        bool, "Whether inboxes are listened to, so that replies are there at once; looking in goes on in any case."
    ] = True
    sync_page: Annotated[int, "How many changes are fetched at once, 1 to 512."] = 512
    log_rule: Annotated[
        str, "What is logged of inboxes where nobody chose: replies, or all for all mail from and to known contacts."
    ] = "replies"
    log_attachments: Annotated[bool, "Whether names and sizes of attachments are logged where nobody chose."] = True
    daily_send_limit: Annotated[int, "Mails a mailbox may send in any 24 hours."] = 1000
    minute_send_limit: Annotated[int, "Mails a mailbox may send in one minute of the clock."] = 10
    refused_sign_ins: Annotated[int, "Refused sign-ins in a row before an inbox is disconnected."] = 4
    refusal_span: Annotated[timedelta, "How long sign-ins must have been refused before that."] = timedelta(minutes=90)
    doubtful_attempts: Annotated[int, "Tries of a mail that Exchange answers in a way nobody knows."] = 12
    ca_file: Annotated[str, "PEM file of the authorities to trust; empty: those of the machine."] = ""
    legacy_tls: Annotated[bool, "Whether TLS 1.0 is taken, as old Windows servers offer nothing newer."] = False
    proxy: Annotated[str, "HTTP proxy for everything that goes out, as a URL."] = ""
    source_addresses: Annotated[tuple[str, ...], "Local addresses to connect from, one for each IP version."] = ()
    static_addresses: Annotated[
        tuple[str, ...], "Local addresses for inboxes and domains that are to come from static addresses."
    ] = ()
    static_proxy: Annotated[str, "HTTP proxy for these, instead of or beside the addresses, as a URL."] = ""
    address_policy: Annotated[str, "Which addresses may be connected to: public, or any."] = "public"
    allowed_networks: Annotated[tuple[str, ...], "Networks allowed though not public, such as 10.1.0.0/16."] = ()
    allowed_ports: Annotated[
        tuple[str, ...], "Ports that an Exchange URL may name; Autodiscover asks 80 for a redirection."
    ] = ("443", "80")
    connect_timeout: Annotated[timedelta, "How long a connection may take to come about."] = timedelta(seconds=10)
    read_timeout: Annotated[timedelta, "How long Exchange may be silent within an answer."] = timedelta(seconds=60)
    notice_relay: Annotated[
        str,
        "Mail server that tells users when an inbox is disconnected or a limit near: smtp://host:25, or "
        "smtps://user:password@host; empty: pages and status tell it.",
    ] = field(default="", repr=False)
    notice_sender: Annotated[str, "Address that these mails come from; needed with a relay."] = ""
    public_url: Annotated[str, "Where people outside reach the pages; links in mails lead there."] = (
        "http://127.0.0.1:8080"
    )
    unsubscribe_link: Annotated[
        str,
        "Which mails to one person end with a link to unsubscribe where no administrator chose: always, usual (unless "
        "left out), or writer (where put in).",
    ] = "usual"
    privacy_url: Annotated[str, "Where the firm says how it treats mail; whoever connects a mailbox is led there."] = ""
    pages_password: Annotated[
        str, "What users type to see the pages; empty: these answer on this machine only. Public pages are for all."
    ] = field(default="", repr=False)
    worker_heartbeat: Annotated[
        timedelta,
        "On PostgreSQL, how often a process says that it is alive; silent for three times, it loses its lanes.",
    ] = timedelta(seconds=10)
    lanes: Annotated[int, "How many mailboxes are worked on at the same time; each is one lane."] = 4
    audit_kept: Annotated[timedelta, "How long entries of the audit log are kept; 0: for ever."] = timedelta(days=730)
    host: Annotated[str, "Address that the pages are served on."] = "127.0.0.1"
    port: Annotated[int, "Port that the pages are served on."] = 8080

    def __post_init__(self) -> None:
        for name in ("database", "encryption_key", "pages_password", "notice_relay"):
            object.__setattr__(self, name, Secret(getattr(self, name)))
        if self.notice_relay and not is_address(self.notice_sender):
            raise ValueError(f"{PREFIX}NOTICE_SENDER is needed with a relay: the address that its mails come from")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read the settings named there; raises ValueError that names the variable for a value of the wrong kind."""
        values = {}
        for setting, hint in get_type_hints(cls).items():
            name = PREFIX + setting.upper()
            if name in environment:
                try:
                    values[setting] = _READERS[hint](environment[name])
                except (ValueError, KeyError) as error:
                    raise ValueError(f"{name}={environment[name]!r}: {error}") from error
        return cls(**values)


def _yes_or_no(word: str) -> bool:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}[word.lower()]


_READERS: Mapping[Any, Callable[[str], Any]] = MappingProxyType(
    {
        str: str,
        int: int,
        bool: _yes_or_no,
        timedelta: lambda text: timedelta(seconds=float(text)),
        tuple[str, ...]: lambda text: tuple(text.split()),
    }
)


def table() -> tuple[tuple[str, str, str], ...]:
    """Return name, default and meaning of every setting, for the command line and the documentation."""
    hints = get_type_hints(Settings, include_extras=True)
    return tuple((row.name, _shown(row.default), hints[row.name].__metadata__[0]) for row in fields(Settings))


def _shown(value: object) -> str:
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.15g}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, tuple) else str(value)
