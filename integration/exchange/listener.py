"""Streams of notifications of many mailboxes, held by one asyncio loop: a hint that a mailbox has news, and no more.

What is new is told by SyncFolderItems alone; a stream that breaks loses nothing but time. Microsoft's advice that it
keeps to: learn.microsoft.com, "Notification subscriptions, mailbox events, and EWS in Exchange" and "How to maintain
affinity between a group of subscriptions and the Mailbox server".
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from integration.exchange import notifications
from integration.exchange.egress import Egress, headers_of_a_call
from integration.exchange.notifications import Said, Splitter, Unreadable
from integration.exchange.sign_in import Ntlm, basic, challenge_of
from integration.exchange.ways import Ways
from integration.ports import Ear

log = logging.getLogger(__name__)

# The longest that Exchange takes (StreamingSubscriptionConnectionTimeoutType), in minutes.
STREAM_MINUTES: Final = 30
# Exchange sends a sign of life every 45 seconds; three that fail to come are a dead connection.
_SILENCE: Final = 150.0
FIRST_PAUSE: Final = 5.0
_LONGEST_PAUSE: Final = 900.0
_RECORD: Final = 16 * 1024
# Sign-ins at the same time: a thousand at once would look like an attack, and be throttled.
_AT_ONCE: Final = 20


class _SignInRefused(Exception):
    """The password is for the sync to judge; a listener that soon tried again would lock the account."""


@dataclass(slots=True)
class _Lost(Exception):
    """The stream or its subscription is gone; ``pause`` is what the server asked for, in seconds."""

    why: str
    pause: float = 0.0


class Listener:
    """Listens to mailboxes and tells which has news; in a thread of its own, whatever their number."""

    def __init__(
        self,
        ways: Ways,
        tell: Callable[[str], None],
        first_pause: float = FIRST_PAUSE,
        after_refusal: float = _LONGEST_PAUSE,
    ) -> None:
        """Take the ways out, and what to call with an account's id, from the listener's thread.

        ``first_pause`` is how many seconds pass after a stream broke before it is opened again; each further failure
        doubles it. ``after_refusal`` is how many pass after a sign-in that was refused.
        """
        self._ways = ways
        self._tell = tell
        self._first_pause = first_pause
        self._after_refusal = after_refusal
        self._streams: dict[str, tuple[Ear, asyncio.Task[None]]] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="listener", daemon=True)
        self._sign_ins = asyncio.Semaphore(_AT_ONCE)

    def start(self) -> None:
        """Begin, with no mailbox yet."""
        self._thread.start()

    def hold(self, ears: Mapping[str, Ear]) -> None:
        """Listen to these mailboxes, by account id, and to no others; one whose sign-in changed begins anew."""
        self._loop.call_soon_threadsafe(self._hold, dict(ears))

    def stop(self) -> None:
        """Close every stream."""
        asyncio.run_coroutine_threadsafe(self._drop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _hold(self, ears: dict[str, Ear]) -> None:
        for account_id, (ear, task) in tuple(self._streams.items()):
            if ears.get(account_id) != ear:
                task.cancel()
                del self._streams[account_id]
        for account_id, ear in ears.items():
            if account_id not in self._streams:
                self._streams[account_id] = ear, self._loop.create_task(self._listen(account_id, ear))

    async def _drop(self) -> None:
        tasks = [task for _, task in self._streams.values()]
        self._streams.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._loop.shutdown_default_executor()
        # Connections that were aborted are gone one turn of the loop later.
        await asyncio.sleep(0)

    async def _listen(self, account_id: str, ear: Ear) -> None:
        """Listen until it is cancelled, longer pauses between failures."""
        pause = self._first_pause
        while True:
            asked = 0.0
            try:
                async with _Line(self._ways.of(static=ear.static_addresses), ear) as line:
                    async with self._sign_ins:
                        subscription = await line.subscribe()
                    # Whatever came while nobody listened.
                    self._tell(account_id)
                    while True:
                        await line.stream(subscription, lambda: self._tell(account_id))
                        # Only a stream that came to its end is proof that listening works.
                        pause = self._first_pause
            except _SignInRefused:
                # Were it the password, the sync would be refused too, and nobody listens with that any more.
                log.info("the mailbox server refuses to let %s listen", ear.address)
                asked = self._after_refusal
            except _Lost as lost:
                asked = lost.pause
                log.debug("the stream of %s is gone: %s", ear.address, lost.why)
            except (aiohttp.ClientError, OSError, TimeoutError, Unreadable) as failure:
                log.debug("the stream of %s broke: %s", ear.address, failure)
            await asyncio.sleep(max(pause, asked))
            pause = min(pause * 2, _LONGEST_PAUSE)


class _Line:
    """One connection to a mailbox's server, signed in."""

    def __init__(self, egress: Egress, ear: Ear) -> None:
        self._egress = egress
        self._ear = ear
        self._connector = _Connector(egress)
        self._session = aiohttp.ClientSession(
            connector=self._connector,
            # The cookies that lead back to the server which holds the subscription, whatever they are called.
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=egress.connect_timeout, sock_read=_SILENCE),
            headers={"Content-Type": "text/xml; charset=utf-8", "X-PreferServerAffinity": "true"},
        )

    async def __aenter__(self) -> _Line:
        parts = urlsplit(self._ear.endpoint.url)
        host, port = parts.hostname or "", parts.port or 443
        self._egress.check(self._ear.endpoint.url)
        if not self._egress.proxy:
            self._egress.policy.check_port(host, port)
            with suppress(ValueError):
                # Addresses are not asked of a resolver.
                self._egress.policy.check(host, str(ip_address(host)), port)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        self._connector.abort()

    async def subscribe(self) -> str:
        """Return the id of a new subscription."""
        async with await self._post(
            notifications.subscribe(self._ear.endpoint.api_version, self._ear.folder_ids)
        ) as answer:
            said = notifications.read(await answer.read())
        _check(said)
        return said.subscription_id

    async def stream(self, subscription: str, news: Callable[[], None]) -> None:
        """Call ``news`` for each envelope with events, until the server ends the stream; raises _Lost."""
        asked = notifications.stream(self._ear.endpoint.api_version, subscription, STREAM_MINUTES)
        splitter = Splitter()
        async with await self._post(asked) as answer:
            async for piece in answer.content.iter_any():
                for envelope in splitter.feed(piece):
                    said = notifications.read(envelope)
                    if said.events:
                        news()
                    _check(said)
                    if said.closed:
                        return
        raise _Lost("the connection ended without a word")

    async def _post(self, body: bytes) -> aiohttp.ClientResponse:
        """Send, signing in where the server asks for it; raises _SignInRefused and _Lost."""
        ear = self._ear
        headers = {} if ear.endpoint.auth_type == "NTLM" else {"Authorization": basic(ear.login, ear.password)}
        answer = await self._send(body, headers)
        if answer.status == 401 and ear.endpoint.auth_type == "NTLM":
            answer = await self._sign_in(answer, body)
        if answer.status == 401:
            raise _SignInRefused
        if answer.status not in (200, 500):
            raise _Lost(f"HTTP {answer.status}")
        return answer

    async def _sign_in(self, refused: aiohttp.ClientResponse, body: bytes) -> aiohttp.ClientResponse:
        """Do NTLM's three steps on the one connection that there is (MS-NTHT 3.1.5)."""
        await refused.read()
        handshake = Ntlm(self._ear.login, self._ear.password, self._connector.certificate)
        challenged = await self._send(b"", {"Authorization": handshake.negotiate()})
        token = challenge_of(challenged.headers.getall("WWW-Authenticate", []))
        await challenged.read()
        if challenged.status != 401 or not token:
            # Whatever stands in between: the password was not looked at.
            raise _Lost("no challenge of NTLM came back")
        return await self._send(body, {"Authorization": handshake.authenticate(token)})

    async def _send(self, body: bytes, headers: dict[str, str]) -> aiohttp.ClientResponse:
        return await self._session.post(
            self._ear.endpoint.url,
            data=body,
            headers={**headers, **headers_of_a_call(self._ear.address)},
            allow_redirects=False,
            proxy=self._egress.proxy or None,
        )


