"""The page of documented limitations: what does not work, what to do instead, and who says so."""

from __future__ import annotations

from aiohttp import web

from integration.limitations import LIMITATIONS
from integration.model.limitation import Place
from integration.web.application import SITE

routes = web.RouteTableDef()


@routes.get("/limitations")
async def limitations(request: web.Request) -> web.Response:
    """Show every limitation at the place where it is met."""
    places = [(place, [one for one in LIMITATIONS if one.place is place]) for place in Place]
    return request.app[SITE].page(request, "limitations.html", places=places)
