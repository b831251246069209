"""Permission sets of folders: whom they name, the levels there are, and the single rights that a level stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import CONTRIBUTOR_READS, RIGHTS_BESIDE_A_LEVEL
from fake_ews.errors import Failure
from fake_ews.mailbox.people.directory import Directory, Group, Mailbox
from fake_ews.profile import Profile
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import CalendarFolderType
from fake_ews.schema.permissions import (
    ArrayOfCalendarPermissionsType,
    ArrayOfPermissionsType,
    CalendarPermissionSetType,
    CalendarPermissionType,
    PermissionSetType,
    PermissionType,
    UserIdType,
)
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredFolder
from fake_ews.values import dataclass

#: Whom permissions are given to.
User = Mailbox | Group

_SID: Final = re.compile(r"S-1-\d+(-\d+)+")


@dataclass(frozen=True, slots=True)
class Rights:
    """The single rights of one entry, each under the name of its element (MS-OXWSFOLD 2.2.4.7)."""

    can_create_items: bool = False
    can_create_sub_folders: bool = False
    is_folder_owner: bool = False
    is_folder_visible: bool = False
    is_folder_contact: bool = False
    edit_items: str = "None"
    delete_items: str = "None"
    read_items: str = "None"


_FULL: Final = "FullDetails"
#: Values of rights, each behind those that let somebody do less.
_FURTHER: Final = ("None", "TimeOnly", "Owned", "TimeAndSubjectAndLocation", "All", _FULL)

#: MS-OXWSFOLD 2.2.5.3, and 2.2.5.1 for the two levels of calendars.
LEVELS: Final[Mapping[str, Rights]] = MappingProxyType(
    {
        "None": Rights(),
        "Owner": Rights(True, True, True, True, True, "All", "All", _FULL),
        "PublishingEditor": Rights(True, True, False, True, False, "All", "All", _FULL),
        "Editor": Rights(True, False, False, True, False, "All", "All", _FULL),
        "PublishingAuthor": Rights(True, True, False, True, False, "Owned", "Owned", _FULL),
        "Author": Rights(True, False, False, True, False, "Owned", "Owned", _FULL),
        "NoneditingAuthor": Rights(True, False, False, True, False, "None", "Owned", _FULL),
        "Reviewer": Rights(is_folder_visible=True, read_items=_FULL),
        "Contributor": Rights(can_create_items=True, is_folder_visible=True),
        "FreeBusyTimeOnly": Rights(read_items="TimeOnly"),
        "FreeBusyTimeAndSubjectAndLocation": Rights(read_items="TimeAndSubjectAndLocation"),
    }
)


def permission_set(folder: StoredFolder) -> Record:
    """Return the permission set as it is shown, which for a folder that nobody touched has the two standard entries."""
    return _assembled(folder.type, entries(folder))


def entries(folder: StoredFolder) -> tuple[Record, ...]:
    """Return the entries of a folder's permission set (MS-OXWSFOLD 2.2.4.15)."""
    stored = folder.values.get(_row(folder))
    if stored is not None:
        array = next(iter(stored.values.values()), None) if isinstance(stored, Record) else None
        return tuple(array) if array is not None else ()
    default = "FreeBusyTimeOnly" if folder.type is CalendarFolderType else "None"
    users = [Record(UserIdType, {UserIdType.distinguished_user: name}) for name in ("Default", "Anonymous")]
    return tuple(_entry(folder.type, user, level) for user, level in zip(users, (default, "None"), strict=True))


def rights_of(entry: Record) -> Rights:
    """Return the single rights of an entry."""
    held = {row.attribute: value for row, value in entry.values.items()}
    return Rights(**{one.name: held[one.name] for one in fields(Rights) if one.name in held})


def together(held: Iterable[Rights]) -> Rights:
    """Return what somebody may do who has all of these rights: the most that any of them lets them."""
    every = list(held)
    return Rights(**{one.name: max((getattr(each, one.name) for each in every), key=_reach) for one in fields(Rights)})


def _reach(right: bool | str) -> int:
    """Return how far a right goes, against others of its kind."""
    return int(right) if isinstance(right, bool) else _FURTHER.index(right)


def level_of(folder: StoredFolder, user: User) -> str:
    """Return the level of the entry that names a user, None where none does."""
    found = next((entry for entry in entries(folder) if _is_of(entry, user)), None)
    return "None" if found is None else str(found[_level_row(found.type)])


def set_level(folder: StoredFolder, user: User, level: str) -> None:
    """Give a user a level in a folder; None takes the entry away."""
    kept = [entry for entry in entries(folder) if not _is_of(entry, user)]
    if level != "None":
        kept.append(_entry(folder.type, user_id_of(user), level))
    folder.values[_row(folder)] = _assembled(folder.type, kept)


