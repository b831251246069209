"""Out of office: the settings of a mailbox, and the one automatic reply that each sender gets."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.bodies.html_to_text import html_to_text
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import EmailAddress
from fake_ews.schema.contacts import ContactItemType, EmailAddressDictionaryEntryType, EmailAddressDictionaryType
from fake_ews.schema.item_parts import Duration, ReplyBody
from fake_ews.schema.out_of_office import UserOofSettings
from fake_ews.schema.record import Record

#: Words of X-Auto-Response-Suppress that forbid an out-of-office reply (MS-OXCMAIL 2.1.3.2.20).
_SUPPRESSING: Final = frozenset({"all", "oof", "autoreply"})
#: Mailing lists and other machines say so in Precedence, and in the address that they send from (RFC 3834, 2).
_BULK: Final = frozenset({"bulk", "list", "junk"})
_MACHINE: Final = re.compile(
    r"(mailer-daemon|postmaster|no-?reply|owner-.*|.*-request|microsoftexchange.*)@", re.IGNORECASE
)


def own_mailbox(session: Session, named: Record) -> Mailbox:
    """Return the mailbox that a request names; raises Failure for any but the caller's own."""
    address = named[EmailAddress.address]
    mailbox = session.premises.directory.find(address)
    if mailbox is None:
        raise Failure("ErrorMailRecipientNotFound")
    if not session.may_open(mailbox):
        raise Failure("ErrorAccessDenied")
    return mailbox


def settings_of(mailbox: Mailbox, now: datetime) -> Record:
    """Return the settings; before any were set, those of a new mailbox: one day from the full hour."""
    if mailbox.away is not None:
        return mailbox.away
    start = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    span: dict[Any, Any] = {Duration.start_time: start, Duration.end_time: start + timedelta(days=1)}
    values: dict[Any, Any] = {
        UserOofSettings.oof_state: "Disabled",
        UserOofSettings.external_audience: "All",
        UserOofSettings.duration: Record(Duration, span),
        UserOofSettings.internal_reply: Record(ReplyBody, {ReplyBody.message: ""}),
        UserOofSettings.external_reply: Record(ReplyBody, {ReplyBody.message: ""}),
    }
    return Record(UserOofSettings, values)


def change(mailbox: Mailbox, settings: Record) -> None:
    """Keep new settings; raises Failure for a schedule that is missing or ends before it begins."""
    if settings[UserOofSettings.oof_state] == "Scheduled":
        span = settings.get(UserOofSettings.duration)
        if span is None or span[Duration.end_time] <= span[Duration.start_time]:
            raise Failure("ErrorInvalidScheduledOofDuration")
    mailbox.away = settings
    mailbox.away_told.clear()


def is_away(mailbox: Mailbox, now: datetime) -> bool:
    """Whether automatic replies are on at that moment."""
    if mailbox.away is None or mailbox.away[UserOofSettings.oof_state] == "Disabled":
        return False
    if mailbox.away[UserOofSettings.oof_state] == "Enabled":
        return True
    span = mailbox.away[UserOofSettings.duration]
    return bool(_aware(span[Duration.start_time]) <= now < _aware(span[Duration.end_time]))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def automatic_reply(
    premises: Premises, mailbox: Mailbox, content: MailContent, message_id: str
) -> tuple[str, bytes] | None:
    """Return whom to answer and with what, or None; a sender is answered once for each time of absence.

    Machines, lists, reports and other automatic replies are never answered, or two absent people would write to each
    other for ever (RFC 3834, 2; MS-OXCMAIL 2.1.3.2.20).
    """
    address = content.from_[1] if content.from_ else ""
    if not address or not is_away(mailbox, premises.clock.now()) or address.lower() in mailbox.away_told:
        return None
    if _from_a_machine(content) or address.lower() in (one.lower() for one in mailbox.addresses):
        return None
    text = _text_for(premises, mailbox, address)
    if not text:
        return None
    mailbox.away_told.add(address.lower())
    references = " ".join(part for part in (content.references, content.message_id) if part)
    reply = MailContent(
        subject=f"Automatic reply: {content.subject}",
        from_=(mailbox.name, mailbox.address),
        to=((content.from_[0] if content.from_ else "", address),),
        message_id=message_id,
        in_reply_to=content.message_id,
        references=references,
        date=premises.clock.now(),
        text=html_to_text(text),
        html=text,
        auto_submitted="auto-generated",
        thread_topic=content.thread_topic,
        thread_index=content.thread_index,
    )
    lines = (
        "X-Auto-Response-Suppress: All",
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
        f"X-MS-Exchange-Inbox-Rules-Loop: {mailbox.address}",
    )
    return address, "".join(f"{line}\r\n" for line in lines).encode() + write_mime(reply)


def _from_a_machine(content: MailContent) -> bool:
    automatic = content.header("Auto-Submitted").lower() not in ("", "no")
    suppressed = {word.strip().lower() for word in content.header("X-Auto-Response-Suppress").split(",")}
    return (
        automatic
        or bool(suppressed & _SUPPRESSING)
        or content.header("Precedence").lower() in _BULK
        or content.header("List-Id") != ""
        or content.header("Return-Path") == "<>"
        or content.header("Content-Type").lower().startswith("multipart/report")
        or bool(_MACHINE.match(content.from_[1] if content.from_ else ""))
    )


def _text_for(premises: Premises, mailbox: Mailbox, address: str) -> str:
    """Return the reply for colleagues or for people outside; nothing where the owner does not want one to go there."""
    assert mailbox.away is not None
    if premises.directory.find(address) is not None:
        return _message(mailbox.away.get(UserOofSettings.internal_reply))
    audience = mailbox.away[UserOofSettings.external_audience]
    if audience == "None" or (audience == "Known" and not _is_contact(mailbox, address)):
        return ""
    return _message(mailbox.away.get(UserOofSettings.external_reply))


def _message(reply: Record | None) -> str:
    return (reply.get(ReplyBody.message) or "") if reply is not None else ""


def _is_contact(mailbox: Mailbox, address: str) -> bool:
    for item in mailbox.store.distinguished["contacts"].items.values():
        held = item.values.get(ContactItemType.email_addresses)
        entries = held.get(EmailAddressDictionaryType.entry, ()) if held is not None else ()
        if any(
            (entry.get(EmailAddressDictionaryEntryType.value) or "").lower() == address.lower() for entry in entries
        ):
            return True
    return False
