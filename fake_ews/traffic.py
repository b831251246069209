"""What a web server hands the core, and what the core hands back: values only, nobody here waits or opens a socket."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import datetime
from functools import lru_cache
from typing import Any

from fake_ews.values import dataclass


class Headers:
    """Header lines in order; names compare without case, a name may stand several times."""

    __slots__ = ("_first", "lines")

    def __init__(self, lines: Iterable[tuple[str, str]] = ()) -> None:
        self.lines: tuple[tuple[str, str], ...] = tuple(lines)
        self._first: dict[str, str] | None = None

    def get(self, name: str, default: str = "") -> str:
        """Return the first value of that name, or ``default``."""
        if self._first is None:
            self._first = {key.lower(): value for key, value in reversed(self.lines)}
        return self._first.get(name.lower(), default)

    def all(self, name: str) -> list[str]:
        """Return every value of that name."""
        wanted = name.lower()
        return [value for key, value in self.lines if key.lower() == wanted]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.lines)

    def __add__(self, more: Iterable[tuple[str, str]]) -> Headers:
        return Headers((*self.lines, *more))

    def __repr__(self) -> str:
        return f"Headers({list(self.lines)!r})"


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request as it came: ``target`` is path and query as sent, ``body`` the bytes after de-chunking."""

    method: str
    target: str
    headers: Headers
    body: bytes

    @property
    def path(self) -> str:
        """The target without its query, in lower case: IIS matches paths without case."""
        return _path_of(self.target)


@lru_cache(maxsize=256)
def _path_of(target: str) -> str:
    return target.partition("?")[0].lower()


@dataclass(slots=True)
class Connection:
    """One connection for as long as it lives: NTLM and Negotiate log in the connection, not the request.

    ``channel_binding`` is the tls-server-end-point hash of the certificate in use (RFC 5929), empty without TLS;
    ``login`` belongs to ``access`` alone.
    """

    peer: str = "127.0.0.1"
    secure: bool = False
    channel_binding: bytes = b""
    login: Any = None


@dataclass(frozen=True, slots=True)
class Wait:
    """A streamed answer has nothing to say until the journal grows or ``until`` has come, whichever is first."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Delay:
    """Hold the answer back until that moment of the organisation's clock."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Later:
    """There is no answer yet: at that moment ``answer`` gives it, as often as it is asked."""

    until: datetime
    answer: Callable[[], Reply]


@dataclass(frozen=True, slots=True)
class CutAfter:
    """Send that many bytes of the body, then close the connection."""

    size: int


@dataclass(frozen=True, slots=True)
class Reset:
    """Close the connection without any answer."""


Effect = Delay | Later | CutAfter | Reset


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer: a whole ``body``, or ``chunks`` that the outer layer draws one by one, performing each Wait.

    The outer layer calls ``ended`` under the lock when the last byte is sent, or when nobody reads any more.
    """

    status: int
    headers: Headers = field(default_factory=Headers)
    body: bytes = b""
    chunks: Iterator[bytes | Wait] | None = None
    effects: tuple[Effect, ...] = ()
    ended: Callable[[], None] | None = None
