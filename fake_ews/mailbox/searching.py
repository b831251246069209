"""Searching a folder: what FindItem looks through, and what of it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, overload

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.occurrences import shown_between
from fake_ews.mailbox.folders.search_folders import contents
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.rendering import item_record, items
from fake_ews.mailbox.items.subject import ItemSubject
from fake_ews.mailbox.people.directory import Mailbox
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


class Subjects(Sequence[ItemSubject]):
    """Items as subjects, each made when it is looked at: a page of a large folder looks at few of them."""

    def __init__(self, session: Session, mailbox: Mailbox, size: int, walk: Callable[[], Iterator[StoredItem]]) -> None:
        self._session, self._mailbox = session, mailbox
        self._size, self._walk = size, walk

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[ItemSubject]:
        return map(self._subject, self._walk())

    @overload
    def __getitem__(self, at: int) -> ItemSubject: ...
    @overload
    def __getitem__(self, at: slice) -> list[ItemSubject]: ...
    def __getitem__(self, at: int | slice) -> ItemSubject | list[ItemSubject]:
        if isinstance(at, slice):
            return list(map(self._subject, islice(self._walk(), *at.indices(self._size))))
        return self[range(self._size)[at] :][0]

    def _subject(self, item: StoredItem) -> ItemSubject:
        return ItemSubject(ItemContext(self._session, self._mailbox, item, in_find=True))


def found_in(
    session: Session,
    mailbox: Mailbox,
    folder: StoredFolder,
    *,
    traversal: str,
    restriction: Record | None,
    query: str | None,
    calendar_view: Record | None,
) -> Sequence[ItemSubject]:
    """Return what of a folder fits, in the store's order: newest first, a calendar view by start.

    SoftDeleted finds nothing: the dumpster of 2007 became the Recoverable Items folders (documentation of Traversal).
    """
    context = query_context(session)
    shelf = _shelf(session, mailbox, folder, traversal)
    subjects: Sequence[ItemSubject] = Subjects(session, mailbox, len(shelf), lambda: reversed(shelf.values()))
    if calendar_view is not None:
        if folder.type is not CalendarFolderType:
            raise Failure("ErrorCalendarFolderIsInvalidForCalendarView")
        span = calendar_range(calendar_view, context)
        shown = list(shown_between(reversed(shelf.values()), span.start, span.end))
        subjects = Subjects(session, mailbox, len(shown), lambda: iter(shown))
    if restriction is not None:
        fits = predicate(restriction, context)
        subjects = [subject for subject in subjects if fits(subject)]
    if query:
        asked = read_query_string(query, context, session.premises.clock.now())
        subjects = [subject for subject in subjects if asked.matches(subject)]
    return subjects


def _shelf(session: Session, mailbox: Mailbox, folder: StoredFolder, traversal: str) -> dict[int, StoredItem]:
    if traversal == "SoftDeleted":
        return {}
    return folder.associated if traversal == "Associated" else contents(session, mailbox, folder)


def group_record(groups: Iterable[Group[ItemSubject]], wanted: Wanted) -> Record:
    """Return the Groups of a grouped search."""
    shown = []
    for group in groups:
        values: dict[Any, Any] = {
            GroupedItemsType.group_index: group.index,
            GroupedItemsType.items: items(item_record(one.context, wanted) for one in group.items),
        }
        shown.append(Record(GroupedItemsType, values))
    return Record(ArrayOfGroupedItemsType, {ArrayOfGroupedItemsType.grouped_items: tuple(shown)})
