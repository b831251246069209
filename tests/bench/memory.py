"""What the process holds: idle, after load, and for each stream that is open."""

from __future__ import annotations

import time

from tests.bench.bench import CONNECTIONS, SERVE, STUB, Bench
from tests.bench.client import allow_many_connections, http_request, open_streams, send_all
from tests.bench.goals import Figures, interleaved
from tests.bench.processes import ServerProcess
from tests.bench.soap import (
    PASSWORD,
    USER,
    find_items,
    get_folder,
    get_items,
    ids_in,
    stream_events,
    subscribe,
    subscription_in,
)

_IDLE_SECONDS = 5.0


def idle(bench: Bench) -> Figures:
    """Return MiB after the first answer."""

    def held(*arguments: str) -> float:
        with ServerProcess(*arguments) as server:
            send_all(server.url, [_to(server, get_folder())], 1, 1)
            return server.memory() / 1024

    return interleaved(bench.rounds, lambda: held(*SERVE), lambda: held(*STUB))


def after_load(bench: Bench) -> Figures:
    """Return MiB after twenty thousand requests; once, since memory does not depend on what else the machine does.

    In processes of their own: what other goals asked before is not what is measured here.
    """
    with bench.filled() as exchange, ServerProcess(*STUB) as stub:
        ids = ids_in(send_all(exchange.url, [_to(exchange, find_items(1000, "IdOnly"))], 1, 1))
        send_all(exchange.url, [_to(exchange, get_items([id])) for id in ids], 20_000, CONNECTIONS)
        send_all(stub.url, [http_request(stub.url, get_folder())], 20_000, CONNECTIONS)
        return Figures((exchange.memory() / 1024,), (stub.memory() / 1024,))


def each_stream(bench: Bench, count: int) -> Figures:
    """Return KiB for each open stream."""
    allow_many_connections()
    with bench.unthrottled() as exchange, ServerProcess(*STUB) as stub:
        held = _held(exchange, _stream_request(exchange), exchange.url, count)
        url = stub.url.replace("/answer", "/stream")
        return Figures((held,), (_held(stub, http_request(url, b"<stream/>"), url, count),))


def idle_streams(bench: Bench, count: int) -> Figures:
    """Return the share of a core, in percent, that so many silent streams take; the reference is one percent."""
    allow_many_connections()
    with bench.unthrottled() as exchange:
        request = _stream_request(exchange)
        with open_streams(exchange.url, request, count):
            before = exchange.cpu()
            time.sleep(_IDLE_SECONDS)
            return Figures(((exchange.cpu() - before) / _IDLE_SECONDS * 100,), (1.0,))


def _held(server: ServerProcess, request: bytes, url: str, count: int) -> float:
    send_all(server.url, [_to(server, get_folder())], 100, CONNECTIONS)
    before = server.memory()
    with open_streams(url, request, count):
        return (server.memory() - before) / count


def _stream_request(exchange: ServerProcess) -> bytes:
    answer = send_all(exchange.url, [_to(exchange, subscribe())], 1, 1)
    return _to(exchange, stream_events(subscription_in(answer)))


def _to(server: ServerProcess, body: bytes) -> bytes:
    return http_request(server.url, body, USER, PASSWORD)
