"""A stored sequence can be changed: for whoever is enrolled from then on; steps may wait for somebody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from integration.errors import NotFound, Refused
from integration.model.sequence import (
    EnrolmentState,
    Figure,
    Priority,
    Refusal,
    SequenceDefinition,
    SequenceSettings,
    Step,
    StepKind,
    TaskKind,
)
from tests.unit.integration.world import World

DAY = timedelta(days=1)
BOB, EVA = "bob@client.test", "eva@client.test"


def mail(subject: str, **more: object) -> Step:
    return Step(subject=subject, html=f"<p>{subject}</p>", **more)  # type: ignore[arg-type]


def begin(world: World, *steps: Step) -> SequenceDefinition:
    return world.integration.sequences.create("Intro", steps)


def subjects(world: World, address: str) -> list[str]:
    return [entry.subject for entry in world.integration.timeline(address)]


def test_a_change_holds_for_whoever_is_enrolled_from_then_on(world: World) -> None:
    account, sequences = world.connect(), world.integration.sequences
    intro = begin(world, mail("Hello"), mail("Any news?", delay=DAY))
    sequences.enrol(intro.id, BOB, account.id)
    world.run()
    changed = sequences.change(intro.id, "Introduction", [mail("Hi"), mail("Well?", delay=DAY), mail("Bye", delay=DAY)])
    assert (changed.id, changed.version, len(changed.steps)) == (intro.id, 2, 3)
    sequences.enrol(intro.id, EVA, account.id)
    world.pass_time(days=10)
    assert subjects(world, BOB) == ["Hello", "Any news?"]
    assert subjects(world, EVA) == ["Hi", "Well?", "Bye"]
    assert sequences.statistics(intro.id).finished == 2


def test_the_settings_of_before_hold_for_whoever_was_enrolled_before(world: World) -> None:
    account, sequences = world.connect(), world.integration.sequences
    intro = begin(world, mail("Hello"), mail("Any news?", delay=DAY))
    sequences.enrol(intro.id, BOB, account.id)
    world.run()
    late = SequenceSettings(window_start=23 * 60)
    sequences.change(intro.id, "Intro", intro.steps, late)
    world.pass_time(days=1)
    assert subjects(world, BOB) == ["Hello", "Any news?"]


def test_a_change_that_cannot_run_or_comes_too_late_changes_nothing(world: World) -> None:
    sequences = world.integration.sequences
    intro = begin(world, mail("Hello"))
    with pytest.raises(Refused):
        sequences.change(intro.id, "Intro", [])
    store = sequences._sequences
    assert store.change(intro)
    assert not store.change(intro)
    sequences.delete(intro.id)
    with pytest.raises(NotFound):
        sequences.change(intro.id, "Intro", intro.steps)


def test_a_step_that_is_paused_waits_until_somebody_lets_the_contact_go_on(world: World) -> None:
    account, sequences = world.connect(), world.integration.sequences
    intro = begin(world, mail("Hello"), mail("Any news?", delay=DAY, paused=True))
    enrolment = sequences.enrol(intro.id, BOB, account.id)
    world.pass_time(days=3)
    assert sequences.enrolment(enrolment.id).state is EnrolmentState.HELD
    sequences.resume(enrolment.id)
    world.run()
    assert subjects(world, BOB) == ["Hello", "Any news?"]


def test_a_task_says_what_it_is_and_how_urgent(world: World) -> None:
    account, sequences = world.connect(), world.integration.sequences
    call = Step(StepKind.TASK, title="Call Bob", task=TaskKind.CALL, priority=Priority.HIGH, notes="0123")
    sequences.enrol(begin(world, call).id, BOB, account.id)
    world.run()
    (task,) = sequences.tasks()
    assert (task.task, task.priority, task.notes) == (TaskKind.CALL, Priority.HIGH, "0123")


def test_engaged_and_no_response_are_counted_once_a_contact(world: World) -> None:
    account, sequences = world.connect(), world.integration.sequences
    intro = begin(world, mail("Hello"))
    first, _ = sequences.enrol_many(intro.id, [BOB, EVA], account.id)
    world.pass_time(minutes=5)
    assert not isinstance(first, Refused)
    for figure in (Figure.REPLIED, Figure.MEETING_BOOKED):
        sequences._enrolments.count(first, figure, world.clock.now())
    figures = sequences.statistics(intro.id)
    assert (figures.engaged, figures.no_response, figures.finished) == (1, 1, 2)


def test_the_link_in_a_one_to_one_mail_unsubscribes_from_sequences(world: World) -> None:
    account, sequences = world.connect(), world.integration.sequences
    link = sequences.fill_in("{{unsubscribe_link}}", BOB, account.id).text
    assert sequences.unsubscribe(link.rpartition("/")[2]) == BOB
    with pytest.raises(Refused) as refused:
        sequences.enrol(begin(world, mail("Hello")).id, BOB, account.id)
    assert refused.value.id == Refusal.UNSUBSCRIBED_PERSONAL
    for strange in ("x", world.integration._vault.seal("a password")):
        with pytest.raises(NotFound):
            sequences.unsubscribe(strange)
