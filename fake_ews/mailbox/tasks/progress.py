"""Tasks: status and completion that go together, and recurring tasks that leave a one-off behind when they move on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from fake_ews.clock import Clock
from fake_ews.errors import Failure
from fake_ews.mailbox.calendar import recurrence
from fake_ews.mailbox.mail.mail_items import copied
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.tasks import recurrence as task_recurrence
from fake_ews.profile import Profile
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.tasks import TaskType
from fake_ews.store.objects import StoredItem, Values

#: Of these three, the one processed last decides about the others (MS-OXWSTASK_R67001, R67002).
_COUPLED: Final = (TaskType.complete_date, TaskType.percent_complete, TaskType.status)
_DAYS: Final = (TaskType.start_date, TaskType.due_date)
#: What an occurrence takes along with it: the next one begins without.
_PROGRESS: Final = (*_COUPLED, TaskType.actual_work)


def fill_in(profile: Profile, clock: Clock, values: Values) -> None:
    """Add what Exchange sets on a new task; a recurring one is due on the first day of its pattern.

    Raises Failure for progress or a recurrence that cannot be.
    """
    settle_progress(clock, values, [row for row in _COUPLED if row in values])
    values.setdefault(TaskType.status, "NotStarted")
    values.setdefault(TaskType.percent_complete, 0.0)
    values[TaskType.change_count] = 1
    values.setdefault(TaskType.is_team_task, False)
    said = values.get(TaskType.recurrence)
    if said is not None:
        recurrence.check(profile, said)
        _shift(values, task_recurrence.first_day(said))


def settle_progress(clock: Clock, values: Values, touched: Iterable[Row[Any]]) -> None:
    """Bring Status, PercentComplete and CompleteDate into agreement with the one of them that was set last.

    Raises Failure ErrorInvalidPercentCompleteValue or ErrorInvalidCompleteDate (documentation of the response codes).
    """
    decisive = next((row for row in reversed(tuple(touched)) if row in _COUPLED), None)
    if decisive is None:
        return
    today = _midnight(clock.now().date())
    if not 0 <= (values.get(TaskType.percent_complete) or 0.0) <= 100:
        raise Failure("ErrorInvalidPercentCompleteValue")
    said = values.get(decisive)
    if said is not None and (decisive is TaskType.complete_date or said in (100, "Completed")):
        values[TaskType.status], values[TaskType.percent_complete] = "Completed", 100.0
        completed = _midnight(values.setdefault(TaskType.complete_date, today).astimezone(UTC).date())
        if completed > today:
            raise Failure("ErrorInvalidCompleteDate")
        values[TaskType.complete_date] = completed
    else:
        _undo_completion(values, by=decisive)


def _undo_completion(values: Values, by: Row[Any]) -> None:
    """Take back what a completed task has, as far as ``by``, the row just set, leaves it open."""
    values.pop(TaskType.complete_date, None)
    percent = values.get(TaskType.percent_complete) or 0.0
    if by is not TaskType.percent_complete and (percent == 100 or values.get(TaskType.status) == "NotStarted"):
        values[TaskType.percent_complete] = 0.0
    elif by is TaskType.percent_complete and values.get(TaskType.status) in (None, "Completed", "NotStarted"):
        values[TaskType.status] = "InProgress" if percent else "NotStarted"
    if by is TaskType.complete_date and values.get(TaskType.status) == "Completed":
        values[TaskType.status] = "NotStarted"


def settle_changes(
    profile: Profile, clock: Clock, before: StoredItem, after: StoredItem, touched: Iterable[Row[Any]]
) -> None:
    """Bring a task into order after an update, and count the change.

    A change of the recurrence alone does not count: exchangelib's suite found so on live servers (test_recurring_item).
    """
    touched = list(touched)
    settle_progress(clock, after.values, touched)
    said = after.values.get(TaskType.recurrence)
    if said is not None and TaskType.recurrence in touched:
        recurrence.check(profile, said)
        if TaskType.recurrence not in before.values:
            _shift(after.values, task_recurrence.first_day(said))
    if any(before.values.get(row) != after.values.get(row) for row in touched if row is not TaskType.recurrence):
        _count_change(after.values, before.values)


def split_off(session: Session, mailbox: Mailbox, before: Values, task: StoredItem) -> StoredItem | None:
    """Let a recurring task move on, where the update calls for it; returns the one-off task that stays behind.

    That is so when it was completed, or when a start or end was changed of one that does not regenerate. The last
    occurrence stays where it is and recurs no more. Documentation: "UpdateItem operation (task)".
    """
    said, new = before.get(TaskType.recurrence), task.values.get(TaskType.recurrence)
    if said is None or new is None:
        return None
    completed = task.values.get(TaskType.status) == "Completed" != before.get(TaskType.status)
    moved = not task_recurrence.regenerates(new) and _moved(before, task.values)
    if not completed and not moved:
        return None
    following = _following(session, said, before)
    if following is None:
        del task.values[TaskType.recurrence]
        return None
    left_behind = dict(task.values)
    del left_behind[TaskType.recurrence]
    made = mailbox.store.add_item(
        task.folder,
        task.type,
        left_behind,
        extended=task.extended,
        attachments=tuple(copied(session.premises, task.attachments)),
    )
    _advance(task.values, before, new, following)
    return made


def skip(session: Session, mailbox: Mailbox, task: StoredItem) -> bool:
    """Delete the present occurrence of a recurring task alone; False where there is no other (MS-OXWSTASK_R175)."""
    said = task.values.get(TaskType.recurrence)
    if said is None:
        return False
    following = _following(session, said, task.values)
    if following is None:
        return False
    _advance(task.values, dict(task.values), said, following)
    mailbox.store.change_item(task)
    return True


def _moved(before: Values, after: Values) -> bool:
    if any(_day(before.get(row)) != _day(after.get(row)) for row in _DAYS):
        return True
    return task_recurrence.start_of(before[TaskType.recurrence]) != task_recurrence.start_of(after[TaskType.recurrence])


def _following(session: Session, said: Record, values: Values) -> date | None:
    """Return the day on which the next occurrence is due, None after the last one."""
    due = values.get(TaskType.due_date) or values.get(TaskType.start_date)
    today = session.premises.clock.now().astimezone(UTC).date()
    return task_recurrence.following_day(said, _day(due) or task_recurrence.start_of(said), today)


def _advance(values: Values, before: Values, said: Record, following: date) -> None:
    """Make of ``values`` the next occurrence of the series as it stood ``before``."""
    for row in _PROGRESS:
        values.pop(row, None)
    values[TaskType.status], values[TaskType.percent_complete] = "NotStarted", 0.0
    for row in _DAYS:
        values.pop(row, None)
        if row in before:
            values[row] = before[row]
    _shift(values, following)
    _count_change(values, before)
    values[TaskType.recurrence] = task_recurrence.one_less(said)


def _count_change(values: Values, before: Values) -> None:
    values[TaskType.change_count] = (before.get(TaskType.change_count) or 0) + 1


def _shift(values: Values, due: date) -> None:
    """Set the due day, and the start as long before it as it was."""
    start, end = (_day(values.get(row)) for row in _DAYS)
    lasts = end - start if start is not None and end is not None else timedelta()
    values[TaskType.due_date] = _midnight(due)
    values[TaskType.start_date] = _midnight(due - lasts)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(UTC).date() if moment is not None else None


def _midnight(day: date) -> datetime:
    # The days of a task are midnights in UTC, wherever its owner lives (PidLidTaskDueDate, MS-OXOTASK).
    return datetime.combine(day, time(), UTC)
