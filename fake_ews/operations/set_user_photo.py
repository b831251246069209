"""SetUserPhoto: a picture for somebody in the directory (MS-OXWSCONT 3.1.4.8)."""

from __future__ import annotations

import base64
import binascii
from types import MappingProxyType

from fake_ews.errors import Failure
from fake_ews.mailbox.people.photos import side_of
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Single
from fake_ews.operations.get_user_photo import GetUserPhotoResponseMessageType
from fake_ews.schema.enumerations import UserPhotoTypeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2015, V2017_07_11


class SetUserPhotoType(BaseRequestType, namespace="m", element="SetUserPhoto", since=E2015):
    email = required("Email", NonEmptyStringType)
    content_ = required("Content", xs.string)
    type_requested = optional("TypeRequested", UserPhotoTypeType, since=V2017_07_11)


class SetUserPhotoResponseMessageType(
    BaseResponseMessageType, namespace="m", element="SetUserPhotoResponse", since=E2015
):
    pass


class SetUserPhoto(Single):
    """Keeps a picture in the one size that it has: it is not scaled to the others. MS-OXWSCONT 3.1.4.8."""

    request = SetUserPhotoType
    response = SetUserPhotoResponseMessageType
    # The schema gives this response a list of messages and no message of its own (docs/decisions/0032).
    message = "GetUserPhotoResponseMessage"
    unanswered = MappingProxyType({GetUserPhotoResponseMessageType.has_changed: False})
    since = E2015
    clause = "MS-OXWSCONT 3.1.4.8"

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Keep the picture; raises Failure for somebody else's mailbox, or none, and for what is no picture."""
        mailbox = session.mailbox(request[SetUserPhotoType.email])
        if not session.may_open(mailbox):
            raise Failure("ErrorAccessDenied")
        try:
            picture = base64.b64decode(request[SetUserPhotoType.content_], validate=True)
            mailbox.photos = {side_of(picture): picture}
        except (binascii.Error, ValueError):
            raise Failure("ErrorInvalidArgument") from None
        return Answer({GetUserPhotoResponseMessageType.has_changed: True})
