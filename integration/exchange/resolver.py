"""One answer to "where is that host", for calls and for Autodiscover alike."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import dns.exception
import dns.resolver

LOOKUP_SECONDS = 5.0


class HostUnknown(OSError):
    """No address is known for that host."""


@dataclass(frozen=True, slots=True)
class Service:
    """One SRV record (RFC 2782): the lowest priority first, the highest weight first among equals."""

    priority: int
    weight: int
    port: int
    host: str


class Resolver(Protocol):
    """Finds hosts and services by name."""

    def addresses(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return IP addresses with the port to use there; raises HostUnknown."""
        ...

    def services(self, name: str) -> tuple[Service, ...]:
        """Return the SRV records of that name, none when there are none."""
        ...


class SystemResolver:
    """Asks the machine for addresses and DNS for services."""

    def addresses(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return what getaddrinfo knows; raises HostUnknown."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise HostUnknown(f"{host}: {error}") from error
        return tuple(dict.fromkeys((str(address[0]), int(address[1])) for *_, address in found))

    def services(self, name: str) -> tuple[Service, ...]:
        """Ask DNS; every failure to get an answer is none."""
        try:
            records = dns.resolver.resolve(f"{name}.", "SRV", lifetime=LOOKUP_SECONDS)
        except (dns.exception.DNSException, OSError):
            return ()
        return tuple(
            Service(record.priority, record.weight, record.port, record.target.to_text(omit_final_dot=True))
            for record in records
        )


class StaticResolver:
    """Knows the hosts that it was told and no others; a world of a harness is one of these.

    ``hosts`` maps a host name to the address and port that it is really served on, whatever port the URL names; a
    port of 0 leaves the URL's.
    """

    def __init__(
        self, hosts: Mapping[str, tuple[str, int]], services: Mapping[str, tuple[Service, ...]] | None = None
    ) -> None:
        self._hosts = {host.lower(): address for host, address in hosts.items()}
        self._services = dict(services or {})

    def addresses(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return the one address told; raises HostUnknown."""
        try:
            address, served = self._hosts[host.lower().rstrip(".")]
        except KeyError:
            raise HostUnknown(f"{host}: no such host in this world") from None
        return ((address, served or port),)

    def services(self, name: str) -> tuple[Service, ...]:
        """Return the records told."""
        return self._services.get(name, ())
