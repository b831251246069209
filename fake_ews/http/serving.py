"""A thread with a loop of its own, in which a front and its control handle are served."""

from __future__ import annotations

import asyncio
import sys
import threading
import traceback
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FuturesTimeoutError
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from fake_ews.clock import ManualClock
from fake_ews.http.app import App
from fake_ews.http.control import ControlApp
from fake_ews.http.control_routes import Control
from fake_ews.http.due import say
from fake_ews.http.front import Front, Outward, Timeline
from fake_ews.http.listener import Handler, Listener
from fake_ews.http.name_server import NameServer, Records
from fake_ews.http.patience import Patience
from fake_ews.http.pushing import push
from fake_ews.http.smtp import Post, Relay, SmtpListener
from fake_ews.http.tls import ServerCertificate
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Connection, Wait

_NEVER = datetime.max.replace(tzinfo=UTC)

#: Seconds that nothing takes which the server's thread is asked to do, however busy the machine is.
_LONGEST = 120

#: A guard for memory, in bytes; what a product accepts is less, and for the front to refuse in the product's manner.
LARGEST_REQUEST = 268_435_456


class Serving:
    """Serves one front from ``start`` to ``stop``; several can live in a process, each in its own thread.

    Port 0 takes a free port; ``port`` and ``control_port`` say which after the start. ``control_port`` None serves no
    control handle. The control port speaks plain HTTP, and hands out the authority ``ca_pem``; at ``plain_port`` the
    front is served by plain HTTP beside TLS. What ``timeline`` has due happens by itself where the clock ticks; where
    it is moved by hand, whoever moves it lets things happen. What ``outward`` has to say is sent. ``patience`` is asked
    of each connection anew. ``post`` is the SMTP side, whose port ``smtp_port`` says after the start.
    ``dns_port`` None serves no names; else they are those of ``dns``.
    """

    def __init__(
        self,
        front: Front,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        certificate: ServerCertificate | None = None,
        control: Control | None = None,
        control_port: int | None = None,
        ca_pem: str = "",
        plain_port: int | None = None,
        largest_request: int = LARGEST_REQUEST,
        timeline: Timeline | None = None,
        outward: Outward | None = None,
        patience: Callable[[], Patience] = Patience,
        post: Post | None = None,
        dns_port: int | None = None,
        dns: Records = tuple,
    ) -> None:
        self.dns_port = dns_port
        self._dns = dns
        self._name_server: NameServer | None = None
        self._patience = patience
        self._timeline = timeline
        self._outward = outward
        self._post = post
        self.smtp_port = post.port if post is not None else None
        self.host = host
        self.port = port
        self.control_port = control_port
        self.plain_port = plain_port
        self._front = front
        self._certificate = certificate
        self._control = control
        self._ca_pem = ca_pem
        self._largest_request = largest_request
        self._waiting: Waiting | None = None
        self._listeners: list[Listener | SmtpListener] = []
        self._handle: ControlApp | None = None
        self._asked: Future[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._life: asyncio.Future[bytes | None] | None = None
        self._pushing: asyncio.Task[None] | None = None
        self._relaying: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Return when clients are answered; raises OSError when an address cannot be had, with nothing left behind."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fake_ews", daemon=True)
        self._thread.start()
        try:
            self._run(self._open())
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Drop every connection and end the thread; stopping twice is stopping once."""
        if self._loop is None or self._thread is None:
            return
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_LONGEST)
        self._loop.close()
        self._loop = self._thread = None

    def _greets(self) -> bool:
        with self._front.lock:
            return self._front.greets()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        assert self._loop is not None
        self.settled(asyncio.run_coroutine_threadsafe(work, self._loop))

    def settled(self, asked: Future[None]) -> None:
        """Return when that is done; raises RuntimeError, with where the server stands, when it takes forever."""
        try:
            asked.result(_LONGEST)
        except FuturesTimeoutError:
            frame = sys._current_frames().get(self._thread.ident or 0) if self._thread is not None else None
            where = "".join(traceback.format_stack(frame)) if frame is not None else "its thread has ended"
            said = f"the server has not done in {_LONGEST} s what it was asked to; it stands at\n{where}"
            raise RuntimeError(said) from None

    async def _open(self) -> None:
        self._waiting = Waiting(self._front)
        if self._timeline is not None and not isinstance(self._front.clock, ManualClock):
            self._life = asyncio.ensure_future(self._waiting.draw(_happenings(self._front, self._timeline)))
        if self._outward is not None:
            self._pushing = asyncio.create_task(push(self._front, self._waiting, self._outward))
        app = App(self._front, self._waiting, self._patience)
        self.port = await self._listen(app, self.port, self._certificate)
        if self.dns_port is not None:
            self._name_server = NameServer(self._dns, self.host, self.dns_port)
            await self._name_server.open()
            self.dns_port = self._name_server.port
        if self.plain_port is not None:
            self.plain_port = await self._listen(app, self.plain_port)
        if self._control is not None and self.control_port is not None:
            self._handle = ControlApp(self._front, self._control, self._waiting, self._ca_pem)
            self.control_port = await self._listen(self._control_answer, self.control_port)
        if self._post is not None:
            await self._open_post(self._post, self._waiting)

    async def _open_post(self, post: Post, waiting: Waiting) -> None:
        if post.relay is not None:
            relay = Relay(*post.relay, post.reception.host)
            self._relaying = asyncio.create_task(say(self._front, waiting, post.relaying, relay.hand_over))
        if self.smtp_port is not None:
            taking = SmtpListener(post.reception, host=self.host, port=self.smtp_port, certificate=self._certificate)
            await taking.open()
            self._listeners.append(taking)
            self.smtp_port = taking.port

    async def _control_answer(self, request: web.BaseRequest, connection: Connection) -> web.StreamResponse:
        """Answer when what was asked of the handle has taken effect, at the listeners too."""
        assert self._handle is not None
        answer = await self._handle(request, connection)
        if self._asked is not None:
            await asyncio.wrap_future(self._asked)
        return answer

    async def show(self, certificate: ServerCertificate) -> None:
        """Show another certificate to whoever connects from now on; to be awaited in the loop of this server."""
        self._certificate = certificate
        for listener in self._listeners:
            await listener.show(certificate)

    def ask(self, work: Coroutine[Any, Any, None]) -> Future[None] | None:
        """Have the loop of this server do something soon; None before the start."""
        if self._loop is None:
            work.close()
            return None
        self._asked = asyncio.run_coroutine_threadsafe(work, self._loop)
        return self._asked

    async def _listen(self, app: Handler, port: int, certificate: ServerCertificate | None = None) -> int:
        listener = Listener(
            app,
            host=self.host,
            port=port,
            certificate=certificate,
            greets=self._greets,
            patience=self._patience,
            largest_request=self._largest_request,
        )
        await listener.open()
        self._listeners.append(listener)
        return listener.port

    async def _close(self) -> None:
        if self._name_server is not None:
            self._name_server.close()
        for listener in self._listeners:
            await listener.close()
        self._listeners.clear()
        if self._waiting is not None:
            self._waiting.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        _, stubborn = await asyncio.wait(rest, timeout=_LONGEST / 2) if rest else (rest, set())
        if stubborn:
            raise RuntimeError(f"{len(stubborn)} tasks of the server do not end: {', '.join(map(repr, stubborn))}")


def _happenings(front: Front, timeline: Timeline) -> Iterator[Wait]:
    """Let everything happen in its time; a stream that never has bytes."""
    while True:
        due = timeline.next_due()
        if due is not None and due <= front.clock.now():
            timeline.run_due(front.clock.now())
        else:
            yield Wait(due or _NEVER)
