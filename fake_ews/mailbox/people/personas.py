"""Personas: people as FindPeople and GetPersona show them, from contacts and from the directory (MS-OXWSPERS 2.2.4)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid5

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import folder_id, item_id
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import ArrayOfEmailAddressesType, EmailAddressType
from fake_ews.schema.contacts import (
    ContactItemType,
    EmailAddressDictionaryEntryType,
    EmailAddressDictionaryType,
    PhoneNumberDictionaryEntryType,
    PhoneNumberDictionaryType,
)
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.people import (
    ArrayOfEmailAddressAttributedValuesType,
    ArrayOfPersonaAttributionsType,
    ArrayOfPhoneNumberAttributedValuesType,
    ArrayOfStringAttributedValuesType,
    ArrayOfValueAttributionsType,
    EmailAddressAttributedValueType,
    PersonaAttributionType,
    PersonaPhoneNumberType,
    PersonaType,
    PhoneNumberAttributedValueType,
    StringAttributedValueType,
)
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.malformed import MalformedId
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.store.targets import ConversationTarget, DirectoryTarget, directory_id, read_id

_P: Final = PersonaType

#: What a contact's property is called once of a persona as a whole, and once with where it comes from.
_TEXTS: Final[tuple[tuple[Row[str], Row[str] | None, Row[Any]], ...]] = (
    (ContactItemType.display_name, _P.display_name, _P.display_names),
    (ContactItemType.file_as, _P.file_as, _P.file_ases),
    (ContactItemType.given_name, _P.given_name, _P.given_names),
    (ContactItemType.middle_name, _P.middle_name, _P.middle_names),
    (ContactItemType.surname, _P.surname, _P.surnames),
    (ContactItemType.nickname, _P.nickname, _P.nicknames),
    (ContactItemType.initials, None, _P.initials),
    (ContactItemType.job_title, _P.title, _P.titles),
    (ContactItemType.department, _P.department, _P.departments),
    (ContactItemType.company_name, _P.company_name, _P.company_names),
    (ContactItemType.manager, None, _P.managers),
    (ContactItemType.profession, None, _P.professions),
)

_PHONES: Final[Mapping[str, tuple[Row[Any], str]]] = MappingProxyType(
    {
        "MobilePhone": (_P.mobile_phones, "Mobile"),
        "BusinessPhone": (_P.business_phone_numbers, "Business"),
        "BusinessPhone2": (_P.business_phone_numbers2, "Business2"),
        "HomePhone": (_P.home_phones, "Home"),
        "HomePhone2": (_P.home_phones2, "Home2"),
        "AssistantPhone": (_P.assistant_phone_numbers, "Assistant"),
        "BusinessFax": (_P.work_faxes, "WorkFax"),
        "HomeFax": (_P.home_faxes, "HomeFax"),
        "Callback": (_P.callback_phones, "Callback"),
        "CarPhone": (_P.car_phones, "Car"),
        "CompanyMainPhone": (_P.organization_main_phones, "OrganizationMain"),
        "OtherTelephone": (_P.other_telephones, "Other"),
        "Pager": (_P.pagers, "Pager"),
        "RadioPhone": (_P.radio_phones, "Radio"),
        "Telex": (_P.telex_numbers, "Telex"),
    }
)

_EMAILS: Final[Mapping[str, Row[Any]]] = MappingProxyType(
    {"EmailAddress1": _P.emails1, "EmailAddress2": _P.emails2, "EmailAddress3": _P.emails3}
)


def in_folder(mailbox: Mailbox, folder: StoredFolder) -> list[Record]:
    """Return the personas of the contacts in a folder."""
    return [of_contact(mailbox, item) for item in folder.items.values() if item.type is ContactItemType]


def in_directory(session: Session) -> list[Record]:
    """Return the personas of everybody in the directory."""
    return [of_mailbox(mailbox) for mailbox in session.premises.directory]


def find(session: Session, id: str) -> Record:
    """Return the persona that an id names; raises Failure."""
    try:
        target = read_id(id)
    except MalformedId:
        raise Failure("ErrorInvalidIdMalformed") from None
    directory = session.premises.directory
    if isinstance(target, DirectoryTarget):
        found = directory.by_guid(target.object_guid)
        if found is None:
            raise Failure("ErrorItemNotFound")
        return of_mailbox(found)
    if not isinstance(target, ConversationTarget):
        raise Failure("ErrorInvalidIdMalformed")
    mailbox = directory.by_guid(target.mailbox)
    if mailbox is not None and session.may_open(mailbox):
        for item in mailbox.store.items.values():
            if item.type is ContactItemType and _guid(mailbox, item).bytes == target.conversation:
                return of_contact(mailbox, item)
    raise Failure("ErrorItemNotFound")


def by_address(session: Session, address: str) -> Record:
    """Return the persona of somebody with an address; raises Failure for nobody known."""
    mailbox = session.premises.directory.find(address)
    if mailbox is not None:
        return of_mailbox(mailbox)
    own = session.own
    for persona in in_folder(own, own.store.distinguished["contacts"]):
        if any(known.lower() == address.lower() for known in addresses(persona)):
            return persona
    raise Failure("ErrorItemNotFound")


def addresses(persona: Record) -> list[str]:
    """Return the addresses of a persona."""
    held = persona.get(_P.email_addresses)
    found = held.get(ArrayOfEmailAddressesType.address, ()) if held is not None else ()
    return [one.get(EmailAddressType.email_address) or "" for one in found]


def of_mailbox(mailbox: Mailbox) -> Record:
    """Return the persona of somebody in the directory."""
    given, _, surname = mailbox.name.partition(" ")
    address = recipients.of_mailbox(mailbox)
    values: dict[Row[Any], Any] = {
        _P.persona_id: Record(ItemIdType, {ItemIdType.id: directory_id(mailbox.guid)}),
        _P.persona_type: "Room" if mailbox.kind == "room" else "Person",
        _P.display_name: mailbox.name,
        _P.display_name_first_last: mailbox.name,
        _P.display_name_last_first: f"{surname} {given}".strip(),
        _P.given_name: given or None,
        _P.surname: surname or None,
        _P.email_address: address,
        _P.email_addresses: Record(ArrayOfEmailAddressesType, {ArrayOfEmailAddressesType.address: (address,)}),
    }
    return Record(PersonaType).with_values(values)


def of_contact(mailbox: Mailbox, item: StoredItem) -> Record:
    """Return the persona of a contact."""
    held = item.values
    given, surname = held.get(ContactItemType.given_name) or "", held.get(ContactItemType.surname) or ""
    whole = held.get(ContactItemType.display_name) or f"{given} {surname}".strip() or None
    id = mailbox.store.ids.conversation(_guid(mailbox, item).bytes)
    values: dict[Row[Any], Any] = {
        _P.persona_id: Record(ItemIdType, {ItemIdType.id: id}),
        _P.persona_type: "Person",
        _P.creation_time: item.created,
        _P.display_name_first_last: whole,
        _P.display_name_last_first: f"{surname} {given}".strip() or whole,
        _P.attributions: _attributions(mailbox, item),
    }
    for row, single, attributed in _TEXTS:
        text = held.get(row)
        if text:
            values[attributed] = _attributed_text(text)
            if single is not None:
                values[single] = text
    values.setdefault(_P.display_name, whole)
    values |= _emails(item) | _phones(item)
    return Record(PersonaType).with_values(values)


def _emails(item: StoredItem) -> dict[Row[Any], Any]:
    held = item.values.get(ContactItemType.email_addresses)
    entry = EmailAddressDictionaryEntryType
    entries = held.get(EmailAddressDictionaryType.entry, ()) if held is not None else ()
    name = item.values.get(ContactItemType.display_name) or ""
    values: dict[Row[Any], Any] = {}
    found = []
    for one in entries:
        text, row = one.get(entry.value), _EMAILS.get(one.get(entry.key) or "")
        if not text or row is None:
            continue
        address = recipients.address_record(name, text, here=False)
        address = address.with_values({EmailAddressType.mailbox_type: "Contact"})
        found.append(address)
        type = EmailAddressAttributedValueType
        value = Record(type, {type.value: address, type.attributions: _first()})
        array = ArrayOfEmailAddressAttributedValuesType
        values[row] = Record(array, {array.email_address_attributed_value: (value,)})
    if found:
        values[_P.email_address] = found[0]
        values[_P.email_addresses] = Record(
            ArrayOfEmailAddressesType, {ArrayOfEmailAddressesType.address: tuple(found)}
        )
    return values


def _phones(item: StoredItem) -> dict[Row[Any], Any]:
    held = item.values.get(ContactItemType.phone_numbers)
    entry = PhoneNumberDictionaryEntryType
    entries = held.get(PhoneNumberDictionaryType.entry, ()) if held is not None else ()
    values: dict[Row[Any], Any] = {}
    for one in entries:
        text, known = one.get(entry.value), _PHONES.get(one.get(entry.key) or "")
        if not text or known is None:
            continue
        row, kind = known
        numbered = PersonaPhoneNumberType
        number = Record(numbered, {numbered.number: text, numbered.type: kind})
        values.setdefault(_P.phone_number, number)
        type = PhoneNumberAttributedValueType
        value = Record(type, {type.value: number, type.attributions: _first()})
        array = ArrayOfPhoneNumberAttributedValuesType
        values[row] = Record(array, {array.phone_number_attributed_value: (value,)})
    return values


def _attributed_text(text: str) -> Record:
    type, array = StringAttributedValueType, ArrayOfStringAttributedValuesType
    value = Record(type, {type.value: text, type.attributions: _first()})
    return Record(array, {array.string_attributed_value: (value,)})


def _first() -> Record:
    """Return the reference to the first attribution, the only one there is."""
    return Record(ArrayOfValueAttributionsType, {ArrayOfValueAttributionsType.attribution: ("0",)})


def _attributions(mailbox: Mailbox, item: StoredItem) -> Record:
    type, array = PersonaAttributionType, ArrayOfPersonaAttributionsType
    values: dict[Row[Any], Any] = {
        type.id: "0",
        type.source_id: item_id(mailbox, item),
        type.display_name: "Outlook",
        type.is_writable: True,
        type.is_quick_contact: False,
        type.is_hidden: False,
        type.folder_id: folder_id(mailbox, item.folder),
    }
    return Record(array, {array.attribution: (Record(type, values),)})


def _guid(mailbox: Mailbox, item: StoredItem) -> UUID:
    return uuid5(mailbox.guid, str(item.counter))
