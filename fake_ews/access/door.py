"""The door: which schemes are offered, and whether a request on a connection may come in."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from fake_ews.access import basic
from fake_ews.access.accounts import Accounts
from fake_ews.access.negotiate import NegotiateAcceptor, accept_ntlm
from fake_ews.access.ntlm import ExtendedProtection, NtlmAcceptor, ServerNames
from fake_ews.access.outcome import Continue, Done, LogonRefused
from fake_ews.clock import Clock
from fake_ews.identity import Principal
from fake_ews.seeds import Seeds
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply

#: The schemes that there are, in the order in which IIS lists them, under their names in WWW-Authenticate.
SCHEMES: Final = MappingProxyType({"negotiate": "Negotiate", "ntlm": "NTLM", "basic": "Basic"})

_PORT: Final = re.compile(r":\d+$")

#: IIS closes a connection that has been idle for so long (connectionTimeout, two minutes as shipped), and the login
#: goes with it. Moved time cannot close sockets; forgetting the login has the same effect: the client logs in again.
_IDLE: Final = timedelta(minutes=2)

#: Windows' own words for a login that holds for the connection, not the request.
_PERSISTENT: Final = ("persistent-auth", "true")


@dataclass(frozen=True, slots=True)
class Admitted:
    """Come in: who it is, and the header lines to add to whatever is answered."""

    principal: Principal
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Stay out: a bare 401 (what a product adds to it is the server's), and why, which the client is not told."""

    reply: Reply
    reason: str


@dataclass(frozen=True, slots=True)
class Handshake:
    """``Connection.login`` between two tokens of one login."""

    scheme: str
    state: object


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """``Connection.login`` of a connection that NTLM or Negotiate has logged in; ``used`` is when it last served."""

    principal: Principal
    used: datetime


class Door:
    """Asks every request who sends it; remembers logins on the connection and nowhere else."""

    def __init__(
        self,
        accounts: Accounts,
        names: ServerNames,
        clock: Clock,
        seeds: Seeds,
        schemes: Sequence[str] = tuple(SCHEMES),
        extended_protection: ExtendedProtection = ExtendedProtection.NONE,
    ) -> None:
        """Offer ``schemes`` ("negotiate", "ntlm", "basic"; ValueError for others); the order given does not matter."""
        wanted = [scheme.strip().lower() for scheme in schemes]
        if unknown := [scheme for scheme in wanted if scheme not in SCHEMES]:
            raise ValueError(f"no such scheme: {', '.join(unknown)} (there are {', '.join(SCHEMES)})")
        self.schemes: Final = tuple(scheme for scheme in SCHEMES if scheme in wanted)
        self._accounts = accounts
        self._clock = clock
        self._names = names
        ntlm = NtlmAcceptor(accounts, names, clock, seeds, extended_protection)
        negotiate = NegotiateAcceptor(ntlm)
        self._acceptors: dict[str, Callable[[bytes, object, bytes], Continue | Done]] = {
            "negotiate": negotiate.accept,
            "ntlm": lambda token, state, binding: accept_ntlm(ntlm, token, state, binding),
        }

    def admit(self, request: HttpRequest, connection: Connection) -> Admitted | Refused:
        """Say who sends ``request``, or refuse it; keeps ``connection.login``.

        Without an Authorization header a connection that is logged in stays so while it is used; with one, login
        begins anew.
        """
        authorization = request.headers.get("Authorization").strip()
        login = connection.login
        now = self._clock.now()
        if not authorization and isinstance(login, LoggedIn) and now - login.used <= _IDLE:
            connection.login = LoggedIn(login.principal, now)
            return Admitted(login.principal, (_PERSISTENT,))
        connection.login = None
        if not authorization:
            return self._refused(request, "no Authorization header")
        name, _, credentials = authorization.partition(" ")
        scheme = name.lower()
        if scheme not in self.schemes:
            return self._refused(request, f"scheme {name!r} is not offered")
        try:
            if scheme == "basic":
                return Admitted(Principal(basic.check(credentials.strip(), self._accounts).address, scheme))
            return self._step(scheme, credentials, login, connection)
        except LogonRefused as refused:
            return self._refused(request, str(refused))

    def _step(self, scheme: str, credentials: str, login: object, connection: Connection) -> Admitted | Refused:
        """Hand one token to the acceptor of ``scheme`` and keep where the login stands."""
        state = login.state if isinstance(login, Handshake) and login.scheme == scheme else None
        try:
            token = base64.b64decode(credentials.strip(), validate=True)
        except ValueError as error:
            raise LogonRefused(f"{scheme}: the token is not base64") from error
        outcome = self._acceptors[scheme](token, state, connection.channel_binding)
        if isinstance(outcome, Continue):
            connection.login = Handshake(scheme, outcome.state)
            # Only the scheme in progress is named while a handshake runs.
            return Refused(_unauthorized([_challenge(scheme, outcome.token)]), "handshake goes on")
        principal = Principal(outcome.account.address, scheme)
        connection.login = LoggedIn(principal, self._clock.now())
        final = (("WWW-Authenticate", _challenge(scheme, outcome.token)),) if outcome.token else ()
        return Admitted(principal, (*final, _PERSISTENT))

    def _refused(self, request: HttpRequest, reason: str) -> Refused:
        host = _PORT.sub("", request.headers.get("Host", self._names.dns_computer))
        offers = [f'Basic realm="{host}"' if scheme == "basic" else SCHEMES[scheme] for scheme in self.schemes]
        return Refused(_unauthorized(offers), reason)


def _challenge(scheme: str, token: bytes) -> str:
    return f"{SCHEMES[scheme]} {base64.b64encode(token).decode()}"


def _unauthorized(challenges: Sequence[str]) -> Reply:
    """Return a 401 with an empty body and a header line per challenge; the connection stays open."""
    lines = (("Content-Length", "0"), *(("WWW-Authenticate", challenge) for challenge in challenges))
    return Reply(401, Headers(lines))
