"""The range of a CalendarView: what it may be, and which calendar items touch it."""

from __future__ import annotations

from calendar import isleap
from datetime import UTC, datetime
from typing import Final

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.schema.record import Record
from fake_ews.schema.views import CalendarViewType
from fake_ews.values import dataclass

#: "the maximum allowed, currently 2 years" (ErrorCalendarViewRangeTooBig).
_MOST_YEARS: Final = 2


@dataclass(frozen=True, slots=True)
class CalendarRange:
    """A span of time, both ends aware."""

    start: datetime
    end: datetime

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether a calendar item of that start and end is shown.

        Left out are those that end before the range or start at its end or later; so one that ends exactly where the
        range starts is shown (documentation page "CalendarView"; exchangelib's tests see the same).
        """
        return end >= self.start and start < self.end


def calendar_range(view: Record, context: QueryContext) -> CalendarRange:
    """Return the range of a CalendarViewType; zoneless dates are in the zone of the request.

    Raises Failure ErrorCalendarEndDateIsEarlierThanStartDate or ErrorCalendarViewRangeTooBig.
    """
    start = context.aware(view[CalendarViewType.start_date])
    end = context.aware(view[CalendarViewType.end_date])
    if end < start:
        raise Failure("ErrorCalendarEndDateIsEarlierThanStartDate")
    if end > _years_after(start, _MOST_YEARS):
        raise Failure("ErrorCalendarViewRangeTooBig")
    return CalendarRange(start, end)


def _years_after(moment: datetime, years: int) -> datetime:
    year = moment.year + years
    if year > datetime.max.year:
        return datetime.max.replace(tzinfo=UTC)
    if moment.month == 2 and moment.day == 29 and not isleap(year):
        return moment.replace(year=year, day=28)
    return moment.replace(year=year)
