"""The pages themselves, one handler each."""

from __future__ import annotations

from html import escape

from aiohttp import web

from integration.errors import Refused
from integration.limitations import LIMITATIONS
from integration.model.account import Account, AccountState, Purpose
from integration.sentences import say
from integration.web.application import SITE, Site
from integration.web.language import language_of

routes = web.RouteTableDef()


@routes.get("/healthz")
async def healthz(request: web.Request) -> web.Response:
    """Say that we live."""
    return web.json_response({"status": "ok"})


@routes.get("/style.css")
async def style(request: web.Request) -> web.Response:
    """Give the one style sheet."""
    return web.Response(text=STYLE, content_type="text/css")


@routes.get("/")
async def inboxes(request: web.Request) -> web.Response:
    """Show the inboxes and the form that connects one."""
    return await _inboxes(request, request.app[SITE])


@routes.post("/inboxes")
async def connect(request: web.Request) -> web.Response:
    """Connect an inbox, or say why not."""
    site, form = request.app[SITE], await request.post()
    try:
        await site.do(
            site.integration.connect_inbox,
            str(form.get("address", "")).strip(),
            str(form.get("password", "")),
            user_name=str(form.get("user_name", "")).strip(),
            url=str(form.get("url", "")).strip(),
            version=str(form.get("version", "")).strip(),
            purpose=Purpose(str(form.get("purpose", Purpose.PERSONAL.value))),
        )
    except Refused as refused:
        return await _inboxes(request, site, refused)
    site.wake()
    raise web.HTTPSeeOther("/")


@routes.post("/inboxes/{id}/disconnect")
async def disconnect(request: web.Request) -> web.Response:
    """Stop using an inbox."""
    site = request.app[SITE]
    await site.do(site.integration.disconnect, request.match_info["id"])
    raise web.HTTPSeeOther("/")


@routes.post("/inboxes/{id}/remove")
async def remove(request: web.Request) -> web.Response:
    """Forget an inbox."""
    site = request.app[SITE]
    await site.do(site.integration.remove, request.match_info["id"])
    raise web.HTTPSeeOther("/")


@routes.get("/contacts")
async def contacts(request: web.Request) -> web.Response:
    """Show the contacts and the never-log list."""
    site = request.app[SITE]
    return site.page(
        request,
        "contacts.html",
        contacts=await site.do(site.integration.contacts),
        never_log=sorted(await site.do(site.integration.never_log)),
    )


@routes.post("/contacts")
async def add_contact(request: web.Request) -> web.Response:
    """Make a contact."""
    site, form = request.app[SITE], await request.post()
    address = str(form.get("address", "")).strip()
    if "@" in address:
        await site.do(site.integration.add_contact, address, str(form.get("name", "")).strip())
    raise web.HTTPSeeOther("/contacts")


@routes.post("/never-log")
async def set_never_log(request: web.Request) -> web.Response:
    """Replace the never-log list."""
    site, form = request.app[SITE], await request.post()
    await site.do(site.integration.set_never_log, str(form.get("entries", "")).splitlines())
    raise web.HTTPSeeOther("/contacts")


@routes.get("/contacts/{address}")
async def timeline(request: web.Request) -> web.Response:
    """Show a contact's timeline, the newest first, and a form to write."""
    return await _timeline(request, request.app[SITE])


@routes.post("/contacts/{address}/mails")
async def send(request: web.Request) -> web.Response:
    """Send the contact a mail."""
    site, form = request.app[SITE], await request.post()
    address = request.match_info["address"]
    paragraphs = str(form.get("text", "")).replace("\r", "").split("\n\n")
    html = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)
    await site.do(
        site.integration.send_mail,
        str(form.get("account", "")),
        to=[address],
        subject=str(form.get("subject", "")).strip(),
        html=html,
    )
    site.wake()
    raise web.HTTPSeeOther(request.path.removesuffix("/mails"))


@routes.get("/limitations")
async def limitations(request: web.Request) -> web.Response:
    """Show what does not work, and who says so."""
    return request.app[SITE].page(request, "limitations.html", limitations=LIMITATIONS)


@routes.get("/unsubscribe/{token}")
async def ask_to_unsubscribe(request: web.Request) -> web.Response:
    """Ask whoever followed the link in a mail; programs that look into every link unsubscribe nobody."""
    return request.app[SITE].page(request, "unsubscribe.html", done=False)


@routes.post("/unsubscribe/{token}")
async def unsubscribe(request: web.Request) -> web.Response:
    """Write no more to whoever got the link."""
    site = request.app[SITE]
    await site.do(site.integration.sequences.unsubscribe, request.match_info["token"])
    return site.page(request, "unsubscribe.html", done=True)


async def _inboxes(request: web.Request, site: Site, refused: Refused | None = None) -> web.Response:
    language = language_of(request, site.integration.settings.language)
    form = await request.post() if refused else {}
    return site.page(
        request,
        "inboxes.html",
        status=422 if refused else 200,
        accounts=await site.do(site.integration.accounts),
        refused=refused.sentence(language) if refused else "",
        typed={name: str(form.get(name, "")) for name in ("address", "user_name", "url", "version", "purpose")},
        trouble=lambda account: _trouble(account, language),
    )


def _trouble(account: Account, language: str) -> str:
    if account.state is AccountState.SIGN_IN_NEEDED:
        return say("account.sign-in-needed", language, address=account.address)
    if account.health.refused_sign_ins:
        return say("refused.wrong-password", language, address=account.address)
    return say("account.outage", language, address=account.address) if account.health.failures else ""


async def _timeline(request: web.Request, site: Site) -> web.Response:
    language = language_of(request, site.integration.settings.language)
    address = request.match_info["address"]
    entries = await site.do(site.integration.timeline, address)
    return site.page(
        request,
        "timeline.html",
        address=address,
        entries=list(reversed(entries)),
        accounts=[found for found in await site.do(site.integration.accounts) if found.state is AccountState.CONNECTED],
        reason=lambda entry: say(entry.reason, language, detail=entry.detail) if entry.reason else "",
    )


STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #222; }
nav a { margin-right: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
label { display: block; margin: .5rem 0; }
input, textarea, select { font: inherit; width: 100%; max-width: 30rem; display: block; }
form.inline { display: inline; }
article { border-left: 4px solid #888; padding-left: 1rem; margin: 1rem 0; }
article.incoming { border-color: #2a7; }
pre { white-space: pre-wrap; font: inherit; }
[role=alert] { background: #fee; border: 1px solid #c66; padding: .5rem 1rem; }
"""
