"""The HTTP headers by which servers of each product are known."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

from fake_ews.behaviours import BACKEND_HEADERS
from fake_ews.organisation import Organisation
from fake_ews.profile import Profile
from fake_ews.traffic import Headers, HttpRequest

#: How long the back-end cookie of 2013 and later holds.
_COOKIE_LIFE = timedelta(minutes=10)


def dress(organisation: Organisation, request: HttpRequest, status: int, own: Headers) -> Headers:
    """Return ``own`` with what the product's IIS and front end add to every answer."""
    product = organisation.product
    seeds = organisation.premises.seeds
    profile = Profile(product, product.schema)
    lines: list[tuple[str, str]] = []
    if status == 200:
        lines.append(("Cache-Control", "private"))
    lines.append(("Server", f"Microsoft-IIS/{product.iis}"))
    if profile[BACKEND_HEADERS]:
        lines.append(("request-id", str(seeds.guid("request-id"))))
        if status != 401:
            lines += _backend(organisation)
    if status in (200, 500):
        lines.append(("X-AspNet-Version", product.asp_net))
    if status == 200:
        lines += _cookies(organisation, request, bool(profile[BACKEND_HEADERS]))
    lines.append(("X-Powered-By", "ASP.NET"))
    lines.append(("Date", format_datetime(organisation.clock.now(), usegmt=True)))
    if profile[BACKEND_HEADERS]:
        lines.append(("X-FEServer", _computer(organisation, "FE")))
    lines += _correlation(request)
    return own + lines


def _computer(organisation: Organisation, role: str) -> str:
    return f"{organisation.netbios}-{role}01"


def _backend(organisation: Organisation) -> list[tuple[str, str]]:
    backend = _computer(organisation, "BE")
    return [
        ("X-CalculatedBETarget", f"{backend.lower()}.{organisation.domain}"),
        ("X-DiagInfo", backend),
        ("X-BEServer", backend),
    ]


def _cookies(organisation: Organisation, request: HttpRequest, backend: bool) -> list[tuple[str, str]]:
    sent = request.headers.get("Cookie")
    cookies: list[tuple[str, str]] = []
    if "exchangecookie=" not in sent:
        value = organisation.premises.seeds.guid("exchangecookie").hex
        cookies.append(("Set-Cookie", f"exchangecookie={value}; path=/"))
    if backend:
        expires = format_datetime(organisation.clock.now() + _COOKIE_LIFE, usegmt=True)
        target = f"{_computer(organisation, 'BE')}~1942062522"
        cookies.append(
            ("Set-Cookie", f"X-BackEndCookie=S-1-5-21=u56Lnp2ejJqB; expires={expires}; path=/EWS; secure; HttpOnly")
        )
        if request.headers.get("X-PreferServerAffinity").lower() == "true":
            cookies.append(("Set-Cookie", f"X-BackEndOverrideCookie={target}; path=/; secure; HttpOnly"))
    return cookies


def _correlation(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the client's own request id where it asked for it back."""
    wanted = request.headers.get("return-client-request-id").lower() == "true"
    id = request.headers.get("client-request-id")
    return [("client-request-id", id)] if wanted and id else []
