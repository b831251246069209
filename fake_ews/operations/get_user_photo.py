"""GetUserPhoto: the picture of somebody in the directory (documentation of GetUserPhoto)."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.people.photos import chosen
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.enumerations import UserPhotoSizeType, UserPhotoTypeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2013, V2017_07_11


class GetUserPhotoType(BaseRequestType, namespace="m", element="GetUserPhoto", since=E2013):
    email = required("Email", xs.string)
    size_requested = required("SizeRequested", UserPhotoSizeType)
    type_requested = optional("TypeRequested", UserPhotoTypeType, since=V2017_07_11)


class GetUserPhotoResponseMessageType(ResponseMessageType, namespace="m", element="GetUserPhotoResponse", since=E2013):
    has_changed = required("HasChanged", xs.boolean)
    picture_data = optional("PictureData", xs.base64Binary)


class GetUserPhoto(Bare):
    """Gives a picture out in the size asked for, or the largest there is. Documentation of GetUserPhoto."""

    request = GetUserPhotoType
    response = GetUserPhotoResponseMessageType
    since = E2013
    clause = "documentation of GetUserPhoto"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the picture; raises Failure ErrorItemNotFound for somebody without one, or nobody."""
        message = GetUserPhotoResponseMessageType
        mailbox = session.premises.directory.find(request[GetUserPhotoType.email])
        photo = chosen(mailbox.photos, request[GetUserPhotoType.size_requested]) if mailbox else b""
        if not photo:
            raise Failure("ErrorItemNotFound", answer={message.has_changed: False})
        return Answer({message.has_changed: True, message.picture_data: photo})
