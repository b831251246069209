"""What the goals share: how often to measure, and the two servers beside each other, each in its own process."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

from tests.bench.client import Times, http_request, send_all, time_all
from tests.bench.goals import Figures, interleaved
from tests.bench.processes import ServerProcess
from tests.bench.soap import PASSWORD, USER, find_items, ids_in

T = TypeVar("T")

_LINES: Final = "We would like to have a look at what you offer, and wonder what it costs.\n"
#: The length of an everyday mail: GetItem answers some 3.6 KB, as the stub does.
TEXT: Final = _LINES * 15

STUB: Final = ("tests.bench.stub",)
SERVE_TLS: Final = ("fake_ews", "serve", "--exchange", "2019", "--mailbox", f"{USER}:{PASSWORD}")
#: Without TLS, as the stub is.
SERVE: Final = (*SERVE_TLS, "--no-tls")
#: Connections at once: enough that the server is never idle, few enough that requests do not queue.
CONNECTIONS: Final = 8


#: One user asks for everything here, thousands of streams too: no policy would let anybody.
UNTHROTTLED: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "settings": {
            "throttling": dict.fromkeys(
                ("hanging_connection_limit", "ews_max_concurrency", "ews_max_burst", "ews_cutoff_balance"), -1
            )
        }
    }
)


def world(items: int) -> dict[str, Any]:
    """Return what ``seed`` takes to put so many messages into the inbox."""
    messages = [
        {"subject": f"Offer {number}", "text": TEXT, "from_": "jo@customer.test", "read": False}
        for number in range(items)
    ]
    return {**UNTHROTTLED, "mailboxes": [{"address": USER, "messages": [_in_json(one) for one in messages]}]}


def _in_json(message: dict[str, Any]) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in message.items()}


class Bench:
    """Gives each goal what it measures with; what was started ends with it."""

    def __init__(self, rounds: int) -> None:
        self.rounds = rounds
        self._started = ExitStack()
        self._made: dict[Hashable, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._started.close()

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` gave when it was asked for first: what several goals measure, and is dear to make."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    @cached_property
    def stub(self) -> ServerProcess:
        """The bare aiohttp server."""
        return self._started.enter_context(ServerProcess(*STUB))

    @cached_property
    def exchange(self) -> ServerProcess:
        """The one that is asked most questions; what one goal makes of it, the next one meets."""
        return self._started.enter_context(self.filled())

    def filled(self) -> ServerProcess:
        """Return a ``fake-ews serve`` with a thousand messages, without TLS as the stub is; not started."""
        return self._seeded("world.json", world(1000))

    def unthrottled(self) -> ServerProcess:
        """Return a ``fake-ews serve`` with an empty mailbox that lets its user do anything; not started."""
        return self._seeded("unthrottled.json", UNTHROTTLED)

    def _seeded(self, name: str, seed: Mapping[str, Any]) -> ServerProcess:
        folder = self.once("seeds", lambda: Path(self._started.enter_context(TemporaryDirectory())))
        path: Path = folder / name
        path.write_text(json.dumps(dict(seed)))
        return ServerProcess(*SERVE, "--seed-file", str(path))

    @cached_property
    def ids(self) -> list[str]:
        """The ids of those messages."""
        return ids_in(self.ask(find_items(1000, "IdOnly")))

    def request(self, body: bytes) -> bytes:
        """Return what goes over the wire to the exchange."""
        return http_request(self.exchange.url, body, USER, PASSWORD)

    def ask(self, body: bytes) -> bytes:
        """Send one request to the exchange and return the answer."""
        return send_all(self.exchange.url, [self.request(body)], 1, 1)

    def cpu_of(self, bodies: list[bytes], count: int) -> Figures:
        """Return microseconds of CPU a request: of the exchange with these requests, and of the stub."""
        requests = [self.request(body) for body in bodies]
        bare = [http_request(self.stub.url, bodies[0])]

        def spent(server: ServerProcess, sent: list[bytes], times: int) -> float:
            before = server.cpu()
            send_all(server.url, sent, times, CONNECTIONS)
            return (server.cpu() - before) / times * 1e6

        return interleaved(
            self.rounds,
            lambda: spent(self.exchange, requests, count),
            lambda: spent(self.stub, bare, 1000),
        )

    def times_of(self, bodies: list[bytes], connections: int) -> list[tuple[Times, Times]]:
        """Return how long a thousand requests took over so many connections: the exchange and the stub, by turns."""
        requests = [self.request(body) for body in bodies]
        bare = [http_request(self.stub.url, bodies[0])]
        turns = [
            (
                time_all(self.exchange.url, requests, 1000, connections),
                time_all(self.stub.url, bare, 1000, connections),
            )
            for _ in range(self.rounds + 1)
        ]
        return turns[1:]
