"""User configurations: settings that clients keep in folders, as items of the folder itself (MS-OXOCFG 2.2)."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.items.values import fill_in
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.schema.identifiers import TargetFolderIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import Violation, xs
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.user_configuration import (
    UserConfigurationDictionaryObjectType,
    UserConfigurationDictionaryType,
    UserConfigurationNameType,
    UserConfigurationType,
)
from fake_ews.store.objects import StoredFolder, StoredItem

_CLASS: Final = "IPM.Configuration."
_PARTS: Final = (UserConfigurationType.dictionary, UserConfigurationType.xml_data, UserConfigurationType.binary_data)


def place(session: Session, name: Record) -> tuple[Mailbox, StoredFolder]:
    """Return the folder that a UserConfigurationName means; raises Failure."""
    rows = (TargetFolderIdType.folder_id, TargetFolderIdType.distinguished_folder_id)
    named = next((name[row] for row in rows if row in name), None)
    if named is None:
        raise Failure("ErrorInvalidFolderId")
    return find_folder(session, named, Right.READ)


def find(session: Session, name: Record) -> tuple[Mailbox, StoredItem]:
    """Return the configuration of that name; raises Failure ErrorItemNotFound."""
    mailbox, folder = place(session, name)
    found = _named(folder, name[UserConfigurationNameType.name])
    if found is None:
        raise Failure("ErrorItemNotFound")
    return mailbox, found


def create(session: Session, sent: Record) -> None:
    """Keep a new configuration; raises Failure ErrorItemSave for a name that its folder has already."""
    named = sent[UserConfigurationType.user_configuration_name]
    mailbox, folder = place(session, named)
    name = named[UserConfigurationNameType.name]
    if _named(folder, name) is not None:
        raise Failure("ErrorItemSave")
    values: dict[Any, Any] = {
        ItemType.item_class: f"{_CLASS}{name}",
        ItemType.subject: f"{_CLASS}{name}",
        ItemType.is_associated: True,
        MessageType.is_read: True,
    }
    values |= _parts(sent)
    fill_in(session, MessageType, values)
    mailbox.store.add_item(folder, MessageType, values, associated=True)


def update(session: Session, sent: Record) -> None:
    """Replace the parts of a configuration that are said; the others stay. Raises Failure."""
    mailbox, item = find(session, sent[UserConfigurationType.user_configuration_name])
    item.values.update(_parts(sent))
    mailbox.store.change_item(item)


def _parts(sent: Record) -> dict[Any, Any]:
    parts: dict[Any, Any] = {row: sent[row] for row in _PARTS if row in sent}
    dictionary = parts.get(UserConfigurationType.dictionary)
    if dictionary is not None:
        entries = tuple(map(_entry, dictionary.get(UserConfigurationDictionaryType.dictionary_entry, ())))
        parts[UserConfigurationType.dictionary] = dictionary.with_values(
            {UserConfigurationDictionaryType.dictionary_entry: entries}
        )
    return parts


def _entry(entry: Record) -> Record:
    return entry.with_values({row: _canonical(thing) for row, thing in entry.values.items()})


def _canonical(thing: Record | None) -> Record | None:
    """Return a key or value as it is kept: by its type, not by how the client spelled it (MS-OXOCFG 2.2.5.1)."""
    if thing is None or thing[UserConfigurationDictionaryObjectType.type] != "Boolean":
        return thing
    try:
        spelled = [
            xs.boolean.render(xs.boolean.parse(text)) for text in thing[UserConfigurationDictionaryObjectType.value]
        ]
    except Violation:
        raise Failure("ErrorInvalidValueForProperty") from None
    return thing.with_values({UserConfigurationDictionaryObjectType.value: tuple(spelled)})


def _named(folder: StoredFolder, name: str) -> StoredItem | None:
    wanted = f"{_CLASS}{name}".lower()
    kept = folder.associated.values()
    return next((item for item in kept if item.values.get(ItemType.item_class, "").lower() == wanted), None)
