"""The first page: how everything stands, what comes next, and for whoever is new, where to begin."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from integration.model.meeting import HOLDING
from integration.web.application import SITE, Site
from integration.web.health import Health, healths

routes = web.RouteTableDef()


@routes.get("/")
async def overview(request: web.Request) -> web.Response:
    """Show accounts, open tasks, coming meetings and first steps."""
    site = request.app[SITE]
    return site.page(request, "overview.html", **await site.do(_stands, site, site.language(request)))


def _stands(site: Site, language: str) -> dict[str, Any]:
    integration = site.integration
    links = integration.links.all()
    now = integration.clock.now()
    coming = [
        booking
        for user in dict.fromkeys(link.user for link in links)
        for booking in integration.meetings.of_user(user)
        if booking.state in HOLDING and booking.span.end > now
    ]
    inboxes: list[Health] = healths(integration.accounts(), "inbox", language, integration.notices.standing())
    return {
        "inboxes": inboxes,
        "calendars": healths(integration.calendars.all(), "calendar", language),
        "links": links,
        "titles": {link.slug: link.title for link in links},
        "sequences": integration.sequences.all(),
        "tasks": integration.sequences.tasks(),
        "coming": sorted(coming, key=lambda booking: booking.span.start)[:8],
        "next_due": integration.next_due(routine=False),
    }
