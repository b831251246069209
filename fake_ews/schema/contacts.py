"""Contacts and distribution lists."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import (
    AbchEmailAddressTypeType,
    ContactSourceType,
    ContactUrlKeyType,
    EmailAddressKeyType,
    FileAsMappingType,
    ImAddressKeyType,
    MailboxTypeType,
    MemberStatusType,
    PhoneNumberKeyType,
    PhysicalAddressIndexType,
    PhysicalAddressKeyType,
)
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.mapi import named
from fake_ews.schema.rows import CREATE, EDIT, FIND, SORT, UPDATE, Shape, attribute, many, optional, required, text
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2010, E2010_SP2, E2015, V2017_07_11


class ArrayOfDLExpansionType(ComplexType):
    mailbox = many("Mailbox", "EmailAddressType")
    indexed_paging_offset = attribute("IndexedPagingOffset", xs.int)
    numerator_offset = attribute("NumeratorOffset", xs.int)
    absolute_denominator = attribute("AbsoluteDenominator", xs.int)
    includes_last_item_in_range = attribute("IncludesLastItemInRange", xs.boolean)
    total_items_in_view = attribute("TotalItemsInView", xs.int)


class CompleteNameType(ComplexType):
    title = optional("Title", xs.string)
    first_name = optional("FirstName", xs.string)
    middle_name = optional("MiddleName", xs.string)
    last_name = optional("LastName", xs.string)
    suffix = optional("Suffix", xs.string)
    initials = optional("Initials", xs.string)
    full_name = optional("FullName", xs.string)
    nickname = optional("Nickname", xs.string)
    yomi_first_name = optional("YomiFirstName", xs.string)
    yomi_last_name = optional("YomiLastName", xs.string)


class ImAddressDictionaryEntryType(ComplexType):
    value = text(xs.string)
    key = attribute("Key", ImAddressKeyType, required=True)


class ContactUrlDictionaryEntryType(ComplexType, since=E2015):
    type = required("Type", ContactUrlKeyType)
    name = optional("Name", xs.string)
    address = optional("Address", xs.string)


class AbchEmailAddressDictionaryEntryType(ComplexType, since=E2015):
    type = required("Type", AbchEmailAddressTypeType)
    address = required("Address", xs.string)
    is_messenger_enabled = optional("IsMessengerEnabled", xs.boolean)
    capabilities = optional("Capabilities", xs.long)


class EmailAddressDictionaryEntryType(ComplexType):
    value = text(xs.string)
    key = attribute("Key", EmailAddressKeyType, required=True)
    name = attribute("Name", xs.string, since=E2010)
    routing_type = attribute("RoutingType", xs.string, since=E2010)
    mailbox_type = attribute("MailboxType", MailboxTypeType, since=E2010)


class PhoneNumberDictionaryEntryType(ComplexType):
    value = text(xs.string)
    key = attribute("Key", PhoneNumberKeyType, required=True)


class PhysicalAddressDictionaryEntryType(ComplexType):
    street = optional("Street", xs.string)
    city = optional("City", xs.string)
    state = optional("State", xs.string)
    country_or_region = optional("CountryOrRegion", xs.string)
    postal_code = optional("PostalCode", xs.string)
    key = attribute("Key", PhysicalAddressKeyType, required=True)


class ContactUrlDictionaryType(ComplexType, since=E2015):
    url = many("Url", "ContactUrlDictionaryEntryType", minimum=1)


class AbchEmailAddressDictionaryType(ComplexType, since=E2015):
    email = many("Email", "AbchEmailAddressDictionaryEntryType", minimum=1)


class ImAddressDictionaryType(ComplexType):
    entry = many("Entry", "ImAddressDictionaryEntryType", minimum=1)


class EmailAddressDictionaryType(ComplexType):
    entry = many("Entry", "EmailAddressDictionaryEntryType", minimum=1)


class PhoneNumberDictionaryType(ComplexType):
    entry = many("Entry", "PhoneNumberDictionaryEntryType", minimum=1)


class PhysicalAddressDictionaryType(ComplexType):
    entry = many("Entry", "PhysicalAddressDictionaryEntryType", minimum=1)


class MembersListType(ComplexType, since=E2010):
    member = many("Member", "MemberType")


class MemberType(ComplexType, since=E2010):
    mailbox = optional("Mailbox", "EmailAddressType")
    status = optional("Status", MemberStatusType)
    key = attribute("Key", xs.string)


class AbchPersonItemType(ItemType, since=E2015):
    anti_link_info = optional("AntiLinkInfo", xs.string)
    person_id = optional("PersonId", GuidType)
    contact_handles = optional("ContactHandles", "ArrayOfAbchPersonContactHandlesType")
    contact_categories = optional("ContactCategories", "ArrayOfStringsType")
    relevance_order1 = optional("RelevanceOrder1", xs.string)
    relevance_order2 = optional("RelevanceOrder2", xs.string)
    trust_level = optional("TrustLevel", xs.int)
    favorite_order = optional("FavoriteOrder", xs.int)
    exchange_person_id_guid = optional("ExchangePersonIdGuid", GuidType, since=V2017_07_11)


class ArrayOfAbchPersonContactHandlesType(ComplexType, since=E2015):
    contact_handle = many("ContactHandle", "AbchPersonContactHandle")


class AbchPersonContactHandle(ComplexType, since=E2015):
    source_id = required("SourceId", xs.string)
    object_id = required("ObjectId", xs.string)
    account_name = optional("AccountName", xs.string)


class ContactItemType(ItemType):
    file_as = optional("contacts:FileAs", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=named("Address", 0x8005, "String"))
    file_as_mapping = optional("contacts:FileAsMapping", FileAsMappingType, can=EDIT | FIND | SORT)
    display_name = optional("contacts:DisplayName", xs.string, can=EDIT | FIND | SORT, mapi=0x3001001F)
    given_name = optional("contacts:GivenName", xs.string, can=EDIT | FIND | SORT, mapi=0x3A06001F)
    initials = optional("contacts:Initials", xs.string, can=EDIT | FIND | SORT, mapi=0x3A0A001F)
    middle_name = optional("contacts:MiddleName", xs.string, can=EDIT | FIND | SORT, mapi=0x3A44001F)
    nickname = optional("contacts:Nickname", xs.string, can=EDIT | FIND | SORT, mapi=0x3A4F001F)
    complete_name = optional("contacts:CompleteName", "CompleteNameType", can=FIND, shape=Shape.DEFAULT)
    company_name = optional("contacts:CompanyName", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=0x3A16001F)
    email_addresses = optional("contacts:EmailAddresses", "EmailAddressDictionaryType", can=CREATE | UPDATE, shape=Shape.DEFAULT)
    abch_email_addresses = optional("contacts:AbchEmailAddresses", "AbchEmailAddressDictionaryType", since=E2015)
    physical_addresses = optional("contacts:PhysicalAddresses", "PhysicalAddressDictionaryType", can=CREATE | UPDATE, shape=Shape.DEFAULT)
    phone_numbers = optional("contacts:PhoneNumbers", "PhoneNumberDictionaryType", can=CREATE | UPDATE, shape=Shape.DEFAULT)
    assistant_name = optional("contacts:AssistantName", xs.string, can=EDIT | FIND | SORT, mapi=0x3A30001F)
    birthday = optional("contacts:Birthday", xs.dateTime, can=EDIT | FIND | SORT, mapi=0x3A420040)
    business_home_page = optional("contacts:BusinessHomePage", xs.anyURI, can=EDIT | FIND | SORT, mapi=0x3A51001F)
    children = optional("contacts:Children", "ArrayOfStringsType", can=EDIT | FIND)
    companies = optional("contacts:Companies", "ArrayOfStringsType", can=EDIT | FIND)
    contact_source = optional("contacts:ContactSource", ContactSourceType, can=FIND | SORT)
    department = optional("contacts:Department", xs.string, can=EDIT | FIND | SORT, mapi=0x3A18001F)
    generation = optional("contacts:Generation", xs.string, can=EDIT | FIND | SORT, mapi=0x3A05001F)
    im_addresses = optional("contacts:ImAddresses", "ImAddressDictionaryType", can=CREATE | UPDATE, shape=Shape.DEFAULT)
    job_title = optional("contacts:JobTitle", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=0x3A17001F)
    manager = optional("contacts:Manager", xs.string, can=EDIT | FIND | SORT, mapi=0x3A4E001F)
    mileage = optional("contacts:Mileage", xs.string, can=EDIT | FIND | SORT)
    office_location = optional("contacts:OfficeLocation", xs.string, can=EDIT | FIND | SORT, mapi=0x3A19001F)
    postal_address_index = optional("contacts:PostalAddressIndex", PhysicalAddressIndexType, can=EDIT | FIND | SORT)
    profession = optional("contacts:Profession", xs.string, can=EDIT | FIND | SORT, mapi=0x3A46001F)
    spouse_name = optional("contacts:SpouseName", xs.string, can=EDIT | FIND | SORT, mapi=0x3A48001F)
    surname = optional("contacts:Surname", xs.string, can=EDIT | FIND | SORT, mapi=0x3A11001F)
    wedding_anniversary = optional("contacts:WeddingAnniversary", xs.dateTime, can=EDIT | FIND | SORT, mapi=0x3A410040)
    has_picture = optional("contacts:HasPicture", xs.boolean, can=FIND | SORT, since=E2010)
    # 2010 SP2 by MS-OXWSCONT appendix C and the schemas; the Managed API asks for 2010 SP1.
    phonetic_full_name = optional("contacts:PhoneticFullName", xs.string, can=FIND | SORT, since=E2010_SP2)
    phonetic_first_name = optional("contacts:PhoneticFirstName", xs.string, can=FIND | SORT, since=E2010_SP2)
    phonetic_last_name = optional("contacts:PhoneticLastName", xs.string, can=FIND | SORT, since=E2010_SP2)
    alias = optional("contacts:Alias", xs.string, can=FIND | SORT, since=E2010_SP2)
    notes = optional("contacts:Notes", xs.string, can=FIND | SORT, since=E2010_SP2)
    photo = optional("contacts:Photo", xs.base64Binary, can=FIND | SORT, since=E2010_SP2)
    user_smime_certificate = optional("contacts:UserSMIMECertificate", "ArrayOfBinaryType", can=FIND, since=E2010_SP2)
    ms_exchange_certificate = optional("contacts:MSExchangeCertificate", "ArrayOfBinaryType", can=FIND, since=E2010_SP2)
    directory_id = optional("contacts:DirectoryId", xs.string, can=FIND | SORT, since=E2010_SP2)
    manager_mailbox = optional("contacts:ManagerMailbox", "SingleRecipientType", can=FIND, since=E2010_SP2)
    direct_reports = optional("contacts:DirectReports", "ArrayOfRecipientsType", can=FIND, since=E2010_SP2)
    account_name = optional("contacts:AccountName", xs.string, since=E2015)
    is_auto_update_disabled = optional("contacts:IsAutoUpdateDisabled", xs.boolean, since=E2015)
    is_messenger_enabled = optional("contacts:IsMessengerEnabled", xs.boolean, since=E2015)
    comment = optional("contacts:Comment", xs.string, since=E2015)
    contact_short_id = optional("contacts:ContactShortId", xs.int, since=E2015)
    contact_type = optional("contacts:ContactType", xs.string, since=E2015)
    gender = optional("contacts:Gender", xs.string, since=E2015)
    is_hidden = optional("contacts:IsHidden", xs.boolean, since=E2015)
    object_id = optional("contacts:ObjectId", xs.string, since=E2015)
    passport_id = optional("contacts:PassportId", xs.long, since=E2015)
    is_private = optional("contacts:IsPrivate", xs.boolean, since=E2015)
    source_id = optional("contacts:SourceId", xs.string, since=E2015)
    trust_level = optional("contacts:TrustLevel", xs.int, since=E2015)
    created_by = optional("contacts:CreatedBy", xs.string, since=E2015)
    urls = optional("contacts:Urls", "ContactUrlDictionaryType", since=E2015)
    cid = optional("contacts:Cid", xs.long, since=E2015)
    skype_auth_certificate = optional("contacts:SkypeAuthCertificate", xs.string, since=E2015)
    skype_context = optional("contacts:SkypeContext", xs.string, since=E2015)
    skype_id = optional("contacts:SkypeId", xs.string, since=E2015)
    skype_relationship = optional("contacts:SkypeRelationship", xs.string, since=E2015)
    yomi_nickname = optional("contacts:YomiNickname", xs.string, since=E2015)
    xbox_live_tag = optional("contacts:XboxLiveTag", xs.string, since=E2015)
    invite_free = optional("contacts:InviteFree", xs.boolean, since=E2015)
    hide_presence_and_profile = optional("contacts:HidePresenceAndProfile", xs.boolean, since=E2015)
    is_pending_outbound = optional("contacts:IsPendingOutbound", xs.boolean, since=E2015)
    support_group_feeds = optional("contacts:SupportGroupFeeds", xs.boolean, since=E2015)
    user_tile_hash = optional("contacts:UserTileHash", xs.string, since=E2015)
    unified_inbox = optional("contacts:UnifiedInbox", xs.boolean, since=E2015)
    mris = optional("contacts:Mris", "ArrayOfStringsType", since=E2015)
    wlid = optional("contacts:Wlid", xs.string, since=E2015)
    abch_contact_id = optional("contacts:AbchContactId", GuidType, since=E2015)
    not_in_birthday_calendar = optional("contacts:NotInBirthdayCalendar", xs.boolean, since=E2015)
    shell_contact_type = optional("contacts:ShellContactType", xs.string, since=E2015)
    im_mri = optional("contacts:ImMri", xs.string, since=E2015)
    presence_trust_level = optional("contacts:PresenceTrustLevel", xs.int, since=E2015)
    other_mri = optional("contacts:OtherMri", xs.string, since=E2015)
    profile_last_changed = optional("contacts:ProfileLastChanged", xs.string, since=E2015)
    mobile_im_enabled = optional("contacts:MobileIMEnabled", xs.boolean, since=E2015)
    partner_network_profile_photo_url = optional("contacts:PartnerNetworkProfilePhotoUrl", xs.string, since=E2015)
    partner_network_thumbnail_photo_url = optional("contacts:PartnerNetworkThumbnailPhotoUrl", xs.string, since=E2015)
    person_id = optional("contacts:PersonId", xs.string, since=V2017_07_11)
    conversation_guid = optional("contacts:ConversationGuid", GuidType, since=V2017_07_11)


class DistributionListType(ItemType):
    display_name = optional("contacts:DisplayName", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=0x3001001F)
    file_as = optional("contacts:FileAs", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=named("Address", 0x8005, "String"))
    contact_source = optional("contacts:ContactSource", ContactSourceType, can=FIND | SORT)
    members = optional("distributionlist:Members", "MembersListType", can=CREATE | UPDATE, since=E2010)
