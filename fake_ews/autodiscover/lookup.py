"""What Autodiscover asks the organisation: who has a mailbox, where, and who is redirected."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit
from uuid import UUID

from fake_ews.products import Product
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class AlternateMailbox:
    """Another mailbox that Outlook opens beside the user's own; ``kind`` is "Archive", "Delegate" or "TeamMailbox"."""

    kind: str
    display_name: str
    legacy_dn: str
    server: str


@dataclass(frozen=True, slots=True)
class MailboxUser:
    """A user with a mailbox in this organisation, as its directory describes it.

    ``address`` is the primary SMTP address, ``legacy_dn`` the one that ends in ``/cn=Recipients/cn=...``;
    ``mailbox_server`` (host name) and ``product`` are the mailbox's server, which need not be the one that answers.
    """

    address: str
    display_name: str
    legacy_dn: str
    mailbox_guid: UUID
    deployment_id: UUID
    mailbox_server: str
    product: Product
    internal_ews_url: str
    external_ews_url: str
    directory_server: str
    grouping_information: str = ""
    alternate_mailboxes: tuple[AlternateMailbox, ...] = ()

    @property
    def domain(self) -> str:
        """The domain of the primary address."""
        return self.address.rpartition("@")[2]

    @property
    def internal_host(self) -> str:
        """Host name, and port where it is not 443, under which clients inside reach the web server."""
        return urlsplit(self.internal_ews_url).netloc

    @property
    def external_host(self) -> str:
        """The same for clients outside."""
        return urlsplit(self.external_ews_url).netloc

    @property
    def rpc_server(self) -> str:
        """What Outlook is told to connect to: the server up to 2010, the mailbox's own GUID as a name from 2013 on."""
        return self.mailbox_server if self.product.generation == 2010 else f"{self.mailbox_guid}@{self.domain}"

    @property
    def server_dn(self) -> str:
        """The legacy distinguished name of what ``rpc_server`` names."""
        group = self.legacy_dn.partition("/cn=Recipients")[0]
        return f"{group}/cn=Configuration/cn=Servers/cn={self.rpc_server}"


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of this organisation, as GetDomainSettings describes it."""

    external_ews_url: str


@dataclass(frozen=True, slots=True)
class RedirectAddress:
    """Ask again for this address (a mail contact that stands for a mailbox elsewhere)."""

    address: str


@dataclass(frozen=True, slots=True)
class RedirectUrl:
    """Ask again at this Autodiscover URL; it is given out as it stands, so its path should suit POX or SOAP."""

    url: str


@dataclass(frozen=True, slots=True)
class Failing:
    """No answer but an error, by the number that POX has for it (MS-OXDSCLI 3.1.5.2)."""

    error: int


class Directory(Protocol):
    """What the organisation answers."""

    def find_user(self, address: str) -> MailboxUser | RedirectAddress | RedirectUrl | Failing | None:
        """Return what there is for an SMTP address or legacy DN in any case; proxy addresses find their mailbox."""
        ...

    def find_domain(self, name: str) -> Domain | RedirectUrl | Failing | None:
        """Return what there is for a mail domain in any case."""
        ...


@dataclass(frozen=True, slots=True)
class FrontEnd:
    """The server that answers: its product and its own host name."""

    product: Product
    fqdn: str
