"""Connected inboxes and calendars: what to expect, the form, how each fares, disconnecting and removing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from integration.app import Integration
from integration.errors import NotFound, Refused
from integration.model.account import Account, AccountState, ConnectionRequest, Findings, Purpose
from integration.model.paging import Part, Wanted
from integration.replies.policies import rule_of
from integration.web import plain_text
from integration.web.application import SITE, Site
from integration.web.forms import Form, of, page_wanted, read
from integration.web.health import healths
from integration.web.moments import zone_of, zones

routes = web.RouteTableDef()

_KIND: Final = "/{kind:inboxes|calendars}"
_SELDOM: Final = ("user_name", "url", "version", "user", "static_addresses")


@dataclass(frozen=True, slots=True)
class Accounts:
    """What one can do with accounts of one kind: inboxes, or calendars."""

    kind: str
    all: Callable[[], list[Account]]
    page: Callable[[Wanted], Part[Account]]
    check: Callable[[ConnectionRequest], Findings]
    connect: Callable[[ConnectionRequest], Account]
    disconnect: Callable[[str], None]
    remove: Callable[[str], None]
    renew_password: Callable[[str, str], Account]

    def get(self, account_id: str) -> Account:
        """Return an account; raises NotFound."""
        found = next((account for account in self.all() if account.id == account_id), None)
        if found is None:
            raise NotFound(f"there is no account {account_id}")
        return found


def _accounts(request: web.Request) -> Accounts:
    integration = request.app[SITE].integration
    if request.match_info["kind"] == "calendars":
        own = integration.calendars
        return Accounts(
            "calendar", own.all, own.page, own.check, own.connect, own.disconnect, own.remove, own.renew_password
        )
    return Accounts(
        "inbox",
        integration.accounts,
        integration.accounts_page,
        lambda asked: _check_inbox(integration, asked),
        lambda asked: _connect_inbox(integration, asked),
        integration.disconnect,
        integration.remove,
        integration.renew_password,
    )


def _check_inbox(integration: Integration, asked: ConnectionRequest) -> Findings:
    return integration.check_inbox(
        asked.address,
        asked.password,
        user_name=asked.user_name,
        url=asked.url,
        static_addresses=asked.static_addresses,
    )


def _connect_inbox(integration: Integration, asked: ConnectionRequest) -> Account:
    return integration.connect_inbox(
        asked.address,
        asked.password,
        user_name=asked.user_name,
        url=asked.url,
        version=asked.version,
        purpose=asked.purpose,
        static_addresses=asked.static_addresses,
        user=asked.user,
    )


def _set_first_zone(integration: Integration, account: Account, told: tuple[str, bool]) -> None:
    """Let sequences of an inbox that was never connected before follow the clock of whoever connects it."""
    zone, known = told
    if known and not account.user and integration.sequences.time_zone(account.id) == "UTC":
        integration.sequences.set_time_zone(account.id, zone)


@routes.get(_KIND)
async def show(request: web.Request) -> web.Response:
    """Show every account of that kind and how it fares."""
    site, accounts = request.app[SITE], _accounts(request)
    part = await site.do(accounts.page, page_wanted(request))
    found = part.items
    told = await site.do(site.integration.notices.standing)
    senders = {one.id: await site.do(site.integration.sequences.time_zone, one.id) for one in found}
    return site.page(
        request,
        "accounts.html",
        kind=accounts.kind,
        part=part,
        users={one.id: await site.do(site.integration.inboxes.users, one) for one in found},
        healths=healths(found, accounts.kind, site.language(request), told),
        time_zones=senders,
        signatures={one.id: plain_text.typed(await site.do(site.integration.signatures.get, one.id)) for one in found},
        zones=zones(),
        policies={one.id: await site.do(site.integration.log_policies.of, one.id) for one in found},
        never_log={one.id: sorted(await site.do(site.integration.log_policies.never_log, one.id)) for one in found},
    )


@routes.get(f"{_KIND}/connect")
async def expect(request: web.Request) -> web.Response:
    """Say what to expect before anything is asked for."""
    site = request.app[SITE]
    privacy = site.integration.settings.privacy_url
    return site.page(request, "expect.html", kind=_accounts(request).kind, privacy=privacy)


@routes.get(f"{_KIND}/connect/form")
async def form(request: web.Request) -> web.Response:
    """Show the form; what the address says is filled in, so that one can connect again."""
    return _form(request, request.app[SITE], of(request.query.items()))


@routes.post(_KIND)
async def connect(request: web.Request) -> web.Response:
    """Connect, or only try, or say why not and keep what was typed."""
    site, typed, accounts = request.app[SITE], await read(request), _accounts(request)
    asked = ConnectionRequest(
        address=typed.text("address"),
        password=typed.raw("password"),
        user_name=typed.text("user_name"),
        url=typed.text("url"),
        version=typed.text("version"),
        purpose=Purpose.TEAM if typed.text("purpose") == Purpose.TEAM.value else Purpose.PERSONAL,
        user=typed.text("user"),
        static_addresses=typed.text("static_addresses") == "yes",
    )
    try:
        if typed.text("act") == "check":
            return _form(request, site, typed, found=await site.do(accounts.check, asked))
        account = await site.do(accounts.connect, asked)
    except Refused as refused:
        return _form(request, site, typed, refused=refused)
    await site.do(_set_first_zone, site.integration, account, zone_of(request))
    site.wake()
    raise web.HTTPSeeOther(f"/{request.match_info['kind']}")


@routes.get(f"{_KIND}/{{id}}/{{act:disconnect|remove}}")
async def ask(request: web.Request) -> web.Response:
    """Ask before an account is disconnected or removed, and say what follows."""
    site, accounts = request.app[SITE], _accounts(request)
    account = await site.do(accounts.get, request.match_info["id"])
    what = f"{accounts.kind}.{request.match_info['act']}"
    return site.page(
        request,
        "confirm.html",
        question=f"{what}.question",
        follows=f"{what}.follows",
        yes=f"accounts.{request.match_info['act']}",
        of=account.address,
        back=f"/{request.match_info['kind']}",
        section=request.match_info["kind"],
    )


@routes.post(f"{_KIND}/{{id}}/{{act:disconnect|remove}}")
async def act(request: web.Request) -> web.Response:
    """Disconnect an account, or remove it."""
    site, accounts = request.app[SITE], _accounts(request)
    account = await site.do(accounts.get, request.match_info["id"])
    removing = request.match_info["act"] == "remove" and account.state is not AccountState.CONNECTED
    await site.do(accounts.remove if removing else accounts.disconnect, account.id)
    raise web.HTTPSeeOther(f"/{request.match_info['kind']}")


@routes.post(f"{_KIND}/{{id}}/password")
async def renew_password(request: web.Request) -> web.Response:
    """Sign in with a new password from now on, or say why not."""
    site, accounts, typed = request.app[SITE], _accounts(request), await read(request)
    await site.do(accounts.renew_password, request.match_info["id"], typed.raw("password"))
    raise web.HTTPSeeOther(f"/{request.match_info['kind']}")


@routes.post("/inboxes/{id}/leave")
async def leave(request: web.Request) -> web.Response:
    """Let one of the users of an inbox use it no more."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.disconnect, request.match_info["id"], form.text("user"))
    raise web.HTTPSeeOther("/inboxes")


