"""The firewall in front of the servers: whose connections come through, by the address that they come from."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address, ip_network


def lets_in(allowed_clients: Sequence[str], peer: str) -> bool:
    """Return whether a connection from ``peer`` comes through: one of the addresses and networks, or none is named.

    ``peer`` is empty where there is no network; a firewall that lets in certain addresses only then keeps it out.
    Raises ValueError for what is neither an address nor a network.
    """
    if not allowed_clients:
        return True
    networks = [ip_network(allowed) for allowed in allowed_clients]
    return bool(peer) and any(ip_address(peer) in network for network in networks)
