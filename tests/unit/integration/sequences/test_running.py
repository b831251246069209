"""Steps run when they are due, each mail once, whatever happens in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from integration.errors import NotFound, Refused
from integration.model.sequence import (
    Enrolment,
    EnrolmentState,
    FollowUpDays,
    Refusal,
    SequenceSettings,
    Statistics,
    Step,
    StepKind,
    Stop,
    Unenrol,
)
from tests.unit.integration.sequences.contacts import (
    BOB,
    DAY,
    EVERYDAY,
    TWO_MAILS,
    answer,
    enrol,
    figures,
    reason,
    state,
    subjects,
)
from tests.unit.integration.world import World


def test_the_first_mail_leaves_at_once_and_the_second_a_day_later(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    assert subjects(world) == ["Hello"]
    world.pass_time(hours=23, minutes=59)
    assert subjects(world) == ["Hello"]
    world.pass_time(minutes=1)
    assert subjects(world) == ["Hello", "Again"]
    assert state(world, enrolment) is EnrolmentState.FINISHED
    assert figures(world, enrolment) == Statistics(enrolled=1, finished=1, no_response=1)


def test_a_follow_up_that_is_due_on_sunday_leaves_on_monday_at_the_same_time(world: World) -> None:
    world.clock.moment = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
    enrol(world, (TWO_MAILS[0], Step(delay=3 * DAY, subject="Again")), SequenceSettings())
    world.pass_time(days=3, hours=23)
    assert subjects(world) == ["Hello"]
    world.pass_time(hours=1)
    assert subjects(world) == ["Hello", "Again"]


def test_a_threaded_follow_up_answers_the_mail_before(world: World) -> None:
    enrol(world, TWO_MAILS, SequenceSettings(FollowUpDays.EVERYDAY, threaded=True))
    world.pass_time(days=2)
    first, second = world.integration.timeline(BOB)
    assert (second.subject, second.thread_id) == ("RE: Hello", first.thread_id)
    sent = world.integration.mail(second.id)
    assert sent.letter.references == (first.internet_message_id,)


def test_tokens_are_filled_in_and_values_cannot_become_markup(world: World) -> None:
    world.integration.add_contact(BOB, "Bob <b>Builder")
    steps = (Step(subject="For {{contact.first_name}}", html="<p>{{ contact.name }}, {{unsubscribe_link}}</p>"),)
    enrolment = enrol(world, steps)
    world.run()
    (entry,) = world.integration.timeline(BOB)
    assert entry.subject == "For Bob"
    assert "<p>Bob &lt;b&gt;Builder, http" in entry.html
    assert enrolment.token in entry.html


def test_who_lacks_a_value_is_refused_with_its_marker(world: World) -> None:
    with pytest.raises(Refused, match="MISSING TOKEN - FIRST NAME") as refused:
        enrol(world, (Step(subject="Hello {{contact.first_name}}"),))
    assert refused.value.id == "sequence.refused-missing-token"
    assert world.integration.contacts() == []


def test_a_value_that_is_missing_is_marked_for_whoever_sends_one_mail(world: World) -> None:
    account = world.connect()
    filled = world.integration.sequences.fill_in("Dear {{contact.first_name}}", BOB, account.id)
    assert filled.text == "Dear [[MISSING TOKEN - FIRST NAME]]"
    assert filled.missing == ("[[MISSING TOKEN - FIRST NAME]]",)


def test_a_task_holds_the_sequence_and_the_delay_begins_when_it_is_done(world: World) -> None:
    steps = (TWO_MAILS[0], Step(StepKind.TASK, DAY, title="Call Bob"), Step(delay=DAY, subject="Again"))
    enrolment = enrol(world, steps)
    world.pass_time(days=5, hours=2)
    (task,) = world.integration.sequences.tasks()
    assert (task.title, task.address) == ("Call Bob", BOB)
    world.integration.sequences.complete_task(enrolment.id)
    assert world.integration.sequences.tasks() == []
    world.pass_time(hours=23, minutes=59)
    assert subjects(world) == ["Hello"]
    world.pass_time(minutes=1)
    assert subjects(world) == ["Hello", "Again"]
    with pytest.raises(NotFound):
        world.integration.sequences.complete_task(enrolment.id)


@pytest.mark.parametrize(
    ("more", "stop"),
    [
        ({}, Stop.REPLIED),
        ({"sender": "bob@home.test"}, Stop.REPLIED),
        ({"answers": "", "subject": "Something else"}, Stop.NEW_MAIL),
    ],
    ids=["a reply", "a reply from another address", "a new mail"],
)
def test_mail_from_the_contact_ends_the_sequence(world: World, more: dict[str, str], stop: Stop) -> None:
    enrolment = enrol(world)
    world.run()
    answer(world, **more)
    world.pass_time(days=3)
    assert subjects(world) == ["Hello"]
    assert (state(world, enrolment), reason(world, enrolment)) == (EnrolmentState.UNENROLLED, stop)
    replied = int(stop is Stop.REPLIED)
    assert figures(world, enrolment) == Statistics(enrolled=1, replied=replied, engaged=replied)


def test_a_reply_in_the_last_second_before_a_follow_up_is_seen_in_time(world: World) -> None:
    enrol(world)
    world.pass_time(hours=23, minutes=59, seconds=59)
    world.deliver("RE: Hello", answers=world.mailbox().delivered[0].internet_message_id)
    world.pass_time(days=1)
    assert subjects(world) == ["Hello"]


def test_an_out_of_office_notice_ends_nothing(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    answer(world, marks=(("auto-submitted", "auto-replied"),))
    world.pass_time(days=2)
    assert subjects(world) == ["Hello", "Again"]
    assert figures(world, enrolment).replied == 0


def test_a_report_of_non_delivery_ends_it_and_bars_the_address(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    answer(world, item_class="REPORT.IPM.Note.NDR", sender="postmaster@client.test")
    assert reason(world, enrolment) == Stop.BOUNCED
    assert figures(world, enrolment) == Statistics(enrolled=1, bounced=1)
    with pytest.raises(Refused) as refused:
        enrol(world)
    assert refused.value.id == Refusal.RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL


def test_who_unsubscribes_gets_nothing_more_and_cannot_be_enrolled(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    assert world.integration.sequences.unsubscribe(enrolment.token) == BOB
    assert world.integration.sequences.unsubscribe(enrolment.token) == BOB
    world.pass_time(days=2)
    assert subjects(world) == ["Hello"]
    assert figures(world, enrolment) == Statistics(enrolled=1, unsubscribed=1)
    with pytest.raises(Refused) as refused:
        enrol(world)
    assert refused.value.id == Refusal.UNSUBSCRIBED
    with pytest.raises(NotFound):
        world.integration.sequences.unsubscribe("guessed")


def test_a_meeting_by_anybodys_link_ends_it_one_on_the_record_only_with_the_sender(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.sequences.meeting_booked(enrolment.contact_id, host="somebody else")
    assert state(world, enrolment) is EnrolmentState.WAITING
    world.integration.sequences.meeting_booked(enrolment.contact_id, via_link_owner="somebody else")
    assert reason(world, enrolment) == Stop.MEETING_BOOKED
    assert figures(world, enrolment) == Statistics(enrolled=1, meetings_booked=1, engaged=1)


def test_a_colleagues_reply_ends_it_only_where_the_whole_company_is_meant(world: World) -> None:
    alone = enrol(world)
    world.run()
    everybody = enrol(
        world, TWO_MAILS, SequenceSettings(FollowUpDays.EVERYDAY, on_mail=Unenrol.ACCOUNT_BASED), "carl@client.test"
    )
    world.pass_time(minutes=1)
    answer(world, "By the way", sender="dora@client.test", answers="")
    assert state(world, alone) is EnrolmentState.WAITING
    assert reason(world, everybody) == Stop.COLLEAGUE_WROTE


def test_a_contact_is_in_one_sequence_at_a_time(world: World) -> None:
    first = enrol(world)
    with pytest.raises(Refused) as refused:
        enrol(world)
    assert refused.value.id == Refusal.ALREADY_ENROLLED
    world.integration.sequences.unenrol(first.id)
    enrol(world)


@pytest.mark.parametrize(
    ("entry", "refusal"), [(BOB, Refusal.BLOCKED_ADDRESS), ("@client.test", Refusal.BLOCKED_DOMAIN)]
)
def test_who_is_blocked_cannot_be_enrolled(world: World, entry: str, refusal: Refusal) -> None:
    world.integration.sequences.block(entry)
    with pytest.raises(Refused) as refused:
        enrol(world)
    assert refused.value.id == refusal


def test_a_deleted_sequence_ends_its_enrolments_and_keeps_its_figures(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.sequences.delete(enrolment.sequence_id)
    world.pass_time(days=2)
    assert (subjects(world), reason(world, enrolment)) == (["Hello"], Stop.SEQUENCE_DELETED)
    assert figures(world, enrolment).enrolled == 1
    assert world.integration.sequences.all() == []


def test_many_contacts_are_mailed_thirty_seconds_apart(world: World) -> None:
    account = world.connect()
    made = world.integration.sequences.create("Welcome", TWO_MAILS[:1], EVERYDAY)
    addresses = [f"{number}@client.test" for number in range(8)]
    results = world.integration.sequences.enrol_many(made.id, [*addresses, addresses[0]], account.id)
    assert [type(result) for result in results] == [Enrolment] * 8 + [Refused]
    sent: list[int] = []
    for second in range(0, 300, 10):
        world.run()
        sent += [second] * (len(world.mailbox().delivered) - len(sent))
        world.clock.advance(seconds=10)
    assert sent == [30 * number for number in range(8)]


def test_more_than_fifty_at_once_are_refused(world: World) -> None:
    account = world.connect()
    made = world.integration.sequences.create("Welcome", TWO_MAILS[:1])
    with pytest.raises(Refused, match="50"):
        world.integration.sequences.enrol_many(made.id, [f"{number}@x.test" for number in range(51)], account.id)


def test_sequences_leave_a_tenth_of_the_daily_limit_to_other_mail() -> None:
    world = World(daily_send_limit=10, sync_interval=timedelta(days=2))
    account = world.connect()
    one = (Step(subject="Hello"),)
    made = world.integration.sequences.create("Welcome", one, EVERYDAY)
    for number in range(9):
        world.integration.sequences.enrol(made.id, f"{number}@client.test", account.id)
    with pytest.raises(Refused) as refused:
        world.integration.sequences.enrol(made.id, BOB, account.id)
    assert refused.value.id == "sequence.refused-limit"
    world.pass_time(hours=1)
    assert len(world.mailbox().delivered) == 9
    with pytest.raises(Refused):
        world.integration.sequences.enrol(made.id, BOB, account.id)
    world.pass_time(days=1)
    world.integration.sequences.enrol(made.id, BOB, account.id)
    world.integration.close()


def test_follow_ups_beyond_the_limit_wait_until_there_is_room() -> None:
    world = World(daily_send_limit=2, sync_interval=timedelta(days=9))
    enrol(world, (Step(subject="Hello"), Step(delay=timedelta(hours=1), subject="Again")))
    world.pass_time(hours=23, minutes=59)
    assert subjects(world) == ["Hello"]
    world.pass_time(minutes=1)
    assert subjects(world) == ["Hello", "Again"]
    world.integration.close()
