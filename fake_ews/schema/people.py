"""Personas."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, ComplexType
from fake_ews.schema.enumerations import BodyTypeType, DefaultShapeNamesType, LocationSourceType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import EDIT, FIND, SORT, Shape, many, optional, required
from fake_ews.versions import E2013, E2015, V2017_07_11


class PersonaResponseShapeType(ComplexType, since=E2013):
    base_shape = required("BaseShape", DefaultShapeNamesType)
    additional_properties = optional("AdditionalProperties", "NonEmptyArrayOfPathsToElementType")


class PersonaAttributionType(ComplexType, since=E2013):
    id = required("Id", xs.string)
    source_id = required("SourceId", "ItemIdType")
    display_name = required("DisplayName", xs.string)
    is_writable = optional("IsWritable", xs.boolean)
    is_quick_contact = optional("IsQuickContact", xs.boolean)
    is_hidden = optional("IsHidden", xs.boolean)
    folder_id = optional("FolderId", "FolderIdType")


class ArrayOfPersonaAttributionsType(ComplexType, since=E2013):
    attribution = many("Attribution", "PersonaAttributionType", minimum=1)


class ArrayOfValueAttributionsType(ComplexType, since=E2013):
    attribution = many("Attribution", xs.string, minimum=1)


class ArrayOfStringValueType(ComplexType, since=E2013):
    value = many("Value", xs.string, minimum=1)


class StringAttributedValueType(ComplexType, since=E2013):
    value = required("Value", xs.string)
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class BodyContentType(ComplexType, since=E2013):
    value = required("Value", xs.string)
    body_type = required("BodyType", BodyTypeType)


class BodyContentAttributedValueType(ComplexType, since=E2013):
    value = required("Value", "BodyContentType")
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class StringArrayAttributedValueType(ComplexType, since=E2013):
    values = required("Values", "ArrayOfStringValueType")
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class EmailAddressAttributedValueType(ComplexType, since=E2013):
    value = required("Value", "EmailAddressType")
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class PersonaPhoneNumberType(ComplexType, since=E2013):
    number = required("Number", xs.string)
    type = required("Type", xs.string)


class PhoneNumberAttributedValueType(ComplexType, since=E2013):
    value = required("Value", "PersonaPhoneNumberType")
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class PersonaPostalAddressType(ComplexType, since=E2013):
    street = optional("Street", xs.string)
    city = optional("City", xs.string)
    state = optional("State", xs.string)
    country = optional("Country", xs.string)
    postal_code = optional("PostalCode", xs.string)
    post_office_box = optional("PostOfficeBox", xs.string)
    type = optional("Type", xs.string)
    latitude = optional("Latitude", xs.double)
    longitude = optional("Longitude", xs.double)
    accuracy = optional("Accuracy", xs.double)
    altitude = optional("Altitude", xs.double)
    altitude_accuracy = optional("AltitudeAccuracy", xs.double)
    formatted_address = optional("FormattedAddress", xs.string)
    location_uri = optional("LocationUri", xs.string)
    location_source = optional("LocationSource", LocationSourceType)


class PostalAddressAttributedValueType(ComplexType, since=E2013):
    value = required("Value", "PersonaPostalAddressType")
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class ExtendedPropertyAttributedValueType(ComplexType, since=E2013):
    value = required("Value", "ExtendedPropertyType")
    attributions = required("Attributions", "ArrayOfValueAttributionsType")


class ArrayOfStringAttributedValuesType(ComplexType, since=E2013):
    string_attributed_value = many("StringAttributedValue", "StringAttributedValueType")


class ArrayOfStringArrayAttributedValuesType(ComplexType, since=E2013):
    string_array_attributed_value = many("StringArrayAttributedValue", "StringArrayAttributedValueType")


class ArrayOfBodyContentAttributedValuesType(ComplexType, since=E2013):
    body_content_attributed_value = many("BodyContentAttributedValue", "BodyContentAttributedValueType")


class ArrayOfEmailAddressAttributedValuesType(ComplexType, since=E2013):
    email_address_attributed_value = many("EmailAddressAttributedValue", "EmailAddressAttributedValueType")


class ArrayOfPhoneNumberAttributedValuesType(ComplexType, since=E2013):
    phone_number_attributed_value = many("PhoneNumberAttributedValue", "PhoneNumberAttributedValueType")


class ArrayOfPostalAddressAttributedValuesType(ComplexType, since=E2013):
    postal_address_attributed_value = many("PostalAddressAttributedValue", "PostalAddressAttributedValueType")


class ArrayOfExtendedPropertyAttributedValueType(ComplexType, since=E2013):
    extended_property_attributed_value = many("ExtendedPropertyAttributedValue", "ExtendedPropertyAttributedValueType")


# Personas came with 2013 (documentation of the schema versions and of FindPeople); the Managed API asks for 2013 SP1.
class PersonaType(ComplexType, since=E2013):
    persona_id = required("persona:PersonaId", "ItemIdType", can=EDIT | FIND, shape=Shape.ID_ONLY)
    persona_type = optional("persona:PersonaType", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    persona_object_status = optional("persona:PersonaObjectStatus", xs.string)
    creation_time = optional("persona:CreationTime", xs.dateTime, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    bodies = optional("persona:Bodies", "ArrayOfBodyContentAttributedValuesType")
    display_name_first_last_sort_key = optional("DisplayNameFirstLastSortKey", xs.string)
    display_name_last_first_sort_key = optional("DisplayNameLastFirstSortKey", xs.string)
    company_name_sort_key = optional("CompanyNameSortKey", xs.string)
    home_city_sort_key = optional("HomeCitySortKey", xs.string)
    work_city_sort_key = optional("WorkCitySortKey", xs.string)
    display_name_first_last_header = optional("DisplayNameFirstLastHeader", xs.string)
    display_name_last_first_header = optional("DisplayNameLastFirstHeader", xs.string)
    display_name = optional("persona:DisplayName", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    display_name_first_last = optional("DisplayNameFirstLast", xs.string, shape=Shape.DEFAULT)
    display_name_last_first = optional("DisplayNameLastFirst", xs.string, shape=Shape.DEFAULT)
    file_as = optional("persona:FileAs", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    file_as_id = optional("persona:FileAsId", xs.string)
    display_name_prefix = optional("persona:DisplayNamePrefix", xs.string, can=EDIT | FIND | SORT)
    given_name = optional("persona:GivenName", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    middle_name = optional("MiddleName", xs.string)
    surname = optional("persona:Surname", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    generation = optional("Generation", xs.string)
    nickname = optional("Nickname", xs.string)
    yomi_company_name = optional("persona:YomiCompanyName", xs.string)
    yomi_first_name = optional("persona:YomiFirstName", xs.string)
    yomi_last_name = optional("persona:YomiLastName", xs.string)
    title = optional("persona:Title", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    department = optional("Department", xs.string)
    company_name = optional("persona:CompanyName", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    location = optional("Location", xs.string)
    email_address = optional("persona:EmailAddress", "EmailAddressType", can=EDIT | FIND, shape=Shape.DEFAULT)
    email_addresses = optional("persona:EmailAddresses", "ArrayOfEmailAddressesType", can=EDIT | FIND, shape=Shape.DEFAULT)
    phone_number = optional("persona:PhoneNumber", "PersonaPhoneNumberType")
    im_address = optional("persona:ImAddress", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    home_city = optional("persona:HomeCity", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    work_city = optional("persona:WorkCity", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    relevance_score = optional("persona:RelevanceScore", xs.int, can=EDIT | FIND | SORT, shape=Shape.DEFAULT)
    folder_ids = optional("persona:FolderIds", "ArrayOfFolderIdType")
    attributions = optional("persona:Attributions", "ArrayOfPersonaAttributionsType", can=EDIT | FIND)
    display_names = optional("persona:DisplayNames", "ArrayOfStringAttributedValuesType")
    file_ases = optional("persona:FileAses", "ArrayOfStringAttributedValuesType")
    file_as_ids = optional("persona:FileAsIds", "ArrayOfStringAttributedValuesType")
    display_name_prefixes = optional("persona:DisplayNamePrefixes", "ArrayOfStringAttributedValuesType")
    given_names = optional("persona:GivenNames", "ArrayOfStringAttributedValuesType")
    middle_names = optional("persona:MiddleNames", "ArrayOfStringAttributedValuesType")
    surnames = optional("persona:Surnames", "ArrayOfStringAttributedValuesType")
    generations = optional("persona:Generations", "ArrayOfStringAttributedValuesType")
    nicknames = optional("persona:Nicknames", "ArrayOfStringAttributedValuesType")
    initials = optional("persona:Initials", "ArrayOfStringAttributedValuesType")
    yomi_company_names = optional("persona:YomiCompanyNames", "ArrayOfStringAttributedValuesType")
    yomi_first_names = optional("persona:YomiFirstNames", "ArrayOfStringAttributedValuesType")
    yomi_last_names = optional("persona:YomiLastNames", "ArrayOfStringAttributedValuesType")
    business_phone_numbers = optional("persona:BusinessPhoneNumbers", "ArrayOfPhoneNumberAttributedValuesType")
    business_phone_numbers2 = optional("persona:BusinessPhoneNumbers2", "ArrayOfPhoneNumberAttributedValuesType")
    home_phones = optional("persona:HomePhones", "ArrayOfPhoneNumberAttributedValuesType")
    home_phones2 = optional("persona:HomePhones2", "ArrayOfPhoneNumberAttributedValuesType")
    mobile_phones = optional("persona:MobilePhones", "ArrayOfPhoneNumberAttributedValuesType")
    mobile_phones2 = optional("persona:MobilePhones2", "ArrayOfPhoneNumberAttributedValuesType")
    assistant_phone_numbers = optional("persona:AssistantPhoneNumbers", "ArrayOfPhoneNumberAttributedValuesType")
    callback_phones = optional("persona:CallbackPhones", "ArrayOfPhoneNumberAttributedValuesType")
    car_phones = optional("persona:CarPhones", "ArrayOfPhoneNumberAttributedValuesType")
    home_faxes = optional("persona:HomeFaxes", "ArrayOfPhoneNumberAttributedValuesType")
    organization_main_phones = optional("persona:OrganizationMainPhones", "ArrayOfPhoneNumberAttributedValuesType")
    other_faxes = optional("persona:OtherFaxes", "ArrayOfPhoneNumberAttributedValuesType")
    other_telephones = optional("persona:OtherTelephones", "ArrayOfPhoneNumberAttributedValuesType")
    other_phones2 = optional("persona:OtherPhones2", "ArrayOfPhoneNumberAttributedValuesType")
    pagers = optional("persona:Pagers", "ArrayOfPhoneNumberAttributedValuesType")
    radio_phones = optional("persona:RadioPhones", "ArrayOfPhoneNumberAttributedValuesType")
    telex_numbers = optional("persona:TelexNumbers", "ArrayOfPhoneNumberAttributedValuesType")
    ttytdd_phone_numbers = optional("TTYTDDPhoneNumbers", "ArrayOfPhoneNumberAttributedValuesType")
    work_faxes = optional("persona:WorkFaxes", "ArrayOfPhoneNumberAttributedValuesType")
    emails1 = optional("persona:Emails1", "ArrayOfEmailAddressAttributedValuesType")
    emails2 = optional("persona:Emails2", "ArrayOfEmailAddressAttributedValuesType")
    emails3 = optional("persona:Emails3", "ArrayOfEmailAddressAttributedValuesType")
    business_home_pages = optional("persona:BusinessHomePages", "ArrayOfStringAttributedValuesType")
    personal_home_pages = optional("persona:PersonalHomePages", "ArrayOfStringAttributedValuesType")
    office_locations = optional("persona:OfficeLocations", "ArrayOfStringAttributedValuesType", can=EDIT | FIND)
    im_addresses = optional("persona:ImAddresses", "ArrayOfStringAttributedValuesType", can=EDIT | FIND)
    im_addresses2 = optional("persona:ImAddresses2", "ArrayOfStringAttributedValuesType")
    im_addresses3 = optional("persona:ImAddresses3", "ArrayOfStringAttributedValuesType")
    business_addresses = optional("persona:BusinessAddresses", "ArrayOfPostalAddressAttributedValuesType")
    home_addresses = optional("persona:HomeAddresses", "ArrayOfPostalAddressAttributedValuesType")
    other_addresses = optional("persona:OtherAddresses", "ArrayOfPostalAddressAttributedValuesType")
    titles = optional("persona:Titles", "ArrayOfStringAttributedValuesType")
    departments = optional("persona:Departments", "ArrayOfStringAttributedValuesType", can=EDIT | FIND)
    company_names = optional("persona:CompanyNames", "ArrayOfStringAttributedValuesType")
    managers = optional("persona:Managers", "ArrayOfStringAttributedValuesType")
    assistant_names = optional("persona:AssistantNames", "ArrayOfStringAttributedValuesType")
    professions = optional("persona:Professions", "ArrayOfStringAttributedValuesType")
    spouse_names = optional("persona:SpouseNames", "ArrayOfStringAttributedValuesType")
    children = optional("persona:Children", "ArrayOfStringArrayAttributedValuesType")
    schools = optional("Schools", "ArrayOfStringAttributedValuesType")
    hobbies = optional("persona:Hobbies", "ArrayOfStringAttributedValuesType")
    wedding_anniversaries = optional("persona:WeddingAnniversaries", "ArrayOfStringAttributedValuesType")
    birthdays = optional("persona:Birthdays", "ArrayOfStringAttributedValuesType")
    locations = optional("persona:Locations", "ArrayOfStringAttributedValuesType")
    inline_links = optional("persona:InlineLinks", "ArrayOfStringAttributedValuesType", since=V2017_07_11)
    item_link_ids = optional("persona:ItemLinkIds", "ArrayOfStringArrayAttributedValuesType", since=V2017_07_11)
    has_active_deals = optional("persona:HasActiveDeals", xs.string, since=V2017_07_11)
    is_business_contact = optional("persona:IsBusinessContact", xs.string, since=V2017_07_11)
    attributed_has_active_deals = optional("persona:AttributedHasActiveDeals", "ArrayOfStringAttributedValuesType", since=V2017_07_11)
    attributed_is_business_contact = optional("persona:AttributedIsBusinessContact", "ArrayOfStringAttributedValuesType", since=V2017_07_11)
    source_mailbox_guids = optional("persona:SourceMailboxGuids", "ArrayOfStringAttributedValuesType", since=V2017_07_11)
    last_contacted_date = optional("persona:LastContactedDate", xs.dateTime, since=V2017_07_11)
    extended_properties = optional("persona:ExtendedProperties", "ArrayOfExtendedPropertyAttributedValueType")
    external_directory_object_id = optional("persona:ExternalDirectoryObjectId", xs.string, since=V2017_07_11)
    mapi_entry_id = optional("persona:MapiEntryId", xs.string, since=V2017_07_11)
    mapi_email_address = optional("persona:MapiEmailAddress", xs.string, since=V2017_07_11)
    mapi_address_type = optional("persona:MapiAddressType", xs.string, since=V2017_07_11)
    mapi_search_key = optional("persona:MapiSearchKey", xs.string, since=V2017_07_11)
    mapi_transmittable_display_name = optional("persona:MapiTransmittableDisplayName", xs.string, since=V2017_07_11)
    mapi_send_rich_info = optional("persona:MapiSendRichInfo", xs.boolean, since=V2017_07_11)


class ArrayOfPeopleType(ComplexType, content=CHOICE_ANY, since=E2013):
    persona = required("Persona", "PersonaType")


class ContextPropertyType(ComplexType, since=E2015):
    key = required("Key", xs.string)
    value = required("Value", xs.string)


class ArrayOfContextProperty(ComplexType, since=E2015):
    context_property = many("ContextProperty", "ContextPropertyType", minimum=1)


class ArrayOfPeopleQuerySource(ComplexType, since=E2015):
    source = many("Source", xs.string, minimum=1)
