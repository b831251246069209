"""From a GroupBy to groups of subjects, and to the page of them that a view shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from fake_ews.query.context import QueryContext
from fake_ews.query.operands import Operand
from fake_ews.query.paths import Path
from fake_ews.query.sorting import sort_operand
from fake_ews.query.subjects import Subject
from fake_ews.query.views import MOST_ENTRIES, pager
from fake_ews.schema.paths import PathToUnindexedFieldType
from fake_ews.schema.record import Record, record
from fake_ews.schema.views import AggregateOnType, BaseGroupByType, DistinguishedGroupByType, GroupByType
from fake_ews.values import dataclass

S = TypeVar("S", bound=Subject)


@dataclass(frozen=True, slots=True)
class Group(Generic[S]):
    """Subjects with the same values of the grouping property; ``index`` is GroupIndex, ``values`` what they share."""

    index: str
    values: tuple[Any, ...]
    items: tuple[S, ...]


@dataclass(frozen=True, slots=True)
class GroupedPage(Generic[S]):
    """One page of groups. A group counts as an entry of its own when pages are cut and in IndexedPagingOffset.

    ``total`` is the number of items. Whether TotalItemsInView counts the groups too differs: Exchange 2007's sample
    and the documentation page "RootFolder" say so, the sample from 15.0 does not; ``groups_in_view`` is their number.
    """

    groups: tuple[Group[S], ...]
    total: int
    groups_in_view: int
    includes_last_item_in_range: bool
    indexed_paging_offset: int | None = None
    numerator_offset: int | None = None
    absolute_denominator: int | None = None


def grouper(group_by: Record, context: QueryContext) -> Callable[[Iterable[S]], list[Group[S]]]:
    """Return the function that groups as a GroupByType or DistinguishedGroupByType says.

    The subjects of a group keep the order in which they come; the groups stand in the order of the least or greatest
    value of the AggregateOn property in each. Subjects without the grouping property are a group too.
    Raises Failure ErrorUnsupportedPathForSortGroup with the path; what ``paths.resolve`` raises.
    """
    grouped_on, aggregated_on, aggregate = _said(group_by)
    shared, weighed = sort_operand(grouped_on, context), sort_operand(aggregated_on, context)
    pick = max if aggregate == "Maximum" else min
    descending = group_by[BaseGroupByType.order] == "Descending"

    def group(subjects: Iterable[S]) -> list[Group[S]]:
        gathered: dict[tuple[Any, ...], list[S]] = {}
        for subject in subjects:
            gathered.setdefault(shared.weights(subject), []).append(subject)
        order = sorted(gathered.values(), key=lambda items: pick(map(weighed.weights, items)), reverse=descending)
        return [_group(position, items, shared) for position, items in enumerate(order)]

    return group


def _group(position: int, items: list[S], shared: Operand) -> Group[S]:
    return Group(str(position), shared.values(items[0]), tuple(items))


def _said(group_by: Record) -> tuple[Record, Record, str]:
    """Return the path to group on, the path to order the groups by, and Minimum or Maximum."""
    if group_by.type is DistinguishedGroupByType:
        # The only standard there is; its two properties are named on the documentation page "StandardGroupBy".
        topic = record(PathToUnindexedFieldType, field_uri="message:ConversationTopic")
        return topic, record(PathToUnindexedFieldType, field_uri="item:DateTimeReceived"), "Maximum"
    aggregate_on = group_by[GroupByType.aggregate_on]
    return _path(group_by), _path(aggregate_on), aggregate_on[AggregateOnType.aggregate]


def _path(holder: Record) -> Record:
    """Return the one path among the elements of GroupBy or AggregateOn."""
    for row in (holder.type.row(name) for name in ("FieldURI", "IndexedFieldURI", "ExtendedFieldURI")):
        if row in holder:
            path: Record = holder[row]
            return path
    raise KeyError("a GroupBy without a path has passed the schema")


@dataclass(frozen=True, slots=True)
class _Entry(Generic[S]):
    """One line of a grouped view: the head of a group, or an item of it."""

    group: Group[S]
    item: S | None = None

    def value(self, path: Path, /) -> Any:
        """Return the item's value; a head has the values of its group's first item, where seeking lands on it."""
        return (self.group.items[0] if self.item is None else self.item).value(path)


def group_pager(
    view: Record | None, context: QueryContext, most: int = MOST_ENTRIES
) -> Callable[[Sequence[Group[S]]], GroupedPage[S]]:
    """Return the function that cuts a view's page out of all groups; a group may go on on the next page.

    Raises what ``views.pager`` raises.
    """
    cut_entries = pager(view, context, most)

    def cut(groups: Sequence[Group[S]]) -> GroupedPage[S]:
        entries = [_Entry(group, item) for group in groups for item in (None, *group.items)]
        page = cut_entries(entries)
        shown: dict[str, tuple[Group[S], list[S]]] = {}
        for entry in page.items:
            held = shown.setdefault(entry.group.index, (entry.group, []))
            if entry.item is not None:
                held[1].append(entry.item)
        return GroupedPage(
            tuple(Group(group.index, group.values, tuple(items)) for group, items in shown.values()),
            sum(len(group.items) for group in groups),
            len(groups),
            page.includes_last_item_in_range,
            page.indexed_paging_offset,
            page.numerator_offset,
            page.absolute_denominator,
        )

    return cut
