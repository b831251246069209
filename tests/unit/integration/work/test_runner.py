"""The embedded runner does by itself what is due, a mailbox a lane, and stops cleanly."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import OperationalError

from integration.clock import SystemClock
from integration.model.mail import Draft, MailState
from integration.work.runner import Runner
from tests.databases import fresh
from tests.unit.integration.world import World


class Watch:
    """Says when something has happened so many times."""

    def __init__(self, number: int) -> None:
        self._left = number
        self._lock = threading.Lock()
        self.done = threading.Event()

    def __call__(self) -> None:
        with self._lock:
            self._left -= 1
            if not self._left:
                self.done.set()


def test_mails_of_several_mailboxes_leave_by_themselves(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    world.integration.clock = world.clock
    watch = Watch(6)
    keys = []
    for address in ("anna@firm.test", "bert@firm.test", "cleo@firm.test"):
        account = world.connect(address)
        mailbox = world.mailbox(address)
        real = mailbox.sent

        def seen(key: str, real: object = real) -> object:
            found = real(key)  # type: ignore[operator]
            watch()
            return found

        mailbox.sent = seen  # type: ignore[method-assign, assignment]
        for number in range(2):
            mail = world.integration.send_mail(
                account.id, to=[f"bob{number}@client.test"], subject="Hi", html="<p>Hi</p>"
            )
            keys.append(mail.key)
    runner = Runner(world.integration.work, world.clock, lanes=2)
    runner.start()
    assert watch.done.wait(20)
    runner.stop()
    assert {world.integration.mail(key).state for key in keys} == {MailState.DONE}
    assert world.integration.idle()
    world.integration.close()


def test_one_mailbox_is_never_worked_on_twice_at_a_time(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    account = world.connect()
    world.integration.send_mail(account.id, to=["bob@client.test"], subject="Hi", html="<p>Hi</p>")
    inside, go = threading.Event(), threading.Event()
    real = world.mailbox().send_draft

    def slow(draft: Draft) -> None:
        inside.set()
        assert go.wait(20)
        real(draft)

    world.mailbox().send_draft = slow  # type: ignore[method-assign]
    lane = threading.Thread(target=world.integration.run_due, args=(world.clock.now(),))
    lane.start()
    assert inside.wait(20)
    assert not world.integration.idle()
    assert world.integration.run_due(world.clock.now()) == 0
    go.set()
    lane.join()
    assert len(world.mailbox().delivered) == 1
    world.integration.close()


def test_a_runner_with_nothing_to_do_stops_at_once(world: World) -> None:
    runner = Runner(world.integration.work, SystemClock(), lanes=1)
    runner.start()
    runner.wake()
    runner.stop()


def test_a_database_that_does_not_answer_for_a_while_ends_no_runner(world: World) -> None:
    account = world.connect()
    world.integration.send_mail(account.id, to=["bob@client.test"], subject="Hi", html="<p>Hi</p>")
    work, broke, left = world.integration.work, threading.Event(), threading.Event()
    lanes, send = work.lanes, world.mailbox().send_draft

    def locked(now: datetime) -> list[str]:
        work.lanes = lanes  # type: ignore[method-assign]
        broke.set()
        raise OperationalError("SELECT", None, Exception("database is locked"))

    def sent(draft: Draft) -> None:
        send(draft)
        left.set()

    work.lanes, world.mailbox().send_draft = locked, sent  # type: ignore[method-assign]
    runner = Runner(work, world.clock, lanes=1)
    runner.start()
    assert broke.wait(20)
    runner.wake()
    assert left.wait(20)
    runner.stop()


def test_two_workers_on_one_database_send_once(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    account = world.connect()
    world.integration.send_mail(account.id, to=["bob@client.test"], subject="Hi", html="<p>Hi</p>")
    first = world.integration
    second = world._start()
    real = world.mailbox().save_draft

    def slow(*asked: Any) -> Draft:
        world.mailbox().save_draft = real  # type: ignore[method-assign]
        second.run_due(world.clock.now())
        return real(*asked)

    world.mailbox().save_draft = slow  # type: ignore[method-assign,assignment]
    first.run_due(world.clock.now())
    world.pass_time(minutes=30)
    assert len(world.mailbox().delivered) == 1
    assert world.mailbox().draft_items == []
    first.close()
    second.close()
