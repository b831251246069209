"""Answers what a browser asks for beside the JSON API: the page, its files, parts of items, and news."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from fake_ews.http.front import Front
from fake_ews.http.page.language import COOKIE, LANGUAGES, WITHOUT_SCRIPT, language_of
from fake_ews.http.page.news import News
from fake_ews.http.page.parts import PARTS

_KINDS: Final = MappingProxyType({"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"})
_PREFIX: Final = "/page/"

#: Everything comes from here; mails stand in frames with a policy of their own.
_HEADERS: Final = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
)

Call = Callable[[str, dict[str, Any]], Any]


class Page:
    """The page of one organisation; ``call`` does what a verb of the control handle does."""

    def __init__(self, front: Front, call: Call) -> None:
        self._call = call
        self._news = News(front)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse | None:
        """Return an answer to a GET of the page or of something on it, None for anything else."""
        if request.method not in ("GET", "HEAD"):
            return None
        if request.path == "/":
            return _index(request)
        if not request.path.startswith(_PREFIX):
            return None
        name = request.path.removeprefix(_PREFIX)
        if name == "events":
            return await self._news.tell(request)
        if name in PARTS:
            return self._part(name, dict(request.query))
        return _file(name)

    def _part(self, name: str, query: dict[str, str]) -> web.Response:
        answer = PARTS[name](self._call, query)
        for header, value in _HEADERS.items():
            answer.headers.setdefault(header, value)
        return answer


def is_from_elsewhere(request: web.BaseRequest) -> bool:
    """Whether a browser says that another site's page is asking, which must change nothing here in its reader's name.

    Browsers say so by Fetch Metadata ("Sec-Fetch-Site"), older ones by the page's origin; programs say neither.
    """
    site, origin = request.headers.get("Sec-Fetch-Site", ""), request.headers.get("Origin", "")
    if site:
        return site not in ("same-origin", "none")
    return bool(origin) and urlsplit(origin).netloc != request.host


def _index(request: web.BaseRequest) -> web.Response:
    language = language_of(request)
    text = _read("index.html").replace("{language}", language).replace("{noscript}", WITHOUT_SCRIPT[language])
    answer = web.Response(text=text, content_type="text/html", headers=_HEADERS)
    if request.query.get("language") in LANGUAGES:
        answer.set_cookie(COOKIE, language, max_age=31_536_000, samesite="Strict")
    return answer


def _file(name: str) -> web.Response | None:
    stem, _, ending = name.rpartition(".")
    if ending not in _KINDS or not stem.replace("-", "").isalnum():
        return None
    try:
        return web.Response(text=_read(name), content_type=_KINDS[ending], headers=_HEADERS)
    except FileNotFoundError:
        return None


def _read(name: str) -> str:
    return files("fake_ews.http.page").joinpath("static", name).read_text(encoding="utf-8")
