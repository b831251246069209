"""A connected mailbox: whose it is, where it lives, how it fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from integration.model.secret import Secret


class AccountState(StrEnum):
    """Where an account stands; only a connected one is read and sent from."""

    CONNECTED = "connected"
    SIGN_IN_NEEDED = "sign-in needed"
    DISABLED = "disabled"


class Purpose(StrEnum):
    """What the user says that the mailbox is for."""

    PERSONAL = "personal"
    TEAM = "team"


BASIC: Final = "basic"
"""The way to sign in that no proxy breaks: with each request. Words are exchangelib's."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a mailbox is reached and how: ``build`` like ``14.3.123.4``, ``api_version`` like ``Exchange2010_SP2``."""

    url: str
    auth_type: str
    build: str
    api_version: str


@dataclass(frozen=True, slots=True)
class Health:
    """What the last calls came to.

    ``refused_sign_ins`` and ``refused_since`` count sign-ins refused in a row; ``failures`` counts calls in a row
    that an outage spoilt; ``retry_at`` is when the mailbox may be asked again.
    """

    failures: int = 0
    refused_sign_ins: int = 0
    refused_since: datetime | None = None
    retry_at: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox or calendar that somebody connected; its password is not here but sealed in the database.

    ``user`` is who in the CRM has connected a calendar; an inbox belongs to its address alone. With
    ``static_addresses`` its calls leave from the addresses that the firm's allow list has.
    """

    id: str
    address: str
    user_name: str
    endpoint: Endpoint
    state: AccountState
    connected_at: datetime
    health: Health = Health()
    user: str = ""
    static_addresses: bool = False


@dataclass(frozen=True, slots=True)
class ConnectionRequest:
    """What the form asks for: address and password, and what one may have to add."""

    address: str
    password: str
    user_name: str = ""
    url: str = ""
    version: str = ""
    purpose: Purpose = Purpose.PERSONAL
    user: str = ""
    static_addresses: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "password", Secret(self.password))

    @property
    def login(self) -> str:
        """The user name to sign in with: the one given, else the address."""
        return self.user_name or self.address

    def __repr__(self) -> str:
        return f"ConnectionRequest({self.address!r}, user_name={self.user_name!r}, url={self.url!r})"


class Ownership(StrEnum):
    """Whose the mailbox of that address is, seen from the login."""

    OWN = "own"
    SOMEBODY_ELSES = "somebody else's"
    NONE = "no such mailbox"


@dataclass(frozen=True, slots=True)
class Findings:
    """What a server told about itself and about the mailbox while the connection was tried."""

    endpoint: Endpoint
    ownership: Ownership
