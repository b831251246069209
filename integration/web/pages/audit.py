"""The audit log for administrators: filtered, a page at a time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from integration.model.audit import FAMILIES, AuditQuery
from integration.web.application import SITE
from integration.web.forms import Form, of, page_wanted
from integration.web.moments import zone_of

routes = web.RouteTableDef()


@routes.get("/administration/audit")
async def show(request: web.Request) -> web.Response:
    """Show the entries that are asked for, the newest first."""
    site, asked = request.app[SITE], of(request.query.items())
    query = AuditQuery(
        since=_begin(asked, "since", zone_of(request)[0]),
        who=asked.text("who"),
        family=asked.text("family") if asked.text("family") in FAMILIES else "",
        about=asked.text("about"),
    )
    return site.page(
        request,
        "audit.html",
        part=await site.do(site.integration.audit.entries, query, page_wanted(request)),
        families=FAMILIES,
        form=asked,
        section="administration",
    )


def _begin(asked: Form, field: str, zone: str) -> datetime | None:
    """Return when a day begins for the reader; what is no day asks nothing."""
    try:
        return datetime.fromisoformat(asked.text(field)).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        return None
