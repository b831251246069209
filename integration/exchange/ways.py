"""The two ways out: the ordinary one, and the one from static addresses that a firm's allow list has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from integration.errors import Refused
from integration.exchange.egress import Egress, TransportFactory
from integration.exchange.policy import AddressPolicy
from integration.exchange.resolver import Resolver
from integration.settings import Settings


@dataclass(frozen=True, slots=True)
class Ways:
    """``static`` is None where no static addresses are set."""

    ordinary: Egress
    static: Egress | None = None

    def of(self, *, static: bool) -> Egress:
        """Return the way to take; raises Refused when static addresses are asked for and there are none."""
        if not static:
            return self.ordinary
        if self.static is None:
            raise Refused("refused.no-static-addresses")
        return self.static


def ways_out(settings: Settings, resolver: Resolver, transport: TransportFactory | None = None) -> Ways:
    """Return the ways out that the settings describe; both keep to one policy."""
    ordinary = Egress(
        resolver=resolver,
        policy=AddressPolicy(settings.address_policy, settings.allowed_networks, settings.allowed_ports),
        transport=transport,
        ca_file=settings.ca_file,
        legacy_tls=settings.legacy_tls,
        proxy=settings.proxy,
        sources=settings.source_addresses,
        connect_timeout=settings.connect_timeout.total_seconds(),
        read_timeout=settings.read_timeout.total_seconds(),
    )
    if not (settings.static_addresses or settings.static_proxy):
        return Ways(ordinary)
    return Ways(ordinary, replace(ordinary, proxy=settings.static_proxy, sources=settings.static_addresses))
