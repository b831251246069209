"""Processes on one PostgreSQL share the work: each lane is one process's at a time, and a dead one's goes to others."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from integration.app import Integration
from integration.model.mail import Draft, MailState
from tests.databases import SERVER, fresh
from tests.unit.integration.work.test_runner import Watch
from tests.unit.integration.world import World

if SERVER not in os.environ:
    pytest.skip("needs a PostgreSQL: tox run -e postgres", allow_module_level=True)

from integration.work.queue import QueueRunner, _prepare

BEAT = timedelta(seconds=0.3)


class Firm:
    """Two installations on one database, each with a runner, and mails that wait to be sent."""

    def __init__(self) -> None:
        self.world = World(fresh())
        self.installations = [self.world.integration, self.world._start()]
        self.runners = [self._runner(one) for one in self.installations]
        self.keys: list[str] = []

    def _runner(self, integration: Integration) -> QueueRunner:
        return QueueRunner(integration.work, integration.database, self.world.clock, 2, BEAT)

    def write(self, address: str, mails: int) -> None:
        account = self.world.connect(address)
        for number in range(mails):
            mail = self.world.integration.send_mail(
                account.id, to=[f"bob{number}@client.test"], subject="Hi", html="<p>Hi</p>"
            )
            self.keys.append(mail.key)

    def when_seen(self, address: str, times: int) -> threading.Event:
        """Return what is set when the sent copy has been looked for so many times."""
        watch, mailbox = Watch(times), self.world.mailbox(address)
        real = mailbox.sent

        def seen(key: str) -> object:
            found = real(key)
            watch()
            return found

        mailbox.sent = seen  # type: ignore[method-assign, assignment]
        return watch.done


@pytest.fixture
def firm() -> Iterator[Firm]:
    made = Firm()
    yield made
    for one in made.installations:
        one.close()


def test_two_processes_send_what_is_due_and_each_mail_once(firm: Firm) -> None:
    addresses = [f"user{number}@firm.test" for number in range(4)]
    seen = [firm.when_seen(address, 3) for address in addresses]
    for address in addresses:
        firm.write(address, 3)
    for runner in firm.runners:
        runner.start()
    assert all(one.wait(60) for one in seen)
    for runner in firm.runners:
        runner.stop()
    assert {firm.world.integration.mail(key).state for key in firm.keys} == {MailState.DONE}
    assert [len(firm.world.mailbox(address).delivered) for address in addresses] == [3, 3, 3, 3]


def test_a_mailbox_is_worked_on_by_one_process_at_a_time(firm: Firm) -> None:
    firm.write("anna@firm.test", 6)
    mailbox = firm.world.mailbox()
    seen = firm.when_seen("anna@firm.test", 6)
    real, inside, most = mailbox.send_draft, threading.Semaphore(0), []

    def watched(draft: Draft) -> None:
        inside.release()
        most.append(inside._value)
        # As long as a server may take: whoever else is at this mailbox would be seen.
        threading.Event().wait(0.1)
        real(draft)
        inside.acquire()

    mailbox.send_draft = watched  # type: ignore[method-assign]
    for runner in firm.runners:
        runner.start()
    assert seen.wait(60)
    for runner in firm.runners:
        runner.stop()
    assert most == [1] * 6


def test_what_becomes_due_is_done_by_whoever_is_there(firm: Firm) -> None:
    seen = firm.when_seen("anna@firm.test", 1)
    firm.runners[1].start()
    firm.write("anna@firm.test", 1)
    firm.runners[1].wake()
    assert seen.wait(60)
    firm.runners[1].stop()


def test_the_lane_of_a_process_that_died_goes_to_another(firm: Firm) -> None:
    firm.write("anna@firm.test", 1)
    seen = firm.when_seen("anna@firm.test", 1)
    _prepare(firm.world.integration.database)
    account = firm.world.integration.accounts()[0]
    with firm.world.integration.database.writing() as connection:
        schema = connection.execute(text("SELECT current_schema()")).scalar_one() + "_queue"
        connection.execute(text(f"SET LOCAL search_path TO {schema}"))
        worker = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
        dead = connection.execute(text(worker)).scalar_one()
        job = "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, args, status, worker_id)"
        values = "('default', 'lane', :lane, '{}', 'doing', :dead)"
        connection.execute(text(f"{job} VALUES {values}"), {"lane": account.id, "dead": dead})
    firm.runners[0].start()
    assert seen.wait(60)
    firm.runners[0].stop()
    assert len(firm.world.mailbox().delivered) == 1


def test_tables_of_another_procrastinate_are_made_anew(firm: Firm) -> None:
    database = firm.world.integration.database
    _prepare(database)
    with database.writing() as connection:
        schema = connection.execute(text("SELECT current_schema()")).scalar_one() + "_queue"
        connection.execute(text(f"COMMENT ON SCHEMA {schema} IS 'an older one'"))
        connection.execute(text(f"DROP TABLE {schema}.procrastinate_events"))
    seen = firm.when_seen("anna@firm.test", 1)
    firm.write("anna@firm.test", 1)
    firm.runners[0].start()
    assert seen.wait(60)
    firm.runners[0].stop()
