"""CreateManagedFolder: folders of the organisation's, put into a mailbox (MS-OXWSFOLD 3.1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.folders import managed
from fake_ews.mailbox.folders.relocating import shown
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, FolderInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import many, optional, required


class NonEmptyArrayOfFolderNamesType(ComplexType):
    folder_name = many("FolderName", xs.string, minimum=1)


class CreateManagedFolderRequestType(BaseRequestType, namespace="m", element="CreateManagedFolder"):
    folder_names = required("FolderNames", "NonEmptyArrayOfFolderNamesType")
    mailbox = optional("Mailbox", "EmailAddressType")


class CreateManagedFolderResponseType(BaseResponseMessageType, namespace="m", element="CreateManagedFolderResponse"):
    pass


class CreateManagedFolder(PerPart):
    """Adds managed custom folders below the one folder that is for them. MS-OXWSFOLD 3.1.4.3."""

    request = CreateManagedFolderRequestType
    response = CreateManagedFolderResponseType
    clause = "MS-OXWSFOLD 3.1.4.3"

    def parts(self, request: Record) -> Sequence[str]:
        """Return the names."""
        return _names(request)

    def answer(self, part: str, request: Record, session: Session) -> Answer:
        """Answer with the new folder's id; raises Failure for a name that stands there twice."""
        if [name.lower() for name in _names(request)].count(part.lower()) > 1:
            raise Failure("ErrorDuplicateInputFolderNames")
        mailbox = _mailbox(request, session)
        folder = managed.add(session, mailbox, part)
        return Answer({FolderInfoResponseMessageType.folders: shown(mailbox, folder)})


def _names(request: Record) -> tuple[str, ...]:
    names: tuple[str, ...] = request[CreateManagedFolderRequestType.folder_names][
        NonEmptyArrayOfFolderNamesType.folder_name
    ]
    return names


def _mailbox(request: Record, session: Session) -> Mailbox:
    """Return the mailbox named, the caller's own without; who asks needs full access (documentation)."""
    named = request.get(CreateManagedFolderRequestType.mailbox)
    if named is None:
        return session.own
    mailbox = session.mailbox(named.get(EmailAddressType.email_address) or "")
    if not session.may_open(mailbox):
        raise Failure("ErrorAccessDenied")
    return mailbox
