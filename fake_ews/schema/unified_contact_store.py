"""The contact list of an instant messaging client, kept in the mailbox."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2013


class ImGroupType(ComplexType, since=E2013):
    display_name = required("DisplayName", NonEmptyStringType)
    group_type = required("GroupType", NonEmptyStringType)
    exchange_store_id = optional("ExchangeStoreId", "ItemIdType")
    member_correlation_key = optional("MemberCorrelationKey", "NonEmptyArrayOfItemIdsType")
    extended_properties = optional("ExtendedProperties", "NonEmptyArrayOfExtendedPropertyType")
    smtp_address = optional("SmtpAddress", xs.string)


class ArrayOfImGroupType(ComplexType, since=E2013):
    im_group = many("ImGroup", "ImGroupType")


class ImItemListType(ComplexType, since=E2013):
    groups = optional("Groups", "ArrayOfImGroupType")
    personas = optional("Personas", "ArrayOfPeopleType")


class AddNewImContactToGroupType(BaseRequestType, namespace="m", element="AddNewImContactToGroup", since=E2013):
    im_address = required("ImAddress", NonEmptyStringType)
    display_name = optional("DisplayName", NonEmptyStringType)
    group_id = optional("GroupId", "ItemIdType")


class AddNewImContactToGroupResponseMessageType(ResponseMessageType, namespace="m", element="AddNewImContactToGroupResponse", since=E2013):
    persona = optional("Persona", "PersonaType")


class AddNewTelUriContactToGroupType(BaseRequestType, namespace="m", element="AddNewTelUriContactToGroup", since=E2013):
    tel_uri_address = required("TelUriAddress", NonEmptyStringType)
    im_contact_sip_uri_address = required("ImContactSipUriAddress", NonEmptyStringType)
    im_telephone_number = required("ImTelephoneNumber", NonEmptyStringType)
    group_id = optional("GroupId", "ItemIdType")


class AddNewTelUriContactToGroupResponseMessageType(ResponseMessageType, namespace="m", element="AddNewTelUriContactToGroupResponse", since=E2013):
    persona = optional("Persona", "PersonaType")


class AddImContactToGroupType(BaseRequestType, namespace="m", element="AddImContactToGroup", since=E2013):
    contact_id = required("ContactId", "ItemIdType")
    group_id = optional("GroupId", "ItemIdType")


class AddImContactToGroupResponseMessageType(ResponseMessageType, namespace="m", element="AddImContactToGroupResponse", since=E2013):
    pass


class RemoveImContactFromGroupType(BaseRequestType, namespace="m", element="RemoveImContactFromGroup", since=E2013):
    contact_id = required("ContactId", "ItemIdType")
    group_id = required("GroupId", "ItemIdType")


class RemoveImContactFromGroupResponseMessageType(ResponseMessageType, namespace="m", element="RemoveImContactFromGroupResponse", since=E2013):
    pass


class AddImGroupType(BaseRequestType, namespace="m", element="AddImGroup", since=E2013):
    display_name = required("DisplayName", NonEmptyStringType)


class AddImGroupResponseMessageType(ResponseMessageType, namespace="m", element="AddImGroupResponse", since=E2013):
    im_group = optional("ImGroup", "ImGroupType")


class AddDistributionGroupToImListType(BaseRequestType, namespace="m", element="AddDistributionGroupToImList", since=E2013):
    smtp_address = required("SmtpAddress", NonEmptyStringType)
    display_name = required("DisplayName", NonEmptyStringType)


class AddDistributionGroupToImListResponseMessageType(ResponseMessageType, namespace="m", element="AddDistributionGroupToImListResponse", since=E2013):
    im_group = optional("ImGroup", "ImGroupType")


class GetImItemListType(BaseRequestType, namespace="m", element="GetImItemList", since=E2013):
    extended_properties = optional("ExtendedProperties", "NonEmptyArrayOfExtendedFieldURIs")


class GetImItemListResponseMessageType(ResponseMessageType, namespace="m", element="GetImItemListResponse", since=E2013):
    im_item_list = optional("ImItemList", "ImItemListType")


class GetImItemsType(BaseRequestType, namespace="m", element="GetImItems", since=E2013):
    contact_ids = optional("ContactIds", "NonEmptyArrayOfBaseItemIdsType")
    group_ids = optional("GroupIds", "NonEmptyArrayOfBaseItemIdsType")
    extended_properties = optional("ExtendedProperties", "NonEmptyArrayOfExtendedFieldURIs")


class GetImItemsResponseMessageType(ResponseMessageType, namespace="m", element="GetImItemsResponse", since=E2013):
    im_item_list = optional("ImItemList", "ImItemListType")


class RemoveContactFromImListType(BaseRequestType, namespace="m", element="RemoveContactFromImList", since=E2013):
    contact_id = required("ContactId", "ItemIdType")


class RemoveContactFromImListResponseMessageType(ResponseMessageType, namespace="m", element="RemoveContactFromImListResponse", since=E2013):
    pass


class RemoveDistributionGroupFromImListType(BaseRequestType, namespace="m", element="RemoveDistributionGroupFromImList", since=E2013):
    group_id = required("GroupId", "ItemIdType")


class RemoveDistributionGroupFromImListResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element="RemoveDistributionGroupFromImListResponse",
    since=E2013,
):
    pass


class RemoveImGroupType(BaseRequestType, namespace="m", element="RemoveImGroup", since=E2013):
    group_id = required("GroupId", "ItemIdType")


class RemoveImGroupResponseMessageType(ResponseMessageType, namespace="m", element="RemoveImGroupResponse", since=E2013):
    pass


class SetImGroupType(BaseRequestType, namespace="m", element="SetImGroup", since=E2013):
    group_id = required("GroupId", "ItemIdType")
    new_display_name = required("NewDisplayName", NonEmptyStringType)


class SetImGroupResponseMessageType(ResponseMessageType, namespace="m", element="SetImGroupResponse", since=E2013):
    pass


class SetImListMigrationCompletedType(BaseRequestType, namespace="m", element="SetImListMigrationCompleted", since=E2013):
    im_list_migration_completed = required("ImListMigrationCompleted", xs.boolean)


class SetImListMigrationCompletedResponseMessageType(ResponseMessageType, namespace="m", element="SetImListMigrationCompletedResponse", since=E2013):
    pass
