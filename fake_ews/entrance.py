"""Coming in from outside: through a proxy if there is one, past the login, and only with an application let in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from fake_ews.access.door import Admitted, Door, Doorway
from fake_ews.access.ntlm import TLS_TAKEN_AWAY, ExtendedProtection, server_names
from fake_ews.autodiscover.published import planned_status
from fake_ews.autodiscover.service import serves
from fake_ews.behaviours import EXTENDED_PROTECTION
from fake_ews.causes import Cause
from fake_ews.errors import Refusal
from fake_ews.identity import Principal
from fake_ews.organisation import Organisation
from fake_ews.settings import AutodiscoverRule, EwsAccess
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply

#: The channel binding hash of a certificate that no client is shown: the server's own, behind a proxy with another.
_NOT_SHOWN: Final = bytes(32)


class Entrance:
    """Lets requests of one organisation in, or raises Refusal: 401 for a login that fails, 403 for an application."""

    def __init__(self, organisation: Organisation, auth: Sequence[str]) -> None:
        """``auth`` are the schemes of the start; raises ValueError for one that there is not."""
        self._organisation = organisation
        self._auth = Doorway(tuple(auth)).schemes
        self._door = Door(
            organisation.accounts,
            server_names(organisation.host),
            organisation.clock,
            organisation.premises.seeds,
            Doorway(self._auth),
        )

    def to_ews(self, request: HttpRequest, connection: Connection) -> Admitted:
        """Let in whoever may use EWS; the application is looked at when its user is known."""
        settings = self._organisation.settings
        protection = settings.extended_protection or self._organisation.profile[EXTENDED_PROTECTION]
        schemes = settings.ews_authentication
        admitted = self._admit(request, connection, _doorway(schemes or self._auth, protection))
        if refused := self._refusal_of_application(request, admitted.principal):
            raise Refusal(
                403, cause=Cause(f"{refused}.", "documentation of EwsApplicationAccessPolicy", setting="ews_access")
            )
        return admitted

    def to_autodiscover(self, request: HttpRequest, connection: Connection) -> Admitted:
        """Let in whoever can log in, unless a rule answers everybody; Extended Protection is always off here."""
        if (rule := planned_status(self._organisation, request, connection)) is not None:
            raise self._planned(rule, request)
        return self._admit(request, connection, self._autodiscover)

    def stranger(self, request: HttpRequest) -> Reply:
        """Return the 401 that somebody gets who has not said who they are, in the directory that the request is for."""
        ews = _doorway(self._organisation.settings.ews_authentication or self._auth)
        return self._door.challenge(request, self._autodiscover if serves(request) else ews)

    @property
    def _autodiscover(self) -> Doorway:
        return _doorway(self._organisation.settings.autodiscover_authentication or self._auth)

    def _planned(self, rule: AutodiscoverRule, request: HttpRequest) -> Refusal:
        cause = Cause(f"A rule about {rule.host} says so.", setting="autodiscover")
        if rule.status == 401:
            stranger = self.stranger(request)
            return Refusal(401, stranger.headers, stranger.body, cause=cause)
        return Refusal(rule.status, Headers([("Location", rule.redirect)] if rule.redirect else ()), cause=cause)

    def _admit(self, request: HttpRequest, connection: Connection, doorway: Doorway) -> Admitted:
        arrived = self._behind_proxy(connection)
        verdict = self._door.admit(request, arrived, doorway)
        if arrived is not connection and self._organisation.settings.proxy != "pools_connections":
            connection.login = arrived.login
        if isinstance(verdict, Admitted):
            return verdict
        said = f"{verdict.reason[:1].upper()}{verdict.reason[1:]}."
        refused = verdict.reply
        raise Refusal(refused.status, refused.headers, refused.body, cause=Cause(said, setting=verdict.setting))

    def _behind_proxy(self, connection: Connection) -> Connection:
        """Return the connection as the server sees it, which is the proxy's own where there is one."""
        match self._organisation.settings.proxy:
            case "offloads_tls":
                return replace(connection, secure=False, channel_binding=TLS_TAKEN_AWAY)
            case "bridges_tls":
                return replace(connection, channel_binding=_NOT_SHOWN)
            case "pools_connections":
                return replace(connection, login=None)
            case _:
                return connection

    def _refusal_of_application(self, request: HttpRequest, principal: Principal) -> str:
        """Return why the application may not use EWS with that user's mailbox, or nothing."""
        everybody = self._organisation.settings.ews_access
        mailbox = self._organisation.premises.directory.find(principal.address)
        own = mailbox.ews_access if mailbox is not None else everybody
        return _refusal(own, everybody, request.headers.get("User-Agent"))


# Asked by every request, and always of the same few: what is let in, and how, is settled by values that do not change.


@lru_cache(maxsize=256)
def _refusal(own: EwsAccess, everybody: EwsAccess, user_agent: str) -> str:
    return own.beneath(everybody).refusal(user_agent)


@lru_cache(maxsize=64)
def _doorway(schemes: tuple[str, ...], protection: str = ExtendedProtection.NONE.value) -> Doorway:
    return Doorway(schemes, ExtendedProtection(protection))
