"""What a caller may do in a folder: everything in their own mailbox, elsewhere what the folder's permissions say."""

from __future__ import annotations

from enum import Enum
from typing import Any

from fake_ews.mailbox.folders.permission_sets import LEVELS, Rights, entries, rights_of, together
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.item_parts import EffectiveRightsType
from fake_ews.schema.permissions import UserIdType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredFolder, StoredItem


class Right(Enum):
    """What a caller may be let do in a folder."""

    SEE = "see"
    READ = "read"
    CREATE = "create"
    CREATE_FOLDER = "create a folder"
    EDIT = "edit"
    DELETE = "delete"
    OWN = "own"

    @property
    def refusal(self) -> str:
        """The response code for a caller who may see the folder, but not do this."""
        own = {Right.CREATE: "ErrorCreateItemAccessDenied", Right.CREATE_FOLDER: "ErrorCreateSubfolderAccessDenied"}
        return own.get(self, "ErrorAccessDenied")


def rights(session: Session, mailbox: Mailbox, folder: StoredFolder) -> Rights:
    """Return the caller's rights: those of the entry that names them, of all groups that they are in, or of Default.

    Each counts only where the ones before it say nothing (MS-OXWSFOLD 2.2.4.7, MS-OXCPERM 3.2.4).
    """
    if session.may_open(mailbox):
        return LEVELS["Owner"]
    directory = session.premises.directory
    caller = directory.find(session.caller.acting_as)
    default = Rights()
    of_groups: list[Rights] = []
    for entry in entries(folder):
        user = entry[entry.type.row("UserId")]
        if caller is not None and user.get(UserIdType.sid) == caller.sid:
            return rights_of(entry)
        address = user.get(UserIdType.primary_smtp_address)
        if user.get(UserIdType.distinguished_user) == "Default":
            default = rights_of(entry)
        elif caller is not None and address and directory.is_member(caller, address):
            of_groups.append(rights_of(entry))
    return together(of_groups) if of_groups else default


def may(session: Session, mailbox: Mailbox, folder: StoredFolder, right: Right, item: StoredItem | None = None) -> bool:
    """Whether the caller has a right in a folder; to edit and delete are questions of an item, and of who made it."""
    held = rights(session, mailbox, folder)
    if right is Right.SEE:
        return held.is_folder_visible or held.can_create_items or held.read_items == "FullDetails"
    if right in (Right.EDIT, Right.DELETE):
        scope = held.edit_items if right is Right.EDIT else held.delete_items
        mine = item is not None and item.creator.lower() == session.caller.acting_as.lower()
        return scope == "All" or (scope == "Owned" and mine)
    return {
        Right.READ: held.read_items == "FullDetails",
        Right.CREATE: held.can_create_items,
        Right.CREATE_FOLDER: held.can_create_sub_folders,
        Right.OWN: held.is_folder_owner,
    }[right]


def effective_rights(session: Session, mailbox: Mailbox, folder: StoredFolder) -> Record:
    """Return what the caller may do with a folder itself and in it (MS-OXWSCDATA 2.2.4.29)."""
    held = rights(session, mailbox, folder)
    values: dict[Any, Any] = {
        EffectiveRightsType.create_associated: held.is_folder_owner,
        EffectiveRightsType.create_contents: held.can_create_items,
        EffectiveRightsType.create_hierarchy: held.can_create_sub_folders,
        EffectiveRightsType.delete: held.is_folder_owner,
        EffectiveRightsType.modify: held.is_folder_owner,
        EffectiveRightsType.read: held.read_items == "FullDetails",
        EffectiveRightsType.view_private_items: session.may_open(mailbox) or _views_private_items(session, mailbox),
    }
    return Record(EffectiveRightsType, values)


def effective_rights_in(session: Session, mailbox: Mailbox, item: StoredItem) -> Record:
    """Return what the caller may do with an item; nothing can be made in one."""
    folder = item.folder
    values: dict[Any, Any] = {
        EffectiveRightsType.create_associated: False,
        EffectiveRightsType.create_contents: False,
        EffectiveRightsType.create_hierarchy: False,
        EffectiveRightsType.delete: may(session, mailbox, folder, Right.DELETE, item),
        EffectiveRightsType.modify: may(session, mailbox, folder, Right.EDIT, item),
        EffectiveRightsType.read: may(session, mailbox, folder, Right.READ),
        EffectiveRightsType.view_private_items: session.may_open(mailbox) or _views_private_items(session, mailbox),
    }
    return Record(EffectiveRightsType, values)


def _views_private_items(session: Session, mailbox: Mailbox) -> bool:
    directory = session.premises.directory
    caller = directory.find(session.caller.acting_as)
    seeing = (one.address for one in mailbox.delegates if one.views_private_items)
    return caller is not None and any(directory.is_member(caller, address) for address in seeing)
