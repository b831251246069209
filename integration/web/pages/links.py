"""Meeting links as their owners see them: making, changing and removing them, and who has booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from aiohttp import web

from integration.errors import Refused
from integration.meetings.rules import INCREMENTS
from integration.model.meeting import MeetingLink
from integration.web.application import SITE, Site
from integration.web.forms import Form, Unreadable, clock, read
from integration.web.moments import zone_of, zones
from integration.web.wording import texts

routes = web.RouteTableDef()

_SLUG: Final = "{slug:[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?}"
_MINUTE: Final = timedelta(minutes=1)
#: What the form offers; a link made otherwise keeps what it has.
DURATIONS: Final = (15, 20, 30, 45, 60, 90, 120)
_NEW: Final = MeetingLink(slug="", user="", title="")


@routes.get("/links")
async def show(request: web.Request) -> web.Response:
    """Show every link."""
    site = request.app[SITE]
    links = await site.do(site.integration.links.all)
    calendars = await site.do(site.integration.calendars.all)
    return site.page(
        request,
        "links.html",
        links=links,
        online={link.user for link in links if await site.do(site.integration.calendars.usable, link.user)},
        public_url=site.integration.settings.public_url.rstrip("/"),
        calendars=calendars,
    )


@routes.get("/links/new")
async def begin(request: web.Request) -> web.Response:
    """Show the form of a new link, with what most people want."""
    site = request.app[SITE]
    calendars = await site.do(site.integration.calendars.all)
    user = calendars[0].user if calendars else ""
    return await _form(request, site, replace(_NEW, user=user, time_zone=zone_of(request)[0]), new=True)


@routes.post("/links")
async def save(request: web.Request) -> web.Response:
    """Make a link or change it, or say which setting does not work and keep what was typed."""
    site, typed = request.app[SITE], await read(request)
    new = typed.text("new") == "yes"
    try:
        link = _read(typed)
        if new and any(one.slug == link.slug for one in await site.do(site.integration.links.all)):
            raise Refused("meeting.slug-taken", detail=link.slug)
        saved = await site.do(site.integration.links.save, link)
    except Unreadable as unreadable:
        problem = ("form.unreadable", {"typed": unreadable.typed})
        return await _form(request, site, _NEW, new=new, typed=typed, problem=problem, wrong=unreadable.field)
    except Refused as refused:
        wrong = "slug" if refused.id == "meeting.slug-taken" else refused.values.get("detail", "")
        return await _form(request, site, _NEW, new=new, typed=typed, problem=(refused.id, refused.values), wrong=wrong)
    raise web.HTTPSeeOther(f"/links/{saved.slug}")


@routes.get(f"/links/{_SLUG}/edit")
async def edit(request: web.Request) -> web.Response:
    """Show the form of a link that is there."""
    site = request.app[SITE]
    return await _form(request, site, await site.do(site.integration.links.get, request.match_info["slug"]), new=False)


@routes.get(f"/links/{_SLUG}/remove")
async def ask(request: web.Request) -> web.Response:
    """Ask before a link is removed."""
    site = request.app[SITE]
    link = await site.do(site.integration.links.get, request.match_info["slug"])
    return site.page(
        request,
        "confirm.html",
        question="links.remove.question",
        follows="links.remove.follows",
        yes="accounts.remove",
        of=link.title,
        back=f"/links/{link.slug}",
        section="links",
    )


@routes.post(f"/links/{_SLUG}/remove")
async def remove(request: web.Request) -> web.Response:
    """Remove a link."""
    site = request.app[SITE]
    await site.do(site.integration.links.remove, request.match_info["slug"])
    raise web.HTTPSeeOther("/links")


@routes.get(f"/links/{_SLUG}")
async def one(request: web.Request) -> web.Response:
    """Show a link, its address and its bookings."""
    site = request.app[SITE]
    link = await site.do(site.integration.links.get, request.match_info["slug"])
    bookings = await site.do(site.integration.meetings.of_user, link.user)
    return site.page(
        request,
        "link.html",
        link=link,
        online=await site.do(site.integration.calendars.usable, link.user) is not None,
        public_url=site.integration.settings.public_url.rstrip("/"),
        bookings=[booking for booking in reversed(bookings) if booking.slug == link.slug],
    )


def _read(typed: Form) -> MeetingLink:
    """Return the link that the form describes; raises Unreadable."""
    increment = typed.number("increment")
    return MeetingLink(
        slug=typed.text("slug").lower(),
        user=typed.text("user"),
        title=typed.text("title"),
        durations=tuple(_MINUTE * int(one) for one in typed.many("durations") if one.isdecimal()),
        increment=_MINUTE * increment if increment else None,
        time_zone=typed.text("time_zone"),
        hours=tuple(typed.hours(f"hours-{day}") for day in range(7)),
        buffer=_MINUTE * typed.number("buffer"),
        minimum_notice=_MINUTE * typed.number("minimum_notice"),
        weeks=typed.number("weeks"),
        location=typed.text("location"),
        description=typed.text("description"),
        most_guests=typed.number("most_guests"),
    )


def _write(link: MeetingLink) -> Form:
    """Return the form as it stands for a link; what ``_read`` makes the link of."""
    fields = {
        "slug": link.slug,
        "user": link.user,
        "title": link.title,
        "increment": str(link.increment // _MINUTE if link.increment else 0),
        "time_zone": link.time_zone,
        "buffer": str(link.buffer // _MINUTE),
        "minimum_notice": str(link.minimum_notice // _MINUTE),
        "weeks": str(link.weeks),
        "location": link.location,
        "description": link.description,
        "most_guests": str(link.most_guests),
    }
    days = {
        f"hours-{day}": ", ".join(f"{clock(first)}-{clock(last)}" for first, last in hours)
        for day, hours in enumerate(link.hours)
    }
    durations = tuple(("durations", str(one // _MINUTE)) for one in link.durations)
    return Form((*fields.items(), *days.items(), *durations))


async def _form(
    request: web.Request,
    site: Site,
    link: MeetingLink,
    *,
    new: bool,
    typed: Form | None = None,
    problem: tuple[str, Any] | None = None,
    wrong: str = "",
) -> web.Response:
    form, say = typed or _write(link), texts(site.language(request))
    calendars = await site.do(site.integration.calendars.all)
    chosen = {int(one) for one in form.many("durations") if one.isdecimal()}
    return site.page(
        request,
        "link_form.html",
        status=422 if problem else 200,
        form=form,
        new=new,
        problem=problem,
        wrong=wrong,
        durations=sorted({*DURATIONS, *chosen}),
        chosen=chosen,
        increments=[
            ("0", say("links.increment.duration")),
            *((str(one), say("minutes", number=str(one))) for one in sorted(INCREMENTS)),
        ],
        zones=zones(),
        users=sorted({one.user for one in calendars} | {one.address for one in site.integration.accounts()}),
        public_url=site.integration.settings.public_url.rstrip("/"),
    )
