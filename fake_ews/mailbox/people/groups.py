"""Members of lists: of distribution groups in the directory, and of private lists among contacts."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.mail.recipients import named
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.contacts import DistributionListType, MembersListType, MemberType
from fake_ews.schema.record import Record


def members(session: Session, said: Record) -> list[Record]:
    """Return the addresses of a list's members, which is named by its address, its name or its ItemId.

    Raises Failure for what is no list, or for a name that several have.
    """
    id = said.get(EmailAddressType.item_id)
    if id is not None:
        return _of_private_list(session, id)
    directory = session.premises.directory
    text = said.get(EmailAddressType.email_address) or said.get(EmailAddressType.name) or ""
    exact = directory.find_group(text)
    found = [exact] if exact is not None else directory.groups_matching(text) if text else []
    if not found:
        raise Failure("ErrorNameResolutionNoResults")
    if len(found) > 1:
        raise Failure("ErrorNameResolutionMultipleResults")
    return [named(directory, "", address) for address in found[0].members]


def _of_private_list(session: Session, id: Record) -> list[Record]:
    _, item = find_item(session, id)
    if item.type is not DistributionListType:
        raise Failure("ErrorNameResolutionNoResults")
    held = item.values.get(DistributionListType.members)
    entries = held.get(MembersListType.member, ()) if held is not None else ()
    return [entry[MemberType.mailbox] for entry in entries if MemberType.mailbox in entry]
