"""Sequences of mails and tasks, and the contacts who are enrolled in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

# Minutes of a day, as sendWindowEndMinute counts them.
MIDNIGHT = 24 * 60


class StepKind(StrEnum):
    """What a step does, in the words of HubSpot's sequences API (actionType)."""

    EMAIL = "EMAIL"
    TASK = "TASK"


class TaskKind(StrEnum):
    """What sort of task a step is (hs_task_type, as far as a sequence has it)."""

    TODO = "TODO"
    CALL = "CALL"
    EMAIL = "EMAIL"
    MEETING = "MEETING"
    LINKED_IN_CONNECT = "LINKED_IN_CONNECT"
    LINKED_IN_MESSAGE = "LINKED_IN_MESSAGE"


class Priority(StrEnum):
    """How urgent a task is."""

    NONE = "NONE"
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class FollowUpDays(StrEnum):
    """On which days follow-ups may run (eligibleFollowUpDays).

    WEEKDAYS_ONLY moves what is due on a Saturday or Sunday to Monday; with BUSINESS_DAYS these two days do not count in
    delays either.
    """

    EVERYDAY = "EVERYDAY"
    WEEKDAYS_ONLY = "WEEKDAYS_ONLY"
    BUSINESS_DAYS = "BUSINESS_DAYS"


class Unenrol(StrEnum):
    """Whom a mail that came in, or a meeting that was booked, ends the sequence for."""

    NONE = "NONE"
    LEAD_BASED = "LEAD_BASED"
    """The contact alone."""
    ACCOUNT_BASED = "ACCOUNT_BASED"
    """Everybody of the contact's company, which is who has a mail address in the same domain."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``delay`` counts from the step before it.

    A mail has ``subject`` and ``html`` with tokens; ``thread_to_step`` is the number (from 1) of the earlier mail that
    it continues, 0 for none in particular. A task has a ``title`` and more about it; the sequence waits until it is
    done. A step that is ``paused`` waits until somebody lets the contact go on (MANUAL_PAUSE).
    """

    kind: StepKind = StepKind.EMAIL
    delay: timedelta = timedelta()
    subject: str = ""
    html: str = ""
    thread_to_step: int = 0
    title: str = ""
    task: TaskKind = TaskKind.TODO
    priority: Priority = Priority.NONE
    notes: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class SequenceSettings:
    """How a sequence runs; the window is in minutes of the day, the first one in it, the last one not."""

    follow_up_days: FollowUpDays = FollowUpDays.WEEKDAYS_ONLY
    window_start: int = 0
    window_end: int = MIDNIGHT
    threaded: bool = False
    on_mail: Unenrol = Unenrol.LEAD_BASED
    on_meeting: Unenrol = Unenrol.LEAD_BASED


@dataclass(frozen=True, slots=True)
class SequenceDefinition:
    """A sequence as somebody wrote it; ``version`` counts how often, from 1."""

    id: str
    name: str
    steps: tuple[Step, ...]
    settings: SequenceSettings
    deleted: bool = False
    version: int = 1

    def step(self, number: int) -> Step | None:
        """Return the step of that number, counted from 1."""
        return self.steps[number - 1] if 0 < number <= len(self.steps) else None


class EnrolmentState(StrEnum):
    """Where an enrolment stands."""

    WAITING = "waiting"
    """Its step is to run at ``due_at``."""
    SENDING = "sending"
    """The step's mail is on its way."""
    TASK = "task"
    """Somebody has to do the step's task."""
    PAUSED = "paused"
    """The sender's inbox is not connected."""
    HELD = "held"
    """Somebody has put it on hold, until somebody lets it go on."""
    FINISHED = "finished"
    UNENROLLED = "unenrolled"


ACTIVE = (
    EnrolmentState.WAITING,
    EnrolmentState.SENDING,
    EnrolmentState.TASK,
    EnrolmentState.PAUSED,
    EnrolmentState.HELD,
)


class Stop(StrEnum):
    """Why an enrolment ended before its last step: ids of sentences."""

    REPLIED = "sequence.replied"
    NEW_MAIL = "sequence.new-mail"
    COLLEAGUE_WROTE = "sequence.colleague-wrote"
    MEETING_BOOKED = "sequence.meeting-booked"
    BOUNCED = "sequence.bounced"
    UNSUBSCRIBED = "sequence.unsubscribed"
    SEND_FAILED = "sequence.send-failed"
    TOKEN_MISSING = "sequence.token-missing"
    BY_HAND = "sequence.ended-by-hand"
    SEQUENCE_DELETED = "sequence.deleted"
    SENDER_REMOVED = "sequence.sender-removed"


class Refusal(StrEnum):
    """Why a contact cannot be enrolled: HubSpot's code, and the id of the sentence that says so."""

    ALREADY_ENROLLED = "sequence.refused-already-enrolled"
    UNSUBSCRIBED = "sequence.refused-unsubscribed"
    UNSUBSCRIBED_PERSONAL = "sequence.refused-unsubscribed-personal"
    RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL = "sequence.refused-bounced"
    BLOCKED_ADDRESS = "sequence.refused-blocked-address"
    BLOCKED_DOMAIN = "sequence.refused-blocked-domain"


class Figure(StrEnum):
    """What is counted, once an enrolment."""

    ENROLLED = "enrolled"
    REPLIED = "replied"
    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"
    MEETING_BOOKED = "meeting booked"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A contact on the way through a sequence.

    ``step`` is the number of the step that is to run or runs; ``attempt`` counts from 0 how often its mail was given to
    an inbox that was not connected then. ``time_of_day`` is when follow-ups run in ``time_zone``. ``mail_key`` is the
    mail of the step while that is on its way. ``reason`` is the id of a sentence, ``detail`` what fills it in.
    ``version`` is that of the sequence that the contact was enrolled in, whatever is written later.
    """

    id: str
    sequence_id: str
    contact_id: str
    address: str
    account_id: str
    time_zone: str
    time_of_day: time
    enrolled_at: datetime
    due_at: datetime
    token: str
    state: EnrolmentState = EnrolmentState.WAITING
    step: int = 1
    attempt: int = 0
    mail_key: str = ""
    reason: str = ""
    detail: str = ""
    ended_at: datetime | None = None
    revision: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class SequenceMail:
    """A mail that a sequence sent or is about to send, and the thread that it belongs to."""

    mail_key: str
    enrolment_id: str
    account_id: str
    step: int
    thread_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that somebody has to do before a sequence goes on."""

    enrolment_id: str
    account_id: str
    address: str
    title: str
    task: TaskKind = TaskKind.TODO
    priority: Priority = Priority.NONE
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many enrolments of a sequence came to what; figures outlive the enrolment.

    ``engaged`` replied or booked, ``no_response`` finished without either.
    """

    enrolled: int = 0
    replied: int = 0
    bounced: int = 0
    unsubscribed: int = 0
    meetings_booked: int = 0
    finished: int = 0
    engaged: int = 0
    no_response: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A text whose tokens are filled in; ``missing`` are the markers that stand where a value was not known."""

    text: str
    missing: tuple[str, ...] = field(default=())
