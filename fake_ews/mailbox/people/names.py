"""Who a name means: mailboxes of the directory and contacts of the caller."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.recipients import of_group
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.contacts import (
    ContactItemType,
    EmailAddressDictionaryEntryType,
    EmailAddressDictionaryType,
)
from fake_ews.schema.directory import ResolutionType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredFolder, StoredItem


def resolutions(
    session: Session, text: str, *, scope: str, full: bool, contacts_in: tuple[Mailbox, StoredFolder] | None = None
) -> list[Record]:
    """Return everyone that ``text`` may mean, in the order of the scope ("ActiveDirectory", "Contacts", both).

    Contacts are looked for in the caller's own folder, or in ``contacts_in``.
    """
    held = session.premises.directory
    directory = [
        *(_of_mailbox(mailbox, full=full) for mailbox in held.matching(text)),
        *(Record(ResolutionType, {ResolutionType.mailbox: of_group(group)}) for group in held.groups_matching(text)),
    ]
    owner, folder = contacts_in or (session.own, session.own.store.distinguished["contacts"])
    contacts = [one for item in _contacts(folder, text) for one in _of_contact(owner, item, full=full)]
    if scope == "ActiveDirectory":
        return directory
    if scope == "Contacts":
        return contacts
    return contacts + directory if scope == "ContactsActiveDirectory" else directory + contacts


def _of_mailbox(mailbox: Mailbox, *, full: bool) -> Record:
    values: dict[Any, Any] = {
        ResolutionType.mailbox: recipients.of_mailbox(mailbox).with_values({EmailAddressType.mailbox_type: "Mailbox"})
    }
    if full:
        entry = {
            EmailAddressDictionaryEntryType.key: "EmailAddress1",
            EmailAddressDictionaryEntryType.value: f"SMTP:{mailbox.address}",
        }
        addresses = Record(
            EmailAddressDictionaryType,
            {EmailAddressDictionaryType.entry: (Record(EmailAddressDictionaryEntryType, entry),)},
        )
        given, _, surname = mailbox.name.partition(" ")
        contact: dict[Any, Any] = {
            ContactItemType.display_name: mailbox.name,
            ContactItemType.given_name: given,
            ContactItemType.email_addresses: addresses,
            ContactItemType.contact_source: "ActiveDirectory",
            ContactItemType.surname: surname or None,
        }
        values[ResolutionType.contact] = Record(ContactItemType).with_values(contact)
    return Record(ResolutionType, values)


def _contacts(folder: StoredFolder, text: str) -> list[StoredItem]:
    wanted = text.lower().removeprefix("smtp:")
    return [
        item
        for item in folder.items.values()
        if item.type is ContactItemType
        and any(part.startswith(wanted) for part in (*_names(item), *(a.lower() for _, a in _addresses(item))))
    ]


def _names(item: StoredItem) -> list[str]:
    whole = item.values.get(ContactItemType.display_name) or item.values.get(ContactItemType.file_as) or ""
    surname = item.values.get(ContactItemType.surname) or ""
    return [name.lower() for name in (whole, *whole.split(), surname) if name]


def _addresses(item: StoredItem) -> list[tuple[str, str]]:
    held = item.values.get(ContactItemType.email_addresses)
    entries = held.get(EmailAddressDictionaryType.entry, ()) if held is not None else ()
    return [
        (entry.get(EmailAddressDictionaryEntryType.key) or "", entry.get(EmailAddressDictionaryEntryType.value) or "")
        for entry in entries
    ]


def _of_contact(owner: Mailbox, item: StoredItem, *, full: bool) -> list[Record]:
    """Return a contact once for each of its addresses, with its id (documented sample of ResolveNames)."""
    values: dict[Any, Any] = {}
    if full:
        values[ResolutionType.contact] = Record(
            ContactItemType, {row: value for row, value in item.values.items() if row.owner is ContactItemType}
        )
    return [
        Record(ResolutionType, {ResolutionType.mailbox: _mailbox_of_contact(owner, item, address), **values})
        for address in [address for _, address in _addresses(item) if address] or [""]
    ]


def _mailbox_of_contact(owner: Mailbox, item: StoredItem, address: str) -> Record:
    name = item.values.get(ContactItemType.display_name) or address
    return recipients.address_record(name, address, here=False).with_values(
        {
            EmailAddressType.mailbox_type: "Contact",
            EmailAddressType.email_address: address or None,
            EmailAddressType.item_id: item_id(owner, item),
        }
    )
