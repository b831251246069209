"""Recording the wish to send a mail: who gets it, which thread it begins or follows, what the timeline shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from integration.audit.log import AuditLog
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.mails import Mails
from integration.db.threads import Threads
from integration.errors import NotFound, Refused
from integration.keys import Keys
from integration.markup import text_of
from integration.model.account import Account
from integration.model.audit import Deed
from integration.model.crm import Direction, EmailStatus, Thread, TimelineEntry
from integration.model.mail import File, Letter, MailState, OutgoingMail
from integration.model.never_log import is_never_logged
from integration.replies.quoted import own_words
from integration.sending.limits import refuse_too_large
from integration.sending.unsubscribe_links import UnsubscribeLinks


class Outbox:
    """Takes mail to send; nothing here talks to Exchange."""

    def __init__(
        self,
        mails: Mails,
        threads: Threads,
        crm: Crm,
        clock: Clock,
        keys: Keys,
        signed: Callable[[str, str], str],
        unsubscribe_links: UnsubscribeLinks,
        never: Callable[[str], frozenset[str]],
        audit: AuditLog,
    ) -> None:
        """``signed`` gives the body of an inbox's mail with its signature, ``never`` with whom it is not logged."""
        self._mails = mails
        self._signed = signed
        self._unsubscribe_links = unsubscribe_links
        self._never = never
        self._threads = threads
        self._crm = crm
        self._clock = clock
        self._keys = keys
        self._audit = audit

    def put(
        self,
        account: Account,
        letter: Letter,
        *,
        at: datetime | None = None,
        follows: str = "",
        key: str = "",
        quoted: str = "",
        files: Sequence[File] = (),
        user: str = "",
        unsubscribe_link: str = "",
        unsubscribing: bool = True,
    ) -> OutgoingMail:
        """Record the intent to send ``letter`` with its files, now or at a later moment.

        ``follows`` names the entry of a timeline that it answers or follows up, in whose thread it belongs;
        ``quoted`` stands below words and signature, and between them the link to unsubscribe, another than the
        recipient's own if given; ``unsubscribing`` False leaves it out, where one may. Whoever may be killed before it
        has noted the mail names the ``key`` itself: the same key is the same mail. ``user`` is who writes, where that
        is said. Raises Refused for a mail without a recipient or with too large files, and NotFound for nothing to
        follow.
        """
        if not letter.recipients:
            raise Refused("mail.no-recipient")
        put_before = self._mails.get(key) if key else None
        if put_before:
            return put_before
        refuse_too_large(files)
        now = self._clock.now()
        key = key or self._keys.new()
        thread_id, references = self._thread_of(follows) if follows else ("", ())
        letter = replace(
            letter,
            html=self._signed(account.id, letter.html)
            + self._unsubscribe_links.below(letter, unsubscribe_link, wished=unsubscribing)
            + quoted,
            references=references,
            attachments=tuple(file.attachment for file in files),
        )
        mail = OutgoingMail(
            key=key,
            account_id=account.id,
            letter=letter,
            internet_message_id=f"<{key}@{account.address.rpartition('@')[2]}>",
            thread_id=thread_id or key,
            state=MailState.INTENDED,
            due_at=max(at, now) if at else now,
            created_at=now,
            user=user.lower(),
        )
        # Before the mail can leave, the thread knows its Message-ID: a reply may be faster than our own look.
        thread = self._threads.get(mail.thread_id) or self._begun(mail)
        self._threads.open(replace(thread, logged=bool(thread.contact_ids)))
        self._threads.learn(thread, mail.internet_message_id)
        with self._audit.together():
            if not self._mails.add(mail, files):
                # The same form, sent twice at once: the other one was faster, and its mail may have gone further.
                return self._mails.get(key) or mail
            self._audit.note(Deed.MAIL_ORDERED, account.address, to=letter.recipients, key=key, user=mail.user)
        show(self._crm, self._threads, mail, account.address, now)
        return mail

    def _thread_of(self, entry_id: str) -> tuple[str, tuple[str, ...]]:
        """Return the thread of an entry, and the Message-IDs that a mail after it refers to."""
        mail = self._mails.get(entry_id)
        if mail:
            return mail.thread_id, (*mail.letter.references, mail.internet_message_id)
        entry = self._crm.entry(entry_id)
        if entry is None or not entry.internet_message_id:
            raise NotFound(f"there is no mail {entry_id}")
        return entry.thread_id, (entry.internet_message_id,)

    def _begun(self, mail: OutgoingMail) -> Thread:
        """Return the thread that begins with a mail."""
        people = self._people(mail.letter, self._never(mail.account_id))
        return Thread(mail.thread_id, mail.account_id, mail.letter.subject, people)

    def _people(self, letter: Letter, never: frozenset[str]) -> tuple[str, ...]:
        """Return the contacts on whose timelines the thread belongs.

        Whom it is addressed to becomes a contact; who merely gets a copy is one already or none. Never-log entries are
        left out, the others still get it logged (knowledge.hubspot.com, "Exclude recipients from CRM email logging").
        """
        named = [self._crm.contact(address) for address in letter.to if not is_never_logged(address, never)]
        copied = [
            found
            for address in (*letter.cc, *letter.bcc)
            if not is_never_logged(address, never) and (found := self._crm.find_contact(address))
        ]
        return tuple(dict.fromkeys(contact.id for contact in (*named, *copied)))


def show(crm: Crm, threads: Threads, mail: OutgoingMail, sender: str, now: datetime) -> None:
    """Put a mail that has not left yet on the timelines where it belongs, as it is now."""
    thread = threads.get(mail.thread_id)
    if thread is None or not thread.logged:
        return
    letter = mail.letter
    crm.put(
        TimelineEntry(
            id=mail.key,
            contact_ids=thread.contact_ids,
            direction=Direction.EMAIL,
            status=EmailStatus.SCHEDULED if mail.due_at > now else EmailStatus.SENDING,
            timestamp=mail.due_at,
            subject=letter.subject,
            html=letter.html,
            text=text_of(letter.html),
            reply_text=own_words(letter.html, ""),
            sender=sender,
            to=letter.to,
            cc=letter.cc,
            attachments=letter.attachments,
            thread_id=thread.id,
            internet_message_id=mail.internet_message_id,
            account_id=mail.account_id,
        )
    )
