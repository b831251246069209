"""What is told for how long, what need not be told beside what, and when a relay is asked again: pure decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from integration.model.audit import Deed

LIMITS: Final = (Deed.INBOX_LIMIT_NEAR, Deed.INBOX_LIMIT_REACHED)

#: How long each stands: until it is taken back, or for the 24 hours that a limit of sending looks at.
STANDS_FOR: Final[Mapping[Deed, timedelta | None]] = MappingProxyType(
    {
        Deed.INBOX_REFUSED: None,
        Deed.CALENDAR_REFUSED: None,
        Deed.INBOX_LIMIT_NEAR: timedelta(hours=24),
        Deed.INBOX_LIMIT_REACHED: timedelta(hours=24),
    }
)

#: While one of these stands, nobody is told: the same is told once, and that a limit is near not after it was reached.
SILENT_WHILE: Final[Mapping[Deed, tuple[Deed, ...]]] = MappingProxyType(
    {
        Deed.INBOX_REFUSED: (Deed.INBOX_REFUSED,),
        Deed.CALENDAR_REFUSED: (Deed.CALENDAR_REFUSED,),
        Deed.INBOX_LIMIT_NEAR: LIMITS,
        Deed.INBOX_LIMIT_REACHED: (Deed.INBOX_LIMIT_REACHED,),
    }
)

#: A relay that was asked and may be at it still is not asked again before this, longer than it may take to answer.
IN_DOUBT: Final = timedelta(minutes=10)

_RETRIES: Final = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))


def wait(attempts: int) -> timedelta:
    """Return how long a relay that could not take a mail is left alone after so many attempts."""
    return _RETRIES[min(attempts, len(_RETRIES)) - 1]
