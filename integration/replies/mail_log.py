"""Logging mail that was found in a mailbox: what of it belongs to the CRM, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from integration.accounts.service import AccountService
from integration.crm.ports import Crm
from integration.db.mails import Mails
from integration.db.readings import FolderReading
from integration.db.threads import Threads
from integration.markup import text_of
from integration.model.account import Account
from integration.model.crm import EmailStatus, Thread, TimelineEntry
from integration.model.folder import FolderRole
from integration.model.log_policy import LogPolicy, LogRule
from integration.model.message import MessageBody, MessageHeaders
from integration.model.never_log import is_never_logged
from integration.ports import Mailbox
from integration.replies import rules
from integration.replies.policies import PolicyService
from integration.replies.quoted import own_words
from integration.replies.rules import Kind, Reading

#: What instant messengers file away as mail is none.
_NO_MAIL: Final = ("ipm.note.microsoft.conversation", "ipm.note.microsoft.missed")


class MailLog:
    """Logs mail, by the rule of its inbox; logging twice is logging once, whichever inboxes it was found in."""

    def __init__(
        self,
        mails: Mails,
        threads: Threads,
        accounts: AccountService,
        crm: Crm,
        policies: PolicyService,
        watch: Callable[[Account, Sequence[MessageHeaders]], None],
    ) -> None:
        """``watch`` is told of all mail that comes in."""
        self._mails = mails
        self._threads = threads
        self._accounts = accounts
        self._crm = crm
        self._policies = policies
        self._watch = watch

    def roles(self, account_id: str) -> tuple[FolderRole, ...]:
        """Return which folders of an inbox are read."""
        return self._policies.roles(account_id)

    def read(self, account: Account, mailbox: Mailbox, folder: FolderReading, item_ids: Sequence[str]) -> None:
        """Log what of these items belongs to the CRM; bodies are read of these alone."""
        policy = self._policies.of(account.id)
        users = {one.address: one.id for one in self._accounts.all()} | {account.address: account.id}
        found = mailbox.headers(item_ids, recipients=policy.rule is LogRule.ALL)
        headers = [one for one in found if one.received_at >= folder.since and not _is_no_mail(one)]
        if folder.role is not FolderRole.SENT:
            self._watch(account, headers)
        desk = _Desk(self._threads, self._crm, account, folder, policy, users, headers)
        # SyncFolderItems gives the newest first (from 2010 SP2 on); a timeline is written from the oldest.
        headers.sort(key=lambda one: one.received_at)
        readings = [reading for message in headers if (reading := desk.reading(message))]
        said = [reading for reading in readings if reading.kind is not Kind.BOUNCE]
        bodies = {body.item_id: body for body in mailbox.bodies([reading.message.item_id for reading in said])}
        for reading in readings:
            if reading.kind is Kind.BOUNCE:
                self._bounced(reading)
        there = [reading for reading in said if reading.message.item_id in bodies]
        self._log(account, there, bodies, policy, users)

    def _bounced(self, reading: Reading) -> None:
        if reading.thread:
            for mail in self._mails.by_message_ids(reading.thread.account_id, reading.message.answers):
                self._crm.set_status(mail.key, EmailStatus.BOUNCED)

    def _log(
        self,
        account: Account,
        readings: Sequence[Reading],
        bodies: Mapping[str, MessageBody],
        policy: LogPolicy,
        users: Mapping[str, str],
    ) -> None:
        """Log the mails of one page together, and then what they teach of their threads."""
        if not readings:
            return
        entries = [_entry(account, one, bodies[one.message.item_id], policy, users) for one in readings]
        self._crm.log(*entries)
        # Conversations are numbered by each mailbox for itself.
        self._threads.learn_all(
            [
                (
                    one.thread,
                    one.message.internet_message_id,
                    one.message.conversation_id if one.thread.account_id == account.id else "",
                )
                for one in readings
                if one.thread
            ]
        )


class _Desk:
    """Decides what becomes of the mails of one page."""

    def __init__(
        self,
        threads: Threads,
        crm: Crm,
        account: Account,
        folder: FolderReading,
        policy: LogPolicy,
        users: Mapping[str, str],
        messages: Sequence[MessageHeaders],
    ) -> None:
        self._crm = crm
        self._account = account
        self._folder = folder
        self._policy = policy
        self._users = users
        # Asked once for all of them: for so small answers the asking is most of the work.
        referred = {id for one in messages for id in (one.internet_message_id, *one.answers) if id}
        self._of_messages = threads.knows(account.id, referred)
        conversations = {one.conversation_id for one in messages if one.conversation_id}
        self._of_conversations = threads.of_conversations(account.id, conversations)
        self._known = self._exchanged_with_contacts(messages)

    def reading(self, message: MessageHeaders) -> Reading | None:
        """Return what to log of a mail, or None for what is none of the CRM's business."""
        outgoing = self._folder.role is FolderRole.SENT or message.sender in self._users
        logs_all, kind = self._policy.logs_all(message.received_at), rules.kind(message)
        if kind is Kind.REPORT or is_never_logged(message.sender, self._policy.never):
            return None
        if not logs_all and message.sender == self._account.address:
            return None
        if message.mail_key or message.internet_message_id in self._of_messages:
            # Sent by the CRM, or logged before: it is on the timeline already.
            return None
        conversation = self._of_conversations.get(message.conversation_id)
        thread = rules.thread_of(message, self._of_messages, conversation)
        contact_ids = (*self._contacts_of(thread), *self._known.get(message.item_id, ()))
        if not contact_ids:
            return None
        return Reading(message, kind, tuple(dict.fromkeys(contact_ids)), thread, outgoing)

    def _contacts_of(self, thread: Thread | None) -> tuple[str, ...]:
        """Return on whose timelines a thread goes on: those of its first mail, but for whom is never logged by now."""
        if thread is None or not self._policy.never:
            return thread.contact_ids if thread else ()
        addresses = self._crm.addresses_of(thread.contact_ids)
        return tuple(id for id, address in addresses.items() if not is_never_logged(address, self._policy.never))

    def _exchanged_with_contacts(self, messages: Sequence[MessageHeaders]) -> dict[str, list[str]]:
        """Return the ids of the known contacts of each mail that the rule for all mail logs, by the mail's id."""
        people = {
            one.item_id: rules.people(one, self._users, self._policy.never)
            for one in messages
            if self._policy.logs_all(one.received_at) and not one.unsent and rules.kind(one) is not Kind.BOUNCE
        }
        addresses = {address for found in people.values() for address in found}
        known = self._crm.find_contacts(tuple(addresses))
        return {id: [known[address].id for address in found if address in known] for id, found in people.items()}


