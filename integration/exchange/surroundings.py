"""The adapter of the surroundings port: names by our resolver, certificates by a handshake."""

from __future__ import annotations

from urllib.parse import urlsplit

from integration.exchange import handshake
from integration.exchange.resolver import HostUnknown
from integration.exchange.ways import Ways
from integration.model.walk import Certificate

_HTTPS = 443


class ExchangeSurroundings:
    """What can be seen by these ways out."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses of a host, none when it has none."""
        try:
            return tuple(address for address, _ in self._ways.ordinary.resolver.addresses(host, _HTTPS))
        except HostUnknown:
            return ()

    def services(self, name: str) -> tuple[str, ...]:
        """Return the SRV records of that name as ``host:port``, the one to use first."""
        records = sorted(self._ways.ordinary.resolver.services(name), key=lambda one: (one.priority, -one.weight))
        return tuple(f"{record.host}:{record.port}" for record in records)

    def certificate(self, url: str, *, static: bool = False) -> Certificate | None:
        """Return what the server at that URL shows when TLS begins, None without a wire; raises ExchangeFailed."""
        egress, parts = self._ways.of(static=static), urlsplit(url)
        # A transport has no wire, and behind a proxy the handshake is the proxy's errand.
        if egress.transport is not None or egress.proxy:
            return None
        return handshake.certificate(egress, parts.hostname or "", parts.port or _HTTPS)
