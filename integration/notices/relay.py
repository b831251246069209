"""The relay that notices leave by: a mail server that the operator names, never the inbox that they tell of."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from integration.model.secret import Secret

#: How long it may take for each answer, in seconds.
_PATIENCE: Final = 30.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a relay answered: it has taken the mail, or will not, whoever asks how often, or says nothing final."""

    taken: bool
    final: bool
    said: str = ""


class Relay(Protocol):
    """Takes mail to users."""

    def hand_over(self, letter: EmailMessage, recipient: str) -> Reply:
        """Hand a mail over; never raises."""
        ...


class SmtpRelay:
    """A relay at ``smtp://host:25`` or ``smtps://user:password@host``; raises ValueError for what is neither.

    TLS is used where it is offered, and a password sent only by it.
    """

    def __init__(self, url: str, ca_file: str = "") -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("a relay is smtp://host:port or smtps://user:password@host:port")
        self._over_tls = parts.scheme == "smtps"
        self._host = parts.hostname
        self._port = parts.port or (smtplib.SMTP_SSL_PORT if self._over_tls else smtplib.SMTP_PORT)
        self._login = (unquote(parts.username or ""), Secret(unquote(parts.password or "")))
        self._context = ssl.create_default_context(cafile=ca_file or None)

    def hand_over(self, letter: EmailMessage, recipient: str) -> Reply:
        """Hand a mail over; only a 5xx about this recipient or these words is final (RFC 5321 4.2.1)."""
        try:
            client = self._connected(letter)
            try:
                self._sign_in(client)
                client.send_message(letter, to_addrs=[recipient])
                with suppress(smtplib.SMTPException, OSError):
                    client.quit()  # it has the mail, however it takes its leave
            finally:
                client.close()
        except smtplib.SMTPRecipientsRefused as refused:
            code, text = refused.recipients[recipient]
            return _refusal(code, text)
        except smtplib.SMTPDataError as refused:
            return _refusal(refused.smtp_code, refused.smtp_error)
        except (smtplib.SMTPException, OSError) as trouble:
            return Reply(taken=False, final=False, said=str(trouble) or type(trouble).__name__)
        return Reply(taken=True, final=True)

    def _connected(self, letter: EmailMessage) -> smtplib.SMTP:
        # Named, as otherwise the machine's own name is looked up.
        named = letter["From"].rpartition("@")[2]
        if self._over_tls:
            return smtplib.SMTP_SSL(self._host, self._port, named, timeout=_PATIENCE, context=self._context)
        return smtplib.SMTP(self._host, self._port, named, timeout=_PATIENCE)

    def _sign_in(self, client: smtplib.SMTP) -> None:
        client.ehlo()
        secure = self._over_tls
        if not secure and client.has_extn("starttls"):
            client.starttls(context=self._context)
            client.ehlo()
            secure = True
        if self._login[0]:
            if not secure:
                raise smtplib.SMTPException("no password is sent, since the relay offers no TLS")
            client.login(*self._login)


def _refusal(code: int, text: bytes | str) -> Reply:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return Reply(taken=False, final=code >= 500, said=f"{code} {words}")
