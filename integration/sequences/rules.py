"""When a step is due, how fast mail leaves, and what ends an enrolment: pure decisions.

knowledge.hubspot.com, "Create and edit sequences": the first step runs at once, follow-ups in units of 24 hours at the
time of day of the enrolment; what is due on a Saturday or Sunday moves to Monday at the same time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from integration.model.crm import Contact
from integration.model.sequence import (
    MIDNIGHT,
    Enrolment,
    FollowUpDays,
    SequenceDefinition,
    SequenceSettings,
    StepKind,
    Stop,
    Unenrol,
)
from integration.replies.rules import Kind

DAY = timedelta(days=1)
SATURDAY = 5

# Mails of sequences leave a mailbox one at a time, those of the same moment this far apart. That keeps as well what is
# said of bulk enrolments, three a minute (knowledge.hubspot.com, "Set sending limits for connected email accounts").
GAP = timedelta(seconds=30)
BULK_MOST = 50


def first_due(now: datetime, delay: timedelta, settings: SequenceSettings, zone: ZoneInfo) -> datetime:
    """Return when the first step runs: at once, whatever day and hour it is, unless it has a delay itself."""
    return next_due(now, local_time(now, zone), delay, settings, zone) if delay else now


def next_due(
    done: datetime, time_of_day: time, delay: timedelta, settings: SequenceSettings, zone: ZoneInfo
) -> datetime:
    """Return when a step is due whose predecessor was done at ``done``; never before that.

    Whole days are counted on the calendar of ``zone``, so that the time of day stays across a change of the clocks;
    what is left of the delay in real time.
    """
    days, rest = divmod(delay, DAY)
    wall = _wall(done, zone) if rest else _turn_of_day(_wall(done, zone), time_of_day)
    due = _moment(_days_later(wall, days, settings.follow_up_days), zone) + rest
    return first_eligible(max(due, done), settings, zone)


def local_time(moment: datetime, zone: ZoneInfo) -> time:
    """Return the time of day at ``moment``."""
    return _wall(moment, zone).time()


def eligible(moment: datetime, settings: SequenceSettings, zone: ZoneInfo) -> bool:
    """Return whether a follow-up may run then: on a day that counts, inside the window."""
    wall = _wall(moment, zone)
    if settings.follow_up_days is not FollowUpDays.EVERYDAY and wall.weekday() >= SATURDAY:
        return False
    return settings.window_start <= wall.hour * 60 + wall.minute < settings.window_end


def first_eligible(moment: datetime, settings: SequenceSettings, zone: ZoneInfo) -> datetime:
    """Return the first moment from then on at which a follow-up may run; from a weekend on, Monday at the same time."""
    wall = _wall(moment, zone)
    if settings.follow_up_days is not FollowUpDays.EVERYDAY and wall.weekday() >= SATURDAY:
        moment = _moment(wall + (7 - wall.weekday()) * DAY, zone)
        wall = _wall(moment, zone)
    opening = time(settings.window_start // 60, settings.window_start % 60)
    # A weekend, and a day whose window the change of the clocks swallowed, are the most that can be in the way.
    days = (_moment(datetime.combine(wall.date() + count * DAY, opening), zone) for count in range(10))
    candidates = (moment, *(max(day, moment) for day in days))
    return next(candidate for candidate in candidates if eligible(candidate, settings, zone))


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clocks show, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None)


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return when the clocks show that; an hour that is left out is reached an hour later, one that is twice, first."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _turn_of_day(wall: datetime, time_of_day: time) -> datetime:
    """Return the last time before ``wall`` that it was ``time_of_day``.

    Delays count from there: what the window or the queue held up does not hold up the steps after it as well.
    """
    turn = datetime.combine(wall.date(), time_of_day)
    return turn if turn <= wall else turn - DAY


def _days_later(wall: datetime, days: int, follow_up_days: FollowUpDays) -> datetime:
    if follow_up_days is not FollowUpDays.BUSINESS_DAYS:
        return wall + days * DAY
    while days:
        wall += DAY
        days -= wall.weekday() < SATURDAY
    return wall


def next_slot(last: datetime | None, now: datetime, gap: timedelta = GAP) -> datetime:
    """Return when the queue lets the next mail out, after one that left at ``last``."""
    return max(now, last + gap) if last else now


def share(per_day: int) -> int:
    """Return how much of a mailbox's daily limit sequences may use up: 90 %, which leaves room for other mail.

    knowledge.hubspot.com, "Sending limits for connected email accounts".
    """
    return per_day * 9 // 10


def free_again(submitted: Sequence[datetime], now: datetime, per_day: int) -> datetime | None:
    """Return when sequences may send again, None when they may now; ``submitted`` are the last 24 hours, in order."""
    most = share(per_day)
    if len(submitted) < most:
        return None
    # With a limit so low that nothing is left for sequences it is asked again a day later.
    return (submitted[len(submitted) - most] if most else now) + DAY


def threads_to(sequence: SequenceDefinition, number: int) -> int:
    """Return the number of the earlier step whose mail step ``number`` continues, 0 for none."""
    step = sequence.steps[number - 1]
    if step.thread_to_step:
        return step.thread_to_step
    if not sequence.settings.threaded:
        return 0
    mails = [place for place in range(1, number) if sequence.steps[place - 1].kind is StepKind.EMAIL]
    return mails[-1] if mails else 0


def mistake(sequence: SequenceDefinition) -> str:
    """Return the id of the sentence that says what is wrong with a sequence, "" when nothing is."""
    settings = sequence.settings
    if not 0 <= settings.window_start < settings.window_end <= MIDNIGHT:
        return "sequence.refused-window"
    if not sequence.steps or any(step.delay < timedelta() for step in sequence.steps):
        return "sequence.refused-steps"
    complete = all(_is_complete(sequence, number) for number in range(1, len(sequence.steps) + 1))
    return "" if complete else "sequence.refused-steps"


def _is_complete(sequence: SequenceDefinition, number: int) -> bool:
    step, earlier = sequence.steps[number - 1], threads_to(sequence, number)
    if step.kind is StepKind.TASK:
        return bool(step.title) and not step.thread_to_step
    if earlier:
        return 0 < earlier < number and sequence.steps[earlier - 1].kind is StepKind.EMAIL
    return bool(step.subject.strip())


def stop_for_mail(
    kind: Kind, own: bool, answers: bool, enrolment: Enrolment, criteria: Unenrol, companies: Collection[str]
) -> Stop | None:
    """Return why a mail that came in ends the enrolment, None when it does not.

    ``own`` says that the contact wrote it, from any of their addresses, ``answers`` that it answers a mail of this
    enrolment, from whatever address; ``companies`` are the domains on whose behalf it may have been written.
    knowledge.hubspot.com, "Unenroll contacts from a sequence".
    """
    if kind is Kind.BOUNCE:
        return Stop.BOUNCED if answers else None
    if kind is Kind.AUTOMATIC or criteria is Unenrol.NONE:
        return None
    if answers:
        return Stop.REPLIED
    if own:
        return Stop.NEW_MAIL
    colleague = criteria is Unenrol.ACCOUNT_BASED and domain(enrolment.address) in companies
    return Stop.COLLEAGUE_WROTE if colleague else None


def meeting_counts(enrolment: Enrolment, via_link_owner: str, host: str) -> bool:
    """Return whether a booked meeting is one that an enrolment takes note of.

    One booked by a link is, whoever owns the link; one that was merely entered, only if its ``host`` is the sender.
    """
    return bool(via_link_owner) or host == enrolment.account_id


def meeting_ends(enrolment: Enrolment, booked_by: Contact, criteria: Unenrol) -> bool:
    """Return whether a meeting that counts ends the enrolment."""
    if booked_by.id == enrolment.contact_id:
        return criteria is not Unenrol.NONE
    return criteria is Unenrol.ACCOUNT_BASED and domain(booked_by.address) == domain(enrolment.address)


def domain(address: str) -> str:
    """Return what stands after the @, in lower case."""
    return address.lower().rpartition("@")[2]
