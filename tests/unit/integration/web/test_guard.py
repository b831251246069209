"""Strangers see public pages only, and another site can do nothing in anybody's name."""

from __future__ import annotations

import pytest
from aiohttp import encode_basic_auth

from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

FORM = {"entries": "client.test"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.test"}, 403),
        ({"Origin": "null"}, 403),
        # What a browser sends with a form of our own, whatever the policy of referrers makes of the origin.
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({}, 200),
    ],
)
def test_a_form_of_another_site_is_refused(world: World, headers: dict[str, str], status: int) -> None:
    async def story(client: Client) -> None:
        assert (await client.post("/never-log", data=FORM, headers=headers)).status == status

    visit(world, story)
    assert (world.integration.never_log() == {"client.test"}) == (status == 200)


@pytest.mark.parametrize("path", ["/", "/static/style.css", "/meet/nobody", "/contacts/nobody@x.test"])
def test_every_answer_tells_browsers_to_run_nothing_of_others(world: World, path: str) -> None:
    async def story(client: Client) -> None:
        answer = await client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    visit(world, story)


def test_nothing_in_a_page_is_inline(world: World) -> None:
    async def story(client: Client) -> None:
        for path in ("/", "/inboxes/connect/form", "/links/new", "/sequences/new", "/limitations"):
            page = await (await client.get(path)).text()
            assert "<script>" not in page
            assert " style=" not in page
            assert " onclick=" not in page

    visit(world, story)


def test_pages_of_users_answer_only_to_names_of_this_machine(world: World) -> None:
    async def story(client: Client) -> None:
        stranger = {"Host": "evil.test"}
        answer = await client.get("/contacts", headers=stranger)
        assert answer.status == 403
        assert "EXCHANGE_INTEGRATION_PAGES_PASSWORD" in await answer.text()
        assert (await client.get("/contacts", headers={"Host": "localhost:8080"})).status == 200
        assert (await client.get("/unsubscribe/guessed", headers=stranger)).status == 200

    visit(world, story)


def test_with_a_password_it_is_asked_for_wherever_the_reader_is() -> None:
    world = World(pages_password="pässword")

    async def story(client: Client) -> None:
        for host in ("localhost", "crm.firm.test"):
            asked = await client.get("/contacts", headers={"Host": host})
            assert asked.status == 401
            assert asked.headers["WWW-Authenticate"].startswith("Basic")
        for password, status in (("pässword", 200), ("wrong", 401), ("", 401)):
            login = encode_basic_auth("anybody", password, encoding="utf-8")
            headers = {"Host": "crm.firm.test", "Authorization": login}
            assert (await client.get("/contacts", headers=headers)).status == status
        assert (await client.get("/contacts", headers={"Authorization": "Basic %%%"})).status == 401
        assert (await client.get("/unsubscribe/guessed")).status == 200

    visit(world, story)
    world.integration.close()