def _check(said: Said) -> None:
    """Raise _Lost for an error: a subscription that is no more, a mailbox that moves, a server that is busy."""
    if said.code:
        raise _Lost(said.code, said.back_off_ms / 1000)


class _Connector(aiohttp.TCPConnector):
    """One connection, kept open, since NTLM signs in the connection; to where our resolver and policy lead."""

    def __init__(self, egress: Egress) -> None:
        sources = egress.sources
        super().__init__(
            resolver=_Resolver(egress),
            ssl=egress.tls(),
            local_addr=(sources[0], 0) if sources else None,
            limit=1,
            use_dns_cache=False,
            keepalive_timeout=STREAM_MINUTES * 60.0,
        )
        #: The certificate of the server that was connected to last, in DER; empty without TLS.
        self.certificate = b""
        self._transport: asyncio.Transport | None = None

    def abort(self) -> None:
        """Leave at once: a stream that is given up has nothing to say goodbye for."""
        if self._transport is not None:
            self._transport.abort()

    async def connect(self, *asked: Any, **how: Any) -> Any:
        """Connect, and remember the certificate."""
        connection = await super().connect(*asked, **how)
        self._transport = connection.transport
        _slim(self._transport)
        secure: ssl.SSLObject | None = self._transport.get_extra_info("ssl_object") if self._transport else None
        self.certificate = (secure.getpeercert(binary_form=True) or b"") if secure else b""
        return connection


def _slim(transport: Any) -> None:
    """Let a TLS connection decrypt into 16 KiB, a record's length (RFC 8446, 5.1), in place of asyncio's 256 KiB.

    Notifications are shorter than one, and of a thousand streams those buffers are most of the memory.
    """
    protocol = getattr(transport, "_ssl_protocol", None)
    if protocol is not None:
        protocol.max_size = _RECORD
        protocol._ssl_buffer = bytearray(_RECORD)
        protocol._ssl_buffer_view = memoryview(protocol._ssl_buffer)


class _Resolver(AbstractResolver):
    """Our resolver and our policy in aiohttp's form: what is connected to has been checked."""

    def __init__(self, egress: Egress) -> None:
        self._egress = egress

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return where to connect; raises OSError for what is unknown or forbidden."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(None, self._egress.resolver.addresses, host, port)
        for address, served in found:
            self._egress.policy.check(host, address, served)
        return [_resolved(host, address, served) for address, served in found if self._may_leave(address)]

    def _may_leave(self, address: str) -> bool:
        sources = self._egress.sources
        return not sources or ip_address(sources[0]).version == ip_address(address.partition("%")[0]).version

    async def close(self) -> None:
        """Close nothing."""


def _resolved(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)
