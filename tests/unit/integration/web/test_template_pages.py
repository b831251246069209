"""Templates are kept by pages, and a mail begins with one."""

from __future__ import annotations

from html import unescape
from typing import Any

from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

FORM = {"id": "", "name": "Offer", "subject": "For {{contact.first_name}}", "text": "Dear {{contact.name}},\n\nhello."}


async def post(client: Client, path: str, data: Any = None) -> tuple[int, str]:
    answer = await client.post(path, data=data)
    return answer.status, unescape(await answer.text())


async def get(client: Client, path: str) -> str:
    return unescape(await (await client.get(path)).text())


def test_a_template_is_written_changed_and_removed(world: World) -> None:
    async def story(client: Client) -> None:
        await post(client, "/templates", FORM)
        (template,) = world.integration.templates.all()
        page = await get(client, f"/templates/{template.id}")
        assert "Dear {{contact.name}},\n\nhello." in page
        await post(client, "/templates", {**FORM, "id": template.id, "name": "Better offer"})
        assert "Better offer" in await get(client, "/templates")
        assert "Remove “Better offer”?" in await get(client, f"/templates/{template.id}/remove")
        await post(client, f"/templates/{template.id}/remove")
        assert (await client.get(f"/templates/{template.id}")).status == 404

    visit(world, story)
    assert world.integration.templates.all() == []


def test_a_template_without_a_text_is_refused_and_what_was_typed_stays(world: World) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, "/templates", {**FORM, "text": " \n"})
        assert status == 422
        assert "needs a name and a text" in page
        assert 'value="Offer"' in page
        status, _ = await post(client, "/templates", {**FORM, "id": "gone"})
        assert status == 404

    visit(world, story)


def test_a_mail_begins_with_a_template_and_what_is_missing_is_marked(world: World) -> None:
    world.connect()
    world.integration.add_contact("bob@client.test", "Bob Miller")
    world.integration.add_contact("eva@client.test")
    template = world.integration.templates.save("Offer", "For {{contact.first_name}}", "<p>Dear {{contact.name}}</p>")

    async def story(client: Client) -> None:
        page = await get(client, f"/contacts/bob@client.test?template={template.id}")
        assert 'value="For Bob"' in page
        assert "Dear Bob Miller</textarea>" in page
        page = await get(client, f"/contacts/eva@client.test?template={template.id}")
        assert "Dear [[MISSING TOKEN - NAME]]</textarea>" in page
        assert (await client.get("/contacts/bob@client.test?template=gone")).status == 404

    visit(world, story)
