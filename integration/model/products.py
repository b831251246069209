"""What Exchange's builds are called (learn.microsoft.com, "Exchange Server build numbers and release dates")."""

from __future__ import annotations

from typing import Final

# The first build of each, the newest first.
_FIRST_BUILDS: Final = (
    ((15, 20), "Exchange Online"),
    ((15, 2), "Exchange 2019"),
    ((15, 1), "Exchange 2016"),
    ((15, 0, 847), "Exchange 2013 SP1"),
    ((15, 0), "Exchange 2013"),
    ((14, 3), "Exchange 2010 SP3"),
    ((14, 2), "Exchange 2010 SP2"),
    ((14, 1), "Exchange 2010 SP1"),
    ((14, 0), "Exchange 2010"),
    ((8, 0), "Exchange 2007"),
)


def product_name(build: tuple[int, ...]) -> str:
    """Return what a build is called, "Exchange" for one that nobody knows."""
    return next((name for first, name in _FIRST_BUILDS if build >= first), "Exchange")
