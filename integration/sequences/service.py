"""What users do with sequences, and what ends an enrolment: replies, meetings, bounces and contacts who unsubscribe."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from integration.accounts.service import AccountService
from integration.addresses import refuse_no_addresses
from integration.audit.log import AuditLog
from integration.capabilities import Capability, can
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.enrolments import Enrolments
from integration.db.mails import Mails
from integration.db.sequences import Sequences
from integration.db.threads import Threads
from integration.errors import NotFound, Refused
from integration.keys import Keys
from integration.model.account import Account
from integration.model.audit import Deed
from integration.model.crm import Contact
from integration.model.message import MessageHeaders
from integration.model.paging import Part, Wanted
from integration.model.sequence import (
    ACTIVE,
    Enrolment,
    EnrolmentState,
    Figure,
    Filled,
    OpenTask,
    Refusal,
    SequenceDefinition,
    SequenceSettings,
    Statistics,
    Step,
    Stop,
)
from integration.sending.limits import SendLimits
from integration.sending.unsubscribe_links import UnsubscribeLinks
from integration.sequences import rules, tokens
from integration.sequences.endings import Endings
from integration.sequences.incoming import IncomingMail
from integration.sequences.letters import Letters
from integration.sequences.runner import SequenceRunner


class SequenceService:
    """Sequences and enrolments. Acts may be done twice with the effect of once; ``SequenceRunner`` runs the steps."""

    def __init__(
        self,
        sequences: Sequences,
        enrolments: Enrolments,
        mails: Mails,
        threads: Threads,
        accounts: AccountService,
        runner: SequenceRunner,
        endings: Endings,
        letters: Letters,
        crm: Crm,
        clock: Clock,
        keys: Keys,
        limits: SendLimits,
        audit: AuditLog,
        unsubscribe_links: UnsubscribeLinks,
    ) -> None:
        self._sequences = sequences
        self._enrolments = enrolments
        self._mails = mails
        self._accounts = accounts
        self._runner = runner
        self._endings = endings
        self._letters = letters
        self._crm = crm
        self._clock = clock
        self._keys = keys
        self._limits = limits
        self._audit = audit
        self._unsubscribe_links = unsubscribe_links
        self._incoming = IncomingMail(sequences, enrolments, mails, threads, crm, endings, clock)

    def create(self, name: str, steps: Sequence[Step], settings: SequenceSettings | None = None) -> SequenceDefinition:
        """Store a sequence; raises Refused for one that cannot run."""
        made = SequenceDefinition(self._keys.new(), name, tuple(steps), settings or SequenceSettings())
        _refuse_mistakes(made)
        with self._audit.deed(Deed.SEQUENCE_CREATED, name, id=made.id):
            self._sequences.add(made)
        return made

    def change(
        self,
        sequence_id: str,
        name: str,
        steps: Sequence[Step],
        settings: SequenceSettings | None = None,
        *,
        version: int = 0,
    ) -> SequenceDefinition:
        """Let a sequence say something else to whoever is enrolled from now on.

        Raises NotFound, and Refused for one that cannot run or is no longer of the ``version`` that was looked at.
        Whoever is on the way goes on with what it said before (knowledge.hubspot.com, "What happens to contacts in a
        sequence when the sequence is edited or deleted?").
        """
        before = self._sequence(sequence_id)
        after = replace(before, name=name, steps=tuple(steps), settings=settings or SequenceSettings())
        _refuse_mistakes(after)
        with self._audit.deed(Deed.SEQUENCE_CHANGED, name, id=before.id):
            if version not in (0, before.version) or not self._sequences.change(after):
                raise Refused("sequence.refused-changed", detail=name)
        return self._sequence(sequence_id)

    def all(self) -> list[SequenceDefinition]:
        """Return every sequence, by name."""
        return self._sequences.all()

    def get(self, sequence_id: str) -> SequenceDefinition:
        """Return a sequence; raises NotFound for one that is not there or deleted."""
        return self._sequence(sequence_id)

    def delete(self, sequence_id: str) -> None:
        """Delete a sequence, which ends its enrolments; figures stay. Raises NotFound."""
        with self._audit.deed(Deed.SEQUENCE_DELETED, self._sequence(sequence_id).name, id=sequence_id):
            self._sequences.delete(sequence_id)
        for enrolment in self._enrolments.active(sequence_id=sequence_id):
            self._endings.end(enrolment, Stop.SEQUENCE_DELETED)

    def statistics(self, sequence_id: str) -> Statistics:
        """Return the figures of a sequence, deleted or not."""
        return self._sequences.statistics(sequence_id)

    def time_zone(self, account_id: str) -> str:
        """Return the time zone that a sender works in."""
        return self._sequences.time_zone(account_id) or "UTC"

    def set_time_zone(self, account_id: str, time_zone: str) -> None:
        """Say in which time zone a sender works (IANA name); it holds for enrolments from now on.

        Raises NotFound for an unknown account or zone.
        """
        account = self._accounts.get(account_id)
        try:
            ZoneInfo(time_zone)
        except (ZoneInfoNotFoundError, ValueError) as unknown:
            raise NotFound(f"there is no time zone {time_zone}") from unknown
        with self._audit.deed(Deed.INBOX_TIME_ZONE, account.address, time_zone=time_zone):
            self._sequences.set_time_zone(account_id, time_zone)

    def enrol(self, sequence_id: str, address: str, account_id: str) -> Enrolment:
        """Send a contact on the way through a sequence, its first step at once.

        Raises NotFound for an unknown sequence or account, and Refused with the id of a ``Refusal`` or of what else is
        in the way; then nothing is stored.
        """
        return self._enrol(sequence_id, address, account_id, timedelta())

    def _enrol(self, sequence_id: str, address: str, account_id: str, wait: timedelta) -> Enrolment:
        sequence, account = self._sequence(sequence_id), self._accounts.get(account_id)
        if not can(account.state, Capability.SEND):
            raise Refused("sequence.refused-not-connected", detail=account.address)
        if not self._crm.has_seat(account.address):
            raise Refused("limitation.L25")
        contact = self._crm.find_contact(address) or Contact("", address.lower())
        self._refuse(sequence, contact, account)
        contact = contact if contact.id else self._crm.contact(address)
        now = self._clock.now()
        zone = ZoneInfo(self.time_zone(account.id))
        enrolment = Enrolment(
            id=self._keys.new(),
            sequence_id=sequence.id,
            contact_id=contact.id,
            address=contact.address,
            account_id=account.id,
            time_zone=zone.key,
            time_of_day=rules.local_time(now, zone),
            enrolled_at=now,
            due_at=rules.first_due(now + wait, sequence.steps[0].delay, sequence.settings, zone),
            token=self._keys.new(),
            version=sequence.version,
        )
        with self._enrolment_deed(Deed.CONTACT_ENROLLED, enrolment, sender=account.address):
            if not self._enrolments.add(enrolment):
                raise Refused(Refusal.ALREADY_ENROLLED, address=contact.address)
        return enrolment

    def enrol_many(self, sequence_id: str, addresses: Sequence[str], account_id: str) -> list[Enrolment | Refused]:
        """Enrol several contacts, 50 at most; those refused are told in their place."""
        if len(addresses) > rules.BULK_MOST:
            raise Refused("sequence.refused-too-many", detail=str(rules.BULK_MOST))
        results: list[Enrolment | Refused] = []
        for address in addresses:
            # In the order in which they were named, each with a place of its own in the queue.
            place = sum(isinstance(result, Enrolment) for result in results)
            try:
                results.append(self._enrol(sequence_id, address, account_id, place * rules.GAP))
            except Refused as refused:
                results.append(refused)
        return results

    def unenrol(self, enrolment_id: str) -> None:
        """End an enrolment by hand; raises NotFound."""
        enrolment = self.enrolment(enrolment_id)
        if enrolment.state in ACTIVE:
            with self._enrolment_deed(Deed.CONTACT_UNENROLLED, enrolment):
                self._endings.end(enrolment, Stop.BY_HAND)

    def hold(self, enrolment_id: str) -> None:
        """Let nothing more be sent until ``resume``; what ends an enrolment ends it all the same.

        Raises NotFound, and Refused when it does not wait for its next step.
        """
        with self._enrolment_deed(Deed.CONTACT_HELD, self.enrolment(enrolment_id)):
            self._turn(enrolment_id, EnrolmentState.WAITING, "sequence.refused-hold", state=EnrolmentState.HELD)

    def resume(self, enrolment_id: str) -> None:
        """Let an enrolment go on that was put on hold: what has fallen due meanwhile is due now.

        Raises NotFound, and Refused when it is not on hold.
        """
        with self._enrolment_deed(Deed.CONTACT_RESUMED, self.enrolment(enrolment_id)):
            self._turn(enrolment_id, EnrolmentState.HELD, "sequence.refused-resume", state=EnrolmentState.WAITING)

    def _enrolment_deed(self, deed: Deed, enrolment: Enrolment, **detail: str) -> AbstractContextManager[None]:
        """Do something to an enrolment that stands in the audit log."""
        return self._audit.deed(deed, enrolment.address, sequence=enrolment.sequence_id, **detail)

    def _turn(self, enrolment_id: str, expected: EnrolmentState, otherwise: str, state: EnrolmentState) -> None:
        """Move an enrolment from one state to another, unless somebody else was faster."""
        enrolment = self.enrolment(enrolment_id)
        due = max(enrolment.due_at, self._clock.now())
        if enrolment.state is not expected or not self._enrolments.move(enrolment, state=state, due_at=due):
            raise Refused(otherwise, address=enrolment.address)

    def enrolment(self, enrolment_id: str) -> Enrolment:
        """Return how far an enrolment has got; raises NotFound."""
        found = self._enrolments.get(enrolment_id)
        if found is None:
            raise NotFound(f"there is no enrolment {enrolment_id}")
        return found

    def enrolments(self, address: str) -> list[Enrolment]:
        """Return every enrolment of the contact of that address, also those that have ended, the newest last."""
        contact = self._crm.find_contact(address)
        found = self._enrolments.of_contact(contact.id) if contact else []
        return sorted(found, key=lambda one: (one.enrolled_at, one.ended_at is None))

    def of_sequence(self, sequence_id: str) -> list[Enrolment]:
        """Return every enrolment in a sequence, those under way first, then the newest first."""
        return self._enrolments.of_sequence(sequence_id)

    def page_of_sequence(self, sequence_id: str, wanted: Wanted) -> Part[Enrolment]:
        """Return one page of these."""
        return self._enrolments.page_of_sequence(sequence_id, wanted)

    def tasks(self, account_id: str = "") -> list[OpenTask]:
        """Return the tasks that sequences wait for, those of one sender if given."""
        waiting = [one for one in self._enrolments.active(account_id) if one.state is EnrolmentState.TASK]
        steps = [(one, sequence.step(one.step)) for one in waiting if (sequence := self._sequences.of(one))]
        return [
            OpenTask(one.id, one.account_id, one.address, step.title, step.task, step.priority, step.notes)
            for one, step in steps
            if step
        ]

    def complete_task(self, enrolment_id: str) -> None:
        """Note that the task is done: the delay of the next step begins now. Raises NotFound for none."""
        enrolment = self.enrolment(enrolment_id)
        if enrolment.state is not EnrolmentState.TASK:
            raise NotFound(f"the enrolment {enrolment_id} waits for no task")
        now = self._clock.now()
        self._runner.advance(enrolment, now, time_of_day=rules.local_time(now, ZoneInfo(enrolment.time_zone)))

    def unsubscribe(self, token: str) -> str:
        """Write no more to whoever got the link with that token; returns the address. Raises NotFound."""
        enrolment, now = self._enrolments.by_token(token), self._clock.now()
        if enrolment:
            address, refusal = enrolment.address, Refusal.UNSUBSCRIBED
            self._enrolments.count(enrolment, Figure.UNSUBSCRIBED, now)
        else:
            address, refusal = self._unsubscribe_links.person(token), Refusal.UNSUBSCRIBED_PERSONAL
        self._sequences.suppress(address, refusal, now)
        for active in self._enrolments.active(address=address):
            self._endings.end(active, Stop.UNSUBSCRIBED)
        return address

    def block(self, entry: str) -> None:
        """Let no sequence write to an address, or to a whole domain."""
        refusal = Refusal.BLOCKED_ADDRESS if "@" in entry.strip("@") else Refusal.BLOCKED_DOMAIN
        with self._audit.deed(Deed.SEQUENCE_BLOCKED, entry.strip("@")):
            self._sequences.suppress(entry.strip("@"), refusal, self._clock.now())

    def unblock(self, entry: str) -> None:
        """Let sequences write again to what ``block`` was told; whoever has unsubscribed stays so. Raises NotFound."""
        with self._audit.deed(Deed.SEQUENCE_UNBLOCKED, entry.strip("@")):
            if not self._sequences.lift(entry.strip("@")):
                raise NotFound(f"{entry} is not blocked by anybody here")

    def blocked(self) -> dict[str, Refusal]:
        """Return every address and domain that no sequence writes to, and why."""
        return self._sequences.every_suppression()

    def meeting_booked(self, contact_id: str, *, via_link_owner: str = "", host: str = "") -> None:
        """Take note of a meeting that a contact booked.

        ``via_link_owner`` is the account whose meeting link was used, ``host`` the account that a meeting entered
        without a link belongs to.
        """
        address = self._crm.addresses_of([contact_id]).get(contact_id)
        contact = self._crm.find_contact(address) if address else None
        if contact is None:
            return
        for enrolment in self._enrolments.active():
            if not rules.meeting_counts(enrolment, via_link_owner, host):
                continue
            own = (Figure.MEETING_BOOKED,) if enrolment.contact_id == contact.id else ()
            if rules.meeting_ends(enrolment, contact, self._settings(enrolment).on_meeting):
                self._endings.end(enrolment, Stop.MEETING_BOOKED, *own)
            else:
                self._count(enrolment, own)

    def fill_in(self, template: str, address: str, account_id: str, *, markup: bool = True) -> Filled:
        """Fill the tokens of a template for a one-to-one mail; what is missing is marked, to be edited before sending.

        Raises NotFound for an unknown account.
        """
        contact = self._crm.find_contact(address) or Contact("", address.lower())
        link = self._unsubscribe_links.of_person(contact.address)
        known = tokens.values(contact, self._accounts.get(account_id), self._crm.properties(contact.id), link)
        return tokens.fill_in(template, known, markup=markup)

    def seen(self, account: Account, messages: Sequence[MessageHeaders]) -> None:
        """Take note of mail that came into a sender's inbox."""
        self._incoming.seen(account, messages)

    def _count(self, enrolment: Enrolment, figures: Sequence[Figure]) -> None:
        for figure in figures:
            self._enrolments.count(enrolment, figure, self._clock.now())

    def _refuse(self, sequence: SequenceDefinition, contact: Contact, account: Account) -> None:
        """Raise Refused when that contact cannot be enrolled in that sequence by that sender."""
        refuse_no_addresses(contact.address)
        addresses = (contact.address, *contact.also)
        suppressed = self._sequences.suppressed([*addresses, *map(rules.domain, addresses)])
        for refusal in suppressed.values():
            raise Refused(refusal, address=contact.address)
        if self._enrolments.active(address=contact.address):
            raise Refused(Refusal.ALREADY_ENROLLED, address=contact.address)
        missing = self._letters.missing(sequence, contact, account)
        if missing:
            raise Refused("sequence.refused-missing-token", address=contact.address, detail=", ".join(missing))
        if self._is_full(account, self._clock.now()):
            raise Refused("sequence.refused-limit", detail=str(rules.share(self._limits.current().per_day)))

    def _is_full(self, account: Account, now: datetime) -> bool:
        """Return whether what was sent in the last 24 hours and is scheduled for the next is all that there may be."""
        submitted = self._mails.submitted_since(account.id, now - rules.DAY)
        waiting = (EnrolmentState.WAITING, EnrolmentState.PAUSED, EnrolmentState.HELD)
        scheduled = [
            one for one in self._enrolments.active(account.id) if one.state in waiting and one.due_at <= now + rules.DAY
        ]
        return len(submitted) + len(scheduled) >= rules.share(self._limits.current().per_day)

    def _sequence(self, sequence_id: str) -> SequenceDefinition:
        found = self._sequences.get(sequence_id)
        if found is None or found.deleted:
            raise NotFound(f"there is no sequence {sequence_id}")
        return found

    def _settings(self, enrolment: Enrolment) -> SequenceSettings:
        found = self._sequences.of(enrolment)
        return found.settings if found else SequenceSettings()


def _refuse_mistakes(sequence: SequenceDefinition) -> None:
    mistake = rules.mistake(sequence)
    if mistake:
        raise Refused(mistake, detail=sequence.name)
