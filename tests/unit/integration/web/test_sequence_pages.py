"""Sequences are written, filled, watched and ended by pages alone."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

from integration.model.sequence import (
    EnrolmentState,
    FollowUpDays,
    Refusal,
    SequenceDefinition,
    SequenceSettings,
    Step,
    StepKind,
    Unenrol,
)
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

BOB = "bob@client.test"

SETTINGS = {
    "name": "Welcome",
    "follow_up_days": "BUSINESS_DAYS",
    "window_start": "9:00",
    "window_end": "17:30",
    "threaded": "yes",
    "on_mail": "ACCOUNT_BASED",
    "on_meeting": "NONE",
}
MAIL = {
    "kind": "EMAIL",
    "days": "0",
    "hours": "0",
    "subject": "Hello",
    "text": "Hi {{contact.first_name}}",
    "title": "",
}
TASK = {"kind": "TASK", "days": "1", "hours": "2", "subject": "", "text": "", "title": "Call"}
Fields = list[tuple[str, str]]


def form(*steps: dict[str, str], act: str = "save", **settings: str) -> Fields:
    fields = [*(SETTINGS | settings).items(), ("act", act)]
    return fields + [(f"step-{name}", value) for step in steps for name, value in step.items()]


async def post(client: Client, path: str, data: Any = None) -> tuple[int, str]:
    answer = await client.post(path, data=data)
    return answer.status, unescape(await answer.text())


async def get(client: Client, path: str) -> str:
    return unescape(await (await client.get(path)).text())


def made(world: World, *steps: Step) -> SequenceDefinition:
    return world.integration.sequences.create("Welcome", steps or [Step(subject="Hello", html="<p>Hi</p>")])


def test_a_sequence_is_stored_as_the_form_says(world: World) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, "/sequences", form(MAIL, TASK))
        assert status == 200
        assert "Welcome" in page

    visit(world, story)
    (sequence,) = world.integration.sequences.all()
    assert sequence.steps == (
        Step(subject="Hello", html="<p>Hi {{contact.first_name}}</p>"),
        Step(StepKind.TASK, timedelta(days=1, hours=2), title="Call"),
    )
    assert sequence.settings == SequenceSettings(
        FollowUpDays.BUSINESS_DAYS, 9 * 60, 17 * 60 + 30, True, Unenrol.ACCOUNT_BASED, Unenrol.NONE
    )


def test_steps_are_added_moved_and_removed_without_losing_a_word(world: World) -> None:
    async def story(client: Client) -> None:
        for act, order in (
            ("add-task", ["Hello", "Call", ""]),
            ("up-1", ["Call", "Hello"]),
            ("remove-0", ["Call"]),
            ("nonsense", ["Hello", "Call"]),
        ):
            status, page = await post(client, "/sequences", form(MAIL, TASK, act=act))
            assert status == 200
            places = [page.find(f'value="{word}"') for word in order if word]
            assert -1 not in places
            assert places == sorted(places)
            assert page.count('name="step-kind"') == len(order)

    visit(world, story)
    assert world.integration.sequences.all() == []


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world: World) -> None:
    async def story(client: Client) -> None:
        for fields, told in (
            (form(MAIL, name=""), "Please enter a name"),
            (form({**MAIL, "subject": ""}), "not complete"),
            (form({**MAIL, "days": "soon"}), "“soon” cannot be understood"),
            (form(MAIL, window_end="8:00"), "has to end after it begins"),
            (form(MAIL, window_start="nine"), "“nine” cannot be understood"),
        ):
            status, page = await post(client, "/sequences", fields)
            assert status == 422
            assert told in page
            assert "Hi {{contact.first_name}}" in page

    visit(world, story)


def test_a_stored_sequence_is_changed_by_copying_it(world: World) -> None:
    sequence = made(world, Step(subject="Hello", html="<p>Hi<br>there</p>"), Step(StepKind.TASK, title="Call"))

    async def story(client: Client) -> None:
        page = await get(client, f"/sequences/new?like={sequence.id}")
        assert "Hi\nthere" in page
        assert 'value="Call"' in page

    visit(world, story)


def test_contacts_are_enrolled_and_each_refusal_is_told(world: World) -> None:
    account, sequence = world.connect(), made(world)
    path = f"/sequences/{sequence.id}/enrolments"

    async def story(client: Client) -> None:
        form = {"account": account.id, "addresses": "bob@client.test\nnobody, eva@client.test"}
        status, page = await post(client, path, form)
        assert status == 422
        assert "Enrolled: bob@client.test, eva@client.test" in page
        assert "“nobody” is not an email address" in page
        status, page = await post(client, path, {"account": account.id, "addresses": "bob@client.test"})
        assert "enrolled in a sequence already" in page
        too_many = "\n".join(f"p{number}@client.test" for number in range(51))
        _, page = await post(client, path, {"account": account.id, "addresses": too_many})
        assert "At most 50 contacts" in page
        assert "p50@client.test" in page

    visit(world, story)
    assert len(world.integration.sequences.of_sequence(sequence.id)) == 2


def test_an_enrolment_is_watched_and_ended(world: World) -> None:
    account, sequence = world.connect(), made(world)
    enrolment = world.integration.sequences.enrol(sequence.id, "bob@client.test", account.id)

    async def story(client: Client) -> None:
        page = await get(client, f"/sequences/{sequence.id}")
        assert "bob@client.test" in page
        assert "Welcome" in await get(client, "/contacts/bob@client.test")
        _, page = await post(client, f"/enrolments/{enrolment.id}/unenrol")
        assert "Somebody has unenrolled the contact" in page

    visit(world, story)
    assert world.integration.sequences.enrolment(enrolment.id).state is EnrolmentState.UNENROLLED


def test_an_enrolment_is_put_on_hold_and_goes_on(world: World) -> None:
    account, sequence = (
        world.connect(),
        made(world, Step(subject="Hello"), Step(subject="More", delay=timedelta(days=1))),
    )
    enrolment = world.integration.sequences.enrol(sequence.id, "bob@client.test", account.id)
    world.run()

    async def story(client: Client) -> None:
        _, page = await post(client, f"/enrolments/{enrolment.id}/hold")
        assert "on hold" in page
        status, page = await post(client, f"/enrolments/{enrolment.id}/hold")
        assert (status, "cannot be put on hold" in page) == (422, True)
        _, page = await post(client, f"/enrolments/{enrolment.id}/resume")
        assert "waiting" in page

    visit(world, story)


def test_a_task_is_seen_and_done(world: World) -> None:
    account = world.connect()
    sequence = made(world, Step(StepKind.TASK, title="Call Bob"))
    enrolment = world.integration.sequences.enrol(sequence.id, "bob@client.test", account.id)
    world.run()

    async def story(client: Client) -> None:
        for path in ("/", "/sequences"):
            assert "Call Bob" in await get(client, path)
        await post(client, f"/enrolments/{enrolment.id}/task-done")
        assert "Call Bob" not in await get(client, "/")

    visit(world, story)


def test_figures_are_shown_and_deleting_asks_first(world: World) -> None:
    account, sequence = world.connect(), made(world)
    enrolment = world.integration.sequences.enrol(sequence.id, "bob@client.test", account.id)

    async def story(client: Client) -> None:
        assert "<dt>enrolled</dt><dd>1</dd>" in await get(client, "/sequences")
        assert "Delete “Welcome”?" in await get(client, f"/sequences/{sequence.id}/remove")
        _, page = await post(client, f"/sequences/{sequence.id}/remove")
        assert "No sequence yet" in page
        assert (await client.get(f"/sequences/{sequence.id}")).status == 404

    visit(world, story)
    assert world.integration.sequences.enrolment(enrolment.id).state is EnrolmentState.UNENROLLED


def test_whom_no_sequence_writes_to_is_kept_and_seen(world: World) -> None:
    async def story(client: Client) -> None:
        _, page = await post(client, "/blocked", {"entries": "bob@client.test\nrival.test"})
        assert "blocked address" in page
        assert "blocked domain" in page

    visit(world, story)
    assert set(world.integration.sequences.blocked()) == {"bob@client.test", "rival.test"}


def test_a_block_is_lifted_and_what_a_contact_has_said_is_not(world: World) -> None:
    sequences, account = world.integration.sequences, world.connect()
    link = sequences.fill_in("{{unsubscribe_link}}", BOB, account.id, markup=False).text
    sequences.block("rival.test")
    sequences.block(BOB)

    async def story(client: Client) -> None:
        await post(client, "/blocked/remove", {"entry": "rival.test"})
        # Blocked before or not: whoever unsubscribes is never written to again.
        sequences.unsubscribe(link.rpartition("/")[2])
        assert (await client.post("/blocked/remove", data={"entry": BOB})).status == 404

    visit(world, story)
    assert sequences.blocked() == {BOB: Refusal.UNSUBSCRIBED_PERSONAL}


def test_a_stored_sequence_is_changed_as_it_was_looked_at(world: World) -> None:
    sequence = made(world)
    call = TASK | {"task": "CALL", "priority": "HIGH", "notes": "0123", "thread": "0", "paused": ""}
    follow_up = MAIL | {"subject": "", "task": "TODO", "priority": "NONE", "notes": "", "thread": "1", "paused": "yes"}
    first = MAIL | {"task": "TODO", "priority": "NONE", "notes": "", "thread": "0", "paused": ""}
    changes = form(first, call, follow_up, version="1")

    async def story(client: Client) -> None:
        page = await get(client, f"/sequences/{sequence.id}/edit")
        assert f'action="/sequences/{sequence.id}/edit"' in page
        assert 'name="version" value="1"' in page
        assert (await post(client, f"/sequences/{sequence.id}/edit", changes))[0] == 200
        page = await get(client, f"/sequences/{sequence.id}/edit")
        assert '<option value="CALL" selected>' in page
        assert '<option value="1" selected>the mail of step 1' in page
        status, page = await post(client, f"/sequences/{sequence.id}/edit", changes)
        assert (status, "Somebody else has changed" in page) == (422, True)

    visit(world, story)
    (changed,) = world.integration.sequences.all()
    _, task, mail = changed.steps
    assert (changed.id, changed.version) == (sequence.id, 2)
    assert (task.task.value, task.priority.value, task.notes) == ("CALL", "HIGH", "0123")
    assert (mail.thread_to_step, mail.paused) == (1, True)
