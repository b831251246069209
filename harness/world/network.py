"""Where the names of one world lead: to its Exchange, to a port where nobody listens, or nowhere at all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any, Final

import requests
from requests.adapters import BaseAdapter

from fake_ews.http.front import Front
from fake_ews.testing.requests_adapter import InProcessAdapter
from integration.exchange.resolver import HostUnknown, Service

_HTTP: Final = 80
#: The discard port: nobody listens there, so a connection is refused at once.
_NOBODY: Final = ("127.0.0.1", 9)


class Network:
    """The resolver of one world, and without sockets also the wire.

    ``published`` are the names that lead to Exchange; ``dead`` those that exist but lead to nobody. Everything else has
    no address, so no call of a scenario ever leaves the machine.
    """

    def __init__(self, published: tuple[str, ...], dead: tuple[str, ...] = ()) -> None:
        self._published = set(published)
        self._dead = set(dead)
        self._exchange: tuple[str, int] = _NOBODY
        self._plain: tuple[str, int] = _NOBODY
        self._only_plain: set[str] = set()
        self._services: dict[str, tuple[Service, ...]] = {}

    def lead_to(self, address: str, port: int, plain_port: int) -> None:
        """Say where Exchange listens, in TLS and by plain HTTP."""
        self._exchange = (address, port)
        self._plain = (address, plain_port)

    def publish(self, *names: str) -> None:
        """Enter names that lead to Exchange."""
        self._published.update(name.lower() for name in names)

    def publish_plain(self, *names: str) -> None:
        """Enter names under which nobody answers but by plain HTTP."""
        self._only_plain.update(name.lower() for name in names)

    def publish_service(self, name: str, *services: Service) -> None:
        """Enter SRV records for a name."""
        self._services[name.lower()] = services

    def withdraw(self, *names: str) -> None:
        """Take names out, as an administrator does who never entered them."""
        self._published.difference_update(names)

    def reaches_exchange(self, host: str) -> bool:
        """Return whether the name leads to Exchange; raises HostUnknown for one that leads nowhere."""
        name = host.lower().rstrip(".")
        if name in self._published:
            return True
        if name in self._dead or name in self._only_plain:
            return False
        raise HostUnknown(f"{host}: no such host in this world")

    def addresses(self, host: str, port: int) -> tuple[tuple[str, int], ...]:
        """Return where to connect (the integration's resolver port)."""
        if port == _HTTP and host.lower() in self._only_plain:
            return (self._plain,)
        if not self.reaches_exchange(host):
            return (_NOBODY,)
        return (self._plain if port == _HTTP else self._exchange,)

    def services(self, name: str) -> tuple[Service, ...]:
        """Return the SRV records of that name, which are those that a sentence has entered."""
        return self._services.get(name.lower(), ())

    def in_process(self, front: Front) -> Callable[[str], BaseAdapter]:
        """Return the maker of adapters that carry calls for a host to ``front`` without a socket."""

        def adapter(host: str) -> BaseAdapter:
            if host.lower() in self._only_plain:
                return _OnlyPlain(front)
            return InProcessAdapter(front) if self.reaches_exchange(host) else _NobodyListens()

        return adapter


class _OnlyPlain(InProcessAdapter):
    """A host that answers by plain HTTP, and has nobody at the port for TLS."""

    def send(self, request: requests.PreparedRequest, *how: Any, **more: Any) -> requests.Response:
        """Send what goes by plain HTTP; raise what requests raises for a connection that is refused otherwise."""
        if (request.url or "").startswith("https:"):
            return _NobodyListens().send(request)
        return super().send(request, *how, **more)


class _NobodyListens(BaseAdapter):
    """What a port answers at which nobody listens."""

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """Raise what requests raises for a connection that is refused."""
        refused = ConnectionRefusedError(errno.ECONNREFUSED, "nobody listens there")
        raise requests.exceptions.ConnectionError(refused, request=request)

    def close(self) -> None:
        """Close nothing."""
