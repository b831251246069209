"""Paging: which part of what was found a view shows, and where the next page begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.paths import path_of
from fake_ews.query.restrictions import predicate
from fake_ews.query.subjects import Subject
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.contacts import ContactItemType, DistributionListType
from fake_ews.schema.record import Record
from fake_ews.schema.views import (
    BasePagingType,
    CalendarViewType,
    ContactsViewType,
    FractionalPageViewType,
    IndexedPageViewType,
    SeekToConditionPageViewType,
)
from fake_ews.values import dataclass

T = TypeVar("T")
S = TypeVar("S", bound=Subject)

#: The greatest page, without a MaxEntriesReturned and whatever it says (documentation of EWS throttling).
MOST_ENTRIES: Final = 1000


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. The three offsets are attributes of RootFolder, None where the view has no such thing.

    ``total`` is TotalItemsInView: what passed the restriction, on this page or not.
    """

    items: tuple[T, ...]
    total: int
    includes_last_item_in_range: bool
    indexed_paging_offset: int | None = None
    numerator_offset: int | None = None
    absolute_denominator: int | None = None


Pager = Callable[[Sequence[S]], Page[S]]


def pager(view: Record | None, context: QueryContext, most: int = MOST_ENTRIES) -> Callable[[Sequence[S]], Page[S]]:
    """Return the function that cuts a view's page out of all that was found, in its order; None is a first page.

    ``view`` is any of the five view types (MS-OXWSSRCH 2.2.4.4 and following). The range of a CalendarView is asked of
    ``calendar_views.calendar_range`` before; here only its MaxEntriesReturned counts.
    Raises Failure: ErrorInvalidPagingMaxRows, ErrorInvalidIndexedPagingParameters,
    ErrorInvalidFractionalPagingParameters, and what ``predicate`` raises for a Condition.
    """
    if view is None:
        return lambda found: _from_start(found, most)
    size = view.get(BasePagingType.max_entries_returned, most)
    if size < 1:
        raise Failure("ErrorInvalidPagingMaxRows")
    made: Callable[[Sequence[S]], Page[S]] = _PAGERS[view.type](view, context, min(size, most))
    return made


def _from_start(found: Sequence[T], size: int) -> Page[T]:
    return Page(tuple(found[:size]), len(found), len(found) <= size)


def _window(found: Sequence[T], start: int, size: int) -> Page[T]:
    """Return the page that begins ``start`` entries after the first."""
    items = tuple(found[start : start + size])
    end = min(start, len(found)) + len(items)
    return Page(items, len(found), end >= len(found), indexed_paging_offset=end)


def _window_before(found: Sequence[T], offset: int, size: int) -> Page[T]:
    """Return the page that ends ``offset`` entries before the end: seeking from the end goes backward."""
    end = max(len(found) - offset, 0)
    start = max(end - size, 0)
    return Page(tuple(found[start:end]), len(found), start == 0, indexed_paging_offset=len(found) - start)


def _indexed(view: Record, context: QueryContext, size: int) -> Pager[S]:
    offset = view[IndexedPageViewType.offset]
    if offset < 0:
        raise Failure("ErrorInvalidIndexedPagingParameters")
    if view[IndexedPageViewType.base_point] == "End":
        return lambda found: _window_before(found, offset, size)
    return lambda found: _window(found, offset, size)


def _fractional(view: Record, context: QueryContext, size: int) -> Pager[S]:
    numerator, denominator = view[FractionalPageViewType.numerator], view[FractionalPageViewType.denominator]
    if numerator < 0 or denominator <= 0 or numerator > denominator:
        raise Failure("ErrorInvalidFractionalPagingParameters")

    def cut(found: Sequence[S]) -> Page[S]:
        page = _window(found, len(found) * numerator // denominator, size)
        return Page(
            page.items,
            page.total,
            page.includes_last_item_in_range,
            numerator_offset=page.indexed_paging_offset,
            absolute_denominator=page.total,
        )

    return cut


def _seek_to_condition(view: Record, context: QueryContext, size: int) -> Pager[S]:
    fits = predicate(view[SeekToConditionPageViewType.condition], context)
    backward = view[SeekToConditionPageViewType.base_point] == "End"

    def cut(found: Sequence[S]) -> Page[S]:
        matches = [at for at, subject in enumerate(found) if fits(subject)]
        if backward:
            # From the end, the match is the page's last entry.
            return _window_before(found, len(found) - 1 - matches[-1] if matches else len(found), size)
        return _window(found, matches[0] if matches else len(found), size)

    return cut


def _calendar(view: Record, context: QueryContext, size: int) -> Pager[S]:
    return lambda found: _from_start(found, size)


_DISPLAY_NAMES: Final = (path_of(ContactItemType.display_name), path_of(DistributionListType.display_name))


def _contacts(view: Record, context: QueryContext, size: int) -> Pager[S]:
    """Compile a ContactsView: a name missing from the list stands for the next one that is there."""
    initial = view.get(ContactsViewType.initial_name)
    final = view.get(ContactsViewType.final_name)

    def shown(subject: S) -> bool:
        name = next((value for value in map(subject.value, _DISPLAY_NAMES) if value is not None), "")
        if initial is not None and name.casefold() < initial.casefold():
            return False
        # FinalName="Name" leaves out NAME and Name1 (documentation page "ContactsView").
        return final is None or name == final or bool(name.casefold() < final.casefold())

    return lambda found: _from_start([subject for subject in found if shown(subject)], size)


_PAGERS: Final[Mapping[type[ComplexType], Callable[[Record, QueryContext, int], Any]]] = MappingProxyType(
    {
        IndexedPageViewType: _indexed,
        FractionalPageViewType: _fractional,
        SeekToConditionPageViewType: _seek_to_condition,
        CalendarViewType: _calendar,
        ContactsViewType: _contacts,
    }
)
