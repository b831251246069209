"""GetUserConfiguration: settings that a client keeps in a folder (MS-OXWSUSRCFG 3.1.4.3)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.user_configurations import find
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.enumerations import UserConfigurationPropertyType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.schema.user_configuration import UserConfigurationType
from fake_ews.versions import E2010


class GetUserConfigurationType(BaseRequestType, namespace="m", element="GetUserConfiguration", since=E2010):
    user_configuration_name = required("UserConfigurationName", "UserConfigurationNameType")
    user_configuration_properties = required("UserConfigurationProperties", UserConfigurationPropertyType)


class GetUserConfigurationResponseMessageType(ResponseMessageType, namespace="m", since=E2010):
    user_configuration = optional("UserConfiguration", "UserConfigurationType")


class GetUserConfigurationResponseType(
    BaseResponseMessageType, namespace="m", element="GetUserConfigurationResponse", since=E2010
):
    pass


class GetUserConfiguration(Single):
    """Shows the parts of a configuration that are asked for. MS-OXWSUSRCFG 3.1.4.3."""

    request = GetUserConfigurationType
    response = GetUserConfigurationResponseType
    since = E2010
    clause = "MS-OXWSUSRCFG 3.1.4.3"

    def answer(self, part: Any, request: Record, session: Session) -> Answer:
        """Answer with the configuration; raises Failure for one that is not there."""
        name = request[GetUserConfigurationType.user_configuration_name]
        asked = request[GetUserConfigurationType.user_configuration_properties]
        mailbox, item = find(session, name)
        rows = {
            "Dictionary": UserConfigurationType.dictionary,
            "XmlData": UserConfigurationType.xml_data,
            "BinaryData": UserConfigurationType.binary_data,
        }
        values: dict[Any, Any] = {UserConfigurationType.user_configuration_name: name}
        if "Id" in asked or "All" in asked:
            values[UserConfigurationType.item_id] = item_id(mailbox, item)
        for property, row in rows.items():
            if (property in asked or "All" in asked) and row in item.values:
                values[row] = item.values[row]
        shown = Record(UserConfigurationType, values)
        return Answer({GetUserConfigurationResponseMessageType.user_configuration: shown})
