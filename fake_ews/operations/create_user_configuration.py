"""CreateUserConfiguration: settings that a client keeps in a folder (MS-OXWSUSRCFG 3.1.4.1)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.session import Session
from fake_ews.mailbox.user_configurations import create
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2010


class CreateUserConfigurationType(BaseRequestType, namespace="m", element="CreateUserConfiguration", since=E2010):
    user_configuration = required("UserConfiguration", "UserConfigurationType")


class CreateUserConfigurationResponseType(
    BaseResponseMessageType, namespace="m", element="CreateUserConfigurationResponse", since=E2010
):
    pass


class CreateUserConfiguration(Single):
    """Keeps a new configuration. MS-OXWSUSRCFG 3.1.4.1."""

    request = CreateUserConfigurationType
    response = CreateUserConfigurationResponseType
    since = E2010
    clause = "MS-OXWSUSRCFG 3.1.4.1"

    def answer(self, part: Any, request: Record, session: Session) -> Answer:
        """Keep it; raises Failure for a name that is taken."""
        create(session, request[CreateUserConfigurationType.user_configuration])
        return Answer()
