"""What administrators set for everybody: mail domains, limits of sending, paid seats; and what the IT team asks for."""

from __future__ import annotations

from functools import partial
from typing import Any

from aiohttp import web

from integration.errors import Refused
from integration.model.administration import Access
from integration.sending.limits import MOST
from integration.web.application import SITE, Site
from integration.web.forms import Form, Unreadable, read

routes = web.RouteTableDef()

_PAGE = "/administration"


@routes.get(_PAGE)
async def show(request: web.Request) -> web.Response:
    """Show everything that is set."""
    return await _page(request, request.app[SITE])


@routes.post(f"{_PAGE}/domains")
async def set_domain(request: web.Request) -> web.Response:
    """Say how the mailboxes of a domain are reached, or why that does not go."""
    site, form = request.app[SITE], await read(request)
    domain, domains = form.text("domain").removeprefix("@"), site.integration.domains
    if not domain:
        return await _page(request, site, form, ("form.domain-missing", {}))
    try:
        if form.text("kind") == "imap":
            await site.do(domains.set_imap, domain)
        else:
            static = form.text("static_addresses") == "yes"
            await site.do(partial(domains.set_exchange, domain, form.text("url"), static_addresses=static))
    except Refused as refused:
        return await _page(request, site, form, (refused.id, refused.values))
    raise web.HTTPSeeOther(_PAGE)


@routes.post(f"{_PAGE}/domains/remove")
async def remove_domain(request: web.Request) -> web.Response:
    """Forget what was said of a domain."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.domains.remove, form.text("domain"))
    raise web.HTTPSeeOther(_PAGE)


@routes.post(f"{_PAGE}/limits")
async def set_limits(request: web.Request) -> web.Response:
    """Limit what every mailbox may send."""
    site, form = request.app[SITE], await read(request)
    try:
        per_day, per_minute = form.number("per_day"), form.number("per_minute")
        await site.do(site.integration.send_limits.set, per_day, per_minute)
    except Unreadable as unreadable:
        return await _page(request, site, form, ("form.unreadable", {"typed": unreadable.typed}))
    except Refused as refused:
        return await _page(request, site, form, (refused.id, refused.values))
    raise web.HTTPSeeOther(_PAGE)


@routes.post(f"{_PAGE}/seats")
async def set_seat(request: web.Request) -> web.Response:
    """Give a user the paid seat that sequences need, or take it away."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.users.set_seat, form.text("user"), form.text("paid") == "yes")
    raise web.HTTPSeeOther(_PAGE)


@routes.post(f"{_PAGE}/access")
async def set_access(request: web.Request) -> web.Response:
    """Say whether a user may connect inboxes and calendars."""
    site, form = request.app[SITE], await read(request)
    access = next((one for one in Access if one.value == form.text("access")), Access.PERSONAL_EMAIL)
    try:
        await site.do(site.integration.users.set_access, form.text("user"), access)
    except Refused as refused:
        return await _page(request, site, form, (refused.id, refused.values))
    raise web.HTTPSeeOther(_PAGE)


async def _page(
    request: web.Request, site: Site, form: Form | None = None, problem: tuple[str, Any] | None = None
) -> web.Response:
    values = await site.do(_stands, site)
    return site.page(
        request,
        "administration.html",
        status=422 if problem else 200,
        form=form or Form(),
        problem=problem,
        most=MOST,
        section="administration",
        **values,
    )


def _stands(site: Site) -> dict[str, Any]:
    integration = site.integration
    users = [account.address for account in integration.accounts()]
    return {
        "domains": integration.domains.all(),
        "limits": integration.send_limits.current(),
        "seats": {user: integration.crm.has_seat(user) for user in users},
        "accesses": tuple(Access),
        "restricted": integration.users.restricted(),
        "leaving": integration.domains.leaving.ordinary,
        "leaving_static": integration.domains.leaving.static,
    }
