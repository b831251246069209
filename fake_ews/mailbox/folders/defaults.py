"""The folders of a new mailbox, per product: names, classes, well-known names, and which product brought them."""

from __future__ import annotations

from typing import Final, NamedTuple

from fake_ews.mailbox.folders.names import folder_name
from fake_ews.profile import Profile
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import (
    CalendarFolderType,
    ContactsFolderType,
    FolderType,
    SearchFolderType,
    TasksFolderType,
)
from fake_ews.store.mailbox_store import MailboxStore
from fake_ews.versions import E2007, E2010_SP1, E2013, E2016, Version

_TYPES: Final[tuple[tuple[str, type[ComplexType]], ...]] = (
    ("IPF.Appointment", CalendarFolderType),
    ("IPF.Contact", ContactsFolderType),
    ("IPF.Task", TasksFolderType),
)


class _Default(NamedTuple):
    """One row: parent's key (a well-known name), the folder's name, its class, its well-known name, first version."""

    parent: str
    name: str
    folder_class: str = ""
    distinguished: str = ""
    since: Version = E2007
    until: Version = max(Version)


_TOP: Final = "msgfolderroot"

#: Names as an English mailbox shows them; folders without a well-known name are fixed furniture all the same.
_ROWS: Final = (
    _Default("root", "Top of Information Store", "", _TOP),
    _Default("root", "Common Views"),
    _Default("root", "Deferred Action"),
    _Default("root", "Freebusy Data"),
    _Default("root", "Location", since=E2013),
    _Default("root", "Views"),
    _Default("root", "Shortcuts"),
    _Default("root", "Schedule"),
    _Default("root", "Spooler Queue"),
    _Default("root", "System", since=E2013),
    _Default("root", "MailboxAssociations", since=E2016),
    _Default("root", "ExchangeSyncData"),
    _Default("root", "ParkedMessages", since=E2016),
    _Default("root", "Working Set", since=E2013),
    _Default("root", "Finder", "", "searchfolders"),
    _Default("root", "PeopleConnect", "", "peopleconnect", E2013),
    _Default("root", "Sharing", "IPF.Note"),
    _Default("root", "MyContactsExtended", "IPF.Note", since=E2013),
    _Default("root", "MyContacts", "IPF.Note", "mycontacts", E2013),
    _Default("root", "Favorites", "IPF.Note", "favorites", E2013),
    _Default("root", "Reminders", "Outlook.Reminder"),
    _Default("root", "To-Do Search", "IPF.Task", "todosearch", E2013),
    _Default("root", "Pass-Through Search Results", "IPF.StoreItem.PassThroughSearchResults"),
    _Default("root", "Recoverable Items", "", "recoverableitemsroot", E2010_SP1),
    _Default("recoverableitemsroot", "Deletions", "", "recoverableitemsdeletions", E2010_SP1),
    _Default("recoverableitemsroot", "Purges", "", "recoverableitemspurges", E2010_SP1),
    _Default("recoverableitemsroot", "Versions", "", "recoverableitemsversions", E2010_SP1),
    _Default("recoverableitemsroot", "Calendar Logging", since=E2010_SP1),
    _Default(_TOP, "Calendar", "IPF.Appointment", "calendar"),
    _Default(_TOP, "Contacts", "IPF.Contact", "contacts"),
    _Default(_TOP, "Deleted Items", "IPF.Note", "deleteditems"),
    _Default(_TOP, "Drafts", "IPF.Note", "drafts"),
    _Default(_TOP, "Inbox", "IPF.Note", "inbox"),
    _Default(_TOP, "Journal", "IPF.Journal", "journal"),
    _Default(_TOP, "Junk E-Mail", "IPF.Note", "junkemail", until=Version.Exchange2013_SP1),
    _Default(_TOP, "Junk Email", "IPF.Note", "junkemail", since=Version.Exchange2015),
    _Default(_TOP, "Notes", "IPF.StickyNote", "notes"),
    _Default(_TOP, "Outbox", "IPF.Note", "outbox"),
    _Default(_TOP, "Sent Items", "IPF.Note", "sentitems"),
    _Default(_TOP, "Tasks", "IPF.Task", "tasks"),
    _Default(_TOP, "Sync Issues", "IPF.Note", "syncissues", E2013),
    _Default(_TOP, "Conversation Action Settings", "IPF.Configuration"),
    _Default(_TOP, "RSS Feeds", "IPF.Note.OutlookHomepage"),
    _Default("contacts", "GAL Contacts", "IPF.Contact.GalContacts", since=E2013),
    _Default("contacts", "Recipient Cache", "IPF.Contact.RecipientCache", "recipientcache", E2013),
    _Default("contacts", "IM Contact List", "IPF.Contact.MOC.ImContactList", "imcontactlist", E2013),
    _Default("contacts", "Quick Contacts", "IPF.Contact.MOC.QuickContacts", "quickcontacts", E2013),
    _Default("contacts", "Organizational Contacts", "IPF.Contact.OrganizationalContacts", since=E2013),
)


#: The well-known folders that an archive has too (documentation of DistinguishedFolderId).
_ARCHIVED: Final = frozenset(
    {
        _TOP,
        "deleteditems",
        "inbox",
        "recoverableitemsroot",
        "recoverableitemsdeletions",
        "recoverableitemspurges",
        "recoverableitemsversions",
    }
)


def furnish(store: MailboxStore, profile: Profile, culture: str, *, archive: bool = False) -> None:
    """Create the folders that a new mailbox, or a new archive, has on the profile's product, named in its language."""
    for row in _ROWS:
        if profile.knows(row) and (not archive or row.distinguished in _ARCHIVED):
            store.add_folder(
                store.distinguished[row.parent],
                folder_type(row.folder_class, row.distinguished),
                folder_name(row.name, culture),
                row.folder_class,
                row.distinguished,
                fixed=True,
            )


def folder_type(folder_class: str, distinguished: str = "") -> type[ComplexType]:
    """Return the element type by which EWS shows a folder of that class."""
    if distinguished == "searchfolders":
        return FolderType
    for prefix, found in _TYPES:
        if folder_class == prefix or folder_class.startswith(prefix + "."):
            return found
    return SearchFolderType if folder_class.startswith("Outlook.") else FolderType
