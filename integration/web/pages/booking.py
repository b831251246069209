"""What visitors see of a meeting link: free times on their own clock, the form, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from integration.errors import NotFound, Refused, TimeTaken
from integration.meetings.links import Offer
from integration.meetings.rules import is_zone
from integration.model.meeting import Booking, BookingState, MeetingLink, Visitor
from integration.web.application import SITE, Site
from integration.web.forms import Form, of, read
from integration.web.moments import zone_of, zones
from integration.web.offered_days import month

routes = web.RouteTableDef()

_SLUG: Final = "{slug:[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?}"
_WRITTEN: Final = (BookingState.WRITTEN, BookingState.DONE)


@routes.get(f"/meet/{_SLUG}")
async def visit(request: web.Request) -> web.Response:
    """Show the free times, or the form when a time was picked."""
    site = request.app[SITE]
    link = await site.do(site.integration.links.get, request.match_info["slug"])
    form = of(request.query.items())
    start = _moment(form.text("start"))
    if start is not None:
        return await _form(request, site, link, form, start)
    return await _times(request, site, link, form)


@routes.post(f"/meet/{_SLUG}")
async def book(request: web.Request) -> web.Response:
    """Book the time that was picked, or say why not and keep what was typed."""
    site, form = request.app[SITE], await read(request)
    link = await site.do(site.integration.links.get, request.match_info["slug"])
    start, duration = _moment(form.text("start")), _duration(link, form)
    if start is None:
        return await _times(request, site, link, form, why="meeting.not-offered")
    visitor = Visitor(
        form.text("name"),
        form.text("address"),
        _zone(request, link, form),
        site.language(request),
        form.addresses("guests"),
    )
    try:
        booked = await site.do(site.integration.meetings.book, link.slug, start, visitor, duration)
    except TimeTaken as taken:
        others = [span.start for span in taken.others]
        return await _form(request, site, link, form, start, refused=taken, others=others)
    except Refused as refused:
        if refused.id == "meeting.not-offered":
            return await _times(request, site, link, form, why=refused.id)
        return await _form(request, site, link, form, start, refused=refused)
    site.wake()
    raise web.HTTPSeeOther(f"/booked/{booked.key}")


@routes.get("/booked/{key}")
async def booked(request: web.Request) -> web.Response:
    """Show what came of a booking, to whoever knows its key."""
    site = request.app[SITE]
    booking = await site.do(site.integration.meetings.booking, request.match_info["key"])
    link = await site.do(_link_of, site, booking)
    return site.page(
        request,
        "booked.html",
        booking=booking,
        link=link,
        duration=booking.span.end - booking.span.start,
        zone=booking.visitor.time_zone,
        written=booking.state in _WRITTEN,
        failed=booking.state in (BookingState.LOST, BookingState.FAILED),
    )


async def _times(request: web.Request, site: Site, link: MeetingLink, form: Form, why: str = "") -> web.Response:
    """Answer with the free times; ``why`` says why another choice is needed."""
    duration, zone = _duration(link, form), _zone(request, link, form)
    offer: Offer | None = None
    try:
        offer = await site.do(site.integration.links.offer, link.slug, zone, duration)
    except Refused as refused:
        why = refused.id
    return site.page(
        request,
        "meet.html",
        status=409 if offer and why else 200 if offer else 503,
        link=link,
        duration=duration,
        zone=zone,
        zones=zones(),
        offline=bool(offer and offer.offline),
        month=month(dict(offer.days), form.text("day")) if offer else None,
        readable=offer is not None,
        why=why,
    )


async def _form(
    request: web.Request,
    site: Site,
    link: MeetingLink,
    form: Form,
    start: datetime,
    *,
    refused: Refused | None = None,
    others: Sequence[datetime] = (),
) -> web.Response:
    """Answer with the form, with what was typed and why it has to be filled in again."""
    wrong = refused.values.get("detail", "") if refused and refused.id == "meeting.bad-visitor" else ""
    offline = await site.do(site.integration.calendars.usable, link.user) is None
    zone = _zone(request, link, form)
    values: dict[str, Any] = {
        "link": link,
        "duration": _duration(link, form),
        "zone": zone,
        "start": start,
        "day": start.astimezone(ZoneInfo(zone)).date(),
        "others": others,
        "form": form,
        "wrong": wrong,
        "refused": refused,
        "offline": offline,
    }
    status = 200 if refused is None else 409 if isinstance(refused, TimeTaken) else 422
    return site.page(request, "meet_form.html", status=status, **values)


def _link_of(site: Site, booking: Booking) -> MeetingLink | None:
    try:
        return site.integration.links.get(booking.slug)
    except NotFound:
        return None


def _duration(link: MeetingLink, form: Form) -> timedelta:
    """Return the duration that was picked, the link's first unless it offers that."""
    return next((one for one in link.durations if _minutes(one) == form.text("duration")), link.durations[0])


def _minutes(duration: timedelta) -> str:
    return str(int(duration.total_seconds()) // 60)


def _zone(request: web.Request, link: MeetingLink, form: Form) -> str:
    """Return the visitor's zone: the one that the form says, or the browser; the owner's while nobody does."""
    said = form.text("zone")
    return said if said and is_zone(said) else zone_of(request, link.time_zone)[0]


def _moment(typed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(typed).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
