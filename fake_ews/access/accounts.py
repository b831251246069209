"""Accounts that can log in, and the spellings of a user name under which each is found."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Protocol

from fake_ews.access.md4 import md4
from fake_ews.values import dataclass

#: NetBIOS names have at most 15 characters (MS-NBTE 2.2.1).
_NETBIOS_LENGTH = 15


@dataclass(frozen=True, slots=True)
class Account:
    """One account: primary SMTP address, password, and its NT hash, kept so that a handshake costs no MD4.

    ``password_set`` is when the password was given, None for one that never expires; ``wrong`` are the moments of wrong
    passwords since the last right one.
    """

    address: str
    password: str = field(repr=False)
    nt_hash: bytes = field(repr=False)
    password_set: datetime | None = None
    disabled: bool = False
    password_expired: bool = False
    locked_until: datetime | None = None
    wrong: tuple[datetime, ...] = ()


class Accounts(Protocol):
    """Where the door looks accounts up; the organisation's directory."""

    def find_account(self, logon_name: str) -> Account | None:
        """Return the account that has ``logon_name`` among its ``logon_names``, or None."""
        ...

    def sign_outs(self, address: str) -> int:
        """Return how often the logins of an account were ended; one from before that does not count any more."""
        ...

    def judge(self, account: Account, *, right: bool) -> str:
        """Take note of an attempt with a ``right`` or wrong password, and return why it fails, or nothing."""
        ...


def new_account(address: str, password: str) -> Account:
    """Return an account with the NT hash of its password (MS-NLMP 3.3.1, NTOWFv1: MD4 of UTF-16LE)."""
    return Account(address, password, md4(password.encode("utf-16-le", "surrogatepass")))


def netbios_domain(domain: str) -> str:
    """Return the NetBIOS name that a domain has by default: its first label in capitals ("CONTOSO")."""
    return domain.partition(".")[0].upper()[:_NETBIOS_LENGTH]


def logon_name(user: str, domain: str = "") -> str:
    """Return the one spelling under which ``Accounts.find_account`` is asked: ``domain\\user`` or ``user``, lower case.

    ``user`` may itself be an address or ``domain\\user``; a domain in its own field (NTLM) goes in front.
    """
    return (f"{domain}\\{user}" if domain else user).lower()


def logon_names(address: str, netbios: str = "", *, upn: str = "", user: str = "") -> tuple[str, ...]:
    """Return every logon name of the account with that primary address; ``netbios`` is its domain's NetBIOS name.

    The UPN, ``NETBIOS\\user``, ``dns.domain\\user`` and the bare user name. The address is the UPN, and its first part
    the user name, unless others are given: then nobody can log in with the address, as in any Windows domain.
    """
    first, _, domain = address.rpartition("@")
    user = user or first
    return (
        logon_name(upn or address),
        logon_name(user, netbios or netbios_domain(domain)),
        logon_name(user, domain),
        logon_name(user),
    )
