"""Mail that waits for its time is listed, changed and called off, until somebody has begun to send it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from integration.errors import Refused
from integration.model.crm import EmailStatus
from integration.model.mail import Letter, MailState, OutgoingMail
from tests.databases import fresh
from tests.unit.integration.killing import killed_at, lines
from tests.unit.integration.world import World


@pytest.fixture
def sync_interval() -> timedelta:
    """Inboxes are hardly ever read: these tests are about what leaves."""
    return timedelta(days=9)


def schedule(world: World, **more: Any) -> OutgoingMail:
    connected = world.integration.accounts()
    account = connected[0] if connected else world.connect()
    later = world.clock.now() + timedelta(hours=2)
    said: dict[str, Any] = {"to": ["bob@client.test"], "subject": "Offer", "html": "<p>Hello</p>", "at": later}
    return world.integration.send_mail(account.id, **(said | more))


def shown(world: World) -> list[tuple[str, EmailStatus]]:
    return [(entry.text, entry.status) for entry in world.integration.timeline("bob@client.test")]


def test_what_waits_is_listed_the_next_first_and_nothing_else(world: World) -> None:
    second = schedule(world)
    first = schedule(world, at=world.clock.now() + timedelta(hours=1))
    schedule(world, at=None)
    world.run()
    assert [mail.key for mail in world.integration.scheduled.all()] == [first.key, second.key]


def test_what_is_called_off_never_leaves_and_says_so(world: World) -> None:
    mail = schedule(world)
    world.integration.scheduled.call_off(mail.key)
    world.pass_time(days=1)
    assert world.mailbox().delivered == []
    (entry,) = world.integration.timeline("bob@client.test")
    assert (entry.status, entry.reason) == (EmailStatus.FAILED, "mail.called-off")
    assert world.integration.scheduled.all() == []


def test_what_is_changed_leaves_as_it_was_written_last(world: World) -> None:
    account = world.connect()
    world.integration.signatures.set(account.id, "<p>Anna</p>")
    mail = schedule(world)
    letter = Letter("Better offer", "<p>Dear Bob</p>", ("bob@client.test",), bcc=("chief@firm.test",))
    world.integration.scheduled.change(mail.key, letter, world.clock.now() + timedelta(hours=1))
    assert shown(world) == [("Dear Bob\nAnna", EmailStatus.SCHEDULED)]
    world.pass_time(hours=1)
    (sent,) = world.mailbox().delivered
    assert sent.to == ("bob@client.test", "chief@firm.test")
    assert world.integration.mail(mail.key).letter.subject == "Better offer"
    assert shown(world) == [("Dear Bob\nAnna", EmailStatus.SENT)]


@pytest.mark.parametrize("seen", ["drafting", "sent"])
def test_it_is_too_late_once_somebody_has_begun_to_send(world: World, seen: str) -> None:
    mail = schedule(world)
    if seen == "sent":
        world.pass_time(hours=3)
    else:
        world.integration._mails.move(mail, state=MailState.DRAFTING)
    with pytest.raises(Refused) as refused:
        world.integration.scheduled.call_off(mail.key)
    assert refused.value.id == "mail.too-late"
    with pytest.raises(Refused):
        world.integration.scheduled.change(mail.key, mail.letter, None)
    world.pass_time(hours=3)
    assert len(world.mailbox().delivered) == 1
    assert shown(world) == [("Hello", EmailStatus.SENT)]


def test_called_off_in_the_moment_it_leaves_it_is_sent_and_shown_as_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = schedule(world)
    told = world.integration.crm.set_status

    def meanwhile(*said: Any) -> None:
        monkeypatch.undo()
        world.pass_time(hours=3)
        told(*said)

    monkeypatch.setattr(world.integration.crm, "set_status", meanwhile)
    with pytest.raises(Refused):
        world.integration.scheduled.call_off(mail.key)
    assert len(world.mailbox().delivered) == 1
    assert shown(world) == [("Hello", EmailStatus.SENT)]


def test_killed_while_it_is_changed_it_leaves_once_as_the_timeline_says(tmp_path: Path) -> None:
    killed = 0
    for line in lines(stride=11):
        world = World(fresh(tmp_path / f"{line}.db"), sync_interval=timedelta(days=2))
        mail = schedule(world)

        def change(world: World = world, mail: OutgoingMail = mail) -> None:
            world.integration.scheduled.change(mail.key, replace(mail.letter, html="<p>New</p>"), mail.due_at)

        reached = killed_at(line, change)
        world.restart()
        world.pass_time(hours=3)
        assert len(world.mailbox().delivered) == 1, f"killed at line {line}"
        said = world.integration.mail(mail.key).letter.html
        assert shown(world) == [(said.removeprefix("<p>").removesuffix("</p>"), EmailStatus.SENT)], f"line {line}"
        world.integration.close()
        killed += reached
        if not reached:
            break
    assert killed > 3
