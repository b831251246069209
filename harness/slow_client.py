"""A mail client that says half of what it wants, pauses, and goes on."""

from __future__ import annotations

import ssl
from base64 import b64encode
from contextlib import closing, suppress
from http.client import HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

#: Seconds in which a server answers, however busy the machine is.
_LONGEST: Final = 30.0


def status_after_a_pause(url: str, ca: str, login: str, body: bytes, pause: float) -> int:
    """Return the status of a request with so many seconds between its halves; 0 where the server hangs up meanwhile.

    ``ca`` is a file with what is trusted, ``login`` is ``ADDRESS:PASSWORD``.
    """
    parts = urlsplit(url)
    trusted = ssl.create_default_context(cafile=ca)
    half = len(body) // 2
    with closing(HTTPSConnection(parts.netloc, timeout=_LONGEST, context=trusted)) as client:
        try:
            client.putrequest("POST", parts.path)
            client.putheader("Authorization", f"Basic {b64encode(login.encode()).decode()}")
            client.putheader("Content-Type", "text/xml; charset=utf-8")
            client.putheader("Content-Length", str(len(body)))
            client.endheaders(body[:half])
            client.sock.settimeout(pause)
            with suppress(TimeoutError):
                if not client.sock.recv(1):
                    return 0
            client.sock.settimeout(_LONGEST)
            client.send(body[half:])
            return client.getresponse().status
        except (ConnectionError, ssl.SSLError):
            return 0
