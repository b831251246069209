"""Long lists are read a page at a time, and a contact is found among many."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

from integration.model.calendar import Span
from integration.model.log_policy import LogRule
from integration.model.sequence import Step
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

BOB = "bob@client.test"


async def text(client: Client, path: str) -> str:
    answer = await client.get(path)
    assert answer.status == 200
    return unescape(await answer.text())


def test_contacts_are_paged_and_found_by_address_or_name(world: World) -> None:
    for number in range(120):
        world.integration.add_contact(f"c{number:03}@client.test", "Zoë 100%" if number == 77 else "")

    async def story(client: Client) -> None:
        first = await text(client, "/contacts")
        assert ("c049@" in first, "c050@" in first, "Page 1 of 3" in first) == (True, False, True)
        last = await text(client, "/contacts?page=99")
        assert ("c119@" in last, "Page 3 of 3" in last) == (True, True)
        found = await text(client, "/contacts?about=100%25")
        assert re.findall(r"c\d+@client.test", found) == ["c077@client.test"] * found.count("c077@client.test")
        assert "No contact is called that." in await text(client, "/contacts?about=nobody")
        many = await text(client, "/contacts?about=client.test")
        assert "?about=client.test&page=2" in many

    visit(world, story)


def test_a_timeline_is_paged_and_shows_one_kind_alone(world: World) -> None:
    world.integration.add_contact(BOB)
    account = world.connect()
    world.integration.log_policies.choose(account.id, LogRule.ALL)
    for number in range(60):
        world.deliver(f"Question {number:02}", sender=BOB)
        world.pass_time(minutes=1)
    world.integration.send_mail(account.id, to=[BOB], subject="Offer", html="<p>Hi</p>")
    world.run()
    start = world.clock.now() - timedelta(minutes=30, seconds=30)
    world.integration.record_meetings.enter(BOB, "Lunch", Span(start, start + timedelta(hours=1)), "anna@firm.test")

    async def story(client: Client) -> None:
        first, second = [_titles(await text(client, f"/contacts/{BOB}?page={number}")) for number in (1, 2)]
        assert (first[0], len(first), second[-1]) == ("Offer", 50, "Question 00")
        assert first.index("Lunch") in range(29, 34)
        assert len({*first, *second}) == 62
        assert _titles(await text(client, f"/contacts/{BOB}?kind=meeting")) == ["Lunch"]
        assert _titles(await text(client, f"/contacts/{BOB}?kind=sent")) == ["Offer"]
        german = await text(client, f"/contacts/{BOB}?kind=received&page=2&language=de")
        assert ("empfangene Mails" in german, _titles(german)[-1]) == (True, "Question 00")
        assert len(_titles(await text(client, f"/contacts/{BOB}?kind=nonsense"))) == 50
        (entry,) = [one for one in world.integration.timeline(BOB) if one.subject == "Question 00"]
        assert "Question 00" in await text(client, f"/contacts/{BOB}/answer/{entry.id}")

    visit(world, story)


def _titles(page: str) -> list[str]:
    return re.findall(r'<article class="card entry[^>]*>\s*<h3>(.*?)</h3>', page)


def test_inboxes_are_paged(world: World) -> None:
    for number in range(51):
        world.connect(f"u{number:02}@firm.test")

    async def story(client: Client) -> None:
        assert "u50@firm.test" not in await text(client, "/inboxes")
        assert "u50@firm.test" in await text(client, "/inboxes?page=2")

    visit(world, story)


def test_enrolments_are_paged_those_under_way_first(world: World) -> None:
    account = world.connect()
    step = Step(subject="Hello", html="<p>Hi</p>", delay=timedelta(days=1))
    sequence = world.integration.sequences.create("Welcome", [step])
    enrol = world.integration.sequences.enrol
    made = [enrol(sequence.id, f"c{number:02}@client.test", account.id) for number in range(52)]
    for one in made[:2]:
        world.integration.sequences.unenrol(one.id)

    async def story(client: Client) -> None:
        first, second = [await text(client, f"/sequences/{sequence.id}?page={number}") for number in (1, 2)]
        assert ("c00@client.test" in first, "c51@client.test" in first) == (False, True)
        assert ("c00@client.test" in second, "c51@client.test" in second) == (True, False)
        form = {"addresses": "c01@client.test", "account": account.id}
        answer = await client.post(f"/sequences/{sequence.id}/enrolments", data=form)
        (following,) = re.findall(r'rel="next" href="([^"]+)"', unescape(await answer.text()))
        assert "Page 2 of 2" in await text(client, following)

    visit(world, story)
