"""Flags for following up: which dates go with which status (MS-OXWSCORE 2.2.4.23)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from fake_ews.errors import Failure
from fake_ews.schema.item_parts import FlagType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row

_START, _DUE, _COMPLETE = FlagType.start_date, FlagType.due_date, FlagType.complete_date

#: What may stand beside each status.
_DATES: Final[Mapping[str, tuple[frozenset[Row[datetime]], ...]]] = MappingProxyType(
    {
        "NotFlagged": (frozenset(),),
        "Flagged": (frozenset(), frozenset({_START, _DUE})),
        "Complete": (frozenset(), frozenset({_COMPLETE})),
    }
)


def settled(flag: Record, now: datetime) -> Record:
    """Return a flag as it is stored: what is complete says since when.

    Raises Failure ErrorInvalidArgument for dates that do not go with the status.
    """
    status = flag[FlagType.flag_status]
    if frozenset(flag.values) - {FlagType.flag_status} not in _DATES[status]:
        raise Failure("ErrorInvalidArgument")
    if status == "Complete" and _COMPLETE not in flag:
        return flag.with_values({_COMPLETE: now})
    return flag
