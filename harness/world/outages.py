"""An outage of each kind that the table of planned failures knows; a row that is added there joins by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from fake_ews.faults import EFFECTS, PlannedFault

#: How long a server that is too busy asks to be left alone.
ASKED_PAUSE: Final = timedelta(minutes=20)

#: What effects go by: an answer later than any client waits for, or broken off in its head; the worse of two kinds is
#: that what was asked for is done, and nobody hears of it.
_FIELDS: Final = MappingProxyType(
    {"seconds": 600.0, "size": 200, "back_off_ms": int(ASKED_PAUSE.total_seconds() * 1000), "after": True}
)

_UNTIL_CALLED_OFF: Final = 1_000_000


def outages() -> Iterator[PlannedFault]:
    """Yield a plan for each row: every request, handshake or event meets it until it is called off."""
    for kind, effect in EFFECTS.items():
        fields: dict[str, Any] = {name: value for name, value in _FIELDS.items() if name in effect.takes}
        yield PlannedFault(kind, times=_UNTIL_CALLED_OFF, must_happen=False, **fields)
