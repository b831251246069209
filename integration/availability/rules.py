"""What of a calendar blocks time, and how much of it can be asked for at once: pure decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from integration.model.calendar import BusyPeriod, BusyStatus, Span

#: GetUserAvailability tells at most 42 days at once (learn.microsoft.com, "FreeBusyViewOptions").
MOST_DAYS: Final = timedelta(days=42)

# Everything but Free blocks, as in comparable products (help.oncehub.com, "Exchange"); so does what nobody knows.
# Exchange 2010 has no WorkingElsewhere and tells such an entry of another mailbox's server as something else.
BLOCKING: Final = frozenset(BusyStatus) - {BusyStatus.FREE}


def questions(asked: Span) -> Iterator[Span]:
    """Cut a span into pieces that Exchange answers."""
    start = asked.start
    while start < asked.end:
        end = min(start + MOST_DAYS, asked.end)
        yield Span(start, end)
        start = end


def blocked(periods: Iterable[BusyPeriod]) -> tuple[Span, ...]:
    """Return the stretches of time that are taken, in order and joined where they touch."""
    taken = sorted(
        (one.span.start, one.span.end) for one in periods if one.status in BLOCKING and one.span.start < one.span.end
    )
    return join(Span(start, end) for start, end in taken)


def join(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or touch; they come in the order of their starts."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def is_free(wanted: Span, taken: Iterable[Span], buffer: timedelta = timedelta()) -> bool:
    """Return whether nothing is taken in that span, nor within ``buffer`` before and after it."""
    start, end = wanted.start - buffer, wanted.end + buffer
    return not any(one.start < end and one.end > start for one in taken)
