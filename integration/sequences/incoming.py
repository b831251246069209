"""Mail that comes into senders' inboxes, and which enrolments it ends."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain

from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.enrolments import Enrolments
from integration.db.mails import Mails
from integration.db.sequences import Sequences
from integration.db.threads import Threads
from integration.model.account import Account
from integration.model.message import MessageHeaders
from integration.model.sequence import Enrolment, Figure, Refusal, SequenceSettings, Unenrol
from integration.replies.rules import Kind, kind
from integration.sequences import rules
from integration.sequences.endings import Endings


class IncomingMail:
    """Ends enrolments for mail, and counts it; told of the same mail twice, it does so once."""

    def __init__(
        self,
        sequences: Sequences,
        enrolments: Enrolments,
        mails: Mails,
        threads: Threads,
        crm: Crm,
        endings: Endings,
        clock: Clock,
    ) -> None:
        self._sequences = sequences
        self._enrolments = enrolments
        self._mails = mails
        self._threads = threads
        self._crm = crm
        self._endings = endings
        self._clock = clock

    def seen(self, account: Account, messages: Sequence[MessageHeaders]) -> None:
        """Take note of mail that came into a sender's inbox."""
        told = [one for one in messages if kind(one) is not Kind.AUTOMATIC and one.sender != account.address]
        known = self._threads.knows(account.id, {answered for message in told for answered in message.answers})
        of_threads = self._enrolments.of_threads(account.id, {thread.id for thread in known.values()})
        # Read once: who was ended by one mail is not ended again by the next, which the store sees to.
        active = self._enrolments.active(account.id) if told else []
        # Whose mail it is, whichever of their addresses they wrote from.
        writers = self._crm.find_contacts([one.sender for one in told]) if active else {}
        criteria = self._criteria([*active, *chain.from_iterable(of_threads.values())])
        for message in told:
            if kind(message) is Kind.BOUNCE:
                self._remember_bounce(account, message)
            threads = dict.fromkeys(known[answered].id for answered in message.answers if answered in known)
            answered = {one.id: one for thread_id in threads for one in of_threads.get(thread_id, ())}
            others = [one for one in active if one.id not in answered]
            writer = writers.get(message.sender)
            self._seen(message, writer.id if writer else "", answered, others, criteria)

    def _criteria(self, enrolments: Iterable[Enrolment]) -> dict[str, Unenrol]:
        """Return by enrolment which mail ends it; each version of a sequence is read once."""
        read: dict[Hashable, Unenrol] = {}
        found: dict[str, Unenrol] = {}
        for one in enrolments:
            version = (one.sequence_id, one.version)
            if version not in read:
                sequence = self._sequences.of(one)
                read[version] = (sequence.settings if sequence else SequenceSettings()).on_mail
            found[one.id] = read[version]
        return found

    def _seen(
        self,
        message: MessageHeaders,
        writer: str,
        answered: Mapping[str, Enrolment],
        others: Sequence[Enrolment],
        criteria: Mapping[str, Unenrol],
    ) -> None:
        sort = kind(message)
        companies = {rules.domain(address) for address in (message.sender, *(one.address for one in answered.values()))}
        for enrolment in (*answered.values(), *others):
            answers = enrolment.id in answered
            # Exchange gives whole seconds.
            if not answers and message.received_at < enrolment.enrolled_at.replace(microsecond=0):
                continue
            ends = criteria[enrolment.id]
            own = message.sender == enrolment.address or writer == enrolment.contact_id
            stop = rules.stop_for_mail(sort, own, answers, enrolment, ends, companies)
            figures = ((Figure.BOUNCED if sort is Kind.BOUNCE else Figure.REPLIED),) if answers else ()
            if stop:
                self._endings.end(enrolment, stop, *figures)
            else:
                for figure in figures:
                    self._enrolments.count(enrolment, figure, self._clock.now())

    def _remember_bounce(self, account: Account, message: MessageHeaders) -> None:
        """Write no more to an address that does not exist, whatever mail it was that came back."""
        for mail in self._mails.by_message_ids(account.id, message.answers):
            # With several recipients it is not known here whose address it was.
            if len(mail.letter.recipients) == 1:
                gone = Refusal.RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL
                self._sequences.suppress(mail.letter.recipients[0], gone, self._clock.now())
