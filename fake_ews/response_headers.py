"""The HTTP headers by which servers of each product are known."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import formatdate
from functools import lru_cache
from typing import Final
from uuid import UUID

from fake_ews.behaviours import BACKEND_HEADERS
from fake_ews.organisation import Organisation
from fake_ews.products import Product
from fake_ews.profile import Profile
from fake_ews.traffic import Headers, HttpRequest

#: How long the back-end cookie of 2013 and later holds, in seconds.
_COOKIE_LIFE: Final = 600


def dress(organisation: Organisation, request: HttpRequest, status: int, own: Iterable[tuple[str, str]]) -> Headers:
    """Return ``own`` with what the product's IIS and front end add to every answer."""
    seeds, backend = organisation.premises.seeds, bool(organisation.profile[BACKEND_HEADERS])
    first, second, last = _standing(organisation.product, organisation.netbios, organisation.domain, status)
    now = int(organisation.clock.now().timestamp())
    return Headers(
        (
            *own,
            *first,
            *((("request-id", _hyphenated(seeds.guid_digits("request-id"))),) if backend else ()),
            *second,
            *(_cookies(organisation, request, backend, now) if status == 200 else ()),
            ("X-Powered-By", "ASP.NET"),
            ("Date", http_date(now)),
            *last,
            *_correlation(request),
        )
    )


Lines = tuple[tuple[str, str], ...]


@lru_cache(maxsize=256)
def _standing(product: Product, netbios: str, domain: str, status: int) -> tuple[Lines, Lines, Lines]:
    """Return the lines that all answers with a status have: before the request's id, before the cookies, at the end."""
    backend, behind = Profile(product, product.schema)[BACKEND_HEADERS], _computer(netbios, "BE")
    first = [("Cache-Control", "private")] if status == 200 else []
    second = []
    if backend and status != 401:
        second += [
            ("X-CalculatedBETarget", f"{behind.lower()}.{domain}"),
            ("X-DiagInfo", behind),
            ("X-BEServer", behind),
        ]
    if status in (200, 500):
        second.append(("X-AspNet-Version", product.asp_net))
    last = (("X-FEServer", _computer(netbios, "FE")),) if backend else ()
    return (*first, ("Server", f"Microsoft-IIS/{product.iis}")), tuple(second), last


@lru_cache(maxsize=16)
def http_date(seconds: int) -> str:
    """Return a moment, in seconds since 1970, as HTTP writes it (RFC 9110, 5.6.7)."""
    return formatdate(seconds, usegmt=True)


def _hyphenated(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _computer(netbios: str, role: str) -> str:
    return f"{netbios}-{role}01"


def _cookies(organisation: Organisation, request: HttpRequest, backend: bool, now: int) -> Iterator[tuple[str, str]]:
    if "exchangecookie=" not in request.headers.get("Cookie"):
        value = organisation.premises.seeds.guid_digits("exchangecookie")
        yield "Set-Cookie", f"exchangecookie={value}; path=/"
    if backend:
        yield "Set-Cookie", _back_end_cookie(organisation.premises.database, organisation.domain, now + _COOKIE_LIFE)
        if request.headers.get("X-PreferServerAffinity").lower() == "true":
            target = f"{_computer(organisation.netbios, 'BE')}~1942062522"
            yield "Set-Cookie", f"X-BackEndOverrideCookie={target}; path=/; secure; HttpOnly"


@lru_cache(maxsize=64)
def _back_end_cookie(database: UUID, domain: str, until: int) -> str:
    """Return the cookie that says where the mailbox lies, hidden as servers were seen to: bits turned, in base64."""
    said = f"Database~{database}~~{datetime.fromtimestamp(until, UTC):%Y-%m-%dT%H:%M:%S}~{domain}~0"
    where = base64.b64encode(bytes(byte ^ 0xFF for byte in said.encode())).decode()
    day, month, rest = http_date(until).split(" ", 3)[1:]
    # ASP.NET writes dates into cookies as Netscape had them: with hyphens.
    expires = f"{http_date(until)[:5]}{day}-{month}-{rest}"
    return f"X-BackEndCookie=S-1-5-21={where}; expires={expires}; path=/EWS; secure; HttpOnly"


def _correlation(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the client's own request id where it asked for it back."""
    wanted = request.headers.get("return-client-request-id").lower() == "true"
    id = request.headers.get("client-request-id")
    return [("client-request-id", id)] if wanted and id else []
