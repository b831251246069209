"""SetUserOofSettings: has a mailbox answer while its owner is away (MS-OXWOOF 3.1.4.2)."""

from __future__ import annotations

from fake_ews.mailbox.rules.out_of_office import change, own_mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, BesideMessage
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.messages import BaseRequestType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required


class SetUserOofSettingsRequest(BaseRequestType, namespace="m", element="SetUserOofSettingsRequest"):
    mailbox = required("Mailbox", "EmailAddress", ref=True)
    user_oof_settings = required("UserOofSettings", "UserOofSettings", ref=True)


class SetUserOofSettingsResponse(ComplexType, namespace="m", element="SetUserOofSettingsResponse"):
    response_message = optional("ResponseMessage", "ResponseMessageType")


class SetUserOofSettings(BesideMessage):
    """Changes the out-of-office settings of the caller's own mailbox. MS-OXWOOF 3.1.4.2."""

    request = SetUserOofSettingsRequest
    response = SetUserOofSettingsResponse
    clause = "MS-OXWOOF 3.1.4.2"

    def answer(self, request: Record, session: Session) -> Answer:
        """Keep the settings; whoever was answered before is answered anew."""
        mailbox = own_mailbox(session, request[SetUserOofSettingsRequest.mailbox])
        change(mailbox, request[SetUserOofSettingsRequest.user_oof_settings])
        return Answer()
