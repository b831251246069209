"""Writing to a contact: new mail and answers, with files, now or later, and what waits for its time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web

from integration.errors import NotFound, Refused
from integration.keys import is_key
from integration.model.mail import Letter, OutgoingMail
from integration.sending.bodies import parted, quotation
from integration.web.application import SITE, Site
from integration.web.forms import Form, Unreadable, of, read, read_with_files
from integration.web.moments import typed_moment, zone_of
from integration.web.pages.contacts import contact_page, place_of
from integration.web.plain_text import paragraphs, typed

routes = web.RouteTableDef()

MARKER: Final = "[[MISSING TOKEN"


@routes.post("/contacts/{address}/mails")
async def send(request: web.Request) -> web.Response:
    """Send the contact a mail, or show the form again where something is missing."""
    site, (form, files) = request.app[SITE], await read_with_files(request)
    address = request.match_info["address"]
    try:
        letter = await site.do(_letter, site, request, form, address)
        quoted = await site.do(_quoted, site, form, site.language(request))
        # What a browser sends again, since it got no answer, is the same mail.
        key = form.text("key") if is_key(form.text("key")) else ""
        more = {"follows": form.text("follows"), "quoted": quoted, "key": key, "files": files}
        await site.do(site.integration.send_mail, form.text("account"), **letter, **more)
    except _Unfinished as unfinished:
        return await contact_page(request, site, form=unfinished.form, problem=unfinished.problem)
    except Refused as refused:
        return await contact_page(request, site, form=form, problem=(refused.id, refused.values))
    site.wake()
    raise web.HTTPSeeOther(place_of(address))


@routes.get("/contacts/{address}/answer/{entry}")
async def answer(request: web.Request) -> web.Response:
    """Show the contact's page with the answer to a mail begun; ``?all=yes`` answers everybody."""
    site, entry_id = request.app[SITE], request.match_info["entry"]
    everybody = request.query.get("all") == "yes"
    try:
        begun = await site.do(site.integration.answers.begin, entry_id, everybody=everybody)
    except Refused as refused:
        return await contact_page(request, site, problem=(refused.id, refused.values))
    fields = {"follows": entry_id, "account": begun.account_id, "subject": begun.subject, "quote": "yes"}
    fields |= {"to": ", ".join(begun.to), "cc": ", ".join(begun.cc)}
    return await contact_page(request, site, form=of(fields.items()))


@routes.get("/scheduled")
async def scheduled(request: web.Request) -> web.Response:
    """Show what waits for its time."""
    site = request.app[SITE]
    mails = await site.do(site.integration.scheduled.all)
    senders = {one.id: one.address for one in await site.do(site.integration.accounts)}
    return site.page(request, "scheduled.html", mails=mails, senders=senders)


@routes.get("/scheduled/{key}")
async def edit(request: web.Request) -> web.Response:
    """Show a mail that waits for its time in a form."""
    site = request.app[SITE]
    mail = await site.do(site.integration.scheduled.get, request.match_info["key"])
    letter = mail.letter
    fields = {"subject": letter.subject, "text": typed(parted(letter.html)[0])}
    fields |= {name: ", ".join(getattr(letter, name)) for name in ("to", "cc", "bcc")}
    fields["at"] = typed_moment(mail.due_at, zone_of(request)[0])
    return _edit_page(request, site, mail, of(fields.items()))


@routes.post("/scheduled/{key}")
async def change(request: web.Request) -> web.Response:
    """Let a mail that waits for its time say something else, or leave at another time."""
    site, form = request.app[SITE], await read(request)
    mail = await site.do(site.integration.scheduled.get, request.match_info["key"])
    try:
        said = await site.do(_letter, site, request, form, mail.letter.to[0], mail.account_id)
    except _Unfinished as unfinished:
        return _edit_page(request, site, mail, unfinished.form, unfinished.problem)
    words = parted(mail.letter.html)[0]
    # Text says less than HTML: what was not touched stays as it was written.
    html = words if typed(words) == form.raw("text").replace("\r", "").strip() else said["html"]
    letter = Letter(said["subject"], html, tuple(said["to"]), said["cc"], said["bcc"])
    try:
        await site.do(site.integration.scheduled.change, mail.key, letter, said["at"])
    except Refused as refused:
        return _edit_page(request, site, mail, form, (refused.id, refused.values))
    site.wake()
    raise web.HTTPSeeOther("/scheduled")


@routes.post("/scheduled/{key}/call-off")
async def call_off(request: web.Request) -> web.Response:
    """Keep a mail from leaving."""
    site = request.app[SITE]
    await site.do(site.integration.scheduled.call_off, request.match_info["key"])
    raise web.HTTPSeeOther("/scheduled")


@routes.get("/mails/{key}/files/{number}")
async def file(request: web.Request) -> web.Response:
    """Hand out a file that was attached to a mail, as bytes that no browser opens by itself."""
    site, number = request.app[SITE], request.match_info["number"]
    files = await site.do(site.integration.mail_files, request.match_info["key"])
    if not number.isdecimal() or not 0 < int(number) <= len(files):
        raise NotFound(f"there is no file {number}")
    found = files[int(number) - 1]
    named = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
    return web.Response(
        body=found.content, content_type="application/octet-stream", headers={"Content-Disposition": named}
    )


class _Unfinished(Exception):
    """A mail that cannot leave as it was typed; ``problem`` is the id of a sentence or text, and what fills it in."""

    def __init__(self, form: Form, problem: str, **values: str) -> None:
        super().__init__(problem)
        self.form = form
        self.problem = (problem, values)


def _letter(site: Site, request: web.Request, form: Form, address: str, account: str = "") -> dict[str, Any]:
    """Return what the form says, with its tokens filled in; raises _Unfinished where a value is not known."""
    account = account or form.text("account")
    people = {"to": form.addresses("to") or (address,), "cc": form.addresses("cc"), "bcc": form.addresses("bcc")}
    at = _moment(form, zone_of(request)[0])
    fill_in = site.integration.sequences.fill_in
    filled = {name: fill_in(form.raw(name), address, account, markup=False).text for name in ("subject", "text")}
    if any(MARKER in text for text in filled.values()):
        kept = tuple(field for field in form.fields if field[0] not in filled)
        raise _Unfinished(Form((*kept, *filled.items())), "form.missing-token")
    if not filled["subject"].strip():
        raise _Unfinished(form, "form.subject-missing")
    return {"subject": filled["subject"].strip(), "html": paragraphs(filled["text"]), "at": at, **people}


def _quoted(site: Site, form: Form, language: str) -> str:
    """Return the mail that is answered, if it is to stand below the answer."""
    entry = site.integration.crm.entry(form.text("follows")) if form.text("quote") else None
    return quotation(entry, language) if entry else ""


def _moment(form: Form, zone: str) -> datetime | None:
    try:
        return form.moment("at", zone)
    except Unreadable as unreadable:
        raise _Unfinished(form, "form.unreadable", typed=unreadable.typed) from unreadable


def _edit_page(
    request: web.Request,
    site: Site,
    mail: OutgoingMail,
    form: Form,
    problem: tuple[str, Mapping[str, str]] | None = None,
) -> web.Response:
    status = 422 if problem else 200
    return site.page(request, "scheduled_form.html", status=status, mail=mail, form=form, problem=problem)
