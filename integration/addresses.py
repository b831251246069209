"""What people type as mail addresses, at whatever door."""

from __future__ import annotations

from integration.errors import Refused
from integration.model.address import is_address


def refuse_no_addresses(*typed: str) -> None:
    """Raise Refused for the first that is no mail address, before anything is stored."""
    for one in typed:
        if not is_address(one):
            raise Refused("refused.invalid-address", address=one)
