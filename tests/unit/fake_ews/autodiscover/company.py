"""A small organisation that Autodiscover can be asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from fake_ews.autodiscover.lookup import (
    AlternateMailbox,
    Domain,
    FrontEnd,
    MailboxUser,
    RedirectAddress,
    RedirectUrl,
)
from fake_ews.clock import ManualClock
from fake_ews.products import PRODUCTS, product
from fake_ews.traffic import Headers, HttpRequest

EWS_URL = "https://mail.contoso.com/EWS/Exchange.asmx"
GROUP = "/o=First Organization/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)"
NAMES = tuple(PRODUCTS)
CLOCK = ManualClock(datetime(2026, 3, 2, 16, 56, 32, 616402, tzinfo=UTC))


def mara(product_name: str = "2019", *others: AlternateMailbox) -> MailboxUser:
    return MailboxUser(
        address="mara@contoso.com",
        display_name="Mara Whitley <R&D>",
        legacy_dn=f"{GROUP}/cn=Recipients/cn=mara",
        mailbox_guid=UUID("5f76be3c-9138-4f66-85e0-21bc23ca35f0"),
        deployment_id=UUID("50817eff-b925-4578-a0db-13bfc635e7a5"),
        mailbox_server="ex01.contoso.com",
        product=product(product_name),
        internal_ews_url="https://ex01.contoso.com/EWS/Exchange.asmx",
        external_ews_url=EWS_URL,
        directory_server="dc.contoso.com",
        grouping_information="CONTOSO-1",
        alternate_mailboxes=others,
    )


@dataclass
class Company:
    """Mara has a mailbox, elvin and fred are elsewhere."""

    user: MailboxUser = field(default_factory=mara)
    asked: list[str] = field(default_factory=list)

    def find_user(self, address: str) -> MailboxUser | RedirectAddress | RedirectUrl | None:
        self.asked.append(address)
        known: dict[str, MailboxUser | RedirectAddress | RedirectUrl] = {
            "mara@contoso.com": self.user,
            self.user.legacy_dn.lower(): self.user,
            "elvin@contoso.com": RedirectAddress("elvin@mail.contoso.com"),
            "fred@contoso.com": RedirectUrl("https://other.contoso.com/autodiscover/autodiscover.svc"),
        }
        return known.get(address.lower())

    def find_domain(self, name: str) -> Domain | RedirectUrl | None:
        known: dict[str, Domain | RedirectUrl] = {
            "contoso.com": Domain(EWS_URL),
            "moved.example": RedirectUrl("https://autodiscover.moved.example/autodiscover/autodiscover.svc"),
        }
        return known.get(name.lower())


def front(product_name: str = "2019") -> FrontEnd:
    return FrontEnd(product(product_name), "ex01.contoso.com")


def post(path: str, body: str | bytes) -> HttpRequest:
    raw = body.encode() if isinstance(body, str) else body
    return HttpRequest("POST", path, Headers((("Content-Type", "text/xml; charset=utf-8"),)), raw)
