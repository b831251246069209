"""Settings of whole mail domains: the Exchange URL that an administrator enters once for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from integration.accounts import rules
from integration.audit.log import AuditLog
from integration.db.administration import Administration
from integration.errors import Refused
from integration.model.address import is_domain
from integration.model.administration import DomainKind, DomainSettings
from integration.model.audit import Deed
from integration.settings import Settings


@dataclass(frozen=True, slots=True)
class Leaving:
    """From where connections come: what a firm has to let in, of the ordinary way out and of the static one.

    Empty where nobody has said: whatever address the machine uses.
    """

    ordinary: tuple[str, ...]
    static: tuple[str, ...]


def leaving(settings: Settings) -> Leaving:
    """Return what the settings say; a proxy hides the addresses behind it."""
    return Leaving(
        _of(settings.source_addresses, settings.proxy), _of(settings.static_addresses, settings.static_proxy)
    )


def _of(addresses: tuple[str, ...], proxy: str) -> tuple[str, ...]:
    host = urlsplit(proxy).hostname
    return (host,) if host else addresses


class DomainService:
    """What an administrator says of mail domains (knowledge.hubspot.com, "Set up IMAP or Exchange settings")."""

    def __init__(self, store: Administration, leaving: Leaving, audit: AuditLog) -> None:
        self._store = store
        self._audit = audit
        self.leaving = leaving

    @property
    def has_static_addresses(self) -> bool:
        """Whether there are static addresses to come from."""
        return bool(self.leaving.static)

    def set_exchange(self, domain: str, url: str, *, static_addresses: bool = False) -> None:
        """Reach the domain's mailboxes at that Exchange URL, from static addresses if so said.

        Raises Refused for what is no domain or no such URL, for a domain that has IMAP settings, and for static
        addresses where there are none.
        """
        refused = rules.check_url(url)
        if refused:
            raise Refused(refused, url=url, address=domain)
        if static_addresses and not self.has_static_addresses:
            raise Refused("refused.no-static-addresses")
        self._put(DomainSettings(domain.lower(), DomainKind.EXCHANGE, rules.ews_url(url), static_addresses))

    def set_imap(self, domain: str) -> None:
        """Note that the domain's mailboxes are reached by IMAP.

        Raises Refused for what is no domain, and for one that has Exchange settings.
        """
        self._put(DomainSettings(domain.lower(), DomainKind.IMAP))

    def remove(self, domain: str) -> None:
        """Forget what was said of a domain."""
        with self._audit.deed(Deed.DOMAIN_REMOVED, domain.lower()):
            self._store.remove_domain(domain.lower())

    def all(self) -> list[DomainSettings]:
        """Return the settings of every domain that has some."""
        return self._store.domains()

    def of(self, address: str) -> DomainSettings | None:
        """Return the settings of an address's domain, None where nobody has entered any."""
        return self._store.domain(address.rpartition("@")[2].lower())

    def _put(self, settings: DomainSettings) -> None:
        if not is_domain(settings.domain):
            raise Refused("refused.invalid-domain", detail=settings.domain)
        before = self._store.domain(settings.domain)
        if before and before.kind is not settings.kind:
            raise Refused("limitation.L9")
        static = "yes" if settings.static_addresses else ""
        with self._audit.deed(
            Deed.DOMAIN_SET, settings.domain, kind=settings.kind.value, url=settings.url, static=static
        ):
            self._store.put_domain(settings)
