"""DeleteUserConfiguration: settings that a client keeps no more (MS-OXWSUSRCFG 3.1.4.2)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.session import Session
from fake_ews.mailbox.user_configurations import find
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2010


class DeleteUserConfigurationType(BaseRequestType, namespace="m", element="DeleteUserConfiguration", since=E2010):
    user_configuration_name = required("UserConfigurationName", "UserConfigurationNameType")


class DeleteUserConfigurationResponseType(
    BaseResponseMessageType, namespace="m", element="DeleteUserConfigurationResponse", since=E2010
):
    pass


class DeleteUserConfiguration(Single):
    """Deletes a configuration. MS-OXWSUSRCFG 3.1.4.2."""

    request = DeleteUserConfigurationType
    response = DeleteUserConfigurationResponseType
    since = E2010
    clause = "MS-OXWSUSRCFG 3.1.4.2"

    def answer(self, part: Any, request: Record, session: Session) -> Answer:
        """Delete it; raises Failure for a configuration that is not there."""
        mailbox, item = find(session, request[DeleteUserConfigurationType.user_configuration_name])
        mailbox.store.remove_item(item)
        return Answer()
