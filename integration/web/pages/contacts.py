"""Contacts, the never-log list, and on each contact's page the timeline, writing, and meetings on the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web

from integration.errors import Refused
from integration.keys import is_key
from integration.model.account import AccountState
from integration.model.address import is_address
from integration.model.calendar import Span
from integration.model.crm import Contact, Direction
from integration.model.sequence import ACTIVE
from integration.web.application import SITE, Site
from integration.web.forms import Form, Unreadable, of, read
from integration.web.moments import zone_of
from integration.web.plain_text import paragraphs, typed

routes = web.RouteTableDef()

_EMPTY: Final = Form()
MARKER: Final = "[[MISSING TOKEN"


@routes.get("/contacts")
async def contacts(request: web.Request) -> web.Response:
    """Show the contacts and the never-log list."""
    return await _contacts(request, request.app[SITE], _EMPTY)


@routes.post("/contacts")
async def add_contact(request: web.Request) -> web.Response:
    """Make a contact."""
    site, form = request.app[SITE], await read(request)
    address = form.text("address")
    if not is_address(address):
        return await _contacts(request, site, form, wrong="refused.invalid-address")
    await site.do(site.integration.add_contact, address, form.text("name"))
    raise web.HTTPSeeOther(_place(address))


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
    return await _contact(request, site, form=form)


@routes.post("/contacts/{address}/name")
async def rename(request: web.Request) -> web.Response:
    """Give a contact another name."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.rename_contact, request.match_info["address"], form.text("name"))
    raise web.HTTPSeeOther(_place(request.match_info["address"]))


@routes.post("/contacts/{address}/mails")
async def send(request: web.Request) -> web.Response:
    """Send the contact a mail, or show the form again where something is missing."""
    site, form = request.app[SITE], await read(request)
    try:
        letter = await site.do(_letter, site, request, form)
        await site.do(site.integration.send_mail, form.text("account"), **letter)
    except _Unfinished as unfinished:
        return await _contact(request, site, form=unfinished.form, problem=unfinished.problem)
    except Refused as refused:
        return await _contact(request, site, form=form, problem=(refused.id, refused.values))
    site.wake()
    raise web.HTTPSeeOther(_place(request.match_info["address"]))


@routes.post("/contacts/{address}/meetings")
async def enter_meeting(request: web.Request) -> web.Response:
    """Enter a meeting on the contact's record; it stands in the CRM alone."""
    site, form = request.app[SITE], await read(request)
    address = request.match_info["address"]
    try:
        start, minutes = form.moment("start", zone_of(request)[0]), form.number("minutes")
    except Unreadable as unreadable:
        return await _contact(request, site, form=form, problem=("form.unreadable", {"typed": unreadable.typed}))
    if start is None or not minutes or not form.text("title"):
        return await _contact(request, site, form=form, problem=("form.meeting-incomplete", {}))
    span = Span(start, start + timedelta(minutes=minutes))
    await site.do(
        site.integration.record_meetings.enter,
        address,
        form.text("title"),
        span,
        form.text("host"),
        location=form.text("location"),
    )
    raise web.HTTPSeeOther(_place(address))


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


class _Unfinished(Exception):
    """A mail that cannot leave as it was typed; ``problem`` is the id of a sentence or text, and what fills it in."""

    def __init__(self, form: Form, problem: str, **values: str) -> None:
        super().__init__(problem)
        self.form = form
        self.problem = (problem, values)


def _letter(site: Site, request: web.Request, form: Form) -> dict[str, Any]:
    """Return what the form says, with its tokens filled in; raises _Unfinished where a value is not known."""
    address, account = request.match_info["address"], form.text("account")
    copies = {name: form.addresses(name) for name in ("cc", "bcc")}
    for copied in (*copies["cc"], *copies["bcc"]):
        if not is_address(copied):
            raise _Unfinished(form, "refused.invalid-address", address=copied)
    at = _moment(form, zone_of(request)[0])
    fill_in = site.integration.sequences.fill_in
    filled = {name: fill_in(form.raw(name), address, account, markup=False).text for name in ("subject", "text")}
    if any(MARKER in text for text in filled.values()):
        kept = tuple(field for field in form.fields if field[0] not in filled)
        raise _Unfinished(Form((*kept, *filled.items())), "form.missing-token")
    if not filled["subject"].strip():
        raise _Unfinished(form, "form.subject-missing")
    return {
        "to": [address],
        "subject": filled["subject"].strip(),
        "html": paragraphs(filled["text"]),
        "at": at,
        "follows": form.text("follows"),
        # What a browser sends again, since it got no answer, is the same mail.
        "key": form.text("key") if is_key(form.text("key")) else "",
        **copies,
    }


def _moment(form: Form, zone: str) -> datetime | None:
    try:
        return form.moment("at", zone)
    except Unreadable as unreadable:
        raise _Unfinished(form, "form.unreadable", typed=unreadable.typed) from unreadable


async def _contacts(request: web.Request, site: Site, form: Form, wrong: str = "") -> web.Response:
    return site.page(
        request,
        "contacts.html",
        status=422 if wrong else 200,
        contacts=await site.do(site.integration.contacts),
        never_log=sorted(await site.do(site.integration.never_log)),
        form=form,
        wrong=wrong,
    )


async def _contact(
    request: web.Request,
    site: Site,
    *,
    form: Form = _EMPTY,
    problem: tuple[str, Mapping[str, str]] | None = None,
) -> web.Response:
    address = request.match_info["address"]
    return site.page(
        request,
        "contact.html",
        status=422 if problem else 200,
        form=form,
        problem=problem,
        **await site.do(_record, site, address),
    )


def _record(site: Site, address: str) -> dict[str, Any]:
    """Return everything that a contact's page shows; raises NotFound."""
    integration = site.integration
    entries = integration.timeline(address)
    meetings = integration.record_meetings.of_contact(address)
    enrolments = integration.sequences.enrolments(address)
    lines = [(entry.timestamp, "mail", entry) for entry in entries]
    lines += [(meeting.span.start, "meeting", meeting) for meeting in meetings]  # type: ignore[misc]
    return {
        "fresh_key": integration.new_key(),
        "contact": integration.crm.find_contact(address) or Contact("", address),
        "lines": sorted(lines, key=lambda line: line[0], reverse=True),
        "own": [entry for entry in reversed(entries) if entry.direction is Direction.EMAIL],
        "templates": integration.templates.all(),
        "accounts": [found for found in integration.accounts() if found.state is AccountState.CONNECTED],
        "enrolments": [one for one in enrolments if one.state in ACTIVE],
        "sequence_names": {one.id: one.name for one in integration.sequences.all()},
    }


def _place(address: str) -> str:
    return f"/contacts/{quote(address)}"
