"""Who may ask for a page: users for theirs, everybody for what is public, and no other site in anybody's name."""

from __future__ import annotations

import hmac
from base64 import b64decode
from collections.abc import Awaitable, Callable
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Middleware

from integration.audit.actors import acting

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
#: What people outside see: visitors who book, and whoever follows a link in a mail.
PUBLIC: Final = ("/meet/", "/booked/", "/unsubscribe/", "/static/", "/healthz")

_LONGEST_NAME: Final = 200

HEADERS: Final = MappingProxyType(
    {
        # Style and the one script come from here; nothing is inline, nothing is loaded from elsewhere.
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        ),
        # With "no-referrer" browsers send forms with "Origin: null" (Fetch, 3.2 "Origin header").
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)


class NotFromHere(Exception):
    """Pages of users are asked for by a name that is not this machine's, and no password is set."""


@web.middleware
async def headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tell browsers to run nothing but our own, and to keep nothing but what never changes."""
    try:
        answer = await handler(request)
    except web.HTTPException as refusal:
        refusal.headers.update(HEADERS)
        raise
    answer.headers.update(HEADERS)
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


@web.middleware
async def same_site_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a form that another site sends in the reader's name.

    Browsers say where a form comes from (Fetch Metadata, "Sec-Fetch-Site"); older ones at least name the page's origin.
    """
    if request.method not in ("GET", "HEAD"):
        site = request.headers.get("Sec-Fetch-Site", "")
        origin = request.headers.get("Origin", "")
        foreign = site not in ("same-origin", "none") if site else origin and urlsplit(origin).netloc != request.host
        if foreign:
            raise web.HTTPForbidden(text="403: this form was sent by another site.")
    return await handler(request)


@web.middleware
async def in_its_name(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Do what the page does in the name of whoever asks for it: a visitor, or a user by the name that was typed."""
    if request.path.startswith(PUBLIC):
        who = "visitor"
    else:
        name = _typed(request)[0].decode(errors="replace")[:_LONGEST_NAME]
        who = f"pages: {name}" if name else "pages"
    with acting(who):
        return await handler(request)


def for_users_only(password: str) -> Middleware:
    """Return what keeps strangers away from the pages of users.

    With a password it is asked for (Basic). Without one these pages are for this machine alone: they answer to its
    names only, so that no site can have its own name lead here (DNS rebinding).
    """

    @web.middleware
    async def keep(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(PUBLIC):
            if password:
                if not _knows(request, password):
                    asks = {"WWW-Authenticate": 'Basic realm="Exchange integration", charset="UTF-8"'}
                    raise web.HTTPUnauthorized(headers=asks)
            elif not _is_this_machine(request.host):
                raise NotFromHere
        return await handler(request)

    return keep


def _knows(request: web.Request, password: str) -> bool:
    return hmac.compare_digest(_typed(request)[1], password.encode())


def _typed(request: web.Request) -> tuple[bytes, bytes]:
    """Return the name and the password that came with the request, empty where none did."""
    scheme, _, sealed = request.headers.get("Authorization", "").partition(" ")
    try:
        name, _, password = b64decode(sealed if scheme.lower() == "basic" else "", validate=True).partition(b":")
    except ValueError:
        return b"", b""
    return name, password


def _is_this_machine(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name in ("localhost", "127.0.0.1", "::1") or name.endswith(".localhost")
