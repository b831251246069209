"""A visitor who knows nothing books: sees free times on their own clock, and is told plainly whatever comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from integration.model.account import ConnectionRequest
from integration.model.meeting import BookingState, MeetingLink
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import NO_ANSWER, OUTAGE, World

ANNA = "anna@firm.test"
PAGE = "/meet/anna/talk"
# The clock of the tests stands at Monday, 2 March 2026, 8:00 UTC.
FORM = {
    "name": "Diana",
    "address": "diana@client.test",
    "zone": "America/New_York",
    "start": "2026-03-02T15:00:00+00:00",
}


def set_up(world: World, *, calendar: bool = True, **settings: Any) -> None:
    if calendar:
        world.integration.calendars.connect(ConnectionRequest(ANNA, "secret"))
    world.integration.links.save(MeetingLink("anna/talk", ANNA, "Talk", **settings))


@pytest.fixture
def ready(world: World) -> World:
    """A world with a calendar and a link."""
    set_up(world)
    return world


async def read(client: Client, path: str, **headers: str) -> tuple[int, str]:
    answer = await client.get(path, headers=headers)
    return answer.status, unescape(await answer.text())


async def book(client: Client, form: Mapping[str, str], **headers: str) -> tuple[int, str]:
    answer = await client.post(PAGE, data=form, headers=headers)
    return answer.status, unescape(await answer.text())


def times(page: str) -> list[str]:
    return re.findall(r'class="time"[^>]*>([\d:]+)<', page)


def test_free_times_are_shown_on_the_visitors_clock(ready: World) -> None:
    async def story(client: Client) -> None:
        _, page = await read(client, f"{PAGE}?zone=America/New_York&day=2026-03-03")
        assert "Tuesday, 3 March 2026" in page
        # Nine to five in UTC is four to noon in New York.
        assert (times(page)[0], times(page)[-1]) == ("04:00", "11:30")
        _, page = await read(client, f"{PAGE}?day=2026-03-03", Cookie="zone=Asia/Kolkata")
        assert times(page)[0] == "14:30"

    visit(ready, story)


def test_without_a_zone_the_owners_clock_is_shown_and_the_browser_is_asked_for_its_own(ready: World) -> None:
    async def story(client: Client) -> None:
        _, page = await read(client, f"{PAGE}?day=2026-03-03&zone=No/Where")
        assert times(page)[0] == "09:00"
        assert "data-ask-zone" in page
        _, page = await read(client, f"{PAGE}?zone=Europe/Berlin")
        assert "data-ask-zone" not in page

    visit(ready, story)


def test_the_visitor_picks_among_the_lengths(world: World) -> None:
    set_up(world, durations=(timedelta(minutes=30), timedelta(hours=1)), increment=None)

    async def story(client: Client) -> None:
        _, page = await read(client, f"{PAGE}?duration=60&day=2026-03-03&zone=UTC")
        assert times(page) == ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"]
        assert "30 minutes" in page
        assert "1 hour" in page

    visit(world, story)


def test_a_booking_goes_from_the_form_into_the_calendar(ready: World) -> None:
    async def story(client: Client) -> None:
        status, page = await read(client, f"{PAGE}?zone=America/New_York&start=2026-03-02T15:00:00%2B00:00")
        assert (status, "10:00" in page) == (200, True)
        status, page = await book(client, FORM)
        assert status == 200
        assert "The meeting is booked" in page
        assert "diana@client.test" in page
        assert "Monday, 2 March 2026, 10:00" in page

    visit(ready, story)
    (event,) = ready.mailbox().events
    assert event.attendees == ("diana@client.test",)


def test_a_german_visitor_is_spoken_to_in_german(ready: World) -> None:
    async def story(client: Client) -> None:
        _, page = await read(client, f"{PAGE}?zone=Europe/Berlin&day=2026-03-03", **{"Accept-Language": "de"})
        assert "Dienstag, 3. März 2026" in page
        _, page = await book(client, FORM, **{"Accept-Language": "de"})
        assert "Der Termin ist gebucht" in page

    visit(ready, story)
    (booking,) = ready.integration.meetings.of_user(ANNA)
    assert (booking.visitor.language, booking.visitor.time_zone) == ("de", "America/New_York")


def test_a_time_that_is_gone_is_told_with_others_and_nothing_typed_is_lost(ready: World) -> None:
    async def story(client: Client) -> None:
        await book(client, {**FORM, "name": "Eva", "address": "eva@client.test"})
        status, page = await book(client, FORM)
        assert status == 409
        assert "was just taken" in page
        assert 'value="Diana"' in page
        assert 'value="diana@client.test"' in page
        others = re.findall(r'type="radio" name="start" value="([^"]+)"', page)
        assert "2026-03-02T15:30:00+00:00" in others
        status, page = await book(client, {**FORM, "start": others[0]})
        assert "The meeting is booked" in page

    visit(ready, story)
    assert len(ready.mailbox().events) == 2


def test_a_time_that_was_never_offered_leads_back_to_the_times(ready: World) -> None:
    async def story(client: Client) -> None:
        for start in ("2026-03-02T15:07:00+00:00", "2026-03-01T15:00:00+00:00", "soon"):
            status, page = await book(client, {**FORM, "start": start})
            assert status == 409
            assert "not offered" in page
            assert times(page)

    visit(ready, story)
    assert ready.mailbox().events == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": " "}, "Please enter your name"),
        ({"address": "diana"}, "not an email address"),
        ({"guests": "eva@client.test, fred, gina@client.test"}, "at most 2 email addresses"),
    ],
)
def test_what_is_wrong_in_the_form_is_said_at_its_field(world: World, wrong: dict[str, str], told: str) -> None:
    set_up(world, most_guests=2)

    async def story(client: Client) -> None:
        status, page = await book(client, {**FORM, **wrong})
        assert status == 422
        assert told in page
        assert 'aria-invalid="true"' in page
        (typed,) = wrong.values()
        assert typed.strip() in page

    visit(world, story)


def test_guests_can_be_named_only_where_they_are_allowed(world: World) -> None:
    set_up(world, most_guests=2)

    async def story(client: Client) -> None:
        _, page = await read(client, f"{PAGE}?start={FORM['start'].replace('+', '%2B')}")
        assert 'name="guests"' in page
        _, page = await book(client, {**FORM, "guests": "eva@client.test\nfred@client.test"})
        assert "eva@client.test, fred@client.test" in page

    visit(world, story)
    (event,) = world.mailbox().events
    assert event.attendees == ("diana@client.test", "eva@client.test", "fred@client.test")


def test_without_a_calendar_it_is_said_that_this_is_a_request(world: World) -> None:
    set_up(world, calendar=False)

    async def story(client: Client) -> None:
        _, page = await read(client, PAGE)
        assert "This is a request" in page
        _, page = await book(client, FORM)
        assert "Your request has arrived" in page
        assert "not reserved yet" in page

    visit(world, story)


def test_a_calendar_that_cannot_be_read_offers_nothing_and_says_so(ready: World) -> None:
    async def story(client: Client) -> None:
        ready.mailbox().fail("busy", OUTAGE)
        status, page = await read(client, PAGE)
        assert status == 503
        assert "no time can be promised" in page
        assert times(page) == []
        ready.mailbox().fail("busy", OUTAGE)
        status, page = await book(client, FORM)
        assert status == 422
        assert "no time can be promised" in page
        assert 'value="Diana"' in page

    visit(ready, story)


def test_a_booking_that_exchange_did_not_answer_is_said_to_be_under_way(ready: World) -> None:
    ready.mailbox().fail("book", NO_ANSWER)
    ready.mailbox().fail("booked", NO_ANSWER)

    async def story(client: Client) -> None:
        _, page = await book(client, FORM)
        assert "is being entered" in page

    visit(ready, story)
    (booking,) = ready.integration.meetings.of_user(ANNA)
    assert booking.state is BookingState.CREATING


def test_a_full_calendar_says_so(world: World) -> None:
    set_up(world, hours=((),) * 7)

    async def story(client: Client) -> None:
        status, page = await read(client, PAGE)
        assert (status, "No free time" in page) == (200, True)

    visit(world, story)


def test_a_visitor_sees_nothing_of_the_users_pages(ready: World) -> None:
    async def story(client: Client) -> None:
        for path in (PAGE, "/meet/nobody", "/booked/guessed"):
            _, page = await read(client, path)
            assert "/contacts" not in page
            assert "noindex" in page

    visit(ready, story)
