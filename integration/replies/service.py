"""Reading mailboxes: which folders have news, what is new in each since the last time, and having that logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from integration.accounts.service import AccountService
from integration.capabilities import Capability, can
from integration.clock import Clock
from integration.db.readings import FolderReading, Inbox, Readings
from integration.errors import ExchangeFailed, NotFound
from integration.model.account import Account
from integration.model.folder import News, Subscription
from integration.model.outcome import Outcome
from integration.ports import Mailbox
from integration.replies.mail_log import MailLog
from integration.verdicts import NO_SUBSCRIPTION, Verdict, verdict

# GetItem takes more, but an answer of hundreds of bodies would be long in coming.
BATCH: Final = 100
# A sync state that is lost is begun anew; what came this long before the last good one is looked at again.
OVERLAP: Final = timedelta(hours=1)
# A server that loses sync states again and again is not asked for a whole folder at every look.
AFTER_A_LOSS: Final = timedelta(minutes=15)
# What failed is tried again so soon, however seldom mailboxes are read: a notification may have told of mail.
AGAIN: Final = timedelta(minutes=1)
# What is told of news is a hint and the sync the truth: this often every folder is looked into, whatever was told.
EVERYWHERE: Final = timedelta(hours=6)


class ReplyService:
    """Reads mailboxes. May be killed between any two lines: sync states move on last, and logging twice is once."""

    def __init__(
        self,
        readings: Readings,
        accounts: AccountService,
        mail_log: MailLog,
        clock: Clock,
        sync_interval: timedelta,
        page: int,
    ) -> None:
        self._readings = readings
        self._accounts = accounts
        self._log = mail_log
        self._clock = clock
        self._sync_interval = sync_interval
        self._page = page

    def run(self, account_id: str) -> bool:
        """Read the mailbox to its end; what fails is tried again at its next turn, and the answer is False."""
        try:
            account = self._accounts.get(account_id)
        except NotFound:
            return False
        if not can(account.state, Capability.LOG_REPLIES):
            return False
        inbox = self._readings.inbox(account_id)
        if inbox is None:
            return False
        try:
            with self._accounts.mailbox(account) as mailbox:
                begun_anew = self._read(account, mailbox, inbox)
        except ExchangeFailed as failed:
            lost = verdict(failed.outcome) is Verdict.SYNC_STATE_LOST
            wait = AFTER_A_LOSS if lost else min(self._sync_interval, AGAIN)
            self._readings.advance(inbox, self._clock.now() + wait, settled=inbox.settled)
            return False
        wait = max(self._sync_interval, AFTER_A_LOSS) if begun_anew else self._sync_interval
        self._readings.advance(inbox, self._clock.now() + wait, settled=True)
        return True

    def _read(self, account: Account, mailbox: Mailbox, inbox: Inbox) -> bool:
        """Read every folder with news; returns whether one had to be begun anew."""
        self._learn_news(mailbox, inbox)
        begun_anew = False
        for folder in self._readings.stale(account.id, self._log.roles(account.id)):
            try:
                begun_anew = self._read_to_the_end(account, mailbox, folder) or begun_anew
            except ExchangeFailed as failed:
                if not _is_gone(failed.outcome):
                    raise
                self._readings.drop(folder)
        return begun_anew

    def _learn_news(self, mailbox: Mailbox, inbox: Inbox) -> None:
        """Ask which folders have news; where nobody can tell, or for too long nobody has looked, it may be any."""
        now = self._clock.now()
        asked = bool(inbox.subscription.id) and inbox.looked_at is not None and now - inbox.looked_at < EVERYWHERE
        news = self._news(mailbox, inbox.subscription) if asked else None
        if news and not news.hierarchy:
            if news.folders or news.watermark != inbox.subscription.watermark:
                self._readings.told(inbox, news)
            return
        # Subscribe first: what comes while folders are listed and read is told next time.
        subscription = replace(inbox.subscription, watermark=news.watermark) if news else self._subscription(mailbox)
        self._readings.look_everywhere(inbox, mailbox.folders(), subscription, now)

    def _news(self, mailbox: Mailbox, subscription: Subscription) -> News | None:
        try:
            return mailbox.news(subscription)
        except ExchangeFailed as failed:
            if failed.outcome.response_code not in NO_SUBSCRIPTION:
                raise
            return None

    def _subscription(self, mailbox: Mailbox) -> Subscription:
        """Subscribe, or do without: then every look is at every folder."""
        try:
            return mailbox.subscribe()
        except ExchangeFailed as failed:
            if failed.outcome.response_code not in NO_SUBSCRIPTION:
                raise
            return Subscription()

    def _read_to_the_end(self, account: Account, mailbox: Mailbox, folder: FolderReading) -> bool:
        """Read page after page; where the sync state is no longer taken, once from the beginning, and say so."""
        try:
            self._read_pages(account, mailbox, folder)
        except ExchangeFailed as failed:
            current = self._readings.folder(folder.account_id, folder.id)
            if verdict(failed.outcome) is not Verdict.SYNC_STATE_LOST or current is None or not current.sync_state:
                raise
            since = max(current.since, current.read_at - OVERLAP) if current.read_at else current.since
            anew = replace(current, sync_state="", since=since)
            self._readings.move_on(current, anew, complete=False)
            self._read_pages(account, mailbox, anew)
            return True
        return False

    def _read_pages(self, account: Account, mailbox: Mailbox, folder: FolderReading) -> None:
        complete = False
        while not complete:
            changes = mailbox.changes(folder.id, folder.sync_state, self._page)
            new = [one.item_id for one in changes.created if not one.received_at or one.received_at >= folder.since]
            for start in range(0, len(new), BATCH):
                self._log.read(account, mailbox, folder, new[start : start + BATCH])
            complete = changes.complete
            read_at = self._clock.now() if complete else folder.read_at
            after = replace(folder, sync_state=changes.sync_state, read_at=read_at)
            if not self._readings.move_on(folder, after, complete=complete):
                return
            folder = after


def _is_gone(outcome: Outcome) -> bool:
    """Return whether a folder is no more, which is said by one code for the id and by another for its sync state."""
    return verdict(outcome) is Verdict.GONE or outcome.response_code == "ErrorSyncFolderNotFound"
