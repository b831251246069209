"""Delegates: who acts for the owner of a mailbox, what they may do in its folders, and who is told of meeting requests.

What a delegate may do in a folder is an entry of that folder's permission set (MS-OXWSDLGM 3.1.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.folders.permission_sets import User, level_of, set_level, user_id_of, user_named
from fake_ews.mailbox.people.directory import Delegate, Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.delegates import DelegatePermissionsType, DelegateUserType
from fake_ews.schema.permissions import UserIdType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row

#: The folders that a delegate may be let into, by the element that says how far.
_FOLDERS: Final[tuple[tuple[Row[str], str], ...]] = (
    (DelegatePermissionsType.calendar_folder_permission_level, "calendar"),
    (DelegatePermissionsType.tasks_folder_permission_level, "tasks"),
    (DelegatePermissionsType.inbox_folder_permission_level, "inbox"),
    (DelegatePermissionsType.contacts_folder_permission_level, "contacts"),
    (DelegatePermissionsType.notes_folder_permission_level, "notes"),
    (DelegatePermissionsType.journal_folder_permission_level, "journal"),
)
_SAID: Final = frozenset({"None", "Editor", "Reviewer", "Author"})


def principal(session: Session, said: Record) -> Mailbox:
    """Return the mailbox whose delegates a request is about; raises Failure for one that is not open to the caller."""
    mailbox = session.mailbox(said.get(EmailAddressType.email_address) or "")
    if not session.may_open(mailbox):
        raise Failure("ErrorAccessDenied")
    return mailbox


def found(session: Session, mailbox: Mailbox, said: Record) -> Delegate:
    """Return the delegate that a UserId names; raises Failure."""
    user = _user(session, said)
    delegate = next((one for one in mailbox.delegates if one.address == user.address), None)
    if delegate is None:
        raise Failure("ErrorNotDelegate")
    return delegate


def add(session: Session, mailbox: Mailbox, said: Record) -> Delegate:
    """Add a delegate as a DelegateUser says; raises Failure."""
    user = _user(session, said[DelegateUserType.user_id])
    if user is mailbox:
        raise Failure("ErrorDelegateCannotAddOwner")
    if any(one.address == user.address for one in mailbox.delegates):
        raise Failure("ErrorDelegateAlreadyExists")
    delegate = _as_said(Delegate(user.address), said)
    appoint(mailbox, user, delegate, _levels(said))
    return delegate


def appoint(mailbox: Mailbox, user: User, delegate: Delegate, levels: Mapping[str, str]) -> None:
    """Make somebody a delegate who is none yet; ``levels`` says by distinguished folder how far they are let in."""
    _grant(mailbox, user, levels)
    mailbox.delegates.append(delegate)


def update(session: Session, mailbox: Mailbox, said: Record) -> Delegate:
    """Change a delegate as a DelegateUser says; what it does not say stays. Raises Failure."""
    old = found(session, mailbox, said[DelegateUserType.user_id])
    new = _as_said(old, said)
    _grant(mailbox, _user(session, said[DelegateUserType.user_id]), _levels(said))
    mailbox.delegates[mailbox.delegates.index(old)] = new
    return new


def remove(session: Session, mailbox: Mailbox, said: Record) -> None:
    """Take a delegate away, and what they were allowed; raises Failure."""
    delegate = found(session, mailbox, said)
    user = _of(session, delegate)
    for _, name in _FOLDERS:
        _set(mailbox, user, name, "None")
    mailbox.delegates.remove(delegate)


def shown(session: Session, mailbox: Mailbox, delegate: Delegate, *, permissions: bool = False) -> Record:
    """Return a DelegateUser; with ``permissions`` the folders that the delegate may look into."""
    user = _of(session, delegate)
    values: dict[Row[Any], Any] = {DelegateUserType.user_id: user_id_of(user)}
    if permissions:
        levels: dict[Row[Any], Any] = {row: _level(mailbox, user, name) for row, name in _FOLDERS}
        granted = {row: level for row, level in levels.items() if level != "None"}
        values[DelegateUserType.delegate_permissions] = Record(DelegatePermissionsType, granted)
    values[DelegateUserType.receive_copies_of_meeting_messages] = delegate.receives_meeting_messages
    values[DelegateUserType.view_private_items] = delegate.views_private_items
    return Record(DelegateUserType, values)


def _of(session: Session, delegate: Delegate) -> User:
    found = session.premises.directory.named_by(address=delegate.address)
    return session.mailbox(delegate.address) if found is None else found


def _user(session: Session, said: Record) -> User:
    if UserIdType.distinguished_user in said:
        raise Failure("ErrorDistinguishedUserNotSupported")
    return user_named(session.premises.directory, said, "ErrorDelegateNoUser")


def _as_said(delegate: Delegate, said: Record) -> Delegate:
    receives = said.get(DelegateUserType.receive_copies_of_meeting_messages)
    views = said.get(DelegateUserType.view_private_items)
    return replace(
        delegate,
        receives_meeting_messages=delegate.receives_meeting_messages if receives is None else receives,
        views_private_items=delegate.views_private_items if views is None else views,
    )


def _levels(said: Record) -> Mapping[str, str]:
    """Return how far a DelegateUser is let into folders, by their names; raises Failure."""
    permissions = said.get(DelegateUserType.delegate_permissions)
    wanted = {} if permissions is None else {name: permissions[row] for row, name in _FOLDERS if row in permissions}
    if "Custom" in wanted.values():
        # What is Custom cannot be set, only seen (documentation of DelegatePermissions).
        raise Failure("ErrorInvalidDelegatePermission")
    return wanted


def _grant(mailbox: Mailbox, user: User, levels: Mapping[str, str]) -> None:
    for name, level in levels.items():
        _set(mailbox, user, name, level)


def _set(mailbox: Mailbox, user: User, name: str, level: str) -> None:
    folder = mailbox.store.distinguished[name]
    if level_of(folder, user) != level:
        set_level(folder, user, level)
        mailbox.store.change_folder(folder)


def _level(mailbox: Mailbox, user: User, name: str) -> str:
    level = level_of(mailbox.store.distinguished[name], user)
    return level if level in _SAID else "Custom"
