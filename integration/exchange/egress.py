"""Everything that leaves for a mail server leaves here: one adapter, picking per call how this world gets out."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

from exchangelib.protocol import BaseProtocol
from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter
from requests.exceptions import ChunkedEncodingError, ConnectionError

from integration.exchange.policy import AddressNotAllowed, AddressPolicy
from integration.exchange.resolver import HostUnknown, Resolver, SystemResolver
from integration.exchange.sign_in import step_of
from integration.exchange.wire import WireAdapter, tls_context

TransportFactory = Callable[[str], BaseAdapter]
"""Makes what carries requests to that host instead of the wire; called once for each connection one would open."""

USER_AGENT = "exchange-integration"

#: Nine digits are eleven days: longer than any server means.
_BACK_OFF: Final = re.compile(rb"""<(?:\w+:)?Value\s+Name=["']BackOffMilliseconds["'][^>]*>\s*(\d{1,9})""")
_SECONDS: Final = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it went: where to, and what came back or why nothing did.

    ``authorization`` is the step of a sign-in that it carried (``sign_in.step_of``), ``line`` the number of the
    connection that it took, 0 where that is not known; ``closes`` whether that one ends with the answer.
    ``back_off`` is how long the server asked to be left alone.
    """

    url: str
    status: int = 0
    content_type: str = ""
    location: str = ""
    challenges: str = ""
    back_off: timedelta | None = None
    failure: BaseException | None = None
    authorization: str = ""
    line: int = 0
    closes: bool = False


@dataclass(slots=True)
class Egress:
    """How one integration gets out: resolver, policy, authorities, proxy, local addresses, time-outs, or a transport.

    Times are in seconds. ``transport`` given, nothing touches a socket.
    """

    resolver: Resolver = field(default_factory=SystemResolver)
    policy: AddressPolicy = field(default_factory=lambda: AddressPolicy("public"))
    transport: TransportFactory | None = None
    ca_file: str = ""
    legacy_tls: bool = False
    proxy: str = ""
    sources: Sequence[str] = ()
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    _tls: ssl.SSLContext | None = None
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def open(self, anchor: str = "") -> Iterator[list[Seen]]:
        """Let calls of this thread out by this way; gives the list that each request is written down in.

        ``anchor`` is the address of the mailbox that the calls are for, where that is known.
        """
        install()
        seen: list[Seen] = []
        token = _way_out.set((self, seen, anchor))
        try:
            yield seen
        finally:
            _way_out.reset(token)

    def adapter(self, host: str) -> BaseAdapter:
        """Return a new connection's adapter; raises HostUnknown for a host that no transport could lead to."""
        if self.transport is not None:
            self.resolver.addresses(host, 443)
            return self.transport(host)
        return WireAdapter(self.resolver, self.policy, self.tls(), self.sources)

    def tls(self) -> ssl.SSLContext:
        """Return how to speak TLS; made once, as reading the machine's authorities takes some 20 ms."""
        with self._lock:
            if self._tls is None:
                self._tls = tls_context(self.ca_file, legacy=self.legacy_tls)
        return self._tls

    def check(self, url: str) -> None:
        """Raise AddressNotAllowed for a URL that a proxy must not be sent to; without one, connecting checks."""
        if self.proxy and self.transport is None:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            self.policy.check_name(parts.hostname or "", port, self.resolver)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


_way_out: ContextVar[tuple[Egress, list[Seen], str]] = ContextVar("way_out")


class WholeResponse(Response):
    """An answer that is handed over whole.

    exchangelib reads with requests' default of one byte at a time, a Python step a byte; the body that is here
    already goes in one piece, and a stream is cut from whole chunks (its reader still wants single bytes).
    """

    def iter_content(self, chunk_size: int | None = 1, decode_unicode: bool = False) -> Iterator[Any]:
        """Yield the body; a chunk size of 1 is taken for "as it comes"."""
        if chunk_size != 1:
            return super().iter_content(chunk_size, decode_unicode)
        if isinstance(self._content, bytes):
            return iter((self._content,))
        return _bytes_of(super().iter_content(None, decode_unicode))


def _bytes_of(chunks: Iterator[Any]) -> Iterator[bytes]:
    for chunk in chunks:
        for position in range(len(chunk)):
            yield chunk[position : position + 1]


def _whole(answer: Response, stream: bool) -> WholeResponse:
    """Read the body now, unless it is a stream; raises ChunkedEncodingError for an envelope that breaks off.

    exchangelib's parser mends what is broken off. In SyncFolderItemsResponse the SyncState stands before the Changes
    (MS-OXWSSYNC 3.1.4.2.3.4), so a mended answer would be the loss of all changes behind the break.
    """
    whole = WholeResponse()
    whole.__dict__.update(answer.__dict__)
    if not stream and _is_envelope(whole) and not whole.content.rstrip().endswith(b"Envelope>"):
        raise ChunkedEncodingError("the answer ends before its envelope does")
    return whole


def _closes(answer: Response) -> bool:
    """Return whether the connection ends with that answer (RFC 9112, 9.3)."""
    said = answer.headers.get("Connection", "").lower()
    return "close" in said or (getattr(answer.raw, "version", 11) == 10 and "keep-alive" not in said)


def _is_envelope(answer: Response) -> bool:
    return answer.status_code in (200, 500) and b"Envelope" in answer.content[:1000]


def _back_off(answer: Response, stream: bool) -> timedelta | None:
    """Return what the server asks for: BackOffMilliseconds, of a fault or of one part of the answer, or Retry-After.

    learn.microsoft.com, "EWS throttling in Exchange"; exchangelib reads it in faults alone.
    """
    found = _BACK_OFF.search(answer.content) if not stream and _is_envelope(answer) else None
    if found:
        return timedelta(milliseconds=int(found[1]))
    seconds = _SECONDS.fullmatch(answer.headers.get("Retry-After", ""))
    return timedelta(seconds=int(seconds[0])) if seconds else None


def headers_of_a_call(anchor: str) -> dict[str, str]:
    """Return what Microsoft asks clients to say with each request (docs/practices.md): who asks, which, for whom."""
    asked = {"User-Agent": USER_AGENT, "client-request-id": str(uuid4()), "return-client-request-id": "true"}
    return {**asked, "X-AnchorMailbox": anchor} if anchor else asked


class RoutingAdapter(BaseAdapter):
    """The one adapter that exchangelib mounts, in every session of every world; it asks the call which way out is its.

    It keeps one connection per way out, since NTLM signs in the connection. Arguments are those of requests'
    HTTPAdapter, as exchangelib passes them; connections and retries are ours to decide.
    """

    def __init__(self, **_: Any) -> None:
        super().__init__()
        self._ways: dict[tuple[Egress, str], BaseAdapter] = {}

    def send(self, request: PreparedRequest, stream: bool = False, *_: Any, **__: Any) -> Response:
        """Send by the way out of this call; raises RuntimeError when the call was made outside ``Egress.open``."""
        try:
            egress, seen, anchor = _way_out.get()
        except LookupError:
            raise RuntimeError("a call to Exchange was made outside Egress.open") from None
        request.headers.update(headers_of_a_call(anchor))
        url = request.url or ""
        way = (egress, (urlsplit(url).hostname or "").lower())
        try:
            if way not in self._ways:
                self._ways[way] = egress.adapter(way[1])
            egress.check(url)
            answer = self._ways[way].send(
                request,
                stream=stream,
                timeout=(egress.connect_timeout, egress.read_timeout),
                verify=True,
                cert=None,
                proxies={"http": egress.proxy, "https": egress.proxy} if egress.proxy else {},
            )
            whole = _whole(answer, stream)
        except (HostUnknown, AddressNotAllowed) as failure:
            seen.append(Seen(url, failure=failure))
            raise ConnectionError(failure, request=request) from failure
        except Exception as failure:
            seen.append(Seen(url, failure=failure))
            raise
        headers = answer.headers
        seen.append(
            Seen(
                url,
                answer.status_code,
                headers.get("Content-Type", ""),
                headers.get("Location", ""),
                headers.get("WWW-Authenticate", ""),
                back_off=_back_off(whole, stream),
                authorization=step_of(str(request.headers.get("Authorization", ""))),
                line=getattr(self._ways[way], "opened", 0),
                closes=_closes(answer),
            )
        )
        # requests-ntlm sends the next steps of its handshake through the connection of the answer.
        whole.__dict__["connection"] = self
        return whole

    def close(self) -> None:
        """Close the connections."""
        for adapter in self._ways.values():
            adapter.close()
        self._ways.clear()


_raw_session: Final[Callable[..., Session]] = BaseProtocol.raw_session.__func__


def _unmoved_session(protocol: type[BaseProtocol], *where: Any, **how: Any) -> Session:
    """Return exchangelib's session without its trust in the environment: no proxy of a variable, no login of a .netrc.

    requests would look for both with every call, though our adapter goes by the integration's settings alone.
    """
    session = _raw_session(protocol, *where, **how)
    session.trust_env = False
    return session


def install() -> None:
    """Make exchangelib send everything through ``RoutingAdapter``; saying it again changes nothing."""
    BaseProtocol.HTTP_ADAPTER_CLS = RoutingAdapter
    BaseProtocol.raw_session = classmethod(_unmoved_session)
