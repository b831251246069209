"""Contacts, the never-log list, and on each contact's page the timeline and meetings on the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web

from integration.errors import Refused
from integration.model.account import AccountState
from integration.model.calendar import Span
from integration.model.crm import Contact, TimelineEntry, TimelineKind
from integration.model.paging import Wanted
from integration.model.sequence import ACTIVE
from integration.web.application import SITE, Site
from integration.web.forms import Form, Unreadable, of, page_wanted, read
from integration.web.moments import zone_of
from integration.web.plain_text import typed

routes = web.RouteTableDef()

_EMPTY: Final = Form()


@routes.get("/contacts")
async def contacts(request: web.Request) -> web.Response:
    """Show the contacts and the never-log list."""
    return await _contacts(request, request.app[SITE], _EMPTY)


@routes.post("/contacts")
async def add_contact(request: web.Request) -> web.Response:
    """Make a contact."""
    site, form = request.app[SITE], await read(request)
    address = form.text("address")
    try:
        await site.do(site.integration.add_contact, address, form.text("name"))
    except Refused as refused:
        return await _contacts(request, site, form, wrong=refused.id)
    raise web.HTTPSeeOther(place_of(address))


@routes.post("/never-log")
async def set_never_log(request: web.Request) -> web.Response:
    """Replace the never-log list."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.set_never_log, form.addresses("entries"))
    raise web.HTTPSeeOther("/contacts")


@routes.get("/contacts/{address}")
async def contact(request: web.Request) -> web.Response:
    """Show a contact's timeline, the newest first, and a form to write, begun with a template if one is asked for."""
    site, template_id = request.app[SITE], request.query.get("template", "")
    form = await site.do(_begun, site, request.match_info["address"], template_id) if template_id else _EMPTY
    return await contact_page(request, site, form=form)


@routes.post("/contacts/{address}/name")
async def rename(request: web.Request) -> web.Response:
    """Give a contact another name."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.rename_contact, request.match_info["address"], form.text("name"))
    raise web.HTTPSeeOther(place_of(request.match_info["address"]))


@routes.post("/contacts/{address}/meetings")
async def enter_meeting(request: web.Request) -> web.Response:
    """Enter a meeting on the contact's record; it stands in the CRM alone."""
    site, form = request.app[SITE], await read(request)
    address = request.match_info["address"]
    try:
        start, minutes = form.moment("start", zone_of(request)[0]), form.number("minutes")
    except Unreadable as unreadable:
        return await contact_page(request, site, form=form, problem=("form.unreadable", {"typed": unreadable.typed}))
    if start is None or not minutes or not form.text("title"):
        return await contact_page(request, site, form=form, problem=("form.meeting-incomplete", {}))
    span = Span(start, start + timedelta(minutes=minutes))
    await site.do(
        site.integration.record_meetings.enter,
        address,
        form.text("title"),
        span,
        form.text("host"),
        location=form.text("location"),
    )
    raise web.HTTPSeeOther(place_of(address))


def _begun(site: Site, address: str, template_id: str) -> Form:
    """Return the form as a template begins it; what is not known of the contact is marked. Raises NotFound."""
    template = site.integration.templates.get(template_id)
    sender = next((one.id for one in site.integration.accounts() if one.state is AccountState.CONNECTED), "")
    if not sender:
        return _EMPTY
    fill_in = site.integration.sequences.fill_in
    fields = {"template": template_id, "account": sender}
    for name, text in (("subject", template.subject), ("text", typed(template.html))):
        fields[name] = fill_in(text, address, sender, markup=False).text
    return of(fields.items())


async def _contacts(request: web.Request, site: Site, form: Form, wrong: str = "") -> web.Response:
    return site.page(
        request,
        "contacts.html",
        status=422 if wrong else 200,
        part=await site.do(site.integration.crm.search_contacts, request.query.get("about", ""), page_wanted(request)),
        about=request.query.get("about", ""),
        never_log=sorted(await site.do(site.integration.never_log)),
        form=form,
        wrong=wrong,
    )


async def contact_page(
    request: web.Request,
    site: Site,
    *,
    form: Form = _EMPTY,
    problem: tuple[str, Mapping[str, str]] | None = None,
) -> web.Response:
    """Show a contact's page with that form; ``problem`` is the id of a sentence or text, and what fills it in."""
    address = request.match_info["address"]
    return site.page(
        request,
        "contact.html",
        status=422 if problem else 200,
        form=form,
        problem=problem,
        answered=await site.do(_answered, site, address, form.text("follows")),
        **await site.do(_record, site, address, request.query.get("kind", ""), page_wanted(request)),
    )


def _record(site: Site, address: str, kind: str, wanted: Wanted) -> dict[str, Any]:
    """Return everything that a contact's page shows; raises NotFound."""
    integration = site.integration
    # A kind that there is not asks for everything.
    kinds = [one for one in TimelineKind if one.value == kind] or [*TimelineKind]
    part = integration.timeline_page(address, kinds, wanted)
    entries = [one for one in part.items if isinstance(one, TimelineEntry)]
    enrolments = integration.sequences.enrolments(address)
    return {
        "fresh_key": integration.new_key(),
        "contact": integration.crm.find_contact(address) or Contact("", address),
        "part": part,
        "kind": kind if len(kinds) == 1 else "",
        "kinds": [one.value for one in TimelineKind],
        "answerable": integration.answers.offered(entries),
        "changeable": {mail.key for mail in integration.scheduled.all()},
        "templates": integration.templates.all(),
        "accounts": [found for found in integration.accounts() if found.state is AccountState.CONNECTED],
        "enrolments": [one for one in enrolments if one.state in ACTIVE],
        "sequence_names": {one.id: one.name for one in integration.sequences.all()},
    }


def _answered(site: Site, address: str, entry_id: str) -> TimelineEntry | None:
    """Return the mail of this contact's timeline that is being answered, on whichever page it stands."""
    entry, person = site.integration.crm.entry(entry_id), site.integration.crm.find_contact(address)
    return entry if entry and person and person.id in entry.contact_ids else None


def place_of(address: str) -> str:
    """Return where a contact's page is."""
    return f"/contacts/{quote(address)}"
