"""Puts an organisation, the server in front of it and its control handle together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fake_ews.clock import Clock
from fake_ews.control import Control
from fake_ews.http.front import Front, Outward
from fake_ews.organisation import Organisation
from fake_ews.server import Server
from fake_ews.settings import Settings


@dataclass(frozen=True, slots=True)
class Installation:
    """An Exchange that is set up, but not yet on any network."""

    organisation: Organisation
    front: Front
    control: Control
    outward: Outward


def install(
    *,
    exchange: str = "2019",
    domain: str = "example.test",
    mailboxes: Mapping[str, str],
    auth: Sequence[str] = ("basic", "ntlm"),
    clock: Clock | None = None,
    seed: int = 1,
    settings: Settings | None = None,
) -> Installation:
    """Set up an Exchange with these mailboxes (address to password).

    Raises ValueError, with the names there are, for a product or an authentication scheme that does not exist.
    """
    organisation = Organisation(exchange=exchange, domain=domain, clock=clock, seed=seed, settings=settings)
    for address, password in mailboxes.items():
        organisation.add_mailbox(address, password)
    server = Server(organisation, auth)
    return Installation(organisation, server, Control(organisation), server.pushing)