def settled(profile: Profile, directory: Directory, type: type[ComplexType], sent: Record) -> Record:
    """Return a permission set as it is stored, from one that a client sent; raises Failure."""
    calendar = type is CalendarFolderType
    if calendar is not (sent.type is CalendarPermissionSetType):
        raise Failure(
            "ErrorCannotSetNonCalendarPermissionOnCalendarFolder"
            if calendar
            else "ErrorCannotSetCalendarPermissionOnNonCalendarFolder"
        )
    if sent.type.row("UnknownEntries") in sent:
        raise Failure("ErrorCannotSetPermissionUnknownEntries")
    array = sent[sent.type.row("CalendarPermissions" if calendar else "Permissions")]
    found = [_settled_entry(profile, directory, type, entry) for entry in array]
    users = [entry[entry.type.row("UserId")] for entry in found]
    if any(user in users[:position] for position, user in enumerate(users)):
        raise Failure("ErrorDuplicateUserIdsSpecified")
    return _assembled(type, found)


def user_id_of(user: User) -> Record:
    """Return the UserId of a mailbox's owner, or of a group, as servers show it."""
    return Record(
        UserIdType,
        {
            UserIdType.sid: user.sid,
            UserIdType.primary_smtp_address: user.address,
            UserIdType.display_name: user.name,
        },
    )


def user_named(directory: Directory, said: Record, missing: str) -> User:
    """Return whom a UserId means, somebody or a group; raises Failure, with the code ``missing`` for who is neither."""
    sid, address = said.get(UserIdType.sid), said.get(UserIdType.primary_smtp_address)
    name = said.get(UserIdType.display_name)
    if sid and not _SID.fullmatch(sid):
        raise Failure("ErrorInvalidUserSid")
    if not (sid or address or name):
        raise Failure("ErrorMissingUserIdInformation")
    found = directory.named_by(sid=sid or "", address="" if sid else address or "", name=name or "")
    if found is None:
        raise Failure(missing)
    return found


def _settled_entry(profile: Profile, directory: Directory, type: type[ComplexType], sent: Record) -> Record:
    level = sent[_level_row(sent.type)]
    said = sent[sent.type.row("UserId")]
    if UserIdType.distinguished_user in said:
        if set(said.values) != {UserIdType.distinguished_user}:
            raise Failure("ErrorInvalidUserInfo")
        user = said
    else:
        user = user_id_of(user_named(directory, said, "ErrorInvalidUserInfo"))
    if level != "Custom":
        if profile[RIGHTS_BESIDE_A_LEVEL] == "refused" and len(sent.values) > 2:
            raise Failure("ErrorInvalidPermissionSettings", cause=RIGHTS_BESIDE_A_LEVEL.cause)
        return _entry(type, user, level, profile)
    rights = rights_of(sent)
    return _with_rights(sent.type, user, level, rights)


def _entry(folder: type[ComplexType], user: Record, level: str, profile: Profile | None = None) -> Record:
    type = CalendarPermissionType if folder is CalendarFolderType else PermissionType
    rights = LEVELS[level]
    if level == "Contributor" and profile is not None and profile[CONTRIBUTOR_READS]:
        rights = Rights(can_create_items=True, is_folder_visible=True, read_items=_FULL)
    return _with_rights(type, user, level, rights)


def _with_rights(type: type[ComplexType], user: Record, level: str, rights: Rights) -> Record:
    values: dict[Row[Any], Any] = {type.row("UserId"): user}
    for row in type.rows:
        if hasattr(rights, row.attribute):
            values[row] = getattr(rights, row.attribute)
    values[_level_row(type)] = level
    return Record(type, values)


def _assembled(folder: type[ComplexType], found: Iterable[Record]) -> Record:
    calendar = folder is CalendarFolderType
    array = ArrayOfCalendarPermissionsType if calendar else ArrayOfPermissionsType
    row = array.row("CalendarPermission" if calendar else "Permission")
    whole = CalendarPermissionSetType if calendar else PermissionSetType
    members = tuple(Member(row, entry) for entry in found)
    return Record(whole, {whole.row("CalendarPermissions" if calendar else "Permissions"): Record(array, {}, members)})


def _row(folder: StoredFolder) -> Row[Any]:
    return folder.type.row("PermissionSet")


def _level_row(entry: type[ComplexType]) -> Row[Any]:
    return entry.row("CalendarPermissionLevel" if entry is CalendarPermissionType else "PermissionLevel")


def _is_of(entry: Record, user: User) -> bool:
    return bool(entry[entry.type.row("UserId")].get(UserIdType.sid) == user.sid)
