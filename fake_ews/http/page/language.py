"""In which language the page is: the one asked for, the one chosen earlier, or the browser's."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from aiohttp import web

LANGUAGES: Final = ("en", "de")
COOKIE: Final = "fake_ews_language"

#: All that a browser without script is told.
WITHOUT_SCRIPT: Final = MappingProxyType(
    {
        "en": "This page needs JavaScript. Programs use the JSON API: POST /control/&lt;verb&gt;.",
        "de": "Diese Seite braucht JavaScript. Programme nehmen die JSON-Schnittstelle: POST /control/&lt;verb&gt;.",
    }
)


def language_of(request: web.BaseRequest) -> str:
    """Return one of ``LANGUAGES``: the first wish that is one, English without."""
    wishes = [request.query.get("language", ""), request.cookies.get(COOKIE, "")]
    return next((wish for wish in (*wishes, *_accepted(request)) if wish in LANGUAGES), LANGUAGES[0])


def _accepted(request: web.BaseRequest) -> list[str]:
    """Return the languages of Accept-Language, the dearest first (RFC 9110, 12.5.4)."""
    wishes = []
    for place, part in enumerate(request.headers.get("Accept-Language", "").split(",")):
        name, _, quality = part.partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        if weight > 0:
            wishes.append((-weight, place, name.strip().lower().partition("-")[0]))
    return [name for _, _, name in sorted(wishes)]
