"""One listening socket, plain or TLS, and the connections that came in through it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial

from aiohttp import web

from fake_ews.http.patience import Patience
from fake_ews.http.tls import GREETS, ServerCertificate
from fake_ews.traffic import Connection

Handler = Callable[[web.BaseRequest, Connection], Awaitable[web.StreamResponse]]

#: http.sys takes header lines and a request line of up to 16 KB (its registry values MaxFieldLength, MaxRequestBytes).
_LONGEST_LINE = 16_384

#: Rounds of asyncio's loop from accepting a connection until its protocol is told: the task, and what that calls soon.
_ROUNDS_TO_KNOW = 3

_BACKLOG = 4_096  # a thousand clients that connect at once are a test, not an attack


class Listener:
    """Accepts connections and hands each request, with the connection it came on, to a handler.

    ``port`` 0 takes a free one; ``port`` says which, once the listener is open. ``greets`` says whether a TLS handshake
    succeeds, ``patience`` how long a client may take until it has said what it wants. ``largest_request`` is in bytes;
    what is larger raises ``web.HTTPRequestEntityTooLarge`` where the handler reads the body.
    """

    def __init__(
        self,
        handler: Handler,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        certificate: ServerCertificate | None = None,
        greets: Callable[[], bool] = lambda: True,
        patience: Callable[[], Patience] = Patience,
        largest_request: int,
    ) -> None:
        self._patience = patience
        self._greets = greets
        self.host = host
        self.port = port
        self._handler = handler
        self._certificate = certificate
        self._largest_request = largest_request
        self._sockets: asyncio.Server | None = None
        self._replaced: list[asyncio.Server] = []
        self._connections: _Connections | None = None

    async def open(self) -> None:
        """Listen; raises OSError when the address cannot be had."""
        loop = asyncio.get_running_loop()
        connections = _Connections(self._handle, self._largest_request, self._patience)
        connections.show(self._certificate)
        context = self._certificate.context if self._certificate else None
        with self._deciding():
            self._sockets = await loop.create_server(connections, self.host, self.port, ssl=context, backlog=_BACKLOG)
        self._connections = connections
        self.port = self._sockets.sockets[0].getsockname()[1]

    async def show(self, certificate: ServerCertificate) -> None:
        """Show another certificate, or speak another version of TLS, to whoever connects from now on."""
        if self._sockets is None or self._connections is None or self._certificate in (None, certificate):
            return
        loop = asyncio.get_running_loop()
        before, self._certificate = self._sockets, certificate
        self._connections.show(certificate)
        # The same socket goes on listening under another descriptor, so nobody is refused in between. The old one is
        # closed at the end: asyncio would drop whoever it is about to let in.
        listening = before.sockets[0].dup()
        loop.remove_reader(before.sockets[0].fileno())
        self._replaced.append(before)
        with self._deciding():
            self._sockets = await loop.create_server(
                self._connections, sock=listening, ssl=certificate.context, backlog=_BACKLOG
            )

    @contextmanager
    def _deciding(self) -> Iterator[None]:
        """Have the handshakes of what begins to listen meanwhile succeed where this listener greets."""
        said = GREETS.set(self._greets)
        try:
            yield
        finally:
            GREETS.reset(said)

    async def close(self) -> None:
        """Stop listening and drop every connection at once: what is half answered stays half answered."""
        if self._sockets is not None and self._connections is not None:
            # Nobody more is let in; the socket is closed when all who were are known, or asyncio leaves them half made.
            asyncio.get_running_loop().remove_reader(self._sockets.sockets[0].fileno())
            await self._connections.drop()
            for sockets in (*self._replaced, self._sockets):
                sockets.close()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        assert self._connections is not None
        return await self._handler(request, self._connections.of(request))


class _Connections(web.Server):
    """aiohttp's low-level server, which also keeps what is known of each connection for as long as it lives."""

    def __init__(
        self,
        handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
        largest_request: int,
        patience: Callable[[], Patience],
    ) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(
            handler,
            request_factory=partial(web.BaseRequest, loop=loop, client_max_size=largest_request),
            handler_cancellation=True,  # a client that goes away ends its stream or its delay
            loop=loop,
            access_log=None,
            logger=logging.getLogger("fake_ews.http"),
            auto_decompress=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
        )
        self._channel_binding = b""
        self._patience = patience
        self._alive: dict[web.RequestHandler, tuple[asyncio.Transport, Connection]] = {}
        self._dropping = False
        #: What ends a connection on which nothing whole has been said yet.
        self._silent: dict[web.RequestHandler, asyncio.TimerHandle] = {}

    def show(self, certificate: ServerCertificate | None) -> None:
        """Take note of the certificate that connections from now on are made with."""
        self._channel_binding = certificate.channel_binding if certificate is not None else b""

    def of(self, request: web.BaseRequest) -> Connection:
        """Return the connection that a request came on, which is not a silent one any more."""
        timer = self._silent.pop(request.protocol, None)
        if timer is not None:
            timer.cancel()
        return self._alive[request.protocol][1]

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Called by aiohttp when a connection stands, after the TLS handshake."""
        peer = transport.get_extra_info("peername")
        secure = transport.get_extra_info("sslcontext") is not None
        self._alive[handler] = transport, Connection(peer[0] if peer else "", secure, self._channel_binding)
        seconds = self._patience().header_seconds
        self._silent[handler] = asyncio.get_running_loop().call_later(seconds, transport.abort)
        super().connection_made(handler, transport)
        if self._dropping:
            transport.abort()

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """Called by aiohttp when a connection is gone, whoever ended it."""
        self._alive.pop(handler, None)
        timer = self._silent.pop(handler, None)
        if timer is not None:
            timer.cancel()
        super().connection_lost(handler, exc)

    async def drop(self) -> None:
        """End every connection, those too that were accepted and are not known of yet; return when they are gone."""
        self._dropping = True
        for transport, _ in tuple(self._alive.values()):
            transport.abort()
        for _ in range(_ROUNDS_TO_KNOW):
            await asyncio.sleep(0)
        while self._alive:
            await asyncio.sleep(0)


def raw_header_lines(request: web.BaseRequest) -> list[tuple[str, str]]:
    """Return the header lines as they came, order and case kept (Latin-1, as bytes that mean no text survive it)."""
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.raw_headers]
