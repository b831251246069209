"""The runner across machines: Procrastinate on PostgreSQL shares the lanes out among all processes that have one."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Event, Thread
from typing import Any, Final

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from sqlalchemy import make_url, text

from integration.clock import Clock
from integration.db.database import Database
from integration.model.secret import Secret
from integration.work.due import DueWork
from integration.work.runner import SHORTEST_WAIT, seconds_until

log = logging.getLogger(__name__)

#: Procrastinate's tables stand in a schema of their own. They are no state: what is due is said by our tables alone, so
#: they are left out of backups, and made anew when a newer Procrastinate wants others.
SCHEMA: Final = "queue"

HANDED_OUT: Final = 1.0
"""Seconds until somebody looks for what is waiting for a lane, should nobody have told him."""

SILENT_BEATS: Final = 3
"""So many heartbeats of a worker may be missing before its jobs are given to others."""


class QueueRunner:
    """Hands out what is due now, a job a lane, and works on what is handed out.

    Every process does both. A lane that somebody works on is nobody else's: Procrastinate's lock has the lane's name.
    It is handed out once, however many processes see it due: so has the queueing lock. A process that ends without a
    word leaves its lanes locked until its heartbeat is missed; should it be alive after all, two work on one lane,
    which the stores' fences bear.
    """

    def __init__(self, work: DueWork, database: Database, clock: Clock, lanes: int, heartbeat: timedelta) -> None:
        self._work = work
        self._database = database
        self._clock = clock
        self._lanes = lanes
        self._heartbeat = heartbeat.total_seconds()
        # Whoever is silent is missed at the next heartbeat, not later.
        self._look_again = min(HANDED_OUT, self._heartbeat)
        self._connector = PsycopgConnector(conninfo=_conninfo(database), min_size=1, max_size=lanes + 2)
        self._app = App(connector=self._connector)
        self._lane = self._app.task(name="lane")(self._run_lane)
        self._stopping = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken: asyncio.Event | None = None
        self._thread = Thread(target=self._run, name="queue", daemon=True)

    def start(self) -> None:
        """Begin."""
        _prepare(self._database)
        self._thread.start()

    def wake(self) -> None:
        """Look now: something became due."""
        loop, woken = self._loop, self._woken
        if loop and woken and not loop.is_closed():
            loop.call_soon_threadsafe(woken.set)

    def stop(self) -> None:
        """Finish what runs here, begin nothing new, and return when that is done."""
        self._stopping.set()
        self.wake()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                asyncio.run(self._take_part())
            except Exception:
                # The database went away, most likely; nothing is lost, so it is tried until it is back.
                log.exception("the queue broke and is begun anew")
                self._stopping.wait(1.0)

    async def _take_part(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._woken = asyncio.Event()
        self._loop.set_default_executor(ThreadPoolExecutor(self._lanes + 2, thread_name_prefix="lane"))
        async with self._app.open_async():
            working = asyncio.create_task(
                self._app.run_worker_async(
                    concurrency=self._lanes,
                    delete_jobs="always",
                    fetch_job_polling_interval=self._look_again,
                    install_signal_handlers=False,
                    update_heartbeat_interval=self._heartbeat,
                    stalled_worker_timeout=SILENT_BEATS * self._heartbeat,
                )
            )
            try:
                await self._hand_out(working)
            finally:
                working.cancel()
                await asyncio.wait([working])
        if not working.cancelled():
            working.result()

    async def _hand_out(self, working: asyncio.Task[None]) -> None:
        """Put what is due into the queue, again and again; returns when this process ends or its worker did."""
        woken = self._woken
        assert woken is not None
        missed = 0.0
        while not self._stopping.is_set() and not working.done():
            woken.clear()
            if time.monotonic() >= missed:
                await self._give_back()
                missed = time.monotonic() + self._heartbeat
            for lane in await asyncio.to_thread(self._work.lanes, self._clock.now()):
                with suppress(AlreadyEnqueued):
                    await self._lane.configure(lock=lane, queueing_lock=lane).defer_async(lane=lane)
            due = await asyncio.to_thread(self._work.next_due)
            now = self._clock.now()
            # What is past due has been handed out, and the process that works on it goes on with it by itself.
            wait = self._look_again if due and due <= now else seconds_until(due, now)
            waking = asyncio.ensure_future(woken.wait())
            await asyncio.wait([waking, working], timeout=wait, return_when=asyncio.FIRST_COMPLETED)
            waking.cancel()

    async def _give_back(self) -> None:
        """Let go of the lanes of workers that are silent; what is still due in them is handed out anew."""
        silent = SILENT_BEATS * self._heartbeat
        for job in await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent):
            try:
                await self._app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
                log.warning("a worker ended in lane %s, which goes to others", job.lock)
            except ConnectorException:
                log.info("lane %s was let go of by another worker", job.lock)

    def _run_lane(self, lane: str) -> None:
        try:
            self._work.run_lane(lane, self._clock.now())
        except Exception:
            # The last place that could see it; the work stays due and is handed out again.
            log.exception("the lane of %s broke", lane)
            self._stopping.wait(1.0)
        # What this lane has made due is handed out by this process, as soon as Procrastinate has let go of the lane.
        loop, woken = self._loop, self._woken
        if loop and woken:
            loop.call_soon_threadsafe(loop.call_later, SHORTEST_WAIT, woken.set)


def _conninfo(database: Database) -> str:
    """Return the database's URL as PostgreSQL's own library takes it, leading to the queue's schema."""
    url = make_url(database.engine.url).set(drivername="postgresql")
    leading = url.update_query_dict({"options": f"-csearch_path={_schema(database)}"})
    return Secret(leading.render_as_string(hide_password=False))


def _schema(database: Database) -> str:
    with database.reading() as connection:
        ours = connection.execute(text("SELECT current_schema()")).scalar_one()
    return SCHEMA if ours == "public" else f"{ours}_{SCHEMA}"


def _prepare(database: Database) -> None:
    """Make Procrastinate's tables, in place of those that another version of it has made."""
    wanted = App(connector=PsycopgConnector()).schema_manager.get_schema()
    version = hashlib.sha256(wanted.encode()).hexdigest()
    schema = _schema(database)
    found = text("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :schema")
    with database.changing_tables() as connection:
        if connection.execute(found, {"schema": schema}).scalar() == version:
            return
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            cursor.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE; CREATE SCHEMA "{schema}"')
            cursor.execute(f'SET LOCAL search_path TO "{schema}"')
            cursor.execute(wanted)
            cursor.execute(f"COMMENT ON SCHEMA \"{schema}\" IS '{version}'")
