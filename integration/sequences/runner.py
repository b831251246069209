"""Running the steps of sequences: handing mail over to the sending service, and taking note of what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from zoneinfo import ZoneInfo

from integration.accounts.service import AccountService
from integration.capabilities import Capability, can
from integration.clock import Clock
from integration.db.enrolments import CANCELLABLE, Enrolments
from integration.db.mails import Mails
from integration.db.sequences import Sequences
from integration.errors import NotFound
from integration.model.account import Account
from integration.model.mail import MailState, OutgoingMail
from integration.model.sequence import (
    Enrolment,
    EnrolmentState,
    Figure,
    Refusal,
    SequenceDefinition,
    SequenceMail,
    Step,
    StepKind,
    Stop,
)
from integration.sending.limits import SendLimits
from integration.sending.outbox import Outbox
from integration.sequences import rules
from integration.sequences.endings import Endings
from integration.sequences.letters import Letters

PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Work:
    """One step that is due, with everything that it needs."""

    enrolment: Enrolment
    sequence: SequenceDefinition
    step: Step
    account: Account

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.enrolment.time_zone)

    @property
    def at_once(self) -> bool:
        """Whether this is the first step, which neither weekday nor window holds back."""
        return self.enrolment.step == 1 and not self.step.delay


class SequenceRunner:
    """Runs steps. May be killed between any two lines: what is about to be done is recorded first, with its mail's key.

    ``limits`` say how many mails a mailbox may send in 24 hours, of which sequences use up their share.
    """

    def __init__(
        self,
        sequences: Sequences,
        enrolments: Enrolments,
        mails: Mails,
        accounts: AccountService,
        outbox: Outbox,
        endings: Endings,
        letters: Letters,
        clock: Clock,
        limits: SendLimits,
    ) -> None:
        self._sequences = sequences
        self._enrolments = enrolments
        self._mails = mails
        self._accounts = accounts
        self._outbox = outbox
        self._endings = endings
        self._letters = letters
        self._clock = clock
        self._limits = limits

    def next_due(self) -> datetime | None:
        """Return when something is to be done for a sequence next."""
        return self._enrolments.next_due()

    def senders_due(self, now: datetime) -> list[str]:
        """Return the accounts that something is to be done for by now."""
        return self._enrolments.senders_due(now)

    def is_due(self, account_id: str, now: datetime) -> bool:
        """Return whether something is to be done for that account by now."""
        return self._enrolments.is_due(account_id, now)

    def needs_look(self, account_id: str, now: datetime) -> bool:
        """Return whether the inbox has to be read first: nobody who has answered meanwhile is to be followed up."""
        account = self._account(account_id)
        if account is None or not can(account.state, Capability.SEND):
            return False
        return any(due.step > 1 for due in self._enrolments.steps_due(account_id, now)) or bool(
            self._waiting_mails(account_id, now)
        )

    def run(self, account_id: str, now: datetime, looked: bool) -> None:
        """Do what is due for a sender; follow-ups wait when the inbox was to be read and could not be."""
        for enrolment in self._enrolments.unsettled(account_id):
            self._settle(enrolment, now)
        self._hold_back(account_id, now, looked)
        steps = self._enrolments.steps_due(account_id, now)
        last = self._enrolments.last_mail(account_id) if steps else None
        for enrolment in steps:
            last = self._run_step(enrolment, now, looked, last)

    def _settle(self, enrolment: Enrolment, now: datetime) -> None:
        """Take note of what became of a mail or an inbox."""
        account = self._account(enrolment.account_id)
        mail = self._mails.get(enrolment.mail_key)
        if enrolment.state is EnrolmentState.UNENROLLED:
            self._endings.call_off(enrolment)
        elif enrolment.state is EnrolmentState.SENDING and mail and mail.state is not MailState.FAILED:
            self.advance(enrolment, mail.sent_at or now)
        elif account is None:
            self._endings.end(enrolment, Stop.SENDER_REMOVED)
        elif enrolment.state is EnrolmentState.PAUSED:
            due = max(now, enrolment.due_at)
            self._enrolments.move(enrolment, state=EnrolmentState.WAITING, due_at=due, reason="", detail="")
        elif mail:
            self._failed(enrolment, mail, account, now)
        else:
            self._hand_over(enrolment, account)

    def _failed(self, enrolment: Enrolment, mail: OutgoingMail, account: Account, now: datetime) -> None:
        """Pause for an inbox that is not connected, put off what was too much for a day, give up on anything else."""
        if mail.reason == "mail.not-connected":
            self._pause(enrolment, account)
        elif mail.reason == "mail.daily-limit":
            again = {"attempt": enrolment.attempt + 1, "mail_key": "", "due_at": now + PAUSE}
            self._enrolments.move(enrolment, state=EnrolmentState.WAITING, **again)
        else:
            self._endings.end(enrolment, Stop.SEND_FAILED, detail=mail.detail or mail.reason)

    def _pause(self, enrolment: Enrolment, account: Account) -> None:
        # The key of the mail that failed is used up; the next attempt is another mail.
        self._enrolments.move(
            enrolment,
            state=EnrolmentState.PAUSED,
            attempt=enrolment.attempt + 1,
            mail_key="",
            reason="sequence.paused",
            detail=account.address,
        )

    def advance(self, enrolment: Enrolment, done: datetime, **changes: object) -> None:
        """Go on to the next step, or finish."""
        sequence = self._sequences.of(enrolment)
        step = sequence.step(enrolment.step + 1) if sequence else None
        if sequence is None or step is None:
            self._enrolments.move(
                enrolment, Figure.FINISHED, state=EnrolmentState.FINISHED, mail_key="", ended_at=self._clock.now()
            )
            return
        after = replace(enrolment, **changes)  # type: ignore[arg-type]
        due = rules.next_due(done, after.time_of_day, step.delay, sequence.settings, ZoneInfo(enrolment.time_zone))
        state = EnrolmentState.HELD if step.paused else EnrolmentState.WAITING
        progress = {"state": state, "step": enrolment.step + 1, "attempt": 0, "mail_key": ""}
        self._enrolments.move(enrolment, due_at=due, **progress, **changes)

    def _waiting_mails(self, account_id: str, now: datetime) -> list[tuple[Enrolment, OutgoingMail]]:
        """Return follow-ups that were handed over and have not been submitted, since Exchange was not there."""
        found = ((one, self._mails.get(one.mail_key)) for one in self._enrolments.sending(account_id) if one.step > 1)
        return [(one, mail) for one, mail in found if mail and mail.state in CANCELLABLE and mail.due_at <= now]

    def _hold_back(self, account_id: str, now: datetime, looked: bool) -> None:
        """Put off such follow-ups to a moment at which they may leave."""
        for enrolment, mail in self._waiting_mails(account_id, now):
            sequence = self._sequences.of(enrolment)
            earliest = now if looked else now + PAUSE
            if sequence:
                earliest = rules.first_eligible(earliest, sequence.settings, ZoneInfo(enrolment.time_zone))
            if earliest > now:
                self._mails.move(mail, due_at=earliest)

    def _run_step(self, enrolment: Enrolment, now: datetime, looked: bool, last: datetime | None) -> datetime | None:
        """Run or put off a step; returns when the queue is taken until."""
        work = self._work(enrolment)
        if work is None:
            return last
        if work.step.kind is StepKind.TASK:
            self._enrolments.move(enrolment, state=EnrolmentState.TASK)
            return last
        if not can(work.account.state, Capability.SEND):
            self._pause(enrolment, work.account)
            return last
        at = self._earliest(work, now, looked, last)
        if at > now:
            self._enrolments.move(enrolment, due_at=at)
        elif not self._send(work, now):
            return last
        return at

    def _work(self, enrolment: Enrolment) -> _Work | None:
        """Return what a step needs; None when the enrolment came to an end instead."""
        sequence = self._sequences.of(enrolment)
        step = sequence.step(enrolment.step) if sequence else None
        account = self._account(enrolment.account_id)
        if sequence is None or step is None or sequence.deleted:
            self._endings.end(enrolment, Stop.SEQUENCE_DELETED)
            return None
        if account is None:
            self._endings.end(enrolment, Stop.SENDER_REMOVED)
            return None
        suppressed = self._sequences.suppressed([enrolment.address, rules.domain(enrolment.address)])
        if suppressed:
            refusal = next(iter(suppressed.values()))
            self._endings.end(enrolment, _STOPS.get(refusal, Stop.SEND_FAILED), detail=refusal.name)
            return None
        return _Work(enrolment, sequence, step, account)

    def _earliest(self, work: _Work, now: datetime, looked: bool, last: datetime | None) -> datetime:
        """Return when the mail of a step may leave: now, or when everything that holds it back is over."""
        submitted = self._mails.submitted_since(work.account.id, now - rules.DAY)
        free = rules.free_again(submitted, now, self._limits.current().per_day)
        unread = now + PAUSE if work.enrolment.step > 1 and not looked else now
        at = max(rules.next_slot(last, now), free or now, unread)
        return at if work.at_once else rules.first_eligible(at, work.sequence.settings, work.zone)

    def _send(self, work: _Work, now: datetime) -> bool:
        """Record the mail of a step and hand it over; False when there is none to send."""
        key = mail_key(work.enrolment)
        followed = self._letters.followed(work.enrolment, work.sequence)
        thread_id = followed.thread_id if followed else key
        mail = SequenceMail(key, work.enrolment.id, work.account.id, work.enrolment.step, thread_id, now)
        begun = self._enrolments.begin_mail(work.enrolment, mail)
        return begun is not None and self._hand_over(begun, work.account)

    def _hand_over(self, enrolment: Enrolment, account: Account) -> bool:
        """Put the mail of a step into the outbox; the same mail when it is done again."""
        sequence = self._sequences.of(enrolment)
        if sequence is None:
            return False
        letter, missing = self._letters.write(enrolment, sequence, account)
        if missing:
            self._endings.end(enrolment, Stop.TOKEN_MISSING, detail=", ".join(missing))
            return False
        followed = self._letters.followed(enrolment, sequence)
        link = self._letters.unsubscribe_link(enrolment)
        follows = followed.mail_key if followed else ""
        self._outbox.put(account, letter, follows=follows, key=enrolment.mail_key, unsubscribe_link=link)
        return True

    def _account(self, account_id: str) -> Account | None:
        try:
            return self._accounts.get(account_id)
        except NotFound:
            return None


_STOPS = MappingProxyType(
    {
        Refusal.UNSUBSCRIBED: Stop.UNSUBSCRIBED,
        Refusal.UNSUBSCRIBED_PERSONAL: Stop.UNSUBSCRIBED,
        Refusal.RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL: Stop.BOUNCED,
    }
)


def mail_key(enrolment: Enrolment) -> str:
    """Name the mail of a step, the same whenever it is asked: whoever was killed meets its own mail again."""
    return sha256(f"{enrolment.id} {enrolment.step} {enrolment.attempt}".encode()).hexdigest()[:32]
