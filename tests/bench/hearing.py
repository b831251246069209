"""What it costs to listen to a thousand mailboxes, over TLS: memory, and CPU when they are told of mail."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.testing import FakeExchange
from tests.bench.bench import TEXT, Bench
from tests.bench.client import allow_many_connections
from tests.bench.goals import Figures
from tests.bench.processes import ServerProcess

_MAILBOXES: Final = tuple(f"user{number}@firm.test" for number in range(1000))
_PASSWORD: Final = "secret"
_MAIL: Final = f"From: bob@client.test\r\nSubject: Offer\r\n\r\n{TEXT}\r\n".encode()

#: Mails a second, and how many seconds of them are a round.
_PACE: Final = 100
_SECONDS: Final = 4


class Street:
    """A thousand mailboxes on an Exchange in this process, and whoever listens to them in another."""

    def __init__(self, folder: Path) -> None:
        allow_many_connections()
        self._exchange = FakeExchange(
            exchange="2016", domain="firm.test", mailboxes=dict.fromkeys(_MAILBOXES, _PASSWORD)
        ).start()
        self._file = folder / "where.json"
        where = {"host": self._exchange.host, "port": self._exchange.port, "ca": str(self._exchange.ca_path)}
        self._file.write_text(json.dumps({**where, "password": _PASSWORD, "mailboxes": _MAILBOXES}))
        self._next = cycle(_MAILBOXES)

    def listeners(self, whose: str) -> ServerProcess:
        """Return the process that listens with the integration's listener ("ours"), or with aiohttp alone ("bare")."""
        return ServerProcess("tests.bench.ears", str(self._file), whose)

    def mail_arrives(self) -> None:
        """Deliver the mail of a round at its pace, each to the mailbox that has waited longest."""
        began = time.monotonic()
        organisation = self._exchange.organisation
        for number in range(_PACE * _SECONDS):
            time.sleep(max(began + number / _PACE - time.monotonic(), 0))
            address = next(self._next)
            with organisation.lock:
                deliver_from_outside(organisation.premises, "bob@client.test", [address], _MAIL)
        # The last ones are on their way.
        time.sleep(0.5)

    def close(self) -> None:
        """Close everything."""
        self._exchange.stop()


@contextmanager
def _street() -> Iterator[Street]:
    with TemporaryDirectory() as folder:
        street = Street(Path(folder))
        try:
            yield street
        finally:
            street.close()


def each_ear(bench: Bench) -> Figures:
    """Return KiB for each mailbox that is listened to, and for each stream of a bare client."""
    return bench.once("ears", _each_ear)


def all_ears(bench: Bench) -> Figures:
    """Return MiB above what the process held before, for a thousand mailboxes; the reference is what they may take."""
    (each,) = bench.once("ears", _each_ear).subject
    return Figures((each * len(_MAILBOXES) / 1024,), (150.0,))


def _each_ear() -> Figures:
    def held(whose: str) -> float:
        with street.listeners(whose) as process:
            before = float(process.ready["before"])
            return (process.memory() - before) / len(_MAILBOXES)

    with _street() as street:
        return Figures((held("ours"),), (held("bare"),))


def told_of_mail(bench: Bench) -> Figures:
    """Return the share of a core, in percent, that a hundred notifications a second take; the reference is a tenth."""
    with _street() as street, street.listeners("ours") as process:

        def spent() -> float:
            before = process.cpu()
            street.mail_arrives()
            return (process.cpu() - before) / _SECONDS * 100

        spent()
        rounds = tuple(spent() for _ in range(bench.rounds))
        return Figures(rounds, (10.0,) * len(rounds))
