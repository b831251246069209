"""What a start, a stop and a way back to a known world cost."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable

from aiohttp import web

from fake_ews.testing import FakeExchange
from tests.bench.bench import SERVE, SERVE_TLS, STUB, Bench, world
from tests.bench.client import http_request, send_all
from tests.bench.goals import Figures, interleaved
from tests.bench.processes import ServerProcess, compiling
from tests.bench.soap import PASSWORD, USER, get_folder
from tests.bench.stub import ANSWER, application
from tests.tidy.repository import ROOT


def process_to_first_answer(bench: Bench) -> Figures:
    """Return CPU milliseconds from the start of the process to the first right answer."""
    return interleaved(bench.rounds, lambda: _started(*SERVE), lambda: _started(*STUB))


def process_to_first_answer_by_tls(bench: Bench) -> Figures:
    """Return the same with certificates, which the reference does without."""
    return interleaved(bench.rounds, lambda: _started(*SERVE_TLS), lambda: _started(*STUB))


def _started(*arguments: str) -> float:
    with ServerProcess(*arguments) as server:
        sent = http_request(server.url, get_folder(), USER, PASSWORD)
        answer = send_all(server.url, [sent], 1, 1)
        assert b"NoError" in answer or answer == ANSWER
        return server.cpu() * 1000


def importing(bench: Bench) -> Figures:
    """Return CPU milliseconds of a process that imports the whole integration, and of one that imports exchangelib."""
    return interleaved(bench.rounds, lambda: _imported("integration.app"), lambda: _imported("exchangelib"))


def _imported(module: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True, cwd=ROOT, env=compiling())
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return spent * 1000


def start_and_stop(bench: Bench) -> Figures:
    """Return CPU milliseconds of what the fixture does for a test, beside a bare server that also answers once."""

    def exchange() -> None:
        with FakeExchange(mailboxes={USER: PASSWORD}):
            pass

    return interleaved(bench.rounds, lambda: _spent(exchange, 20), lambda: _spent(bare_start_and_stop, 20))


def restore(bench: Bench) -> Figures:
    """Return CPU milliseconds of going back to a thousand items after a test that sent a message and read a folder."""
    exchange = FakeExchange(mailboxes={USER: PASSWORD}, tls=False)
    exchange.control.call("seed", world(1000))
    exchange.control.snapshot()
    inbox = exchange.organisation.premises.directory.find(USER)
    assert inbox is not None

    def restored() -> float:
        exchange.control.outside_send("jo@customer.test", (USER,), "Question", "How much?")
        spent = _spent(exchange.control.restore, 1)
        assert len(inbox.store.distinguished["inbox"].items) == 1000
        return spent

    return interleaved(bench.rounds, restored, lambda: _spent(bare_start_and_stop, 20))


def snapshot(bench: Bench) -> Figures:
    """Return CPU milliseconds of keeping a world with a thousand items."""
    exchange = FakeExchange(mailboxes={USER: PASSWORD}, tls=False)
    exchange.control.call("seed", world(1000))
    return interleaved(
        bench.rounds, lambda: _spent(exchange.control.snapshot, 3), lambda: _spent(bare_start_and_stop, 20)
    )


def reset(bench: Bench) -> Figures:
    """Return CPU milliseconds of a reset of a world with a thousand items and of seeding a mailbox anew."""
    exchange = FakeExchange(mailboxes={USER: PASSWORD}, tls=False)
    seeding = world(1000)

    def emptied() -> float:
        exchange.control.call("reset", {})
        exchange.organisation.add_mailbox(USER, PASSWORD)
        exchange.control.call("seed", seeding)
        return _spent(lambda: exchange.control.call("reset", {}), 1)

    return interleaved(bench.rounds, emptied, lambda: _spent(bare_start_and_stop, 20))


def bare_start_and_stop() -> None:
    """Start an aiohttp server in a loop of its own, ask it once, and stop it."""
    asyncio.run(_bare_start_and_stop())


async def _bare_start_and_stop() -> None:
    runner = web.AppRunner(application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(http_request(f"http://{host}:{port}/answer", b"<question/>"))
    await reader.readuntil(b"\r\n\r\n")
    writer.close()
    await runner.cleanup()


def _spent(work: Callable[[], object], times: int) -> float:
    """Return milliseconds of CPU time that one turn takes, whichever thread takes it."""
    before = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - before) / times * 1000
