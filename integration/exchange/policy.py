"""Which addresses may be connected to: a URL that somebody typed must not lead into the firm's own network."""

from __future__ import annotations

from ipaddress import ip_address, ip_network


class AddressNotAllowed(OSError):
    """The address policy forbids connecting there."""


class AddressPolicy:
    """Public addresses only, plus the networks named; or any address at all."""

    def __init__(self, policy: str, allowed_networks: tuple[str, ...] = ()) -> None:
        if policy not in ("public", "any"):
            raise ValueError(f"address_policy is {policy!r}; it must be public or any")
        self._any = policy == "any"
        self._allowed = tuple(ip_network(network) for network in allowed_networks)

    def check(self, host: str, address: str) -> None:
        """Raise AddressNotAllowed unless ``address`` may be connected to."""
        if self._any:
            return
        numbers = ip_address(address.partition("%")[0])
        if not numbers.is_global and not any(numbers in network for network in self._allowed):
            raise AddressNotAllowed(f"{host} is at {address}, which is not a public address")
