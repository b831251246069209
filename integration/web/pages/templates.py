"""Templates of one-to-one mail: the list, writing, changing and removing them."""

from __future__ import annotations

from aiohttp import web

from integration.errors import Refused
from integration.web.application import SITE, Site
from integration.web.forms import Form, of, read
from integration.web.plain_text import paragraphs, typed

routes = web.RouteTableDef()


@routes.get("/templates")
async def show(request: web.Request) -> web.Response:
    """Show every template."""
    site = request.app[SITE]
    return site.page(request, "templates.html", templates=await site.do(site.integration.templates.all))


@routes.get("/templates/new")
async def begin(request: web.Request) -> web.Response:
    """Show the empty form."""
    return _form(request, request.app[SITE], Form())


@routes.get("/templates/{id}")
async def edit(request: web.Request) -> web.Response:
    """Show a template in the form."""
    site = request.app[SITE]
    found = await site.do(site.integration.templates.get, request.match_info["id"])
    fields = {"id": found.id, "name": found.name, "subject": found.subject, "text": typed(found.html)}
    return _form(request, site, of(fields.items()))


@routes.post("/templates")
async def save(request: web.Request) -> web.Response:
    """Store a template, or say what is missing and keep what was typed."""
    site, form = request.app[SITE], await read(request)
    html = paragraphs(form.raw("text")) if form.text("text") else ""
    try:
        await site.do(site.integration.templates.save, form.text("name"), form.text("subject"), html, form.text("id"))
    except Refused as refused:
        return _form(request, site, form, refused)
    raise web.HTTPSeeOther("/templates")


@routes.get("/templates/{id}/remove")
async def ask(request: web.Request) -> web.Response:
    """Ask before a template is removed."""
    site = request.app[SITE]
    found = await site.do(site.integration.templates.get, request.match_info["id"])
    return site.page(
        request,
        "confirm.html",
        question="templates.remove.question",
        follows="templates.remove.follows",
        yes="accounts.remove",
        of=found.name,
        back=f"/templates/{found.id}",
        section="contacts",
    )


@routes.post("/templates/{id}/remove")
async def remove(request: web.Request) -> web.Response:
    """Remove a template."""
    site = request.app[SITE]
    await site.do(site.integration.templates.remove, request.match_info["id"])
    raise web.HTTPSeeOther("/templates")


def _form(request: web.Request, site: Site, form: Form, refused: Refused | None = None) -> web.Response:
    return site.page(
        request, "template_form.html", status=422 if refused else 200, form=form, refused=refused, section="contacts"
    )
