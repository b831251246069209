"""The wire: requests' adapter on sockets, connecting to where our resolver says and only where the policy allows."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from functools import partial
from ipaddress import ip_address
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util import connection as sockets

from integration.exchange.policy import AddressPolicy
from integration.exchange.resolver import Resolver


def tls_context(ca_file: str, *, legacy: bool) -> ssl.SSLContext:
    """Return how to speak TLS: the machine's authorities or those of a PEM file, TLS 1.2 and up unless ``legacy``."""
    context = ssl.create_default_context(cafile=ca_file or None)
    if legacy:
        # Windows Server 2008 R2, which Exchange 2010 runs on, offers TLS 1.0 only as shipped; OpenSSL 3 takes it at
        # security level 0 alone.
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


def open_socket(
    resolver: Resolver,
    policy: AddressPolicy,
    host: str,
    port: int,
    sources: Sequence[str] = (),
    timeout: Any = None,
    options: Any = None,
) -> socket.socket:
    """Connect to the first address of a host that takes us, from one of ours; raises OSError.

    The address that is checked is the one that is connected to: a name that answers differently the next time it is
    asked gains nothing.
    """
    policy.check_port(host, port)
    trouble = OSError(f"{host} has no address")
    for address, served in resolver.addresses(host, port):
        policy.check(host, address, served)
        try:
            return sockets.create_connection(
                (address, served), timeout, source_address=_source(sources, address), socket_options=options
            )
        except OSError as error:
            trouble = error
    raise trouble


class _Plain(HTTPConnection):
    """A connection to where the resolver says that its host is, from one of our addresses."""

    def __init__(
        self,
        *args: Any,
        resolver: Resolver,
        policy: AddressPolicy,
        sources: Sequence[str],
        opened: Callable[[], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._resolver = resolver
        self._policy = policy
        self._sources = sources
        self._opened = opened

    def _new_conn(self) -> socket.socket:
        """Connect to where the resolver leads; host name, SNI and certificate check stay the URL's."""
        self._opened()
        try:
            return open_socket(
                self._resolver, self._policy, self.host, self.port, self._sources, self.timeout, self.socket_options
            )
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"Connection to {self.host} timed out") from error
        except OSError as error:
            raise NewConnectionError(self, f"Failed to establish a new connection: {error}") from error


def _source(sources: Sequence[str], address: str) -> tuple[str, int] | None:
    """Choose the address to leave from, None for the machine's choice; raises OSError when none is of that family."""
    if not sources:
        return None
    version = ip_address(address.partition("%")[0]).version
    for source in sources:
        if ip_address(source).version == version:
            return source, 0
    raise OSError(f"none of the addresses to leave from is of IP version {version}")


class _Secure(_Plain, HTTPSConnection):
    """The same with TLS."""


class WireAdapter(HTTPAdapter):
    """One connection, kept open: NTLM signs in the connection, so no other may slip in between."""

    def __init__(
        self, resolver: Resolver, policy: AddressPolicy, tls: ssl.SSLContext, sources: Sequence[str] = ()
    ) -> None:
        self._resolver = resolver
        self._policy = policy
        self._tls = tls
        self._sources = tuple(sources)
        #: How many connections were opened so far; the last one carries what is sent now.
        self.opened = 0
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0, pool_block=True)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:
        """Make the pools, with our connections in them."""
        self.poolmanager = PoolManager(
            num_pools=connections,
            maxsize=maxsize,
            block=block,
            ssl_context=self._tls,
            **pool_kwargs,
        )
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(self._pool, HTTPConnectionPool, _Plain),
            "https": partial(self._pool, HTTPSConnectionPool, _Secure),
        }

    def _pool(self, pool: type[HTTPConnectionPool], connection: type[_Plain], *args: Any, **kw: Any) -> Any:
        made = pool(*args, **kw)
        made.ConnectionCls = partial(  # type: ignore[assignment]
            connection, resolver=self._resolver, policy=self._policy, sources=self._sources, opened=self._count
        )
        return made

    def _count(self) -> None:
        self.opened += 1

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        """Go through a proxy, which resolves by itself; what we know of the host is checked by the egress before."""
        return super().proxy_manager_for(proxy, ssl_context=self._tls, **proxy_kwargs)

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        """Leave the authorities to our TLS context; requests would add its own."""
        host, _ = super().build_connection_pool_key_attributes(request, True, cert)
        return host, {"cert_reqs": "CERT_REQUIRED"}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Do nothing: the TLS context has what it takes."""
