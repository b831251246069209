"""Mail that is to leave later: seen, called off, or written anew before it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from integration.accounts.service import AccountService
from integration.addresses import refuse_no_addresses
from integration.audit.log import AuditLog
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.mails import Mails
from integration.db.threads import Threads
from integration.errors import NotFound, Refused
from integration.model.audit import Deed
from integration.model.crm import EmailStatus
from integration.model.mail import Letter, MailState, OutgoingMail
from integration.sending.bodies import parted
from integration.sending.outbox import show

CALLED_OFF = "mail.called-off"


class ScheduledMail:
    """What users do with mail that waits for its time.

    Nothing is changed that somebody has begun to send: every change holds for the revision that was looked at.
    """

    def __init__(
        self, mails: Mails, threads: Threads, accounts: AccountService, crm: Crm, clock: Clock, audit: AuditLog
    ) -> None:
        self._audit = audit
        self._mails = mails
        self._threads = threads
        self._accounts = accounts
        self._crm = crm
        self._clock = clock

    def all(self) -> list[OutgoingMail]:
        """Return what waits for its time, the next first; mails of sequences are those of their enrolments."""
        return self._mails.scheduled(self._clock.now())

    def get(self, key: str) -> OutgoingMail:
        """Return the mail of that key that can still be changed; raises NotFound, and Refused when it is too late."""
        mail = self._mails.get(key)
        if mail is None:
            raise NotFound(f"there is no mail {key}")
        if mail.reason == CALLED_OFF:
            raise Refused(CALLED_OFF)
        if mail.state is not MailState.INTENDED:
            raise Refused("mail.too-late")
        return mail

    def call_off(self, key: str) -> None:
        """Keep a mail from leaving; raises NotFound, and Refused when it is too late."""
        mail = self.get(key)
        # The timeline first: killed in between, the mail leaves and says so, or is called off once more.
        self._crm.set_status(key, EmailStatus.FAILED, CALLED_OFF)
        try:
            self._move(mail, Deed.MAIL_CANCELLED, state=MailState.FAILED, reason=CALLED_OFF)
        except Refused:
            self._tell(key)
            raise

    def change(self, key: str, letter: Letter, at: datetime | None) -> OutgoingMail:
        """Let the mail say something else, go to others, or leave at another time; signature and quotation stay.

        ``letter`` keeps the thread and the files of the mail whatever it says of them. Raises NotFound, and Refused
        for a mail without a recipient or to what is no address, and when it is too late.
        """
        mail, now = self.get(key), self._clock.now()
        if not letter.recipients:
            raise Refused("mail.no-recipient")
        refuse_no_addresses(*letter.recipients)
        below = parted(mail.letter.html)[1]
        kept = {"references": mail.letter.references, "attachments": mail.letter.attachments}
        letter = replace(letter, html=letter.html + below, **kept)  # type: ignore[arg-type]
        changed = self._move(mail, Deed.MAIL_CHANGED, letter=letter, due_at=max(at, now) if at else now)
        # Killed before this line, the timeline is told when the mail leaves.
        show(self._crm, self._threads, changed, self._accounts.get(mail.account_id).address, now)
        return changed

    def _move(self, mail: OutgoingMail, deed: Deed, **changes: object) -> OutgoingMail:
        """Change the mail as it was looked at; raises Refused when somebody was faster."""
        sender = self._accounts.get(mail.account_id).address
        with self._audit.deed(deed, sender, to=mail.letter.recipients, key=mail.key):
            changed = self._mails.move(mail, **changes)
            if changed is None:
                raise Refused("mail.too-late")
        return changed

    def _tell(self, key: str) -> None:
        """Say on the timeline again what is true of a mail that somebody has begun to send meanwhile."""
        mail = self._mails.get(key)
        if mail and mail.state in (MailState.SENT, MailState.DONE):
            self._crm.set_status(key, EmailStatus.SENT)
        elif mail and mail.state is not MailState.FAILED:
            self._crm.set_status(key, EmailStatus.SENDING)
