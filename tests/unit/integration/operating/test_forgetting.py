"""Deleting a contact deletes everything that is stored about him, down to the bytes of the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from integration.db.database import is_postgresql
from integration.errors import NotFound, Refused
from integration.model.mail import MailState
from integration.model.meeting import MeetingLink, Visitor
from integration.model.sequence import SequenceSettings, Step
from tests.databases import fresh
from tests.unit.integration.world import World

BOB, EVA, ANNA = "bob@client.test", "eva@client.test", "anna@firm.test"


def everything_in(world: World) -> str:
    with world.integration.database.reading() as connection:
        tables = inspect(connection).get_table_names()
        return repr([[tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))] for name in tables])


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A firm where Bob was written to, has answered, was enrolled, has booked, and is to be written to again."""
    made = World(fresh(tmp_path / "state.db"), sync_interval=timedelta(hours=12))
    app, account = made.integration, made.connect()
    app.add_contact(BOB, "Bob Zweistein")
    first = app.send_mail(account.id, to=[BOB], cc=[EVA], subject="Offer for Zweistein", html="<p>Dear Zweistein</p>")
    made.run()
    answers = made.mailbox().delivered[0].internet_message_id
    made.clock.advance(minutes=1)
    made.deliver("Re: Offer for Zweistein", answers=answers, sender=BOB)
    app.mailboxes_changed([account.id])
    made.run()
    app.send_mail(
        account.id, to=[EVA], bcc=[BOB], subject="Later", html="<p>Hi</p>", at=made.clock.now() + timedelta(days=2)
    )
    sequence = app.sequences.create("Welcome", [Step(subject="Hello", html="<p>Hi</p>")], SequenceSettings())
    app.sequences.enrol(sequence.id, BOB, account.id)
    app.links.save(MeetingLink("anna/talk", ANNA, "Talk"))
    offered = app.links.offer("anna/talk", "UTC").starts[0]
    app.meetings.book("anna/talk", offered, Visitor("Bob Zweistein", BOB))
    made.run()
    assert first.key
    return made


def test_nothing_about_him_is_left_anywhere(world: World, tmp_path: Path) -> None:
    before = everything_in(world)
    assert before.count(BOB) > 5
    assert before.count("Zweistein") > 5
    assert world.integration.forget_contact(BOB.upper()) > 5
    assert [word for word in (BOB, "Zweistein") if word in everything_in(world)] == []
    if not is_postgresql(world.integration.settings.database):
        files = b"".join(file.read_bytes() for file in tmp_path.glob("state.db*"))
        assert [word for word in (BOB, "Zweistein") if word.encode() in files] == []
        assert EVA.encode() in files
    with pytest.raises(NotFound):
        world.integration.timeline(BOB)
    world.integration.close()


def test_work_goes_on_afterwards_and_he_is_not_written_to(world: World) -> None:
    delivered = len(world.mailbox().delivered)
    world.integration.forget_contact(BOB)
    account = world.integration.account(ANNA)
    again = world.integration.send_mail(account.id, to=[EVA], subject="News", html="<p>Hi</p>")
    world.deliver("Re: Offer for Zweistein", answers="<unknown@firm.test>", sender=BOB)
    world.pass_time(days=3)
    assert world.integration.mail(again.key).state is MailState.DONE
    assert len(world.mailbox().delivered) == delivered + 1
    assert BOB not in everything_in(world)
    world.integration.close()


def test_that_he_wants_no_mail_is_remembered_without_his_address(world: World) -> None:
    app = world.integration
    (enrolment,) = app.sequences.enrolments(BOB)
    app.sequences.unsubscribe(enrolment.token)
    app.forget_contact(BOB)
    assert BOB not in everything_in(world)
    app.add_contact(BOB)
    sequence = app.sequences.all()[0]
    account = app.account(ANNA)
    with pytest.raises(Refused) as refused:
        app.sequences.enrol(sequence.id, BOB, account.id)
    assert "unsubscribed" in refused.value.id
    world.integration.close()


def test_who_is_not_there_cannot_be_deleted(world: World) -> None:
    with pytest.raises(NotFound):
        world.integration.forget_contact("nobody@client.test")
    world.integration.close()
