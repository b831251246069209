"""In which language a page is answered: the one asked for, the one chosen earlier, or the browser's."""

from __future__ import annotations

from aiohttp import web

from integration.sentences import LANGUAGES

COOKIE = "language"


def language_of(request: web.Request, default: str) -> str:
    """Return ``en`` or ``de``."""
    wishes = [request.query.get("language", ""), request.cookies.get(COOKIE, "")]
    wishes += [part.partition(";")[0].strip()[:2] for part in request.headers.get("Accept-Language", "").split(",")]
    return next((wish.lower() for wish in wishes if wish.lower() in LANGUAGES), default)
