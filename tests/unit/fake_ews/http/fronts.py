"""A front that answers what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any

from fake_ews.access.account_book import AccountBook
from fake_ews.access.accounts import logon_names
from fake_ews.access.door import Admitted, Door, Doorway
from fake_ews.access.ntlm import ExtendedProtection, server_names
from fake_ews.clock import Clock, ManualClock
from fake_ews.seeds import Seeds
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply, Wait

Answer = Callable[[HttpRequest, Connection], Reply]

FAR_OFF = datetime.fromisoformat("2026-03-03T08:00:00Z")


def hello(request: HttpRequest, connection: Connection) -> Reply:
    """Answer anything with a word."""
    return Reply(200, Headers([("Content-Type", "text/plain"), ("Server", "Microsoft-IIS/10.0")]), b"hello")


class Endless(Iterator[bytes | Wait]):
    """A stream that is no generator, so that nothing but ``close`` closes it."""

    closed = False

    def __init__(self, step: bytes | Wait) -> None:
        self.step = step

    def __next__(self) -> bytes | Wait:
        """Say the same again."""
        return self.step

    def close(self) -> None:
        """Remember it."""
        self.closed = True


class Front:
    """Holds a journal of strings; ``streams`` counts the replies that are open, ``steps`` how often one was asked."""

    def __init__(self, answer: Answer = hello, clock: Clock | None = None) -> None:
        self.lock = threading.RLock()
        self.clock: Clock = clock or ManualClock()
        self.answer = answer
        self.asked: list[HttpRequest] = []
        self.connections: list[Connection] = []
        self.journal: list[str] = []
        self.streams = 0
        self.steps = 0
        self.changed = threading.Condition()
        self.listeners: list[Callable[[], None]] = []
        if isinstance(self.clock, ManualClock):
            self.clock.on_move(self._tell)

    def greets(self) -> bool:
        """Let every handshake succeed."""
        return True

    def handle(self, request: HttpRequest, connection: Connection) -> Reply:
        """Answer as the test said."""
        self.asked.append(request)
        self.connections.append(connection)
        reply = self.answer(request, connection)
        with self.changed:
            self.changed.notify_all()
        return reply

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Tell ``callback`` of each entry and each move of the clock."""
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def on_exchange(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Tell ``callback`` of each entry, too: this front records nothing."""
        return self.on_change(callback)

    def write(self, entry: str) -> None:
        """Let the journal grow."""
        with self.lock:
            self.journal.append(entry)
        self._tell()

    def follow(self, until: datetime = FAR_OFF) -> Reply:
        """Return a reply that streams the journal until the entry "end" or until that moment."""
        return Reply(200, Headers([("Content-Type", "text/plain")]), chunks=self._entries(until))

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Wait for a request or the end of a stream to make ``happened`` true."""
        with self.changed:
            assert self.changed.wait_for(happened, timeout=5), "nothing happened for 5 s"

    def _entries(self, until: datetime) -> Iterator[bytes | Wait]:
        self._count(1)
        try:
            told = 0
            while self.clock.now() < until:
                while told < len(self.journal):
                    told += 1
                    if self.journal[told - 1] == "end":
                        return
                    yield self.journal[told - 1].encode()
                self.steps += 1
                yield Wait(until)
        finally:
            self._count(-1)

    def _count(self, by: int) -> None:
        with self.changed:
            self.streams += by
            self.changed.notify_all()

    def _tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()


def only_anna(front: Front, protection: ExtendedProtection) -> Answer:
    """Return an answer that lets in nobody but Anna, by NTLM: ``EXAMPLE\\anna``, "secret"."""

    book = AccountBook(front.clock)
    book.add("anna@example.test", "secret", logon_names("anna@example.test"))
    door = Door(book, server_names("mail.example.test"), front.clock, Seeds(1), Doorway(("ntlm",), protection))

    def answer(request: HttpRequest, connection: Connection) -> Reply:
        outcome = door.admit(request, connection)
        return hello(request, connection) if isinstance(outcome, Admitted) else outcome.reply

    return answer


class NoControl:
    """A handle that can do nothing."""

    verbs = waiting = ()

    def call(self, verb: str, arguments: dict[str, Any]) -> None: ...

    def attending(self, verb: str) -> AbstractContextManager[None]:
        return nullcontext()

    def describe(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return {}, {}
