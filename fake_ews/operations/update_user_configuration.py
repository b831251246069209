"""UpdateUserConfiguration: changes settings that a client keeps in a folder (MS-OXWSUSRCFG 3.1.4.4)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.session import Session
from fake_ews.mailbox.user_configurations import update
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2010


class UpdateUserConfigurationType(BaseRequestType, namespace="m", element="UpdateUserConfiguration", since=E2010):
    user_configuration = required("UserConfiguration", "UserConfigurationType")


class UpdateUserConfigurationResponseType(
    BaseResponseMessageType, namespace="m", element="UpdateUserConfigurationResponse", since=E2010
):
    pass


class UpdateUserConfiguration(Single):
    """Replaces parts of a configuration. MS-OXWSUSRCFG 3.1.4.4."""

    request = UpdateUserConfigurationType
    response = UpdateUserConfigurationResponseType
    since = E2010
    clause = "MS-OXWSUSRCFG 3.1.4.4"

    def answer(self, part: Any, request: Record, session: Session) -> Answer:
        """Replace what is said; raises Failure for a configuration that is not there."""
        update(session, request[UpdateUserConfigurationType.user_configuration])
        return Answer()
