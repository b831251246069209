"""Reading inboxes: what is new since the last time, what of it answers the CRM's mail, and logging that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from hashlib import sha256

from integration.accounts.service import AccountService
from integration.capabilities import Capability, can
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.accounts import Accounts, Inbox
from integration.db.mails import Mails
from integration.db.threads import Threads
from integration.errors import ExchangeFailed, NotFound
from integration.markup import text_of
from integration.model.account import Account
from integration.model.crm import EmailStatus, TimelineEntry
from integration.model.message import MessageBody, MessageHeaders
from integration.ports import Mailbox
from integration.replies import rules
from integration.replies.quoted import own_words
from integration.replies.rules import Kind, Reading
from integration.verdicts import Verdict, verdict

# GetItem takes more, but an answer of hundreds of bodies would be long in coming.
BATCH = 100
# A sync state that is lost is begun anew; what came this long before the last good one is looked at again.
OVERLAP = timedelta(hours=1)
# A server that loses sync states again and again is not asked for a whole inbox at every look.
AFTER_A_LOSS = timedelta(minutes=15)
# What failed is tried again so soon, however seldom inboxes are read by routine: a notification may have told of mail.
AGAIN = timedelta(minutes=1)


class ReplyService:
    """Logs replies. May be killed between any two lines: the sync state moves on last, and logging twice is once."""

    def __init__(
        self,
        inboxes: Accounts,
        mails: Mails,
        threads: Threads,
        accounts: AccountService,
        crm: Crm,
        clock: Clock,
        sync_interval: timedelta,
        page: int,
        watch: Callable[[Account, Sequence[MessageHeaders]], None] = lambda account, messages: None,
    ) -> None:
        self._inboxes = inboxes
        self._mails = mails
        self._threads = threads
        self._accounts = accounts
        self._crm = crm
        self._clock = clock
        self._sync_interval = sync_interval
        self._page = page
        self._watch = watch

    def run(self, account_id: str) -> bool:
        """Read the inbox to its end; what fails is tried again at the account's next turn, and the answer is False."""
        try:
            account = self._accounts.get(account_id)
        except NotFound:
            return False
        if not can(account.state, Capability.LOG_REPLIES):
            return False
        try:
            with self._accounts.mailbox(account) as mailbox:
                self._read_to_the_end(account, mailbox)
        except ExchangeFailed as failed:
            self._try_later(account_id, failed)
            return False
        return True

    def _read_to_the_end(self, account: Account, mailbox: Mailbox) -> None:
        """Read page after page; where the sync state is no longer taken, once from the beginning."""
        try:
            self._read_pages(account, mailbox)
        except ExchangeFailed as failed:
            if verdict(failed.outcome) is not Verdict.SYNC_STATE_LOST or not self._begin_anew(account.id):
                raise
            self._read_pages(account, mailbox)

    def _read_pages(self, account: Account, mailbox: Mailbox) -> None:
        while self._read_page(account, mailbox):
            pass

    def _begin_anew(self, account_id: str) -> bool:
        inbox = self._inboxes.inbox(account_id)
        if inbox is None or not inbox.sync_state:
            return False
        since = max(inbox.since, inbox.read_at - OVERLAP) if inbox.read_at else inbox.since
        self._inboxes.restart(inbox, since, self._clock.now())
        return True

    def _try_later(self, account_id: str, failed: ExchangeFailed) -> None:
        inbox = self._inboxes.inbox(account_id)
        if inbox is not None:
            lost = verdict(failed.outcome) is Verdict.SYNC_STATE_LOST
            wait = AFTER_A_LOSS if lost else min(self._sync_interval, AGAIN)
            due = self._clock.now() + wait
            self._inboxes.advance(inbox, inbox.sync_state, inbox.settled, due, inbox.read_at)

    def _read_page(self, account: Account, mailbox: Mailbox) -> bool:
        """Read one page; returns whether more waits."""
        inbox = self._inboxes.inbox(account.id)
        if inbox is None:
            return False
        changes = mailbox.changes(inbox.sync_state, self._page)
        for start in range(0, len(changes.created), BATCH):
            self._read(account, mailbox, inbox, changes.created[start : start + BATCH])
        now = self._clock.now()
        due, read_at = (now + self._until_next_look(inbox), now) if changes.complete else (inbox.due_at, inbox.read_at)
        moved = self._inboxes.advance(inbox, changes.sync_state, inbox.settled or changes.complete, due, read_at)
        return moved and not changes.complete

    def _until_next_look(self, inbox: Inbox) -> timedelta:
        begun_anew = inbox.read_at is not None and not inbox.settled
        return max(self._sync_interval, AFTER_A_LOSS) if begun_anew else self._sync_interval

    def _read(self, account: Account, mailbox: Mailbox, inbox: Inbox, item_ids: tuple[str, ...]) -> None:
        """Log what of these items belongs to the CRM; bodies are read of these alone."""
        headers = mailbox.headers(item_ids)
        self._watch(account, [message for message in headers if message.received_at >= inbox.since])
        readings = [reading for message in headers if (reading := self._reading(account, inbox, message))]
        said = [reading for reading in readings if reading.kind is not Kind.BOUNCE]
        bodies = {body.item_id: body for body in mailbox.bodies([reading.message.item_id for reading in said])}
        # SyncFolderItems gives the newest first (from 2010 SP2 on); a timeline is written from the oldest.
        for reading in sorted(readings, key=lambda found: found.message.received_at):
            if reading.kind is Kind.BOUNCE:
                self._bounced(account, reading)
            elif reading.message.item_id in bodies:
                self._log(account, reading, bodies[reading.message.item_id])

    def _reading(self, account: Account, inbox: Inbox, message: MessageHeaders) -> Reading | None:
        known = self._threads.knows(account.id, message.answers)
        conversation = self._threads.of_conversation(account.id, message.conversation_id)
        return rules.read(message, account.address, inbox.since, known, conversation)

    def _bounced(self, account: Account, reading: Reading) -> None:
        for mail in self._mails.by_message_ids(account.id, reading.message.answers):
            self._crm.set_status(mail.key, EmailStatus.BOUNCED)

    def _log(self, account: Account, reading: Reading, body: MessageBody) -> None:
        message = reading.message
        text = body.text or text_of(body.html)
        self._crm.log(
            TimelineEntry(
                id=_entry_id(account, message),
                contact_ids=reading.thread.contact_ids,
                direction=reading.direction,
                status=EmailStatus.SENT,
                timestamp=message.received_at,
                subject=message.subject,
                html=body.html,
                text=text,
                reply_text=own_words(body.html, body.text),
                sender=message.sender,
                to=body.to,
                cc=body.cc,
                thread_id=reading.thread.id,
                internet_message_id=message.internet_message_id,
                account_id=account.id,
                automatic=reading.kind is Kind.AUTOMATIC,
                attachments=rules.loggable(body.attachments),
            )
        )
        self._threads.learn(reading.thread, message.internet_message_id, message.conversation_id)


def _entry_id(account: Account, message: MessageHeaders) -> str:
    """Name the entry by mailbox and Message-ID, so that a mail that is met again is the same entry."""
    name = message.internet_message_id or message.item_id
    return sha256(f"{account.address} {name}".encode()).hexdigest()[:32]
