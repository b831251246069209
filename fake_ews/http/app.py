"""Takes aiohttp's requests to a front, and performs what the front replies."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress

from aiohttp import web
from multidict import CIMultiDict

from fake_ews.http.framing import framed
from fake_ews.http.front import Front
from fake_ews.http.listener import raw_header_lines
from fake_ews.http.patience import Patience, SlowSender, read_body
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Connection, CutAfter, Delay, Headers, HttpRequest, Later, Reply, Reset, Wait

_NO_LINGERING = struct.pack("ii", 1, 0)


class App:
    """The road of a request through the transport: read, ask, perform the effects, write."""

    def __init__(self, front: Front, waiting: Waiting, patience: Callable[[], Patience] = Patience) -> None:
        self._patience = patience
        self._front = front
        self._waiting = waiting

    async def __call__(self, request: web.BaseRequest, connection: Connection) -> web.StreamResponse:
        """Answer one request; a client that leaves cancels this, and the reply's stream is closed."""
        try:
            body = await read_body(request, self._patience())
        except SlowSender:
            return _closing(web.Response())
        except web.HTTPRequestEntityTooLarge:
            return _closing(web.Response(status=413, headers={"Server": "Microsoft-HTTPAPI/2.0"}))
        headers = Headers(raw_header_lines(request))
        with self._front.lock:
            asked = HttpRequest(request.method, request.raw_path, headers, body)
            reply = self._front.handle(asked, connection)
        if reply.chunks is None and not reply.effects:
            return _whole(request, reply)
        try:
            return await self._perform(request, reply)
        finally:
            self._end(reply)

    def _end(self, reply: Reply) -> None:
        if reply.chunks is not None:
            self._waiting.end(reply.chunks)
        if reply.ended is not None:
            with self._front.lock:
                reply.ended()

    async def _perform(self, request: web.BaseRequest, reply: Reply) -> web.StreamResponse:
        cut: int | None = None
        for effect in reply.effects:
            match effect:
                case Delay(until):
                    await self._waiting.until(until)
                case Later(until, answer):
                    await self._waiting.until(until)
                    with self._front.lock:
                        reply = answer()
                    try:
                        return await self._perform(request, reply)
                    finally:
                        self._end(reply)
                case CutAfter(size):
                    cut = size
                case Reset():
                    return _reset(request)
        if reply.chunks is None and cut is None:
            return _whole(request, reply)
        return await self._stream(request, reply, cut)

    async def _stream(self, request: web.BaseRequest, reply: Reply, cut: int | None) -> web.StreamResponse:
        """Write each chunk as soon as it is there: nothing gathers what a listening client waits for."""
        headers = CIMultiDict(framed(reply))
        headers.popall("Transfer-Encoding", None)  # aiohttp writes it where there is no length, unless it is HTTP/1.0
        response = web.StreamResponse(status=reply.status, headers=headers)
        chunks = iter((reply.body,)) if reply.chunks is None else reply.chunks
        with suppress(ConnectionError):  # a client that has gone is no error of this side
            await response.prepare(request)
            if request.method != "HEAD":
                await self._write(response, chunks, cut)
        if cut is not None and request.transport is not None:
            request.transport.close()  # what is written still goes out; the end that HTTP asks for does not
        return response

    async def _write(self, response: web.StreamResponse, chunks: Iterator[bytes | Wait], cut: int | None) -> None:
        left = cut
        while left != 0 and (chunk := await self._waiting.draw(chunks)) is not None:
            await response.write(chunk if left is None else chunk[:left])
            if left is not None:
                left -= min(left, len(chunk))


def _whole(request: web.BaseRequest, reply: Reply) -> web.Response:
    headers = CIMultiDict(framed(reply))
    chunked = headers.pop("Transfer-Encoding", None) is not None
    response = web.Response(status=reply.status, headers=headers, body=reply.body)
    if chunked and request.version >= (1, 1):
        response.enable_chunked_encoding()
    return response


def _reset(request: web.BaseRequest) -> web.StreamResponse:
    """End the connection with a TCP reset; aiohttp drops the response, since nothing can be written any more."""
    transport = request.transport
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        transport.abort()
    return _closing(web.Response())


def _closing(response: web.Response) -> web.Response:
    response.force_close()
    return response
