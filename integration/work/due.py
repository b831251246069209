"""Everything that is due, in lanes: one a mailbox and one for notices, so that none is worked on twice at a time."""

from __future__ import annotations

from datetime import datetime
from threading import Lock
from typing import Final

from integration.clock import Clock
from integration.db.mails import Mails
from integration.db.readings import Readings
from integration.meetings.service import MeetingService
from integration.notices.service import NoticeService
from integration.replies.service import ReplyService
from integration.sending.service import SendingService
from integration.sequences.runner import SequenceRunner

CALENDAR: Final = "calendar of "
"""What the lane of a user's calendar begins with; those of mailboxes are accounts' ids."""

NOTICES: Final = "notices"
"""The lane of the relay that notices leave by."""


class DueWork:
    """The three questions of time: when is something due, run what is, is anything left to do now?"""

    def __init__(
        self,
        mails: Mails,
        readings: Readings,
        sending: SendingService,
        replies: ReplyService,
        sequences: SequenceRunner,
        meetings: MeetingService,
        notices: NoticeService,
        clock: Clock,
    ) -> None:
        self._mails = mails
        self._readings = readings
        self._sending = sending
        self._replies = replies
        self._sequences = sequences
        self._meetings = meetings
        self._notices = notices
        self._clock = clock
        self._busy: set[str] = set()
        self._lock = Lock()

    def next_due(self, routine: bool = True) -> datetime | None:
        """Return when the next thing is due, which may have passed; None when nothing ever is.

        Without ``routine`` looking into healthy inboxes again is left out: whoever moves the time and knows that
        nothing has arrived need not stop for each look.
        """
        moments = (
            self._mails.next_due(),
            self._sequences.next_due(),
            self._meetings.next_due(),
            self._readings.next_reading(routine),
            self._notices.next_due(),
        )
        return min((moment for moment in moments if moment is not None), default=None)

    def run_due(self, now: datetime) -> int:
        """Run what is due at ``now``, once each, in this thread; returns how many lanes had something to do."""
        lanes = self.lanes(now)
        return sum(self.run_lane(account_id, now) for account_id in lanes)

    def idle(self) -> bool:
        """Return whether nothing is running and nothing is due by now."""
        due = self.next_due()
        return not self._busy and (due is None or due > self._clock.now())

    def lanes(self, now: datetime) -> list[str]:
        """Return the mailboxes, the users' calendars and the relay that something is due for and nobody works on."""
        sending = [account_id for account_id, _ in self._mails.due(now)]
        due = [*self._sequences.senders_due(now), *sending, *self._readings.readings_due(now)]
        due += [f"{CALENDAR}{user}" for user in self._meetings.users_due(now)]
        told = self._notices.next_due()
        if told and told <= now:
            due.append(NOTICES)
        return [account_id for account_id in dict.fromkeys(due) if account_id not in self._busy]

    def run_lane(self, account_id: str, now: datetime) -> bool:
        """Run the steps and send the mails that are due in that mailbox, then read it if that is due.

        Returns False when somebody is at it already.
        """
        with self._lock:
            if account_id in self._busy:
                return False
            self._busy.add(account_id)
        try:
            self._work(account_id, now)
        finally:
            with self._lock:
                self._busy.discard(account_id)
        return True

    def _work(self, account_id: str, now: datetime) -> None:
        if account_id == NOTICES:
            self._notices.deliver(now)
            return
        if account_id.startswith(CALENDAR):
            self._meetings.carry_on(account_id.removeprefix(CALENDAR), now)
            return
        if self._has_to_act(account_id, now) and not self._act(account_id, now):
            # The mailbox does not answer: reading it would only say so again, counting as one more failure.
            return
        if self._readings.is_due(account_id, now):
            self._replies.run(account_id)

    def _has_to_act(self, account_id: str, now: datetime) -> bool:
        """Return whether there is more to do than to read: most turns of a mailbox are for that alone."""
        return bool(self._mails.due_of(account_id, now)) or self._sequences.is_due(account_id, now)

    def _act(self, account_id: str, now: datetime) -> bool:
        """Take the steps of sequences, then send what is due; False where the mailbox does not answer."""
        looked = not self._sequences.needs_look(account_id, now) or self._replies.run(account_id)
        self._sequences.run(account_id, now, looked)
        return all(self._sending.run(key) for key in self._mails.due_of(account_id, now))
