"""The days that a booking page shows: one month as weeks, with the days that have free times."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Month:
    """One month around a chosen day, in weeks from Monday on.

    ``previous`` and ``following`` are the free days next to it in other months, None where there are none.
    """

    chosen: date
    weeks: tuple[tuple[date | None, ...], ...]
    free: frozenset[date]
    times: tuple[datetime, ...]
    previous: date | None
    following: date | None


def month(days: Mapping[date, Sequence[datetime]], wished: str) -> Month | None:
    """Return the month of the wished day (ISO), else of the first free day; None when no day is free."""
    if not days:
        return None
    asked = _read(wished)
    chosen = asked if asked and asked in days else min(days)
    weeks = calendar.Calendar().monthdatescalendar(chosen.year, chosen.month)
    ordered = sorted(days)
    return Month(
        chosen=chosen,
        weeks=tuple(tuple(day if day.month == chosen.month else None for day in week) for week in weeks),
        free=frozenset(days),
        times=tuple(days[chosen]),
        previous=max((day for day in ordered if _month(day) < _month(chosen)), default=None),
        following=min((day for day in ordered if _month(day) > _month(chosen)), default=None),
    )


def _read(wished: str) -> date | None:
    try:
        return date.fromisoformat(wished)
    except ValueError:
        return None


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
