"""Managed folders of Exchange 2007, which later products still create."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import many, optional, required


class NonEmptyArrayOfFolderNamesType(ComplexType):
    folder_name = many("FolderName", xs.string, minimum=1)


class CreateManagedFolderRequestType(BaseRequestType, namespace="m", element="CreateManagedFolder"):
    folder_names = required("FolderNames", "NonEmptyArrayOfFolderNamesType")
    mailbox = optional("Mailbox", "EmailAddressType")


class CreateManagedFolderResponseType(BaseResponseMessageType, namespace="m", element="CreateManagedFolderResponse"):
    pass
