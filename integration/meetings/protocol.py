"""The protocol that writes a booking into the calendar exactly once, as a table.

The wish is recorded before Exchange is asked (REQUESTED, which already keeps the time from others), and so is the
asking (CREATING). One CreateItem writes the event and invites, so nothing of it may be repeated blindly: whoever finds
a booking in CREATING looks for the event with its key first, and asks again only when no late request can still be
carried out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from integration.model.meeting import Booking, BookingState


class Observed(StrEnum):
    """What the calendar shows of a booking."""

    UNASKED = "not looked"
    NOTHING = "no event"
    EVENT = "its event"


class Action(StrEnum):
    """What is to be done next."""

    CREATE = "see that the time is still free, then write the event and invite"
    LOOK = "look for the event"
    RECORD = "record that the event is written"
    WAIT = "look again later; ask anew when nothing can come late any more"
    TELL = "tell CRM and sequences, and finish"


STATE, SEEN, DO = BookingState, Observed, Action

PLAN: Final[Mapping[tuple[BookingState, Observed], Action]] = MappingProxyType(
    {
        (STATE.REQUESTED, SEEN.UNASKED): DO.CREATE,
        (STATE.CREATING, SEEN.UNASKED): DO.LOOK,
        (STATE.CREATING, SEEN.EVENT): DO.RECORD,
        (STATE.CREATING, SEEN.NOTHING): DO.WAIT,
        (STATE.WRITTEN, SEEN.UNASKED): DO.TELL,
    }
)

# Whoever takes a booking in works on it at once; nobody else touches it before that one must have come to an end (two
# calls of 70 seconds at most).
HELD: Final = timedelta(minutes=5)
# A CreateItem that nobody answered can still be carried out while the server keeps the request.
LATE: Final = timedelta(minutes=15)
PAUSE: Final = timedelta(minutes=1)


def plan(booking: Booking, observed: Observed) -> Action:
    """Return what is to be done with a booking of which that was seen; raises KeyError for one that is finished."""
    return PLAN[booking.state, observed]


def ask_again_at(booking: Booking) -> datetime:
    """Return from when on the event may be asked for again, though nothing of the last time was seen."""
    return (booking.asked_at or booking.created_at) + LATE
