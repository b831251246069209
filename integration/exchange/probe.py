"""The first, unauthenticated touch of a URL: is it a service, which sign-in does it want, does it send us away?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from exchangelib.protocol import BaseProtocol
from exchangelib.transport import BASIC, NOAUTH, NTLM

from integration.errors import ExchangeFailed
from integration.exchange.egress import Egress, Seen
from integration.exchange.outcomes import call
from integration.model.account import Endpoint
from integration.model.outcome import Outcome, Transport
from integration.online import is_online

# Never read by a server that wants a sign-in first, and all of them do. POST, since some front doors send every other
# method to the sign-in page of Outlook Web App.
_NOTHING = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>'
)
T = TypeVar("T")

_REDIRECTS = (301, 302, 303, 307, 308)


MAXIMUM_REDIRECTS = 3


@dataclass(frozen=True, slots=True)
class Taste:
    """What a URL answers to somebody unknown; ``redirect`` is absolute, ``auth_type`` empty when none of ours."""

    status: int
    auth_type: str = ""
    redirect: str = ""
    content_type: str = ""

    @property
    def outcome(self) -> Outcome:
        """This answer as an unhappy ending."""
        unreadable = Transport.UNREADABLE if self.status == 200 else Transport.NOTHING
        return Outcome(status=self.status, location=self.redirect, content_type=self.content_type, transport=unreadable)


def taste(egress: Egress, url: str, method: str = "POST") -> Taste:
    """Ask once without credentials; raises ExchangeFailed when no answer comes."""
    with call(egress) as seen, BaseProtocol.raw_session(url) as session:
        body = _NOTHING if method == "POST" else None
        session.request(method, url, data=body, allow_redirects=False)
        return _taste(url, seen[-1])


def find_service(egress: Egress, url: str) -> Endpoint:
    """Return where EWS is and how to sign in, following redirections from one EWS URL to another; its build is empty.

    Raises ExchangeFailed when it is no service, or wants a sign-in that we cannot do.
    """
    for _ in range(MAXIMUM_REDIRECTS):
        try:
            return Endpoint(url, sign_in_method(egress, url), "", "")
        except ExchangeFailed as failed:
            there = urlsplit(failed.outcome.location)
            if there.scheme != "https" or not there.path.lower().endswith(".asmx") or is_online(there.hostname or ""):
                raise
            url = failed.outcome.location
    raise ExchangeFailed(Outcome(status=302, location=url, text="too many redirections"))


def sign_in_method(egress: Egress, url: str) -> str:
    """Return how to sign in there; raises ExchangeFailed when it is no service, or wants what we cannot do."""
    found = taste(egress, url)
    if found.auth_type:
        return found.auth_type
    if found.status == 401:
        raise ExchangeFailed(Outcome(text="no sign-in method that we can do", response_code="NoSignInMethod"))
    raise ExchangeFailed(found.outcome)


def by_basic_too(auth_type: str, ask: Callable[[str], T]) -> T:
    """Ask by that method, and by Basic as well where NTLM comes to nothing and Basic is offered beside it.

    Basic signs in each request, whatever a proxy does to connections, so it is the proof: whom it lets in has the right
    password, and whom it refuses has not.
    """
    try:
        return ask(auth_type)
    except ExchangeFailed as failed:
        if not failed.outcome.basic_too:
            raise
    return ask(str(BASIC))


def _taste(url: str, seen: Seen) -> Taste:
    redirect = urljoin(url, seen.location) if seen.status in _REDIRECTS and seen.location else ""
    return Taste(seen.status, _auth_type(seen), redirect, seen.content_type.lower())


def _auth_type(seen: Seen) -> str:
    if seen.status == 200 and "xml" in seen.content_type.lower():
        return str(NOAUTH)
    offered = seen.challenges.lower()
    # requests-ntlm speaks NTLM under the name Negotiate too, as IIS takes it.
    if seen.status == 401 and ("ntlm" in offered or "negotiate" in offered):
        return str(NTLM)
    return str(BASIC) if seen.status == 401 and "basic" in offered else ""
