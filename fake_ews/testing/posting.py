"""One request as bytes, posted without a client and without a socket: what a test copied from the wire does."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

from fake_ews.control.verdicts import response_codes
from fake_ews.http.front import Front
from fake_ews.testing.in_process import InProcess
from fake_ews.traffic import Headers, Wait
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Posted:
    """What came back: of a stream what it says before it waits."""

    status: int
    headers: Headers
    body: bytes

    @property
    def codes(self) -> list[str]:
        """The response codes, in the order of the reply: one for each item, folder or message that was asked for."""
        return response_codes(self.body)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


def post(front: Front, url: str, body: str | bytes, login: tuple[str, str] | None) -> Posted:
    """Post ``body`` as XML, logged in with Basic; ``login`` is a user and a password, None for nobody."""
    headers = [("Content-Type", "text/xml; charset=utf-8")]
    if login is not None:
        sealed = base64.b64encode(":".join(login).encode()).decode("ascii")
        headers.append(("Authorization", f"Basic {sealed}"))
    said = body.encode() if isinstance(body, str) else body
    reply = InProcess(front, step=_wait).send("POST", url, headers, said)
    try:
        return Posted(reply.status, reply.headers, b"".join(_until_it_waits(reply.body)))
    finally:
        reply.body.close()


class _Waits(Exception):
    """A stream has nothing to say for now."""


def _wait(wait: Wait) -> None:
    raise _Waits


def _until_it_waits(chunks: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from chunks
    except _Waits:
        return
