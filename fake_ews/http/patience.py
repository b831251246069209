"""How long a server bears a client that sends little or nothing: the timers of http.sys."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until the head of a request has to be there, and the slowest rate of its body (0 for any)."""

    header_seconds: float = 120.0
    bytes_per_second: float = 240.0


class SlowSender(ConnectionError):
    """A client sent its body slower than it may; its connection has been dropped."""


async def read_body(request: web.BaseRequest, patience: Patience = Patience()) -> bytes:
    """Read the whole body, after the go-ahead that a client may wait for (RFC 9110, section 10.1.1).

    .NET clients, the EWS Managed API among them, send ``Expect: 100-continue`` with a POST; aiohttp answers it in its
    router only, which is not used here. Raises SlowSender, and ``web.HTTPRequestEntityTooLarge`` for a body that is
    larger than the listener takes.
    """
    if request.headers.get("Expect", "").lower() == "100-continue" and request.version >= (1, 1):
        writer: Any = request.writer
        await writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        writer.output_size = 0  # the answer proper has not begun
    if not patience.bytes_per_second or request.content.is_eof():
        return await request.read()
    reading = asyncio.ensure_future(request.read())
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        # The time that the bytes so far have earned, looked at when it is over: a fast sender is never looked at.
        allowed = patience.header_seconds
        while not (await asyncio.wait([reading], timeout=began + allowed - loop.time()))[0]:
            earned = patience.header_seconds + request.content.total_bytes / patience.bytes_per_second
            if earned <= loop.time() - began:
                if request.transport is not None:
                    request.transport.abort()
                raise SlowSender("a body came slower than the server bears")
            allowed = earned
        return reading.result()
    finally:
        reading.cancel()
