"""Carrying out the protocol of sending: one step after the other, each recorded before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from integration.accounts.service import AccountService
from integration.audit.log import AuditLog
from integration.capabilities import Capability, can
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.mails import Mails
from integration.db.threads import Threads
from integration.errors import ExchangeFailed, NotFound
from integration.model.account import Account, AccountState
from integration.model.audit import Deed
from integration.model.crm import EmailStatus
from integration.model.mail import File, MailState, OutgoingMail, Sighting
from integration.ports import Mailbox
from integration.sending import rules
from integration.sending.limits import SendLimits
from integration.sending.outbox import show
from integration.sending.rules import Action, Observed
from integration.verdicts import Verdict, verdict

# More steps than the longest way through the table; a mail that needs more is being changed under our hands.
STEPS = 12
PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mail failed: a sentence and what fills it in."""

    id: str
    detail: str = ""


class SendingService:
    """Sends mail. May be killed between any two lines: ``run`` takes up where the record says that it stands."""

    def __init__(
        self,
        mails: Mails,
        threads: Threads,
        accounts: AccountService,
        crm: Crm,
        clock: Clock,
        limits: SendLimits,
        doubtful_attempts: int,
        audit: AuditLog,
        users: Callable[[Account], Sequence[str]],
    ) -> None:
        """``users`` tells who uses an inbox."""
        self._mails = mails
        self._threads = threads
        self._accounts = accounts
        self._crm = crm
        self._clock = clock
        self._limits = limits
        self._doubtful_attempts = doubtful_attempts
        self._audit = audit
        self._users = users

    def run(self, key: str) -> bool:
        """Take the mail as far as it goes now; False when its mailbox is not to be asked again for a while."""
        mail = self._mails.get(key)
        if mail is None or mail.state in (MailState.DONE, MailState.FAILED) or mail.due_at > self.now:
            return True
        account = self._account(mail)
        if account is None or not can(account.state, Capability.SEND):
            self._without_mailbox(mail, account)
            return True
        if mail.state is MailState.INTENDED:
            if mail.user and mail.user not in self._users(account):
                self.finish_failed(mail, Reason("mail.not-of-user", mail.user))
                return True
            # Killed between recording the mail and showing it, only the record is there.
            show(self._crm, self._threads, mail, account.address, self.now)
            if not self._may_send(mail, account):
                return True
            if mail.due_at > mail.created_at:
                self._crm.set_status(mail.key, EmailStatus.SENDING)
        return self._work(mail, account)

    def cancel(self, key: str, reason: str) -> None:
        """Call off a mail that was not submitted yet; one that may have been is left alone."""
        mail = self._mails.get(key)
        if mail is None or mail.state not in (MailState.INTENDED, MailState.DRAFTING, MailState.DRAFTED):
            return
        with self._audit.together():
            if mail.state is MailState.INTENDED:
                called_off = self.finish_failed(mail, Reason(reason))
            else:
                called_off = self.move(mail, state=MailState.FAILING, reason=reason, detail="", due_at=self.now)
            if called_off:
                self._note(Deed.MAIL_CANCELLED, mail)

    def _note(self, deed: Deed, mail: OutgoingMail) -> None:
        account = self._account(mail)
        sender = account.address if account else mail.account_id
        self._audit.note(deed, sender, to=mail.letter.recipients, key=mail.key, user=mail.user)

    def _work(self, mail: OutgoingMail, account: Account) -> bool:
        try:
            with self._accounts.mailbox(account) as mailbox:
                walk = _Walk(self, mailbox, mail)
                walk.run()
        except ExchangeFailed as failed:
            if verdict(failed.outcome) not in (Verdict.OUTAGE, Verdict.SIGN_IN_REFUSED):
                self._count_doubt(mail.key, str(failed.outcome))
            return False
        return True

    def _count_doubt(self, key: str, detail: str) -> None:
        """Count an answer that nobody understands; too many, and the mail fails (looking first, as ever)."""
        mail = self._mails.get(key)
        if mail is None:
            return
        attempts = mail.attempts + 1
        if attempts >= self._doubtful_attempts and mail.state is not MailState.SENT:
            reason = Reason("mail.given-up", detail)
            self._mails.move(
                mail, state=MailState.FAILING, attempts=0, reason=reason.id, detail=reason.detail, due_at=self.now
            )
        else:
            self._mails.move(mail, attempts=attempts, due_at=self.now + PAUSE)

    def _account(self, mail: OutgoingMail) -> Account | None:
        try:
            return self._accounts.get(mail.account_id)
        except NotFound:
            return None

    def _may_send(self, mail: OutgoingMail, account: Account) -> bool:
        limits = self._limits.current()
        submitted = self._mails.submitted_since(mail.account_id, self.now - rules.DAY)
        if rules.day_is_full(submitted, self.now, limits):
            with self._audit.together():
                self._limits.watch(account, len(submitted))
            self.finish_failed(mail, Reason("mail.daily-limit", str(limits.per_day)))
            return False
        later = rules.next_free_minute(submitted, self.now, limits)
        if later:
            self._mails.move(mail, due_at=later)
        return later is None

    def _without_mailbox(self, mail: OutgoingMail, account: Account | None) -> None:
        """Finish or shelve a mail whose inbox is not connected (any more).

        Scheduled mail fails while the inbox is disconnected (product.hubspot.com, incident report of 2025-03-02). What
        may have been submitted waits for the inbox, since only that can tell.
        """
        address = account.address if account else mail.account_id
        if mail.state in (MailState.INTENDED, MailState.DRAFTING, MailState.DRAFTED):
            self.finish_failed(mail, Reason("mail.not-connected", address))
        elif mail.state is MailState.SENT:
            self.finish_sent(mail)
        elif account is None:
            self.finish_failed(mail, Reason("mail.unknown", address))
        elif account.state is AccountState.DISABLED or account.state is AccountState.SIGN_IN_NEEDED:
            self._mails.move(mail, due_at=self.now + timedelta(hours=1))

    @property
    def now(self) -> datetime:
        """This moment."""
        return self._clock.now()

    def files(self, mail: OutgoingMail) -> list[File]:
        """Return what is attached."""
        return self._mails.files(mail.key) if mail.letter.attachments else []

    def move(self, mail: OutgoingMail, **changes: object) -> OutgoingMail | None:
        """Record a change; None when somebody else works on the mail too, who is to go on."""
        return self._mails.move(mail, **changes)

    def record_sent(self, mail: OutgoingMail) -> OutgoingMail | None:
        """Record that the mail is submitted for certain; None as ``move`` says."""
        with self._audit.together():
            sent = self._mails.move(mail, state=MailState.SENT, sent_at=self.now, reason="", detail="")
            if sent:
                self._note(Deed.MAIL_SENT, sent)
                account = self._account(sent)
                if account:
                    self._limits.watch(account, len(self._mails.submitted_since(account.id, self.now - rules.DAY)))
        return sent

    def finish_failed(self, mail: OutgoingMail, reason: Reason) -> OutgoingMail | None:
        """Tell the timeline, then record the end: killed in between, the timeline is told again."""
        self._crm.set_status(mail.key, EmailStatus.FAILED, reason.id, reason.detail)
        return self._mails.move(mail, state=MailState.FAILED, reason=reason.id, detail=reason.detail)

    def finish_sent(self, mail: OutgoingMail) -> None:
        """Tell the timeline and the thread, then record the end."""
        self.show_sent(mail)
        thread = self._threads.get(mail.thread_id)
        if thread:
            self._threads.learn(thread, mail.internet_message_id, mail.conversation_id)
        self._mails.move(mail, state=MailState.DONE)

    def show_sent(self, mail: OutgoingMail) -> None:
        """Tell the timeline that the mail is sent."""
        self._crm.set_status(mail.key, EmailStatus.SENT)


