"""Puts an organisation, the server in front of it and its control handle together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fake_ews.clock import Clock
from fake_ews.control import Control, SeedFile
from fake_ews.http.front import Front, Outward
from fake_ews.http.patience import Patience
from fake_ews.http.smtp import Post
from fake_ews.organisation import Organisation
from fake_ews.server import Server
from fake_ews.settings import DnsRecord, Settings
from fake_ews.transport import Reception, Relaying
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Installation:
    """An Exchange that is set up, but not yet on any network."""

    organisation: Organisation
    front: Front
    control: Control
    outward: Outward
    post: Post

    def dns(self) -> tuple[DnsRecord, ...]:
        """Return what the name server says beside the usual names, or in their place."""
        return self.organisation.settings.dns

    def patience(self) -> Patience:
        """Return how long a client may take to say what it wants, by the settings of this moment."""
        settings = self.organisation.settings
        return Patience(settings.header_wait_seconds, settings.min_bytes_per_second)


def install(
    *,
    exchange: str = "2019",
    domain: str = "",
    mailboxes: Mapping[str, str],
    seed_file: SeedFile | None = None,
    auth: Sequence[str] = ("basic", "ntlm"),
    clock: Clock | None = None,
    seed: int = 1,
    settings: Settings | None = None,
    smtp_port: int | None = None,
    relay: tuple[str, int] | None = None,
) -> Installation:
    """Set up an Exchange with these mailboxes (address to password), and with what the seed file says.

    ``smtp_port`` is where mail is taken, ``relay`` host and port of the server that takes what leaves.
    Without ``domain`` that of the first mailbox of the file is taken, or example.test.
    Raises ValueError, with the names there are, for a product or an authentication scheme that does not exist, and for
    a seed file that makes no sense, with the line.
    """
    if not domain:
        known = next(iter(seed_file.passwords), "") if seed_file is not None else ""
        domain = known.rpartition("@")[2] or "example.test"
    organisation = Organisation(exchange=exchange, domain=domain, clock=clock, seed=seed, settings=settings)
    for address, password in mailboxes.items():
        organisation.add_mailbox(address, password)
    server = Server(organisation, auth)
    control = Control(organisation)
    if seed_file is not None:
        seed_file.seed(control)
    if relay is not None:
        organisation.relay_mail()
    post = Post(Reception(organisation), Relaying(organisation), smtp_port, relay)
    return Installation(organisation, server, control, server.pushing, post)