def _is_no_mail(message: MessageHeaders) -> bool:
    return message.item_class.lower().startswith(_NO_MAIL)


def _entry(
    account: Account, reading: Reading, body: MessageBody, policy: LogPolicy, users: Mapping[str, str]
) -> TimelineEntry:
    message = reading.message
    whose = (message.sender,) if reading.outgoing else (*body.to, *body.cc)
    text = body.text or text_of(body.html)
    return TimelineEntry(
        id=_entry_id(message),
        contact_ids=reading.contact_ids,
        direction=reading.direction,
        status=EmailStatus.SENT,
        timestamp=message.received_at,
        subject=message.subject,
        html=body.html,
        text=text,
        reply_text=own_words(body.html, text),
        sender=message.sender,
        to=body.to,
        cc=body.cc,
        thread_id=reading.thread.id if reading.thread else "",
        internet_message_id=message.internet_message_id,
        account_id=rules.attributed(whose, users, account.id),
        automatic=reading.kind is Kind.AUTOMATIC,
        attachments=rules.loggable(body.attachments) if policy.attachments else (),
    )


def _entry_id(message: MessageHeaders) -> str:
    """Name the entry by Message-ID and writer, so that a mail that is met again, here or elsewhere, is the same entry.

    Exchange gives every mail a Message-ID that has none; the writer, since a Message-ID proves nothing by itself.
    """
    name = message.internet_message_id or f"{message.subject} {message.received_at.isoformat()}"
    return sha256(f"{message.sender} {name}".encode()).hexdigest()[:32]
