"""SMTP: a listener that takes mail from anybody, and the client that hands mail to a relay."""

from __future__ import annotations

import asyncio
import smtplib
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from fake_ews.deferred import Deferred
from fake_ews.http.tls import ServerCertificate
from fake_ews.transport import Departure, Handed, Reception, Relaying
from fake_ews.values import dataclass

if TYPE_CHECKING:
    from aiosmtpd import smtp as aiosmtpd
else:
    # Who takes no mail does without.
    aiosmtpd = Deferred("aiosmtpd.smtp")

#: How long the relay may take for each answer, by the machine's clock.
_PATIENCE_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Post:
    """The SMTP side of a server: at ``port`` mail is taken (None: nowhere), ``relay`` is handed what leaves."""

    reception: Reception
    relaying: Relaying
    port: int | None = None
    relay: tuple[str, int] | None = None


class SmtpListener:
    """Takes mail at a port, with STARTTLS where there is a certificate; ``port`` 0 is a free one until it is open."""

    def __init__(
        self, reception: Reception, *, host: str, port: int, certificate: ServerCertificate | None = None
    ) -> None:
        self.host = host
        self.port = port
        self._reception = reception
        self._context = certificate.context if certificate is not None else None
        self._sockets: asyncio.Server | None = None
        self._sessions: WeakSet[Any] = WeakSet()

    async def open(self) -> None:
        """Listen; raises OSError when the address cannot be had."""
        loop = asyncio.get_running_loop()
        self._sockets = await loop.create_server(self._session, self.host, self.port)
        self.port = self._sockets.sockets[0].getsockname()[1]

    async def show(self, certificate: ServerCertificate) -> None:
        """Show another certificate to whoever connects from now on."""
        if self._context is not None:
            self._context = certificate.context

    async def close(self) -> None:
        """Stop listening, and drop who is still there."""
        if self._sockets is None:
            return
        self._sockets.close()
        for session in tuple(self._sessions):
            if session.transport is not None:
                session.transport.abort()

    def _session(self) -> Any:
        reception = self._reception
        session = aiosmtpd.SMTP(
            _Handler(reception),
            data_size_limit=reception.largest,
            hostname=reception.host,
            ident="Microsoft ESMTP MAIL Service ready",
            tls_context=self._context,
            loop=asyncio.get_running_loop(),
        )
        self._sessions.add(session)
        return session


class _Handler:
    """aiosmtpd's hooks (its documentation, page "Handlers")."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        reply = self._reception.recipient(address)
        if reply.startswith("2"):
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return reply

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        return self._reception.message(
            envelope.mail_from or "", envelope.rcpt_tos, envelope.original_content, session.host_name
        )


class Relay:
    """A server elsewhere that takes all mail that leaves."""

    def __init__(self, host: str, port: int, name: str) -> None:
        self._host = host
        self._port = port
        self._name = name

    async def hand_over(self, departure: Departure) -> Handed:
        """Hand a mail over in a thread of its own, and return how that went."""
        client = smtplib.SMTP(local_hostname=self._name, timeout=_PATIENCE_SECONDS)
        try:
            return await asyncio.to_thread(self._talk, client, departure)
        except asyncio.CancelledError:
            if client.sock is not None:
                with suppress(OSError):
                    client.sock.shutdown(socket.SHUT_RDWR)  # the thread that reads there wakes up
            raise

    def _talk(self, client: smtplib.SMTP, departure: Departure) -> Handed:
        try:
            client.connect(self._host, self._port)
            refused = client.sendmail(departure.sender, departure.recipients, departure.mime)
            with suppress(smtplib.SMTPException, OSError):
                client.quit()
            return Handed(self._host, {one: _said(*reply) for one, reply in refused.items()})
        except smtplib.SMTPRecipientsRefused as error:
            return Handed(self._host, {one: _said(*reply) for one, reply in error.recipients.items()})
        except smtplib.SMTPResponseException as error:
            reply = _said(error.smtp_code, error.smtp_error)
            return Handed(self._host, dict.fromkeys(departure.recipients, reply))
        except (smtplib.SMTPException, OSError):
            return Handed(self._host, reached=False)
        finally:
            client.close()


def _said(code: int, text: bytes | str) -> tuple[int, str]:
    return code, text.decode("utf-8", "replace") if isinstance(text, bytes) else text
