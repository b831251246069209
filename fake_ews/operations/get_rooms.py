"""GetRooms: the rooms in a list of rooms (MS-OXWSGTRM 3.1.4.2)."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.mail.recipients import named
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.directory import ArrayOfRoomsType, DirectoryEntryType, RoomType
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2010


class GetRoomsType(BaseRequestType, namespace="m", element="GetRooms", since=E2010):
    room_list = required("RoomList", "EmailAddressType")


class GetRoomsResponseMessageType(ResponseMessageType, namespace="m", element="GetRoomsResponse", since=E2010):
    rooms = optional("Rooms", "ArrayOfRoomsType")


class GetRooms(Bare):
    """Names the members of a list of rooms. MS-OXWSGTRM 3.1.4.2."""

    request = GetRoomsType
    response = GetRoomsResponseMessageType
    since = E2010
    clause = "MS-OXWSGTRM 3.1.4.2"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the rooms; raises Failure for what is no list of rooms."""
        directory = session.premises.directory
        group = directory.find_group(request[GetRoomsType.room_list].get(EmailAddressType.email_address) or "")
        if group is None or not group.room_list:
            raise Failure("ErrorNameResolutionNoResults")
        rooms = tuple(
            Record(RoomType, {DirectoryEntryType.id: named(directory, "", address)}) for address in group.members
        )
        return Answer({GetRoomsResponseMessageType.rooms: Record(ArrayOfRoomsType, {ArrayOfRoomsType.room: rooms})})
