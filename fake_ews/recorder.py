"""The wire as it was: every request and reply of an organisation, for tests, transcripts and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace
from datetime import datetime
from typing import Final

from fake_ews.causes import Why, explained
from fake_ews.departures import noted
from fake_ews.products import Product
from fake_ews.traffic import HttpRequest, Reply, Wait
from fake_ews.values import dataclass


@dataclass(slots=True)
class Exchanged:
    """One request and its reply. ``body`` of a streamed reply grows while it is drawn, until it has ``ended``.

    ``product`` is the one that clients come to, ``clause`` that of the operation, ``fault_id`` the number of the
    planned failure that it ran into, ``secure`` says that it came over TLS.
    """

    number: int
    moment: datetime
    request: HttpRequest
    status: int = 0
    reply_headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    operation: str = ""
    version: str = ""
    account: str = ""
    streamed: bool = False
    clause: str = ""
    fault_id: int = 0
    refused: list[Why] = field(default_factory=list)
    internal_error: str = ""
    secure: bool = False
    ended: bool = False
    product: Product | None = None

    @property
    def why(self) -> tuple[Why, ...]:
        """Everything that was refused, in the order of the reply, each with the rule and the clause that say so."""
        causes = (explained(one.cause, self.clause) for one in self.refused)
        if self.product is not None and self.product.departures:
            causes = (noted(cause, self.product) for cause in causes)
        return tuple(replace(one, cause=cause) for one, cause in zip(self.refused, causes, strict=True))


#: What an exchange takes beside its two bodies, in bytes, roughly.
_HEADS: Final = 4096


@dataclass(frozen=True, slots=True)
class Kept:
    """A record at one moment; ``open_streams`` are the exchanges that had not ended, with what was said until then."""

    exchanges: tuple[Exchanged, ...]
    begun: int
    held: int
    open_streams: tuple[tuple[Exchanged, bytes], ...]


@dataclass(slots=True)
class Recorder:
    """Everything exchanged, in order; ``observers`` are called with each finished exchange (a test's validator).

    ``listeners`` are told whenever there is more to see: that a reply has begun, each piece of a streamed one, its end;
    and that something was cut.

    Where more than ``room`` bytes are kept, the oldest half goes; numbers go on.
    """

    exchanges: list[Exchanged] = field(default_factory=list)
    observers: list[Callable[[Exchanged], None]] = field(default_factory=list)
    listeners: list[Callable[[], None]] = field(default_factory=list)
    room: int = 1 << 30
    _begun: int = 0
    _held: int = 0

    def begin(self, request: HttpRequest, moment: datetime) -> Exchanged:
        """Note a request."""
        self._begun += 1
        exchange = Exchanged(self._begun, moment, request)
        self.exchanges.append(exchange)
        return exchange

    @property
    def last(self) -> int:
        """The number of the newest exchange, 0 for none."""
        return self._begun

    def kept(self) -> Kept:
        """Return all of it as it is now, for ``put_back``."""
        open_streams = tuple((one, one.body) for one in self.exchanges if not one.ended)
        return Kept(tuple(self.exchanges), self._begun, self._held, open_streams)

    def put_back(self, kept: Kept) -> None:
        """Make it as it was: what came since is forgotten, and what went since, however it went, is there again."""
        self.exchanges[:] = kept.exchanges
        self._begun, self._held = kept.begun, kept.held
        for exchange, body in kept.open_streams:
            exchange.body = body
        self._tell()

    def cut(self, number: int) -> None:
        """Forget every exchange behind that number, and count on from there."""
        while self.exchanges and self.exchanges[-1].number > number:
            self._held -= _size(self.exchanges.pop())
        self._begun = number
        self._tell()

    def clear(self) -> None:
        """Forget every exchange; numbers go on."""
        self.exchanges.clear()
        self._held = 0
        self._tell()

    def finish(self, exchange: Exchanged, reply: Reply) -> Reply:
        """Note the reply; a streamed one comes back wrapped, so that what is drawn is noted too."""
        exchange.status, exchange.reply_headers, exchange.body = reply.status, reply.headers.lines, reply.body
        self._make_room(_size(exchange))
        exchange.streamed, exchange.ended = reply.chunks is not None, reply.chunks is None
        self._tell()
        if reply.chunks is None:
            self._observe(exchange)
            return reply
        return replace(reply, body=b"", chunks=self._noting(exchange, reply.chunks))

    def _make_room(self, size: int) -> None:
        self._held += size
        if self._held > self.room:
            del self.exchanges[: len(self.exchanges) // 2]
            self._held = sum(map(_size, self.exchanges))

    def _noting(self, exchange: Exchanged, chunks: Iterator[bytes | Wait]) -> Iterator[bytes | Wait]:
        try:
            for chunk in chunks:
                if isinstance(chunk, bytes):
                    exchange.body += chunk
                    self._tell()
                yield chunk
        finally:
            # A generator closes what it iterates only when it is garbage: what the stream holds is given back now.
            close = getattr(chunks, "close", None)
            if close is not None:
                close()
            exchange.ended = True
            self._tell()
            self._observe(exchange)

    def _tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()

    def _observe(self, exchange: Exchanged) -> None:
        for observer in tuple(self.observers):
            observer(exchange)


def _size(exchange: Exchanged) -> int:
    return _HEADS + len(exchange.request.body) + len(exchange.body)
