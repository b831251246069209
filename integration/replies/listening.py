"""Which inboxes are listened to, and having those read at once that have news."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Lock, Thread
from time import monotonic
from typing import Final

from integration.accounts.service import AccountService
from integration.capabilities import Capability, can
from integration.errors import ExchangeFailed
from integration.model.account import Account, Health
from integration.ports import Ear, Listening, Streams

log = logging.getLogger(__name__)

#: Seconds until an inbox that was connected is listened to; until then it is read by the clock alone.
REFRESH_EVERY: Final = 30.0


class InboxListening:
    """Keeps a listener at the inboxes as they stand; a notification only hastens the next reading.

    ``watched`` gives the folders of an account that are read. ``hasten`` is given the accounts with news, all that were
    heard of meanwhile together; then ``wake`` is called.
    """

    def __init__(
        self,
        accounts: AccountService,
        watched: Callable[[str], tuple[str, ...]],
        hasten: Callable[[Sequence[str]], None],
        wake: Callable[[], None],
    ) -> None:
        self._accounts = accounts
        self._watched = watched
        self._hasten = hasten
        self._wake = wake
        self._ears: dict[Account, Ear] = {}
        self._news: set[str] = set()
        self._lock = Lock()
        self._called = Event()
        self._stopping = False

    @contextmanager
    def through(self, streams: Streams) -> Iterator[None]:
        """Listen through these streams for as long as the context lasts."""
        streams.start()
        self.start(streams)
        try:
            yield
        finally:
            self.stop()
            streams.stop()

    def start(self, listener: Listening) -> None:
        """Begin, in a thread of its own."""
        self._thread = Thread(target=self._run, args=(listener,), name="listening", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Return when the thread has ended."""
        self._stopping = True
        self._called.set()
        self._thread.join()

    def heard(self, account_id: str) -> None:
        """Note that an inbox has news; the listener calls this, from its own thread."""
        with self._lock:
            self._news.add(account_id)
        self._called.set()

    def _run(self, listener: Listening) -> None:
        refresh_at = monotonic()
        while not self._stopping:
            try:
                self._pass_on()
                if monotonic() >= refresh_at:
                    self._refresh(listener)
                    refresh_at = monotonic() + REFRESH_EVERY
            except Exception:
                # Listening is a help: whatever goes wrong with it, inboxes are read by the clock.
                log.exception("listening failed and goes on")
                refresh_at = monotonic() + REFRESH_EVERY
            self._called.wait(max(refresh_at - monotonic(), 0.0))
            self._called.clear()

    def _pass_on(self) -> None:
        with self._lock:
            news, self._news = self._news, set()
        if news:
            self._hasten(sorted(news))
            self._wake()

    def _refresh(self, listener: Listening) -> None:
        ears = dict(self._found())
        if ears != self._ears:
            self._ears = ears
            listener.hold({account.id: ear for account, ear in ears.items()})

    def _found(self) -> Iterator[tuple[Account, Ear]]:
        for account in self._accounts.all():
            # A sign-in that is being refused is the sync's to judge: every stream would be one more refusal.
            if not can(account.state, Capability.LOG_REPLIES) or account.health.refused_sign_ins:
                continue
            as_reached = replace(self._accounts.on_its_way(account), health=Health())
            try:
                # Passwords are opened for accounts that are new or were connected again.
                ear = self._ears.get(as_reached) or self._accounts.ear(as_reached)
                yield as_reached, replace(ear, folder_ids=self._watched(account.id))
            except ExchangeFailed as failed:
                log.warning("cannot listen to %s: %s", account.address, failed)
