"""Mail that cannot be delivered goes back to whoever sent it; and mail from outside, of which some cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fake_ews.mailbox.mail.delivery import deliver, deliver_from_outside, mailboxes_of, new_message_id
from fake_ews.mailbox.mail.non_delivery import NOT_FOUND, Reason, report
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.premises import Premises

#: The local part of the address that Exchange sends reports from ("Microsoft Exchange recipient" in its documentation).
_REPORTER: Final = "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e"


def reporter(premises: Premises) -> Address:
    """Return who writes reports."""
    return "Microsoft Outlook", f"{_REPORTER}@{premises.domain}"


def report_back(premises: Premises, mime: bytes, sender: str, failed: str, reason: Reason = NOT_FOUND) -> None:
    """Tell the sender, here or outside, that a mail did not arrive.

    What nobody sent comes back to nobody (RFC 5321 4.5.5).
    """
    if not sender:
        return
    told = report(premises, mime, reporter(premises), sender, failed, new_message_id(premises), reason)
    here = list(mailboxes_of(premises.directory, [sender]))
    for mailbox in here:
        deliver(premises, mailbox, read_mime(told), told)
    if not here and not of_this_domain(premises, sender):
        premises.outside.post(OutsideMail(sender, "", premises.clock.now(), told))


def accept(premises: Premises, sender: str, recipients: Sequence[str], mime: bytes, source: str) -> None:
    """Take over a message that came by SMTP: whom it cannot reach, its sender is told."""
    deliver_from_outside(premises, sender, recipients, mime, source)
    for address in premises.directory.expanded(recipients):
        if premises.directory.find(address) is not None:
            continue
        if of_this_domain(premises, address):
            report_back(premises, mime, sender, address)
        else:  # a member of a group
            premises.outside.post(OutsideMail(address, sender, premises.clock.now(), mime))


def of_this_domain(premises: Premises, address: str) -> bool:
    """Whether this organisation is the one to ask about an address."""
    return address.rpartition("@")[2].lower() == premises.domain.lower()
