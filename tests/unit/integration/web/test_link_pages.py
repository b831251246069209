"""Meeting links are made, changed and removed by pages, and whoever booked is seen there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from integration.errors import NotFound
from integration.model.account import ConnectionRequest
from integration.model.meeting import MeetingLink, Visitor
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

ANNA = "anna@firm.test"
FORM = [
    ("new", "yes"),
    ("title", "Talk"),
    ("slug", "anna/talk"),
    ("user", ANNA),
    ("location", "Room 1"),
    ("description", "Let us talk."),
    ("durations", "30"),
    ("durations", "60"),
    ("increment", "15"),
    ("time_zone", "Europe/Berlin"),
    *((f"hours-{day}", "9:00-12:00, 13-17:30") for day in range(5)),
    ("hours-5", ""),
    ("hours-6", ""),
    ("buffer", "10"),
    ("minimum_notice", "90"),
    ("weeks", "3"),
    ("most_guests", "2"),
]
HOURS = ((540, 720), (780, 1050))
LINK = MeetingLink(
    slug="anna/talk",
    user=ANNA,
    title="Talk",
    durations=(timedelta(minutes=30), timedelta(hours=1)),
    increment=timedelta(minutes=15),
    time_zone="Europe/Berlin",
    hours=(*(HOURS,) * 5, (), ()),
    buffer=timedelta(minutes=10),
    minimum_notice=timedelta(minutes=90),
    weeks=3,
    location="Room 1",
    description="Let us talk.",
    most_guests=2,
)


def changed(**fields: str) -> list[tuple[str, str]]:
    return [(name, fields.get(name, value)) for name, value in FORM]


async def post(client: Client, fields: list[tuple[str, str]]) -> tuple[int, str]:
    answer = await client.post("/links", data=fields)
    return answer.status, unescape(await answer.text())


def test_a_link_is_made_as_the_form_says(world: World) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, FORM)
        assert status == 200
        assert "/meet/anna/talk" in page
        assert "requests only" in unescape(await (await client.get("/links")).text())

    visit(world, story)
    assert world.integration.links.get("anna/talk") == LINK


def test_a_link_is_shown_in_the_form_as_it_is(world: World) -> None:
    world.integration.links.save(LINK)

    async def story(client: Client) -> None:
        page = unescape(await (await client.get("/links/anna/talk/edit")).text())
        assert 'value="09:00-12:00, 13:00-17:30"' in page
        assert 'name="slug" type="text" value="anna/talk" required readonly' in page
        await post(client, changed(new="", title="Chat"))

    visit(world, story)
    assert world.integration.links.get("anna/talk").title == "Chat"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"slug": "Anna Talk"}, "Take small letters"),
        ({"hours-1": "9 to five"}, "“five” cannot be understood"),
        ({"hours-1": "12:00-9:00"}, "go from early to late"),
        ({"weeks": "53"}, "1 to 52 weeks"),
        ({"buffer": "-5"}, "“-5” cannot be understood"),
        ({"most_guests": "99"}, "0 to 50 guests"),
    ],
)
def test_a_setting_that_does_not_work_is_said_and_nothing_typed_is_lost(
    world: World, fields: dict[str, str], told: str
) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, changed(**fields))
        assert status == 422
        assert told in page
        for typed in (*fields.values(), "Room 1", "9:00-12:00, 13-17:30"):
            assert f'value="{typed}"' in page or typed in ("Anna Talk",)

    visit(world, story)
    assert world.integration.links.all() == []


def test_without_a_length_one_is_asked_for(world: World) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, [field for field in FORM if field[0] != "durations"])
        assert (status, "at least one length" in page) == (422, True)

    visit(world, story)


def test_an_address_that_is_taken_is_not_taken_over(world: World) -> None:
    world.integration.links.save(MeetingLink("anna/talk", "ben@firm.test", "Ben's"))

    async def story(client: Client) -> None:
        for user in (ANNA, "ben@firm.test"):
            status, page = await post(client, changed(user=user))
            assert status == 422
            assert "anna/talk" in page

    visit(world, story)
    assert world.integration.links.get("anna/talk").title == "Ben's"


def test_bookings_are_seen_and_a_removed_link_is_gone(world: World) -> None:
    world.integration.calendars.connect(ConnectionRequest(ANNA, "secret"))
    world.integration.links.save(MeetingLink("anna/talk", ANNA, "Talk"))
    visitor = Visitor("Diana", "diana@client.test")
    world.integration.meetings.book("anna/talk", datetime(2026, 3, 2, 10, tzinfo=UTC), visitor)

    async def story(client: Client) -> None:
        page = unescape(await (await client.get("/links/anna/talk")).text())
        assert "diana@client.test" in page
        assert "in the calendar" in page
        assert "Diana" in unescape(await (await client.get("/")).text())
        page = unescape(await (await client.get("/links/anna/talk/remove")).text())
        assert "Remove “Talk”?" in page
        await client.post("/links/anna/talk/remove")
        assert (await client.get("/meet/anna/talk")).status == 404

    visit(world, story)
    with pytest.raises(NotFound):
        world.integration.links.get("anna/talk")
    assert len(world.integration.meetings.of_user(ANNA)) == 1
