"""Finding the EWS URL of an address: Autodiscover's steps, walked by us through the egress and its resolver."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from exchangelib import Build, Configuration, Credentials, FailFast, Version
from exchangelib.autodiscover.protocol import AutodiscoverProtocol
from exchangelib.errors import RedirectError
from exchangelib.transport import NOAUTH

from integration.errors import ExchangeFailed
from integration.exchange import pox
from integration.exchange.egress import Egress
from integration.exchange.outcomes import call
from integration.exchange.pox import Answer
from integration.exchange.probe import by_basic_too, sign_in_method, taste
from integration.model.outcome import Outcome, Transport
from integration.online import is_online
from integration.ports import Attempt, Discovery

SOAP_PATH = "/autodiscover/autodiscover.svc"
POX_PATH = "/autodiscover/autodiscover.xml"
# learn.microsoft.com, "Autodiscover for Exchange": Microsoft's own client gives up after ten.
MAXIMUM_REDIRECTS = 10
# The settings that Exchange 2010 knows; a newer name is an error there.
_SETTINGS = ("auto_discover_smtp_address", "external_ews_url", "internal_ews_url")
_OLDEST = Version(Build(14, 0), "Exchange2010")


class Autodiscover:
    """One search; remembers where it has been, so that redirections end."""

    def __init__(self, egress: Egress, login: str, password: str) -> None:
        self._egress = egress
        self._login = login
        self._password = password
        self._visited: set[str] = set()
        self._attempts: list[Attempt] = []

    def find(self, address: str) -> Discovery:
        """Walk the steps for that address, and again for the address that an answer points to."""
        for _ in range(MAXIMUM_REDIRECTS):
            domain = address.rpartition("@")[2]
            if is_online(domain):
                return Discovery(f"https://{domain}{SOAP_PATH}", address)
            answer = self._first_answer(address, domain)
            if answer is None or answer.ews_url:
                return Discovery(answer.ews_url if answer else "", address, tuple(self._attempts))
            address = answer.redirect_address
        return Discovery("", address, tuple(self._attempts))

    def _first_answer(self, address: str, domain: str) -> Answer | None:
        for url in self._candidates(domain):
            answer = self._ask(url, address)
            if answer is not None:
                return answer
        return None

    def _candidates(self, domain: str) -> Iterator[str]:
        """Yield base URLs in Microsoft's order; a step is only taken when those before it gave nothing.

        Step 1, the service connection point, needs membership in the domain.
        """
        yield f"https://{domain}"
        yield f"https://autodiscover.{domain}"
        redirect = self._unauthenticated_redirect(domain)
        if redirect:
            yield redirect
        for service in sorted(
            self._egress.resolver.services(f"_autodiscover._tcp.{domain}"),
            key=lambda found: (found.priority, -found.weight),
        ):
            if service.port == 443:
                yield f"https://{service.host}"

    def _unauthenticated_redirect(self, domain: str) -> str:
        """Ask by plain HTTP, without credentials, whether somebody sends us to an HTTPS URL."""
        try:
            found = taste(self._egress, f"http://autodiscover.{domain}{POX_PATH}", "GET")
        except ExchangeFailed:
            return ""
        return _base(found.redirect) if found.redirect.startswith("https://") else ""

    def _ask(self, base: str, address: str) -> Answer | None:
        """Ask one host, by SOAP first, then by POX where SOAP is not published; note how it ended."""
        for path, ask in ((SOAP_PATH, self._ask_soap), (POX_PATH, self._ask_pox)):
            url = base + path
            if url.lower() in self._visited or len(self._visited) > 4 * MAXIMUM_REDIRECTS:
                return None
            self._visited.add(url.lower())
            if is_online(urlsplit(url).hostname or ""):
                return Answer(ews_url=url)
            try:
                answer = ask(url, address)
            except ExchangeFailed as failed:
                self._attempts.append(Attempt(url, failed.outcome))
                if failed.outcome.location.startswith("https://"):
                    return self._ask(_base(failed.outcome.location), address)
                if failed.outcome.status in (404, 405) or failed.outcome.transport is Transport.UNREADABLE:
                    continue
                return None
            self._attempts.append(
                Attempt(url, leads_to=answer.ews_url or answer.redirect_url or answer.redirect_address)
            )
            return self._ask(_base(answer.redirect_url), address) if answer.redirect_url else answer
        return None

    def _ask_soap(self, url: str, address: str) -> Answer:
        return by_basic_too(sign_in_method(self._egress, url), lambda method: self._ask_soap_by(method, url, address))

    def _ask_soap_by(self, auth_type: str, url: str, address: str) -> Answer:
        credentials = None if auth_type == NOAUTH else Credentials(self._login, self._password)
        protocol = AutodiscoverProtocol(
            config=Configuration(
                service_endpoint=url,
                credentials=credentials,
                auth_type=auth_type,
                version=_OLDEST,
                retry_policy=FailFast(),
            )
        )
        try:
            with call(self._egress) as seen:
                try:
                    found = protocol.get_user_settings(user=address, settings=list(_SETTINGS))
                except RedirectError as redirect:
                    raise ExchangeFailed(Outcome(status=seen[-1].status, location=redirect.url)) from redirect
        finally:
            protocol.close()
        if found.error_code not in (None, "NoError", "RedirectUrl", "RedirectAddress"):
            raise ExchangeFailed(Outcome(response_code=found.error_code, text=found.error_message or ""))
        settings = found.user_settings or {}
        return _checked(
            Answer(
                ews_url=settings.get("external_ews_url") or settings.get("internal_ews_url") or "",
                redirect_url=found.redirect_url or "",
                redirect_address=found.redirect_address or "",
            )
        )

    def _ask_pox(self, url: str, address: str) -> Answer:
        return _checked(pox.ask(self._egress, url, address, self._login, self._password))


def _checked(answer: Answer) -> Answer:
    """Refuse an answer that says nothing, or that would send a password over plain HTTP."""
    if any(url and not url.startswith("https://") for url in (answer.ews_url, answer.redirect_url)):
        raise ExchangeFailed(Outcome(text="Autodiscover names a URL without TLS"))
    if not (answer.ews_url or answer.redirect_url or answer.redirect_address):
        raise ExchangeFailed(Outcome(text="Autodiscover names no EWS URL", response_code="SettingIsNotAvailable"))
    return answer


def _base(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
