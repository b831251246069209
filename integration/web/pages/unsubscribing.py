"""The page behind the link in a mail: it asks first, and unsubscribes then."""

from __future__ import annotations

from aiohttp import web

from integration.web.application import SITE

routes = web.RouteTableDef()


@routes.get("/unsubscribe/{token}")
async def ask_to_unsubscribe(request: web.Request) -> web.Response:
    """Ask whoever followed the link; programs that look into every link unsubscribe nobody."""
    return request.app[SITE].page(request, "unsubscribe.html", done=False)


@routes.post("/unsubscribe/{token}")
async def unsubscribe(request: web.Request) -> web.Response:
    """Write no more to whoever got the link."""
    site = request.app[SITE]
    await site.do(site.integration.sequences.unsubscribe, request.match_info["token"])
    return site.page(request, "unsubscribe.html", done=True)
