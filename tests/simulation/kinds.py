"""The kinds of items that the simulation knows: where each is made, how it is said, whether it is flagged as read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item. ``folder`` is the element of the folders that it can be made in; without, in any."""

    element: str
    folder: str = ""
    refusal: str = ""
    #: Whether it can be read and unread.
    flagged: bool = False
    #: What else is said of a new one, behind its categories.
    said: str = field(default="", repr=False)


MESSAGE: Final = Kind("Message", flagged=True)
APPOINTMENT: Final = Kind(
    "CalendarItem",
    "CalendarFolder",
    "ErrorCannotCreateCalendarItemInNonCalendarFolder",
    said="<t:Start>2026-03-05T09:00:00Z</t:Start><t:End>2026-03-05T10:00:00Z</t:End>",
)
KINDS: Final = (
    MESSAGE,
    Kind("PostItem", "Folder", "ErrorCannotCreatePostItemInNonMailFolder", flagged=True),
    Kind("Contact", "ContactsFolder", "ErrorCannotCreateContactInNonContactFolder"),
    Kind("Task", "TasksFolder", "ErrorCannotCreateTaskInNonTaskFolder"),
    APPOINTMENT,
)
#: What the server writes of meetings.
REQUEST: Final = Kind("MeetingRequest", flagged=True)
RESPONSE: Final = Kind("MeetingResponse", flagged=True)
CANCELLATION: Final = Kind("MeetingCancellation", flagged=True)

#: Folders that every mailbox has, as far as the simulation goes, with their elements; all but the last stand below the
#: visible root.
FIXED: Final = {
    "inbox": "Folder",
    "drafts": "Folder",
    "sentitems": "Folder",
    "deleteditems": "Folder",
    "calendar": "CalendarFolder",
    "contacts": "ContactsFolder",
    "tasks": "TasksFolder",
    "recoverableitemsdeletions": "Folder",
}
TRASH: Final = "deleteditems"
DUMPSTER: Final = "recoverableitemsdeletions"
