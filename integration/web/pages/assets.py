"""What pages load, the style sheet and the one script, and the answer to those who ask whether we live."""

from __future__ import annotations

from importlib.resources import files
from types import MappingProxyType
from typing import Final

from aiohttp import web

routes = web.RouteTableDef()

_KINDS: Final = MappingProxyType({"style.css": "text/css", "pages.js": "text/javascript", "mark.svg": "image/svg+xml"})


@routes.get("/healthz")
async def healthz(request: web.Request) -> web.Response:
    """Say that we live."""
    return web.json_response({"status": "ok"})


@routes.get("/static/{name}")
async def asset(request: web.Request) -> web.Response:
    """Give a file that pages load."""
    name = request.match_info["name"]
    if name not in _KINDS:
        raise web.HTTPNotFound
    text = files("integration.web").joinpath("static", name).read_text(encoding="utf-8")
    return web.Response(text=text, content_type=_KINDS[name], headers={"Cache-Control": "max-age=300"})
