"""Administrators read the audit log: in their language, filtered, a page at a time."""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape

from integration.model.audit import Deed
from integration.web.wording import texts
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

AUDIT = "/administration/audit"


async def page(client: Client, path: str = AUDIT) -> str:
    answer = await client.get(path)
    assert answer.status == 200
    return unescape(await answer.text())


def test_what_was_done_is_told_in_both_languages(world: World) -> None:
    account = world.connect()
    world.integration.send_mail(account.id, to=["bob@client.test"], subject="Offer", html="<p>Hi</p>")
    world.integration.set_never_log(["bank.test"])

    async def story(client: Client) -> None:
        english, german = await page(client), await page(client, f"{AUDIT}?language=de")
        assert "Mail handed in" in english
        assert "to: bob@client.test" in english
        assert "Postfach verbunden" in german
        assert "hinzugefügt: bank.test" in german
        only_mail = await page(client, f"{AUDIT}?family=mail&about=BOB&language=en")
        assert "Mail handed in" in only_mail
        assert "Inbox connected" not in only_mail

    visit(world, story)


def test_every_deed_has_words() -> None:
    for language in ("en", "de"):
        say = texts(language)
        assert len({say(f"audit.{deed.value}") for deed in Deed}) == len(Deed)


def test_a_deed_on_a_page_is_its_users(world: World) -> None:
    async def story(client: Client) -> None:
        clara = {"Authorization": f"Basic {b64encode(b'clara:whatever').decode()}"}
        await client.post("/administration/limits", data={"per_day": "200", "per_minute": "5"}, headers=clara)
        await client.post("/administration/limits", data={"per_day": "100", "per_minute": "5"})

    visit(world, story)
    assert [entry.who for entry in world.integration.audit.entries().items] == ["pages", "pages: clara"]


def test_pages_lead_on_and_keep_what_was_asked_for(world: World) -> None:
    for limit in range(1, 121):
        world.integration.send_limits.set(limit)

    async def story(client: Client) -> None:
        first = await page(client, f"{AUDIT}?family=limits")
        assert "Page 1 of 3" in first
        assert 'rel="prev"' not in first
        (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
        second = await page(client, f"{AUDIT}{following}")
        assert "Page 2 of 3" in second
        assert '<option value="limits" selected' in second
        assert "in 24 hours: 70" in second
        assert "Page 3 of 3" in await page(client, f"{AUDIT}?page=99")

    visit(world, story)
