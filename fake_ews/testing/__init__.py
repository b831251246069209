"""What tests of other people use: a server to start, a transport without sockets, a pytest fixture."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fake_ews.faults import PlannedFault
    from fake_ews.testing.controller import FakeExchange

__all__ = ["FakeExchange", "PlannedFault"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the server when it is asked for: pytest imports this package at every start, for the plugin in it."""
        if name in __all__:
            home = "fake_ews.faults" if name == "PlannedFault" else "fake_ews.testing.controller"
            return resolve_name(f"{home}:{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