@routes.post("/inboxes/{id}/signature")
async def set_signature(request: web.Request) -> web.Response:
    """Say what the mails of an inbox end with."""
    site, form = request.app[SITE], await read(request)
    text = form.raw("text").strip()
    html = plain_text.paragraphs(text) if text else ""
    await site.do(site.integration.signatures.set, request.match_info["id"], html)
    raise web.HTTPSeeOther("/inboxes")


@routes.post("/inboxes/{id}/logging")
async def set_logging(request: web.Request) -> web.Response:
    """Choose what is logged of an inbox."""
    site, form = request.app[SITE], await read(request)
    choose = partial(
        site.integration.log_policies.choose,
        attachments=form.text("attachments") == "yes",
        never=form.addresses("never"),
    )
    await site.do(choose, request.match_info["id"], rule_of(form.text("rule")))
    site.wake()
    raise web.HTTPSeeOther("/inboxes")


@routes.post("/inboxes/{id}/time-zone")
async def set_time_zone(request: web.Request) -> web.Response:
    """Say in which time zone a sender works."""
    site, typed = request.app[SITE], await read(request)
    zone = typed.text("zone")
    await site.do(site.integration.sequences.set_time_zone, request.match_info["id"], zone)
    raise web.HTTPSeeOther("/inboxes")


def _form(
    request: web.Request,
    site: Site,
    typed: Form,
    *,
    refused: Refused | None = None,
    found: Findings | None = None,
) -> web.Response:
    return site.page(
        request,
        "connect.html",
        status=422 if refused else 200,
        kind=_accounts(request).kind,
        form=typed,
        refused=refused,
        found=found,
        static_offered=site.integration.domains.has_static_addresses,
        # Where the server has to be named, or the login, the fields for that are opened.
        more=bool(refused) or any(typed.text(name) for name in _SELDOM),
    )
