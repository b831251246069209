"""Mail tips: what is known of a recipient before mail is sent to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.people.directory import Group, Mailbox
from fake_ews.mailbox.rules.out_of_office import is_away
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.item_parts import ReplyBody
from fake_ews.schema.out_of_office import UserOofSettings
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.service_configuration import MailTips, OutOfOfficeMailTip


class _Recipient(NamedTuple):
    """Somebody as the directory knows them: by a mailbox, by a group, or not at all."""

    session: Session
    address: str
    mailbox: Mailbox | None
    group: Group | None


def tips(session: Session, said: Record, wanted: frozenset[str]) -> Record:
    """Return the tips of the kinds wanted ("All" for every one) about one recipient."""
    directory = session.premises.directory
    address = said.get(EmailAddressType.email_address) or ""
    recipient = _Recipient(session, address, directory.find(address), directory.find_group(address))
    shown = recipients.named(directory, said.get(EmailAddressType.name) or "", address).with_values(
        {EmailAddressType.mailbox_type: None, EmailAddressType.email_address: address or None}
    )
    values: dict[Row[Any], Any] = {MailTips.recipient_address: shown, MailTips.pending_mail_tips: ()}
    for kind, (row, tell) in _TIPS.items():
        if "All" in wanted or kind in wanted:
            values[row] = tell(recipient)
    return Record(MailTips).with_values(values)


def _out_of_office(recipient: _Recipient) -> Record | None:
    """Return the reply that a colleague would get; an empty one from somebody who is here."""
    if recipient.mailbox is None:
        return None
    away = recipient.mailbox.away
    body = Record(ReplyBody, {ReplyBody.message: ""})
    if away is None or not is_away(recipient.mailbox, recipient.session.premises.clock.now()):
        return Record(OutOfOfficeMailTip, {OutOfOfficeMailTip.reply_body: body})
    scheduled = away[UserOofSettings.oof_state] == "Scheduled"
    return Record(OutOfOfficeMailTip).with_values(
        {
            OutOfOfficeMailTip.reply_body: away.get(UserOofSettings.internal_reply) or body,
            OutOfOfficeMailTip.duration: away.get(UserOofSettings.duration) if scheduled else None,
        }
    )


def _members(recipient: _Recipient) -> list[str]:
    return list(recipient.session.premises.directory.expanded([recipient.address]))


def _external(recipient: _Recipient) -> int:
    """Return how many of the people behind a recipient are outside the organisation."""
    here = recipient.session.premises.domain.lower()
    return sum(1 for one in _members(recipient) if one.rpartition("@")[2].lower() != here)


def _invalid(recipient: _Recipient) -> bool:
    """Whether nobody has an address that only this organisation could give."""
    ours = recipient.address.rpartition("@")[2].lower() in ("", recipient.session.premises.domain.lower())
    return ours and recipient.mailbox is None and recipient.group is None


#: By the kind that a client asks for: the element that tells it, and what it tells.
_TIPS: Final[Mapping[str, tuple[Row[Any], Callable[[_Recipient], Any]]]] = MappingProxyType(
    {
        "OutOfOfficeMessage": (MailTips.out_of_office, _out_of_office),
        "MailboxFullStatus": (MailTips.mailbox_full, lambda _: False),
        "TotalMemberCount": (MailTips.total_member_count, lambda one: len(_members(one))),
        "ExternalMemberCount": (MailTips.external_member_count, _external),
        "MaxMessageSize": (MailTips.max_message_size, lambda one: one.session.premises.settings.max_message_bytes),
        "DeliveryRestriction": (MailTips.delivery_restricted, lambda _: False),
        "ModerationStatus": (MailTips.is_moderated, lambda _: False),
        "InvalidRecipient": (MailTips.invalid_recipient, _invalid),
    }
)
