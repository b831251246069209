"""Searching a folder: what FindItem looks through, and what of it fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fake_ews.errors import Failure
from fake_ews.mailbox.directory import Mailbox
from fake_ews.mailbox.item_context import ItemContext
from fake_ews.mailbox.item_subject import ItemSubject
from fake_ews.mailbox.occurrences import shown_between
from fake_ews.mailbox.rendering import item_member, items
from fake_ews.mailbox.session import Session, query_context
from fake_ews.query.calendar_views import calendar_range
from fake_ews.query.grouping import Group
from fake_ews.query.query_string import read_query_string
from fake_ews.query.restrictions import predicate
from fake_ews.query.shapes import Wanted
from fake_ews.schema.folders import CalendarFolderType
from fake_ews.schema.record import Record
from fake_ews.schema.views import ArrayOfGroupedItemsType, GroupedItemsType
from fake_ews.store.objects import StoredFolder, StoredItem


def found_in(
    session: Session,
    mailbox: Mailbox,
    folder: StoredFolder,
    *,
    traversal: str,
    restriction: Record | None,
    query: str | None,
    calendar_view: Record | None,
) -> list[ItemSubject]:
    """Return what of a folder fits, in the store's order: newest first, a calendar view by start.

    SoftDeleted finds nothing: the dumpster of 2007 became the Recoverable Items folders (documentation of Traversal).
    """
    context = query_context(session)
    shelf: Iterable[StoredItem] = _shelf(folder, traversal)
    if calendar_view is not None:
        if folder.type is not CalendarFolderType:
            raise Failure("ErrorCalendarFolderIsInvalidForCalendarView")
        span = calendar_range(calendar_view, context)
        shelf = shown_between(shelf, span.start, span.end)
    subjects = [ItemSubject(ItemContext(session, mailbox, item, in_find=True)) for item in shelf]
    if restriction is not None:
        fits = predicate(restriction, context)
        subjects = [subject for subject in subjects if fits(subject)]
    if query:
        asked = read_query_string(query, context, session.premises.clock.now())
        subjects = [subject for subject in subjects if asked.matches(subject)]
    return subjects


def _shelf(folder: StoredFolder, traversal: str) -> list[StoredItem]:
    if traversal == "SoftDeleted":
        return []
    shelf = folder.associated if traversal == "Associated" else folder.items
    return list(reversed(shelf.values()))


def group_record(groups: Iterable[Group[ItemSubject]], wanted: Wanted) -> Record:
    """Return the Groups of a grouped search."""
    shown = []
    for group in groups:
        values: dict[Any, Any] = {
            GroupedItemsType.group_index: group.index,
            GroupedItemsType.items: items(item_member(one.context, wanted) for one in group.items),
        }
        shown.append(Record(GroupedItemsType, values))
    return Record(ArrayOfGroupedItemsType, {ArrayOfGroupedItemsType.grouped_items: tuple(shown)})
