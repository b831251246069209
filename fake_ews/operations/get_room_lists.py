"""GetRoomLists: the lists of rooms that an organisation has (MS-OXWSGTRM 3.1.4.1)."""

from __future__ import annotations

from fake_ews.mailbox.mail.recipients import of_group
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.addresses import ArrayOfEmailAddressesType
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional
from fake_ews.versions import E2010


class GetRoomListsType(BaseRequestType, namespace="m", element="GetRoomLists", since=E2010):
    pass


class GetRoomListsResponseMessageType(ResponseMessageType, namespace="m", element="GetRoomListsResponse", since=E2010):
    room_lists = optional("RoomLists", "ArrayOfEmailAddressesType")


class GetRoomLists(Bare):
    """Names the groups whose members are rooms. MS-OXWSGTRM 3.1.4.1."""

    request = GetRoomListsType
    response = GetRoomListsResponseMessageType
    since = E2010
    clause = "MS-OXWSGTRM 3.1.4.1"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with their addresses."""
        lists = tuple(of_group(group) for group in session.premises.directory.groups if group.room_list)
        found = Record(ArrayOfEmailAddressesType, {ArrayOfEmailAddressesType.address: lists})
        return Answer({GetRoomListsResponseMessageType.room_lists: found})
