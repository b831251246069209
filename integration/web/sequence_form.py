"""The form of a sequence: read into steps and settings, written out again, and changed step by step."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeVar

from integration.model.sequence import (
    FollowUpDays,
    Priority,
    SequenceDefinition,
    SequenceSettings,
    Step,
    StepKind,
    TaskKind,
    Unenrol,
)
from integration.web.forms import Form, clock
from integration.web.plain_text import paragraphs, typed

E = TypeVar("E", bound=StrEnum)

MOST_STEPS: Final = 30
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StepFields:
    """The fields of one step as they were typed."""

    kind: str = StepKind.EMAIL.value
    days: str = "0"
    hours: str = "0"
    subject: str = ""
    text: str = ""
    title: str = ""
    task: str = TaskKind.TODO.value
    priority: str = Priority.NONE.value
    notes: str = ""
    thread: str = "0"
    paused: str = ""


NAMES: Final = tuple(field.name for field in fields(StepFields))


def first_steps() -> list[StepFields]:
    """Return what a new sequence begins with: a mail, and a follow-up three days later."""
    return [StepFields(), StepFields(days="3")]


def steps_of(sequence: SequenceDefinition) -> list[StepFields]:
    """Return the fields that a stored sequence would be typed as."""
    return [
        StepFields(
            kind=step.kind.value,
            days=str(step.delay // _DAY),
            hours=str((step.delay % _DAY) // _HOUR),
            subject=step.subject,
            text=typed(step.html),
            title=step.title,
            task=step.task.value,
            priority=step.priority.value,
            notes=step.notes,
            thread=str(step.thread_to_step),
            paused="yes" if step.paused else "",
        )
        for step in sequence.steps
    ]


def typed_steps(form: Form) -> list[StepFields]:
    """Return the steps as they stand in a form."""
    columns = {name: form.many_raw(f"step-{name}") for name in NAMES}
    number = min(len(columns["kind"]), MOST_STEPS)
    return [
        StepFields(**{name: typed_in[at] for name, typed_in in columns.items() if at < len(typed_in)})
        for at in range(number)
    ]


def changed(steps: list[StepFields], act: str) -> list[StepFields] | None:
    """Return the steps after a button was pressed; None for the one that saves."""
    verb, _, place = act.partition("-")
    at = int(place) if place.isdecimal() else 0
    if verb == "add" and len(steps) < MOST_STEPS:
        kind = StepKind.TASK if place == "task" else StepKind.EMAIL
        return [*steps, StepFields(kind=kind.value, days="3" if steps else "0")]
    if verb == "remove" and at < len(steps):
        return steps[:at] + steps[at + 1 :]
    if verb == "up" and 0 < at < len(steps):
        return [*steps[: at - 1], steps[at], steps[at - 1], *steps[at + 1 :]]
    return None if verb == "save" else steps


def read_steps(steps: list[StepFields]) -> tuple[Step, ...]:
    """Return the steps that are meant; raises Unreadable for a delay that is no number."""
    return tuple(_step(one) for one in steps)


def _step(typed_in: StepFields) -> Step:
    numbers = Form((("days", typed_in.days), ("hours", typed_in.hours), ("thread", typed_in.thread)))
    delay = _DAY * numbers.number("days") + _HOUR * numbers.number("hours")
    paused = typed_in.paused == "yes"
    if typed_in.kind == StepKind.TASK.value:
        return Step(
            StepKind.TASK,
            delay,
            title=typed_in.title.strip(),
            task=_one_of(TaskKind, typed_in.task, TaskKind.TODO),
            priority=_one_of(Priority, typed_in.priority, Priority.NONE),
            notes=typed_in.notes.strip(),
            paused=paused,
        )
    thread = numbers.number("thread")
    return Step(StepKind.EMAIL, delay, typed_in.subject.strip(), paragraphs(typed_in.text), thread, paused=paused)


def read_settings(form: Form) -> SequenceSettings:
    """Return the settings that are meant; raises Unreadable for a time that is none."""
    return SequenceSettings(
        follow_up_days=_one_of(FollowUpDays, form.text("follow_up_days"), FollowUpDays.WEEKDAYS_ONLY),
        window_start=form.minute_of_day("window_start"),
        window_end=form.minute_of_day("window_end"),
        threaded=form.text("threaded") == "yes",
        on_mail=_one_of(Unenrol, form.text("on_mail"), Unenrol.LEAD_BASED),
        on_meeting=_one_of(Unenrol, form.text("on_meeting"), Unenrol.LEAD_BASED),
    )


def write_settings(name: str, settings: SequenceSettings) -> Form:
    """Return the form as it stands for settings; what ``read_settings`` makes them of."""
    fields = {
        "name": name,
        "follow_up_days": settings.follow_up_days.value,
        "window_start": clock(settings.window_start),
        "window_end": clock(settings.window_end),
        "threaded": "yes" if settings.threaded else "",
        "on_mail": settings.on_mail.value,
        "on_meeting": settings.on_meeting.value,
    }
    return Form(tuple(fields.items()))


def _one_of(kind: type[E], value: str, default: E) -> E:
    return next((one for one in kind if one.value == value), default)
