"""The number by which a change key and a store id say what kind of object they belong to."""

from __future__ import annotations

from enum import IntEnum


class ObjectType(IntEnum):
    """The kinds whose numbers show in the samples of Microsoft's documentation and in published traces.

    A change key begins with it (CQAAABYA is a message, DwAAABYA a calendar item); folders that are neither calendars,
    contacts nor searches, and items of no other kind, take ``Folder`` and ``Message`` here.
    """

    Unknown = 0
    Folder = 1
    CalendarFolder = 2
    ContactsFolder = 3
    SearchFolder = 8
    Message = 9
    MeetingRequest = 11
    CalendarItem = 15
    CalendarItemOccurrence = 16
    Contact = 17
    DistributionList = 18
    Task = 19
