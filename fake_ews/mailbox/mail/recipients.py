"""Recipients between the three forms they have: EWS records, names with addresses, and mailboxes of the directory."""

from __future__ import annotations

from collections.abc import Iterable

from fake_ews.mailbox.people.directory import Directory, Group, Mailbox
from fake_ews.schema.addresses import ArrayOfRecipientsType, EmailAddressType, SingleRecipientType
from fake_ews.schema.record import Member, Record


def address_record(name: str, address: str, *, here: bool) -> Record:
    """Return an EmailAddressType; ``here`` tells a mailbox of the organisation from somebody outside."""
    return Record(
        EmailAddressType,
        {
            EmailAddressType.name: name or address,
            EmailAddressType.email_address: address,
            EmailAddressType.routing_type: "SMTP",
            EmailAddressType.mailbox_type: "Mailbox" if here else "OneOff",
        },
    )


def named(directory: Directory, name: str, address: str) -> Record:
    """Return an EmailAddressType; a mailbox or a group of the organisation is shown under its own name."""
    mailbox, group = directory.find(address), directory.find_group(address)
    if group is not None:
        return of_group(group)
    return of_mailbox(mailbox) if mailbox else address_record(name, address, here=False)


def of_mailbox(mailbox: Mailbox) -> Record:
    """Return the EmailAddressType of a mailbox."""
    return address_record(mailbox.name, mailbox.address, here=True)


def of_group(group: Group) -> Record:
    """Return the EmailAddressType of a distribution group."""
    address = address_record(group.name, group.address, here=True)
    return address.with_values({EmailAddressType.mailbox_type: "PublicDL"})


def many(addresses: Iterable[Record]) -> Record | None:
    """Return an ArrayOfRecipientsType, or None for nobody."""
    members = tuple(Member(ArrayOfRecipientsType.mailbox, address) for address in addresses)
    return Record(ArrayOfRecipientsType, {}, members) if members else None


def single(address: Record) -> Record:
    """Return a SingleRecipientType."""
    return Record(SingleRecipientType, {SingleRecipientType.mailbox: address})


def resolved(directory: Directory, address: Record) -> Record:
    """Return a client's EmailAddressType with what the server knows: name, routing type, mailbox type."""
    text = (address.get(EmailAddressType.email_address) or "").strip()
    return named(directory, address.get(EmailAddressType.name) or "", text) if text else address


def pairs(recipients: Record | None) -> tuple[tuple[str, str], ...]:
    """Return (name, address) of an ArrayOfRecipientsType."""
    if recipients is None:
        return ()
    return tuple(pair(address) for address in recipients)


def pair(address: Record) -> tuple[str, str]:
    """Return (name, address) of an EmailAddressType."""
    return address.get(EmailAddressType.name) or "", address.get(EmailAddressType.email_address) or ""


def display(recipients: Record | None) -> str:
    """Return the names as DisplayTo lists them."""
    return "; ".join(name or address for name, address in pairs(recipients))
