"""A transport without sockets: a request goes to the front by a call, and the reply comes back step by step."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from fake_ews.http.framing import framed
from fake_ews.http.front import Front
from fake_ews.http.tls import channel_binding_of
from fake_ews.traffic import Connection, CutAfter, Delay, Headers, HttpRequest, Later, Reply, Reset, Wait
from fake_ews.values import dataclass

#: Called when nothing can happen before ``wait.until`` unless the world moves: it has to move the clock on (not beyond
#: that moment) or let the journal grow, and return; whatever it raises reaches the client that waits.
Step = Callable[[Wait], None]


def stand_still(wait: Wait) -> None:
    """Refuse to wait; the step of whoever did not bring one."""
    raise RuntimeError(f"the answer waits until {wait.until.isoformat()}; give the transport a step that moves time")


class InProcess:
    """One client's session with a front: its open connections, one more for each answer still being read.

    A connection that is free again is used again for the same scheme and host, so a login by NTLM holds as it does on
    sockets. ``certificate`` (DER) is what the client would be shown over https, for channel binding.
    """

    def __init__(self, front: Front, *, step: Step = stand_still, certificate: bytes | None = None) -> None:
        self._front = front
        self._step = step
        self._binding = channel_binding_of(certificate) if certificate else b""
        self._free: dict[tuple[str, str], list[Connection]] = {}

    def _connected(self, secure: bool) -> Connection:
        with self._front.lock:
            if secure and not self._front.greets():
                raise ssl.SSLError("the TLS handshake failed")
        return Connection("127.0.0.1", secure, self._binding)

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        *,
        patience: timedelta | None = None,
    ) -> InProcessResponse:
        """Send a request and return as soon as the answer's header is there.

        ``patience`` is how long, by the organisation's clock, the client bears silence. Raises TimeoutError when it is
        over, ConnectionResetError when the server hangs up.
        """
        parts = urlsplit(url)
        lines = list(headers.items() if isinstance(headers, Mapping) else headers)
        request = HttpRequest(method, _target(parts.path, parts.query), _with_host(lines, parts.netloc, body), body)
        free = self._free.setdefault((parts.scheme, parts.netloc.lower()), [])
        connection = free.pop() if free else self._connected(parts.scheme == "https")
        with self._front.lock:
            reply = self._front.handle(request, connection)
        answer = _Body(reply, self._front, self._step, patience, on_end=lambda: free.append(connection))
        reply = answer.perform_effects()
        return InProcessResponse(reply.status, Headers(framed(reply)), answer)


@dataclass(frozen=True, slots=True)
class InProcessResponse:
    """An answer whose header has come; ``body`` yields what the server writes, as it writes it, and can be closed."""

    status: int
    headers: Headers
    body: _Body

    def read(self) -> bytes:
        """Return the rest of the body; raises ConnectionResetError when it is cut off."""
        return b"".join(self.body)


class _Body(Iterator[bytes]):
    """Draws a reply's chunks, and lets the world take a step wherever the server, or a planned failure, waits."""

    def __init__(
        self, reply: Reply, front: Front, step: Step, patience: timedelta | None, on_end: Callable[[], None]
    ) -> None:
        self._begin(reply)
        self._front = front
        self._step = step
        self._patience = patience
        self._on_end = on_end
        self._left: int | None = None
        self._ended = False
        self._heard = front.clock.now()

    def _begin(self, reply: Reply) -> None:
        self._reply = reply
        self._chunks = iter((reply.body,)) if reply.chunks is None else reply.chunks

    def perform_effects(self) -> Reply:
        """Do what is due before the header is sent; returns the reply, which may not have been there before."""
        for effect in self._reply.effects:
            match effect:
                case Delay(until):
                    self._wait(until)
                case Later(until, answer):
                    self._wait(until)
                    with self._front.lock:
                        self._begin(answer())
                    return self.perform_effects()
                case CutAfter(size):
                    self._left = size
                case Reset():
                    self.close()
                    raise ConnectionResetError("the server reset the connection")
        if self._reply.chunks is None and self._left is None:
            self._release()  # all of it is there: the connection is free before anybody reads
            self._on_end()
        return self._reply

    def __next__(self) -> bytes:
        """Return the next bytes, however many steps of the world that takes."""
        if self._left == 0:
            self.close()
            raise ConnectionResetError("the server closed the connection before the end of its answer")
        while isinstance(chunk := self._draw(), Wait):
            self._pass(chunk.until)
        if chunk is None:
            self._end()
            raise StopIteration
        self._heard = self._front.clock.now()
        if self._left is not None:
            chunk = chunk[: self._left]
            self._left -= len(chunk)
        return chunk

    def close(self) -> None:
        """Read no more: the server's stream is closed, and so is the connection."""
        self._release()
        close: Callable[[], None] | None = getattr(self._chunks, "close", None)
        if close is not None:
            with self._front.lock:
                close()

    def _draw(self) -> bytes | Wait | None:
        with self._front.lock:
            return next(self._chunks, None)

    def _end(self) -> None:
        if not self._ended and self._left is None:
            self._on_end()
        self._release()

    def _release(self) -> None:
        """Tell the server once that nobody reads any more."""
        if not self._ended and self._reply.ended is not None:
            with self._front.lock:
                self._reply.ended()
        self._ended = True

    def _wait(self, until: datetime) -> None:
        while self._front.clock.now() < until:
            self._pass(until)

    def _pass(self, until: datetime) -> None:
        """Let the world move towards ``until``, as far as the client's patience goes."""
        if self._patience is None:
            self._step(Wait(until))
            return
        over = self._heard + self._patience
        self._step(Wait(min(until, over)))
        if self._front.clock.now() >= over and over < until:
            self.close()
            raise TimeoutError(f"the server said nothing for {self._patience.total_seconds():g} s")


def _target(path: str, query: str) -> str:
    return f"{path or '/'}?{query}" if query else path or "/"


def _with_host(lines: list[tuple[str, str]], host: str, body: bytes) -> Headers:
    """Add the lines that an HTTP client adds by itself."""
    names = {name.lower() for name, _ in lines}
    if "host" not in names:
        lines.insert(0, ("Host", host))
    if body and "content-length" not in names:
        lines.append(("Content-Length", str(len(body))))
    return Headers(lines)
