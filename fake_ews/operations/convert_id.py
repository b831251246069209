"""ConvertId: the same identifier in another format (MS-OXWSCVTID 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from fake_ews.errors import Failure
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.alternate_ids import AlternateIdBaseType, AlternateIdType
from fake_ews.schema.enumerations import IdFormatType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.store.id_formats import IdFormat, convert_id
from fake_ews.store.malformed import MalformedId
from fake_ews.versions import E2007_SP1


class ConvertIdType(BaseRequestType, namespace="m", element="ConvertId", since=E2007_SP1):
    source_ids = required("SourceIds", "NonEmptyArrayOfAlternateIdsType")
    destination_format = attribute("DestinationFormat", IdFormatType, required=True)


class ConvertIdResponseType(BaseResponseMessageType, namespace="m", element="ConvertIdResponse", since=E2007_SP1):
    pass


class ConvertIdResponseMessageType(ResponseMessageType, namespace="m", since=E2007_SP1):
    alternate_id = optional("AlternateId", "AlternateIdBaseType")


class ConvertId(PerPart):
    """Rewrites ids; neither the mailbox nor the object has to exist. MS-OXWSCVTID 3.1.4.1."""

    request = ConvertIdType
    response = ConvertIdResponseType
    since = E2007_SP1
    clause = "MS-OXWSCVTID 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids to convert."""
        return tuple(request[ConvertIdType.source_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id in the format asked for."""
        if part.type is not AlternateIdType:
            raise Failure("ErrorNoPublicFolderReplicaAvailable")
        address = part[AlternateIdType.mailbox]
        if "@" not in address:
            raise Failure("ErrorInvalidSmtpAddress", "The SMTP address format is invalid.")
        mailbox = session.premises.directory.find(address)
        wanted = request[ConvertIdType.destination_format]
        source = part[AlternateIdBaseType.format]
        try:
            text = convert_id(
                part[AlternateIdType.id],
                IdFormat(source),
                IdFormat(wanted),
                address=address,
                mailbox_guid=mailbox.guid if mailbox else UUID(int=0),
            )
        except MalformedId as error:
            raise Failure(
                "ErrorInvalidIdMalformedEwsLegacyIdFormat" if error.legacy else "ErrorInvalidIdMalformed"
            ) from None
        values = {
            AlternateIdBaseType.format: wanted,
            AlternateIdType.id: text,
            AlternateIdType.mailbox: address,
        }
        return Answer({ConvertIdResponseMessageType.alternate_id: Record(AlternateIdType, values)})
