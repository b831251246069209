"""Steps about what sequences consist of, and how they run."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from html import escape
from typing import Final

from harness.catalogue import Step
from harness.mistakes import SentenceMistake
from harness.world.planned_sequence import PlannedSequence
from harness.world.world import World
from integration.model.sequence import FollowUpDays, Priority, StepKind, TaskKind, Unenrol
from integration.model.sequence import Step as SequenceStep


def begins_with_mail(world: World, name: str, subject: str) -> None:
    """A sequence whose first step is a mail."""
    _begin(world, name).add(_mail(subject, subject))


def begins_with_words(world: World, name: str, subject: str, words: str) -> None:
    """A sequence whose first step is a mail with certain words; tokens may stand in both."""
    _begin(world, name).add(_mail(subject, words))


def goes_on_with_mail(world: World, name: str, duration: timedelta, subject: str) -> None:
    """The next step is another mail, some time after the step before."""
    planned(world, name).add(_mail(subject, subject, duration))


def goes_on_in_thread(world: World, name: str, duration: timedelta, words: str) -> None:
    """The next step is a mail that continues the first one."""
    body = f"<p>{escape(words)}</p>"
    planned(world, name).add(SequenceStep(delay=duration, html=body, thread_to_step=1))


def goes_on_with_task(world: World, name: str, duration: timedelta, title: str) -> None:
    """The next step is something that the sender has to do; the sequence waits for it."""
    planned(world, name).add(SequenceStep(StepKind.TASK, duration, title=title))


def goes_on_when_let(world: World, name: str, duration: timedelta, subject: str) -> None:
    """The next step is a mail that waits until somebody lets the contact go on."""
    planned(world, name).add(replace(_mail(subject, subject, duration), paused=True))


def changed_to_mail(world: World, name: str, subject: str) -> None:
    """A stored sequence is changed: from now on it consists of one mail."""
    sequences = world.integration.app.sequences
    stored = planned(world, name).stored(sequences)
    sequences.change(stored, name, [_mail(subject, subject)], sequences.get(stored).settings)


def goes_on_with_call(world: World, name: str, duration: timedelta, title: str) -> None:
    """The next step is a call of high priority that the sender has to make."""
    call = SequenceStep(StepKind.TASK, duration, title=title, task=TaskKind.CALL, priority=Priority.HIGH)
    planned(world, name).add(call)


def weekdays_only(world: World, name: str) -> None:
    """What is due on a Saturday or Sunday moves to Monday."""
    _begin(world, name).set(follow_up_days=FollowUpDays.WEEKDAYS_ONLY)


def business_days(world: World, name: str) -> None:
    """Saturdays and Sundays do not count in delays either."""
    _begin(world, name).set(follow_up_days=FollowUpDays.BUSINESS_DAYS)


def send_window(world: World, name: str, start: time, end: time) -> None:
    """Follow-ups leave only within a part of the day, on the sender's clock."""
    _begin(world, name).set(window_start=start.hour * 60 + start.minute, window_end=end.hour * 60 + end.minute)


def whole_company(world: World, name: str) -> None:
    """Whoever of the contact's company writes ends the sequence."""
    _begin(world, name).set(on_mail=Unenrol.ACCOUNT_BASED, on_meeting=Unenrol.ACCOUNT_BASED)


def ends_for_nobody(world: World, name: str) -> None:
    """Neither mail nor meetings end the sequence."""
    _begin(world, name).set(on_mail=Unenrol.NONE, on_meeting=Unenrol.NONE)


def _begin(world: World, name: str) -> PlannedSequence:
    return world.remembered.sequences.setdefault(name, PlannedSequence(name))


def planned(world: World, name: str) -> PlannedSequence:
    """Return the sequence of that name; raises SentenceMistake for one that was not spoken of."""
    if name not in world.remembered.sequences:
        known = ", ".join(world.remembered.sequences) or "none"
        raise SentenceMistake(f"no sequence is called {name!r}", f"sequences so far: {known}")
    return world.remembered.sequences[name]


def _mail(subject: str, words: str, delay: timedelta = timedelta()) -> SequenceStep:
    return SequenceStep(delay=delay, subject=subject, html=f"<p>{escape(words)}</p>")


STEPS: Final = (
    Step(
        "the sequence {name:text} begins with the mail {subject:text}",
        "die Sequenz {name:text} beginnt mit der E-Mail {subject:text}",
        begins_with_mail,
    ),
    Step(
        "the sequence {name:text} begins with the mail {subject:text} with the words {words:text}",
        "die Sequenz {name:text} beginnt mit der E-Mail {subject:text} mit den Worten {words:text}",
        begins_with_words,
    ),
    Step(
        "the sequence {name:text} goes on after {duration} with the mail {subject:text}",
        "die Sequenz {name:text} geht nach {duration} weiter mit der E-Mail {subject:text}",
        goes_on_with_mail,
    ),
    Step(
        "the sequence {name:text} goes on after {duration} in the same conversation with the words {words:text}",
        "die Sequenz {name:text} geht nach {duration} im selben Gespräch weiter mit den Worten {words:text}",
        goes_on_in_thread,
    ),
    Step(
        "the sequence {name:text} goes on after {duration} with the task {title:text}",
        "die Sequenz {name:text} geht nach {duration} weiter mit der Aufgabe {title:text}",
        goes_on_with_task,
    ),
    Step(
        "the sequence {name:text} goes on after {duration} with the urgent call {title:text}",
        "die Sequenz {name:text} geht nach {duration} weiter mit dem dringenden Anruf {title:text}",
        goes_on_with_call,
    ),
    Step(
        "the sequence {name:text} follows up on weekdays only",
        "die Sequenz {name:text} fasst nur an Werktagen nach",
        weekdays_only,
    ),
    Step(
        "the sequence {name:text} reckons in business days",
        "die Sequenz {name:text} rechnet in Geschäftstagen",
        business_days,
    ),
    Step(
        "the sequence {name:text} follows up between {start:time} and {end:time}",
        "die Sequenz {name:text} fasst zwischen {start:time} und {end:time} nach",
        send_window,
    ),
    Step(
        "the sequence {name:text} ends for a whole company at once",
        "die Sequenz {name:text} endet für eine ganze Firma zugleich",
        whole_company,
    ),
    Step(
        "the sequence {name:text} goes on after {duration}, when somebody says so, with the mail {subject:text}",
        "die Sequenz {name:text} geht nach {duration}, wenn es jemand sagt, weiter mit der E-Mail {subject:text}",
        goes_on_when_let,
    ),
    Step(
        "the sequence {name:text} is changed to the mail {subject:text}",
        "die Sequenz {name:text} wird geändert zu der E-Mail {subject:text}",
        changed_to_mail,
    ),
    Step("the sequence {name:text} ends for nobody", "die Sequenz {name:text} endet für niemanden", ends_for_nobody),
)
