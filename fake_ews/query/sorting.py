"""From a SortOrder to a function that puts subjects in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from fake_ews.errors import Failure
from fake_ews.query.context import QueryContext
from fake_ews.query.operands import Family, Operand, operand
from fake_ews.query.paths import resolve
from fake_ews.query.subjects import Subject
from fake_ews.schema.record import Record
from fake_ews.schema.views import FieldOrderType, NonEmptyArrayOfFieldOrdersType

S = TypeVar("S", bound=Subject)


def sorter(sort_order: Record | None, context: QueryContext) -> Callable[[Iterable[S]], list[S]]:
    """Return the function that sorts as a NonEmptyArrayOfFieldOrdersType says; None keeps the order.

    The first FieldOrder counts most. Subjects without the property stand first ascending and last descending; equal
    ones keep their order. Text is sorted without regard to case, a multi-valued property by its members in turn.
    Raises Failure ErrorUnsupportedPathForSortGroup with the path; what ``paths.resolve`` raises.
    """
    orders = sort_order.get(NonEmptyArrayOfFieldOrdersType.field_order, ()) if sort_order is not None else ()
    keys = [
        (sort_operand(order[FieldOrderType.path], context), order[FieldOrderType.order] == "Descending")
        for order in orders
    ]

    def put_in_order(subjects: Iterable[S]) -> list[S]:
        found = list(subjects)
        # Sorting is stable, and stays so in reverse: the least important order goes first.
        for key, descending in reversed(keys):
            found.sort(key=key.weights, reverse=descending)
        return found

    return put_in_order


def sort_operand(path: Record, context: QueryContext) -> Operand:
    """Return the operand that sorting and grouping use; raises Failure ErrorUnsupportedPathForSortGroup."""
    found = operand(resolve(path, context), context)
    if found is None or found.family is Family.ID or found.path.uri == "item:Body":
        raise Failure("ErrorUnsupportedPathForSortGroup", path=path)
    return found
