"""The wire as it was: every request and reply of an organisation, for tests, transcripts and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from fake_ews.traffic import HttpRequest, Reply, Wait


@dataclass(slots=True)
class Exchanged:
    """One request and its reply. ``body`` of a streamed reply grows while it is drawn."""

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
    fault_id: int = 0
    internal_error: str = ""


@dataclass(slots=True)
class Recorder:
    """Everything exchanged, in order; ``observers`` are called with each finished exchange (a test's validator)."""

    exchanges: list[Exchanged] = field(default_factory=list)
    observers: list[Callable[[Exchanged], None]] = field(default_factory=list)

    def begin(self, request: HttpRequest, moment: datetime) -> Exchanged:
        """Note a request."""
        exchange = Exchanged(len(self.exchanges) + 1, moment, request)
        self.exchanges.append(exchange)
        return exchange

    def finish(self, exchange: Exchanged, reply: Reply) -> Reply:
        """Note the reply; a streamed one comes back wrapped, so that what is drawn is noted too."""
        exchange.status, exchange.reply_headers, exchange.body = reply.status, reply.headers.lines, reply.body
        if reply.chunks is None:
            self._observe(exchange)
            return reply
        exchange.streamed = True
        return Reply(reply.status, reply.headers, b"", self._noting(exchange, reply.chunks), reply.effects)

    def _noting(self, exchange: Exchanged, chunks: Iterator[bytes | Wait]) -> Iterator[bytes | Wait]:
        try:
            for chunk in chunks:
                if isinstance(chunk, bytes):
                    exchange.body += chunk
                yield chunk
        finally:
            # A generator closes what it iterates only when it is garbage: what the stream holds is given back now.
            close = getattr(chunks, "close", None)
            if close is not None:
                close()
            self._observe(exchange)

    def _observe(self, exchange: Exchanged) -> None:
        for observer in tuple(self.observers):
            observer(exchange)
