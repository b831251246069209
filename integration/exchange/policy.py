"""Which addresses may be connected to: a URL that somebody typed must not lead into the firm's own network."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from integration.exchange.resolver import HostUnknown, Resolver

Numbers = IPv4Address | IPv6Address

# Never, whoever names them: link-local networks (RFC 3927, RFC 4291), where clouds keep the credentials of the machine,
# what clouds serve elsewhere (Azure's wire server, Alibaba's and Amazon's metadata), multicast, broadcast, "this host".
_NEVER: Final = tuple(
    ip_network(network)
    for network in (
        "169.254.0.0/16",
        "fe80::/10",
        "168.63.129.16/32",
        "100.100.100.200/32",
        "fd00:ec2::254/128",
        "224.0.0.0/4",
        "ff00::/8",
        "255.255.255.255/32",
        "0.0.0.0/8",
        "::/128",
    )
)
# RFC 6052: an IPv6 address that a translator turns into the IPv4 address in its last four bytes.
_TRANSLATED: Final = ip_network("64:ff9b::/96")


class AddressNotAllowed(OSError):
    """The address policy forbids connecting there.

    Its text names the host as it was typed and not the address behind it: that would tell a stranger what the names of
    the own network stand for.
    """


class AddressPolicy:
    """Public addresses only, plus the networks named; or any address at all.

    ``public`` keeps to the ports named as well, so that nobody learns from our messages which ports of a host are open.
    """

    def __init__(
        self, policy: str, allowed_networks: Sequence[str] = (), allowed_ports: Sequence[str] = ("443", "80")
    ) -> None:
        if policy not in ("public", "any"):
            raise ValueError(f"address_policy is {policy!r}; it must be public or any")
        self._any = policy == "any"
        self._allowed = tuple(ip_network(network) for network in allowed_networks)
        self._ports = frozenset(int(port) for port in allowed_ports)
        self._own: set[tuple[str, int]] = set()

    def shut(self, host: str, port: int) -> None:
        """Never connect to that listener, which is our own; a wildcard address stands for every one of the machine."""
        self._own.add((host, port))

    def check_port(self, host: str, port: int) -> None:
        """Raise AddressNotAllowed unless a URL may name that port."""
        if not self._any and port not in self._ports:
            raise AddressNotAllowed(f"port {port} of {host} is none of those that connections are allowed to")

    def check(self, host: str, address: str, port: int = 443) -> None:
        """Raise AddressNotAllowed unless ``address`` may be connected to at ``port`` for the sake of ``host``."""
        numbers = _numbers(address)
        if any(numbers in network for network in _NEVER) or self._is_own(numbers, port):
            raise AddressNotAllowed(f"{host} is at an address that connections are never allowed to")
        if self._any or numbers.is_global or any(numbers in network for network in self._allowed):
            return
        raise AddressNotAllowed(f"{host} is not at a public address")

    def check_name(self, host: str, port: int, resolver: Resolver) -> None:
        """Check the host of a call that goes through a proxy, which will resolve the name by itself.

        A name that only the proxy knows passes: then its rules are what keeps us out.
        """
        self.check_port(host, port)
        with suppress(HostUnknown):
            for address, served in resolver.addresses(host, port):
                self.check(host, address, served)

    def _is_own(self, numbers: Numbers, port: int) -> bool:
        return any(
            port == own_port and (numbers == ip_address(own) or (ip_address(own).is_unspecified and _is_here(numbers)))
            for own, own_port in self._own
        )


def _numbers(address: str) -> Numbers:
    """Return the address that is meant: an IPv6 form of an IPv4 address is that IPv4 address."""
    numbers = ip_address(address.partition("%")[0])
    if isinstance(numbers, IPv4Address):
        return numbers
    if numbers in _TRANSLATED:
        return IPv4Address(numbers.packed[-4:])
    return numbers.ipv4_mapped or numbers.sixtofour or numbers


def _is_here(numbers: Numbers) -> bool:
    """Return whether the address is one of this machine's: only those can be bound to."""
    family = socket.AF_INET if numbers.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(numbers), 0))
    except OSError:
        return False
    return True
