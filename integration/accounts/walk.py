"""Walking to a mailbox step by step, for the IT team: each step with what was found, up to the one that fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from integration.accounts import rules
from integration.accounts.service import AccountService
from integration.errors import ExchangeFailed, Refused
from integration.model.account import ConnectionRequest, Findings
from integration.model.products import product_name
from integration.model.walk import Certificate, Ending, Stage, Step
from integration.ports import Discovery, Surroundings

# Where the last call of the walk, which signs in and looks, was stopped, by its sentence; by any other: at the service.
_STOPS_AT: Final[Mapping[str, Stage]] = MappingProxyType(
    {
        "refused.wrong-password": Stage.SIGN_IN,
        "refused.wrong-password-or-proxy": Stage.SIGN_IN,
        "refused.sign-in-broken": Stage.SIGN_IN,
        "refused.sign-in-method": Stage.SIGN_IN,
        "refused.version-too-old": Stage.VERSION,
        "refused.shared-mailbox": Stage.MAILBOX,
        "refused.mailbox-not-found": Stage.MAILBOX,
    }
)


class _Stopped(Exception):
    """The walk ends at that stage; ``found`` is what was seen there."""

    def __init__(self, stage: Stage, refused: Refused, found: tuple[str, ...] = ()) -> None:
        super().__init__(str(refused))
        self.stage = stage
        self.refused = refused
        self.found = found or ((str(refused.outcome),) if refused.outcome else ())


class Walk:
    """One walk; a step is yielded when it is over. Nothing is stored."""

    def __init__(self, accounts: AccountService, surroundings: Surroundings) -> None:
        self._accounts = accounts
        self._surroundings = surroundings

    def steps(self, request: ConnectionRequest) -> Iterator[Step]:
        """Yield every step of the way to that mailbox; after one that fails the others are not tried."""
        left = list(Stage)
        try:
            for step in self._taken(request):
                left.remove(step.stage)
                yield step
        except Refused as refused:
            yield from _ended(left, _Stopped(left[0], refused))
        except _Stopped as stopped:
            yield from _ended(left, stopped)

    def _taken(self, request: ConnectionRequest) -> Iterator[Step]:
        self._accounts.check_form(request)
        yield Step(Stage.ENTERED, Ending.PASSED, (f"{request.address}, signing in as {request.login}",))
        yield Step(Stage.NAMES, Ending.PASSED, self._names(request.address.rpartition("@")[2]))
        url, found = self._url(request)
        yield Step(Stage.AUTODISCOVER, Ending.PASSED, found)
        yield Step(Stage.TLS, Ending.PASSED, self._tls(request, url))
        try:
            findings = self._accounts.check(replace(request, url=url))
        except Refused as refused:
            raise _Stopped(_STOPS_AT.get(refused.id, Stage.SERVICE), refused) from refused
        yield from _arrived(findings, request)

    def _names(self, domain: str) -> tuple[str, ...]:
        hosts = (domain, f"autodiscover.{domain}")
        lines = [f"{host}: {', '.join(self._surroundings.addresses(host)) or 'no address'}" for host in hosts]
        service = f"_autodiscover._tcp.{domain}"
        return (*lines, f"{service}: {', '.join(self._surroundings.services(service)) or 'no SRV record'}")

    def _url(self, request: ConnectionRequest) -> tuple[str, tuple[str, ...]]:
        given = self._accounts.given_url(request)
        if given:
            return given, (f"not asked, the URL is given: {given}",)
        discovery = self._accounts.discover(request)
        try:
            return self._accounts.found_url(request, discovery), _attempts(discovery)
        except Refused as refused:
            raise _Stopped(Stage.AUTODISCOVER, refused, _attempts(discovery)) from refused

    def _tls(self, request: ConnectionRequest, url: str) -> tuple[str, ...]:
        host = urlsplit(url).hostname or ""
        try:
            shown = self._surroundings.certificate(url, static=self._accounts.comes_from_static(request))
        except ExchangeFailed as failed:
            refused = Refused(rules.refusal(failed.outcome), failed.outcome, address=request.address, url=url)
            raise _Stopped(Stage.TLS, refused) from failed
        if shown is None:
            return (f"{host}: not looked at, calls do not leave from here",)
        if shown.trouble:
            refused = Refused("refused.untrusted-certificate", address=request.address, url=url)
            raise _Stopped(Stage.TLS, refused, (_shown(host, shown),))
        return (_shown(host, shown),)


def _ended(left: list[Stage], stopped: _Stopped) -> Iterator[Step]:
    """Yield the stages that are left: passed before the one that stopped the walk, not tried after it."""
    place = left.index(stopped.stage)
    yield from (Step(stage, Ending.PASSED) for stage in left[:place])
    yield Step(stopped.stage, Ending.FAILED, stopped.found, stopped.refused.id, stopped.refused.values)
    yield from (Step(stage, Ending.NOT_TRIED) for stage in left[place + 1 :])


def _attempts(discovery: Discovery) -> tuple[str, ...]:
    return tuple(f"{one.url}: {one.outcome or f'leads to {one.leads_to}'}" for one in discovery.attempts)


def _shown(host: str, shown: Certificate) -> str:
    trusted = f"not trusted: {shown.trouble}" if shown.trouble else "trusted"
    names = ", ".join(shown.names) or shown.subject
    return f"{host}: {shown.protocol}, certificate for {names} by {shown.issuer}, until {shown.until:%F}, {trusted}"


def _arrived(findings: Findings, request: ConnectionRequest) -> Iterator[Step]:
    endpoint = findings.endpoint
    build = rules.build_of(endpoint.build)
    yield Step(Stage.SERVICE, Ending.PASSED, (endpoint.url,))
    yield Step(Stage.SIGN_IN, Ending.PASSED, (f"{request.login} by {endpoint.auth_type}",))
    yield Step(
        Stage.VERSION, Ending.PASSED, (f"{product_name(build)}, build {endpoint.build}, {endpoint.api_version}",)
    )
    yield Step(Stage.MAILBOX, Ending.PASSED, (f"{request.address} is the mailbox of {request.login}",))
