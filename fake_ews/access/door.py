"""The door: which schemes are offered, and whether a request on a connection may come in."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
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
from fake_ews.values import dataclass

#: Takes one token in a state, with the channel binding; raises LogonRefused.
Acceptor = Callable[[bytes, object, bytes], Continue | Done]

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
    """Stay out: a bare 401 (what a product adds to it is the server's), and why, which the client is not told.

    ``setting`` is the one behind that, where there is one.
    """

    reply: Reply
    reason: str
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Handshake:
    """``Connection.login`` between two tokens of one login."""

    scheme: str
    state: object


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """``Connection.login`` of a connection that NTLM or Negotiate has logged in.

    ``used`` is when it last served, ``sign_outs`` how often logins of the account had been ended until then.
    """

    principal: Principal
    used: datetime
    sign_outs: int


@dataclass(frozen=True, slots=True)
class Doorway:
    """How one directory of the web server is entered: the schemes offered, and what is done with channel bindings.

    Raises ValueError for a scheme that there is not; the order given does not matter.
    """

    schemes: tuple[str, ...]
    extended_protection: ExtendedProtection = ExtendedProtection.NONE

    def __post_init__(self) -> None:
        wanted = [scheme.strip().lower() for scheme in self.schemes]
        if unknown := [scheme for scheme in wanted if scheme not in SCHEMES]:
            raise ValueError(f"no such scheme: {', '.join(unknown)} (there are {', '.join(SCHEMES)})")
        object.__setattr__(self, "schemes", tuple(scheme for scheme in SCHEMES if scheme in wanted))


class Door:
    """Asks every request who sends it; remembers logins on the connection and nowhere else."""

    def __init__(self, accounts: Accounts, names: ServerNames, clock: Clock, seeds: Seeds, doorway: Doorway) -> None:
        """``doorway`` is how every directory is entered of which nothing else is said."""
        self._accounts = accounts
        self._clock = clock
        self._names = names
        self._doorway = doorway
        self._acceptors: dict[tuple[str, ExtendedProtection], Acceptor] = {}
        for protection in ExtendedProtection:
            ntlm = NtlmAcceptor(accounts, names, clock, seeds, protection)
            self._acceptors["negotiate", protection] = NegotiateAcceptor(ntlm).accept
            self._acceptors["ntlm", protection] = partial(accept_ntlm, ntlm)

    def admit(self, request: HttpRequest, connection: Connection, doorway: Doorway | None = None) -> Admitted | Refused:
        """Say who sends ``request``, or refuse it; keeps ``connection.login``.

        Without an Authorization header a connection that is logged in stays so while it is used; with one, login
        begins anew.
        """
        doorway = doorway or self._doorway
        authorization = request.headers.get("Authorization").strip()
        login = connection.login
        now = self._clock.now()
        if not authorization and isinstance(login, LoggedIn) and self._holds(login, now):
            connection.login = replace(login, used=now)
            return Admitted(login.principal, (_PERSISTENT,))
        connection.login = None
        if not authorization:
            return self._refused(request, doorway, "no Authorization header")
        name, _, credentials = authorization.partition(" ")
        scheme = name.lower()
        if scheme not in doorway.schemes:
            return self._refused(request, doorway, f"scheme {name!r} is not offered")
        try:
            if scheme == "basic":
                return Admitted(Principal(basic.check(credentials.strip(), self._accounts).address, scheme))
            acceptor = self._acceptors[scheme, doorway.extended_protection]
            return self._step(scheme, acceptor, credentials, login, connection)
        except LogonRefused as refused:
            return self._refused(request, doorway, str(refused), refused.setting)

    def _holds(self, login: LoggedIn, now: datetime) -> bool:
        return now - login.used <= _IDLE and self._accounts.sign_outs(login.principal.address) == login.sign_outs

    def _step(
        self, scheme: str, acceptor: Acceptor, credentials: str, login: object, connection: Connection
    ) -> Admitted | Refused:
        """Hand one token to the acceptor and keep where the login stands."""
        state = login.state if isinstance(login, Handshake) and login.scheme == scheme else None
        try:
            token = base64.b64decode(credentials.strip(), validate=True)
        except ValueError as error:
            raise LogonRefused(f"{scheme}: the token is not base64") from error
        outcome = acceptor(token, state, connection.channel_binding)
        if isinstance(outcome, Continue):
            connection.login = Handshake(scheme, outcome.state)
            # Only the scheme in progress is named while a handshake runs.
            return Refused(_unauthorized([_challenge(scheme, outcome.token)]), "handshake goes on")
        principal = Principal(outcome.account.address, scheme)
        connection.login = LoggedIn(principal, self._clock.now(), self._accounts.sign_outs(principal.address))
        final = (("WWW-Authenticate", _challenge(scheme, outcome.token)),) if outcome.token else ()
        return Admitted(principal, (*final, _PERSISTENT))

    def challenge(self, request: HttpRequest, doorway: Doorway) -> Reply:
        """Return the 401 that a stranger gets."""
        host = _PORT.sub("", request.headers.get("Host", self._names.dns_computer))
        offers = [f'Basic realm="{host}"' if scheme == "basic" else SCHEMES[scheme] for scheme in doorway.schemes]
        return _unauthorized(offers)

    def _refused(self, request: HttpRequest, doorway: Doorway, reason: str, setting: str = "") -> Refused:
        return Refused(self.challenge(request, doorway), reason, setting)


def _challenge(scheme: str, token: bytes) -> str:
    return f"{SCHEMES[scheme]} {base64.b64encode(token).decode()}"


def _unauthorized(challenges: Sequence[str]) -> Reply:
    """Return a 401 with an empty body and a header line per challenge; the connection stays open."""
    lines = (("Content-Length", "0"), *(("WWW-Authenticate", challenge) for challenge in challenges))
    return Reply(401, Headers(lines))
