"""A mail leaves exactly once, whatever Exchange answers and wherever we are killed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.model.audit import AuditQuery, Deed
from integration.model.crm import Contact, EmailStatus
from integration.model.mail import MailState, OutgoingMail
from integration.model.outcome import Outcome, Transport
from tests.databases import fresh
from tests.unit.integration.killing import killed_at, lines
from tests.unit.integration.world import NO_ANSWER, OUTAGE, World


@pytest.fixture
def sync_interval() -> timedelta:
    """Inboxes are hardly ever read: these tests are about what leaves."""
    return timedelta(days=9)


def send(world: World, **more: Any) -> OutgoingMail:
    account = world.connect()
    return world.integration.send_mail(
        account.id, to=["bob@client.test"], subject="Offer", html="<p>Hello Bob</p>", **more
    )


def status(world: World) -> list[EmailStatus]:
    return [entry.status for entry in world.integration.timeline("bob@client.test")]


def test_a_mail_is_sent_and_shown_as_sent(world: World) -> None:
    mail = send(world)
    assert status(world) == [EmailStatus.SENDING]
    world.run()
    assert [item.key for item in world.mailbox().delivered] == [mail.key]
    assert world.integration.mail(mail.key).state is MailState.DONE
    assert status(world) == [EmailStatus.SENT]


def test_it_costs_one_call_each_to_save_send_and_see(world: World) -> None:
    send(world)
    world.run()
    reading = ("subscribe", "folders", "changes")
    assert [call for call in world.mailbox().calls if call not in reading] == ["save_draft", "send_draft", "sent"]


@pytest.mark.parametrize(
    "outcome", [OUTAGE, NO_ANSWER, Outcome(status=401), Outcome(status=200, response_code="ErrorNew")]
)
@pytest.mark.parametrize("after", [False, True], ids=["not done", "done but not answered"])
@pytest.mark.parametrize("call", ["save_draft", "send_draft", "sent", "drafts", "*"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_call_that_fails_neither_loses_nor_doubles_the_mail(
    world: World, call: str, after: bool, outcome: Outcome, times: int
) -> None:
    mail = send(world)
    world.mailbox().fail(call, outcome, after=after, times=times)
    world.pass_time(hours=3)
    assert [item.key for item in world.mailbox().delivered] == [mail.key]
    assert world.mailbox().draft_items == []
    assert status(world) == [EmailStatus.SENT]
    assert world.integration.mail(mail.key).state is MailState.DONE


def test_a_vanished_draft_is_a_sent_mail_even_while_sent_items_is_empty(world: World) -> None:
    mail = send(world)
    world.mailbox().sent_items_lag = True
    world.mailbox().fail("send_draft", NO_ANSWER, after=True)
    world.pass_time(minutes=5)
    assert world.integration.mail(mail.key).state is MailState.SENT
    assert status(world) == [EmailStatus.SENT]
    world.pass_time(hours=2)
    assert world.integration.mail(mail.key).state is MailState.DONE
    assert len(world.mailbox().delivered) == 1


def test_a_draft_that_turns_up_late_is_deleted_and_never_sent(world: World) -> None:
    mail = send(world)
    world.mailbox().fail("save_draft", NO_ANSWER)
    world.pass_time(minutes=2)
    assert len(world.mailbox().delivered) == 1
    world.mailbox().save_draft(mail)  # the first request, carried out now
    world.pass_time(minutes=30)
    assert world.mailbox().draft_items == []
    assert len(world.mailbox().delivered) == 1


def test_a_draft_changed_meanwhile_is_sent_as_it_is_now(world: World) -> None:
    mail = send(world)
    world.mailbox().fail("send_draft", OUTAGE)
    world.run()
    world.mailbox().draft_items[0].change = 2
    world.pass_time(minutes=5)
    assert [item.key for item in world.mailbox().delivered] == [mail.key]


def test_a_draft_that_the_user_threw_away_is_not_sent_again(world: World) -> None:
    mail = send(world)
    world.mailbox().fail("send_draft", OUTAGE)
    world.run()
    world.mailbox().deleted_drafts.append(world.mailbox().draft_items.pop())
    world.pass_time(minutes=5)
    assert world.mailbox().delivered == []
    assert world.integration.mail(mail.key).reason == "mail.draft-deleted"
    assert status(world) == [EmailStatus.FAILED]


@pytest.mark.parametrize("call", ["save_draft", "send_draft"])
def test_a_mail_that_exchange_refuses_fails_with_its_reason_and_leaves_no_draft(world: World, call: str) -> None:
    mail = send(world)
    world.mailbox().fail(call, Outcome(status=200, response_code="ErrorSendAsDenied", text="not as him"))
    world.run()
    failed = world.integration.mail(mail.key)
    assert (failed.state, failed.reason, failed.detail) == (MailState.FAILED, "mail.refused", "not as him")
    assert world.mailbox().draft_items == []
    assert status(world) == [EmailStatus.FAILED]


def test_a_refusal_of_the_second_submission_is_no_failure_when_the_first_had_gone_through(world: World) -> None:
    send(world)
    world.mailbox().sent_items_lag = True
    world.mailbox().fail("send_draft", NO_ANSWER)
    world.mailbox().fail("send_draft", Outcome(status=200, response_code="ErrorAccessDenied"), after=True)
    world.pass_time(hours=2)
    assert len(world.mailbox().delivered) == 1
    assert status(world) == [EmailStatus.SENT]


def test_answers_that_nobody_understands_are_borne_for_a_while_only(world: World) -> None:
    mail = send(world)
    world.mailbox().fail("save_draft", Outcome(status=200, transport=Transport.UNREADABLE), times=1000)
    world.pass_time(days=1)
    assert world.integration.mail(mail.key).reason == "mail.given-up"
    assert status(world) == [EmailStatus.FAILED]


def test_an_outage_of_a_day_loses_nothing(world: World) -> None:
    send(world)
    world.mailbox().fail("*", OUTAGE, times=10_000)
    world.pass_time(days=1)
    assert status(world) == [EmailStatus.SENDING]
    world.mailbox().faults.clear()
    world.pass_time(minutes=20)
    assert status(world) == [EmailStatus.SENT]
    assert len(world.mailbox().delivered) == 1


def test_killed_between_any_two_lines_it_sends_once(tmp_path: Path) -> None:
    killed = 0
    for line in lines():
        world = World(fresh(tmp_path / f"{line}.db"), sync_interval=timedelta(days=2))
        send(world)
        if not killed_at(line, world.run):
            world.integration.close()
            break
        killed += 1
        world.restart()
        world.pass_time(minutes=40)
        assert len(world.mailbox().delivered) == 1, f"killed at line {line}"
        assert world.mailbox().draft_items == [], f"killed at line {line}"
        assert status(world) == [EmailStatus.SENT], f"killed at line {line}"
        world.integration.close()
    assert killed > 10


def test_killed_while_a_mail_is_taken_it_is_sent_and_shown_or_was_never_taken(tmp_path: Path) -> None:
    outcomes = set()
    for line in lines(stride=11):
        world = World(fresh(tmp_path / f"{line}.db"), sync_interval=timedelta(days=2))
        account = world.connect()
        world.run()

        def take(world: World = world, account_id: str = account.id) -> None:
            world.integration.send_mail(account_id, to=["bob@client.test"], subject="Offer", html="<p>Hello</p>")

        killed = killed_at(line, take)
        world.restart()
        world.run()
        sent = len(world.mailbox().delivered)
        shown = world.integration.timeline("bob@client.test") if world.integration.contacts() else []
        assert [entry.status for entry in shown] == [EmailStatus.SENT] * sent, f"killed at line {line}"
        outcomes.add(sent)
        world.integration.close()
        if not killed:
            break
    assert outcomes == {0, 1}


def test_a_draft_that_was_made_without_an_answer_is_taken_and_no_second_one_made(world: World) -> None:
    send(world)
    world.mailbox().fail("save_draft", NO_ANSWER, after=True)
    world.pass_time(minutes=5)
    assert world.mailbox().calls.count("save_draft") == 1
    assert len(world.mailbox().delivered) == 1


def test_a_form_that_comes_twice_at_once_is_one_order_and_one_mail(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, account = world.integration, world.connect()
    form: dict[str, Any] = {"to": ["bob@client.test"], "subject": "Offer", "html": "<p>Hi</p>", "key": app.new_key()}
    contact = app.crm.contact

    def overtaken(address: str) -> Contact:
        """Let the other form be taken and its mail be sent, after this one was looked for and before it is noted."""
        monkeypatch.undo()
        app.send_mail(account.id, **form)
        world.run()
        return contact(address)

    monkeypatch.setattr(app.crm, "contact", overtaken)
    assert app.send_mail(account.id, **form).state is MailState.DONE
    assert status(world) == [EmailStatus.SENT]
    noted = app.audit.entries(AuditQuery(family="mail")).items
    assert sorted(entry.deed for entry in noted) == [Deed.MAIL_ORDERED, Deed.MAIL_SENT]


CALLS = st.sampled_from(["save_draft", "send_draft", "sent", "drafts", "discarded", "delete_drafts", "*"])
# Not 401: enough of these disconnect the inbox, which is another story.
ENDINGS = st.sampled_from([OUTAGE, NO_ANSWER, Outcome(status=200, response_code="ErrorNew")])
FAULTS = st.lists(st.tuples(CALLS, ENDINGS, st.booleans(), st.integers(1, 3)), max_size=6)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(faults=FAULTS, lag=st.booleans())
def test_whatever_goes_wrong_together_it_sends_once(faults: list[tuple[str, Outcome, bool, int]], lag: bool) -> None:
    world = World(sync_interval=timedelta(days=2), doubtful_attempts=1000)
    mail = send(world)
    world.mailbox().sent_items_lag = lag
    for call, outcome, after, times in faults:
        world.mailbox().fail(call, outcome, after=after, times=times)
    world.pass_time(hours=20)
    assert [item.key for item in world.mailbox().delivered] == [mail.key]
    assert world.mailbox().draft_items == []
    assert status(world) == [EmailStatus.SENT]
    world.integration.close()
