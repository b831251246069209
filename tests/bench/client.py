"""The client: a few connections that send one request after another, as cheaply as Python can."""

from __future__ import annotations

import asyncio
import base64
import resource
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final
from urllib.parse import urlsplit

_LENGTH: Final = b"content-length:"


def http_request(url: str, body: bytes, user: str = "", password: str = "") -> bytes:
    """Return a request as it goes over the wire; with a user it logs in by Basic."""
    parts = urlsplit(url)
    login = f"Authorization: Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}\r\n" if user else ""
    head = (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n{login}"
        f"Content-Type: text/xml; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def send_all(url: str, requests: list[bytes], count: int, connections: int) -> bytes:
    """Send ``count`` requests over so many connections, each waiting for its answers; return the last answer's body.

    ``requests`` are sent in turn. Raises RuntimeError for an answer that is not 200.
    """
    return asyncio.run(_send_all(url, requests, count, connections, Times()))


@dataclass(slots=True)
class Times:
    """Seconds by the clock: of the whole, and of each request from its first byte to its answer's last."""

    whole: float = 0
    each: list[float] = field(default_factory=list)


def time_all(url: str, requests: list[bytes], count: int, connections: int) -> Times:
    """Do what ``send_all`` does, and return how long it took."""
    times = Times()
    before = time.perf_counter()
    asyncio.run(_send_all(url, requests, count, connections, times))
    times.whole = time.perf_counter() - before
    return times


async def _send_all(url: str, requests: list[bytes], count: int, connections: int, times: Times) -> bytes:
    turns = (request for request, _ in zip(cycle(requests), range(count), strict=False))
    answers = await asyncio.gather(*(_converse(url, turns, times) for _ in range(connections)))
    return next(answer for answer in answers if answer)


async def _converse(url: str, turns: Iterator[bytes], times: Times) -> bytes:
    reader, writer = await _connected(url)
    answer = b""
    for request in turns:
        before = time.perf_counter()
        writer.write(request)
        answer = await _answer(reader)
        times.each.append(time.perf_counter() - before)
    writer.close()
    return answer


async def _connected(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    assert parts.hostname is not None
    context = _trusting() if parts.scheme == "https" else None
    return await asyncio.open_connection(parts.hostname, parts.port, ssl=context, limit=1 << 22)


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


async def _answer(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in head[:16]:
        raise RuntimeError(f"an answer that is none: {head.decode()}")
    lower = head.lower()
    start = lower.index(_LENGTH) + len(_LENGTH)
    return await reader.readexactly(int(lower[start : lower.index(b"\r", start)]))


def allow_many_connections() -> None:
    """Let this process, and those that it starts, open as many as the machine allows at all."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextmanager
def open_streams(url: str, request: bytes, count: int) -> Iterator[None]:
    """Hold so many streamed answers open, each with its first chunk read."""
    loop = asyncio.new_event_loop()
    try:
        held = loop.run_until_complete(_open_streams(url, request, count))
        yield
        for writer in held:
            writer.close()
        loop.run_until_complete(asyncio.sleep(0))
    finally:
        loop.close()


async def _open_streams(url: str, request: bytes, count: int) -> list[asyncio.StreamWriter]:
    held = []
    for _ in range(count):
        reader, writer = await _connected(url)
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head[:16]:
            raise RuntimeError(f"no stream: {head.decode()}")
        await reader.readuntil(b">")
        held.append(writer)
    return held
