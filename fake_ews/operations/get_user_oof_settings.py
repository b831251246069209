"""GetUserOofSettings: what a mailbox answers while its owner is away (MS-OXWOOF 3.1.4.1)."""

from __future__ import annotations

from fake_ews.mailbox.rules.out_of_office import own_mailbox, settings_of
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, BesideMessage
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import ExternalAudience
from fake_ews.schema.messages import BaseRequestType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required


class GetUserOofSettingsRequest(BaseRequestType, namespace="m", element="GetUserOofSettingsRequest"):
    mailbox = required("Mailbox", "EmailAddress", ref=True)


class GetUserOofSettingsResponse(ComplexType, namespace="m", element="GetUserOofSettingsResponse"):
    response_message = required("ResponseMessage", "ResponseMessageType")
    oof_settings = optional("OofSettings", "UserOofSettings", ref=True)
    allow_external_oof = optional("AllowExternalOof", ExternalAudience)


class GetUserOofSettings(BesideMessage):
    """Gives the out-of-office settings of the caller's own mailbox. MS-OXWOOF 3.1.4.1."""

    request = GetUserOofSettingsRequest
    response = GetUserOofSettingsResponse
    clause = "MS-OXWOOF 3.1.4.1"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the settings; a mailbox that never had any is not away."""
        mailbox = own_mailbox(session, request[GetUserOofSettingsRequest.mailbox])
        return Answer(
            {
                GetUserOofSettingsResponse.oof_settings: settings_of(mailbox, session.premises.clock.now()),
                GetUserOofSettingsResponse.allow_external_oof: "All",
            }
        )
