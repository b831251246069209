"""What an account may do, in the state that it is in."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from integration.model.account import AccountState


class Capability(StrEnum):
    """One thing that an account can be used for."""

    SEND = "send"
    LOG_REPLIES = "log replies"


_BY_STATE = MappingProxyType(
    {
        AccountState.CONNECTED: frozenset({Capability.SEND, Capability.LOG_REPLIES}),
        # Disconnected: no inbound sync runs, scheduled sends fail (product.hubspot.com, incident of 2025-03-02).
        AccountState.SIGN_IN_NEEDED: frozenset(),
        AccountState.DISABLED: frozenset(),
    }
)


def can(state: AccountState, capability: Capability) -> bool:
    """Return whether an account in that state can be used for it."""
    return capability in _BY_STATE[state]