class _Walk:
    """One mail on its way through the table, as far as it goes without waiting."""

    def __init__(self, service: SendingService, mailbox: Mailbox, mail: OutgoingMail) -> None:
        self._service = service
        self._mailbox = mailbox
        self._mail: OutgoingMail | None = mail
        self._sighting = Sighting()

    def run(self) -> None:
        """Take steps until the mail is finished, has to wait, or is somebody else's."""
        observed = Observed.UNASKED
        for _ in range(STEPS):
            mail = self._mail
            if mail is None or mail.state in (MailState.DONE, MailState.FAILED) or mail.due_at > self._service.now:
                return
            action = rules.plan(mail, observed)
            observed = Observed.UNASKED
            if action is Action.LOOK:
                self._sighting = self._look(mail)
                observed = rules.observe(mail, self._sighting)
            else:
                self._mail = self._take(action, mail)
        if self._mail:
            self._mail = self._service.move(self._mail, due_at=self._service.now + PAUSE)

    def _take(self, action: Action, mail: OutgoingMail) -> OutgoingMail | None:
        steps = {
            Action.CREATE: self._create,
            Action.ADOPT: self._adopt,
            Action.SUBMIT: self._submit,
            Action.RECORD_SENT: self._record_sent,
            Action.CONFIRM: self._confirm,
            Action.WAIT_FOR_COPY: self._wait_for_copy,
            Action.FAIL: self._fail,
            Action.CLEAN_UP: self._clean_up,
        }
        return steps[action](mail)

    def _look(self, mail: OutgoingMail) -> Sighting:
        """See what the mailbox has of the mail, asking no more than the state needs."""
        sent = self._mailbox.sent(mail.key)
        if sent or mail.state is MailState.SENT:
            return Sighting(sent=sent)
        found = Sighting(drafts=self._mailbox.drafts(mail.key))
        if rules.token(mail, found) is None:
            return replace(found, discarded=self._mailbox.discarded(mail.key))
        return found

    def _create(self, mail: OutgoingMail) -> OutgoingMail | None:
        # Before the state moves: whoever fails here has asked for nothing that he would have to look for.
        answered = mail.letter.references[-1:]
        original = self._mailbox.original(answered[0]) if answered else None
        asked = self._service.move(mail, state=MailState.DRAFTING, creations=mail.creations + 1)
        if asked is None:
            return None
        try:
            draft = self._mailbox.save_draft(asked, self._service.files(asked), original)
        except ExchangeFailed as failed:
            return self._refused(asked, failed)
        return self._service.move(asked, state=MailState.DRAFTED, draft=draft)

    def _adopt(self, mail: OutgoingMail) -> OutgoingMail | None:
        return self._service.move(mail, state=MailState.DRAFTED, draft=rules.token(mail, self._sighting))

    def _submit(self, mail: OutgoingMail) -> OutgoingMail | None:
        draft = rules.token(mail, self._sighting) or mail.draft
        asked = self._service.move(mail, state=MailState.SUBMITTING, submissions=mail.submissions + 1, draft=draft)
        if asked is None or asked.draft is None:
            return None
        try:
            self._mailbox.send_draft(asked.draft)
        except ExchangeFailed as failed:
            if verdict(failed.outcome) in (Verdict.GONE, Verdict.STALE):
                return asked  # its state says SUBMITTING: the next step looks what is true
            return self._refused(asked, failed)
        return self._record_sent(asked)

    def _refused(self, mail: OutgoingMail, failed: ExchangeFailed) -> OutgoingMail | None:
        """Go on as failing when Exchange refuses this very mail; anything else is raised again."""
        if verdict(failed.outcome) is not Verdict.REFUSED:
            raise failed
        detail = failed.outcome.text or failed.outcome.response_code
        too_large = failed.outcome.response_code == "ErrorMessageSizeExceeded"
        reason = "mail.too-large-for-exchange" if too_large else "mail.refused"
        return self._service.move(mail, state=MailState.FAILING, reason=reason, detail=detail)

    def _record_sent(self, mail: OutgoingMail) -> OutgoingMail | None:
        sent = self._service.record_sent(mail)
        if sent:
            self._service.show_sent(sent)
        return sent

    def _confirm(self, mail: OutgoingMail) -> OutgoingMail | None:
        copy = self._sighting.sent[0]
        known = self._service.move(
            mail,
            internet_message_id=copy.internet_message_id or mail.internet_message_id,
            conversation_id=copy.conversation_id,
        )
        return self._finish(known) if known else None

    def _wait_for_copy(self, mail: OutgoingMail) -> OutgoingMail | None:
        later = rules.next_look(mail, self._service.now)
        if later:
            return self._service.move(mail, looks=mail.looks + 1, due_at=later)
        return self._finish(mail)

    def _finish(self, mail: OutgoingMail) -> OutgoingMail | None:
        until = rules.duplicates_until(mail)
        if until is not None:
            self._mailbox.delete_drafts(self._mailbox.drafts(mail.key))
            if until > self._service.now:
                self._service.show_sent(mail)
                return self._service.move(mail, due_at=until)
        self._service.finish_sent(mail)
        return None

    def _fail(self, mail: OutgoingMail) -> OutgoingMail | None:
        return self._service.move(mail, state=MailState.FAILING, reason="mail.draft-deleted", detail="")

    def _clean_up(self, mail: OutgoingMail) -> OutgoingMail | None:
        self._mailbox.delete_drafts(self._sighting.drafts)
        self._service.finish_failed(mail, Reason(mail.reason or "mail.refused", mail.detail))
        return None
