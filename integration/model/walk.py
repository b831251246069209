"""A walk to a mailbox, step by step, as an IT team reads it: names, TLS, Autodiscover, sign-in, version, mailbox."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """The steps in their order."""

    ENTERED = "entered"
    NAMES = "names"
    AUTODISCOVER = "autodiscover"
    TLS = "tls"
    SERVICE = "service"
    SIGN_IN = "sign-in"
    VERSION = "version"
    MAILBOX = "mailbox"


class Ending(StrEnum):
    """How a step ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_TRIED = "not tried"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was found, a line each in the words of the protocols, and why it failed if it did.

    ``reason`` is the id of a sentence for people, ``values`` what it speaks about.
    """

    stage: Stage
    ending: Ending
    found: tuple[str, ...] = ()
    reason: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a server shows when TLS begins: for whom, by whom, until when; ``trouble`` is why it is not trusted."""

    subject: str
    names: tuple[str, ...]
    issuer: str
    until: datetime
    protocol: str
    trouble: str = ""
