"""The form of a sequence: read into steps and settings, written out again, and changed step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeVar

from integration.model.sequence import (
    FollowUpDays,
    SequenceDefinition,
    SequenceSettings,
    Step,
    StepKind,
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


NAMES: Final = ("kind", "days", "hours", "subject", "text", "title")


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
        )
        for step in sequence.steps
    ]


def typed_steps(form: Form) -> list[StepFields]:
    """Return the steps as they stand in a form."""
    columns = [form.many_raw(f"step-{name}")[:MOST_STEPS] for name in NAMES]
    return [StepFields(*row) for row in zip(*columns, strict=False)]


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


def read_steps(fields: list[StepFields]) -> tuple[Step, ...]:
    """Return the steps that are meant; raises Unreadable for a delay that is no number."""
    return tuple(_step(one) for one in fields)


def _step(fields: StepFields) -> Step:
    numbers = Form((("days", fields.days), ("hours", fields.hours)))
    delay = _DAY * numbers.number("days") + _HOUR * numbers.number("hours")
    if fields.kind == StepKind.TASK.value:
        return Step(StepKind.TASK, delay, title=fields.title.strip())
    return Step(StepKind.EMAIL, delay, fields.subject.strip(), paragraphs(fields.text))


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
