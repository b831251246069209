"""GetPersona: everything about one person (MS-OXWSPERS 3.1.4.2)."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.people.personas import by_address, find
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.people import PersonaType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2013, E2013_SP1, E2015, V2017_07_11


class GetPersonaType(BaseRequestType, namespace="m", element="GetPersona", since=E2013):
    persona_id = optional("PersonaId", "ItemIdType")
    email_address = optional("EmailAddress", "EmailAddressType", since=E2013_SP1)
    parent_folder_id = optional("ParentFolderId", "TargetFolderIdType", since=E2015)
    item_link_id = optional("ItemLinkId", xs.string, since=V2017_07_11)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType", since=V2017_07_11)


class GetPersonaResponseMessageType(
    ResponseMessageType, namespace="m", element="GetPersonaResponseMessage", since=E2013
):
    persona = required("Persona", "PersonaType")


class GetPersona(Bare):
    """Shows one persona whole. MS-OXWSPERS 3.1.4.2."""

    request = GetPersonaType
    response = GetPersonaResponseMessageType
    since = E2013
    clause = "MS-OXWSPERS 3.1.4.2"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the persona; raises Failure for an id or an address that is nobody's."""
        row = GetPersonaResponseMessageType.persona
        id, address = request.get(GetPersonaType.persona_id), request.get(GetPersonaType.email_address)
        try:
            if id is not None:
                return Answer({row: find(session, id[ItemIdType.id])})
            text = address.get(EmailAddressType.email_address) if address is not None else None
            if not text:
                raise Failure("ErrorInvalidIdEmpty")
            return Answer({row: by_address(session, text)})
        except Failure as failure:
            nobody = Record(ItemIdType, {ItemIdType.id: ""})
            failure.answer[row] = Record(PersonaType, {PersonaType.persona_id: nobody})
            raise
