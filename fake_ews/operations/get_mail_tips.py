"""GetMailTips: what a sender should know about recipients before they send (documentation of GetMailTips)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.people.mail_tips import tips
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare, succeeded
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import MailTipTypes
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import many, optional, required
from fake_ews.versions import E2010


class GetMailTipsType(BaseRequestType, namespace="m", element="GetMailTips", since=E2010):
    sending_as = required("SendingAs", "EmailAddressType")
    recipients = required("Recipients", "ArrayOfRecipientsType")
    mail_tips_requested = required("MailTipsRequested", MailTipTypes)


class GetMailTipsResponseMessageType(ResponseMessageType, namespace="m", element="GetMailTipsResponse", since=E2010):
    response_messages = optional("ResponseMessages", "ArrayOfMailTipsResponseMessageType")


class ArrayOfMailTipsResponseMessageType(ComplexType, namespace="m", since=E2010):
    mail_tips_response_message_type = many("MailTipsResponseMessageType", "MailTipsResponseMessageType", minimum=1)


class MailTipsResponseMessageType(ResponseMessageType, namespace="m", since=E2010):
    mail_tips = optional("MailTips", "MailTips")


class GetMailTips(Bare):
    """Tells of each recipient what was asked for. Documentation of GetMailTips."""

    request = GetMailTipsType
    response = GetMailTipsResponseMessageType
    since = E2010
    clause = "documentation of GetMailTips"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with one message a recipient, in order."""
        kinds = request[GetMailTipsType.mail_tips_requested]
        wanted = frozenset(kinds)
        told = tuple(
            succeeded(
                MailTipsResponseMessageType,
                Answer({MailTipsResponseMessageType.mail_tips: tips(session, recipient, wanted)}),
            )
            for recipient in request[GetMailTipsType.recipients]
        )
        if not told:
            return Answer()
        values: dict[Any, Any] = {ArrayOfMailTipsResponseMessageType.mail_tips_response_message_type: told}
        array = Record(ArrayOfMailTipsResponseMessageType, values)
        return Answer({GetMailTipsResponseMessageType.response_messages: array})
