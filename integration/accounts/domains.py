"""Settings of whole mail domains: the Exchange URL that an administrator enters once for everybody."""

from __future__ import annotations

from integration.accounts import rules
from integration.db.administration import Administration
from integration.errors import Refused
from integration.model.administration import DomainKind, DomainSettings


class DomainService:
    """What an administrator says of mail domains (knowledge.hubspot.com, "Set up IMAP or Exchange settings")."""

    def __init__(self, store: Administration, *, has_static_addresses: bool) -> None:
        self._store = store
        self.has_static_addresses = has_static_addresses

    def set_exchange(self, domain: str, url: str, *, static_addresses: bool = False) -> None:
        """Reach the domain's mailboxes at that Exchange URL, from static addresses if so said.

        Raises Refused for what is no such URL, for a domain that has IMAP settings, and for static addresses where
        there are none.
        """
        refused = rules.check_url(url)
        if refused:
            raise Refused(refused, url=url, address=domain)
        if static_addresses and not self.has_static_addresses:
            raise Refused("refused.no-static-addresses")
        self._put(DomainSettings(domain.lower(), DomainKind.EXCHANGE, rules.ews_url(url), static_addresses))

    def set_imap(self, domain: str) -> None:
        """Note that the domain's mailboxes are reached by IMAP; raises Refused for one that has Exchange settings."""
        self._put(DomainSettings(domain.lower(), DomainKind.IMAP))

    def remove(self, domain: str) -> None:
        """Forget what was said of a domain."""
        self._store.remove_domain(domain.lower())

    def all(self) -> list[DomainSettings]:
        """Return the settings of every domain that has some."""
        return self._store.domains()

    def of(self, address: str) -> DomainSettings | None:
        """Return the settings of an address's domain, None where nobody has entered any."""
        return self._store.domain(address.rpartition("@")[2].lower())

    def _put(self, settings: DomainSettings) -> None:
        before = self._store.domain(settings.domain)
        if before and before.kind is not settings.kind:
            raise Refused("limitation.L9")
        self._store.put_domain(settings)
