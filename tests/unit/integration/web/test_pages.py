"""The pages do what the integration can do, in two languages, and nothing on behalf of another site."""

from __future__ import annotations

import pytest

from integration.model.outcome import Outcome
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

FORM = {"address": "anna@firm.test", "password": "secret"}


def test_an_inbox_is_connected_by_the_form(world: World) -> None:
    async def story(client: Client) -> None:
        answer = await client.post("/inboxes", data=FORM)
        page = await answer.text()
        assert answer.status == 200
        assert "anna@firm.test" in page
        assert "14.3.123.4" in page

    visit(world, story)
    assert [account.address for account in world.integration.accounts()] == ["anna@firm.test"]


@pytest.mark.parametrize(("language", "sentence"), [("en", "did not accept"), ("de", "nicht angenommen")])
def test_a_refusal_is_said_in_the_readers_language_and_keeps_what_was_typed(
    world: World, language: str, sentence: str
) -> None:
    world.server.findings = Outcome(status=401)

    async def story(client: Client) -> None:
        answer = await client.post("/inboxes", data=FORM, headers={"Accept-Language": language})
        page = await answer.text()
        assert answer.status == 422
        assert sentence in page
        assert 'value="anna@firm.test"' in page
        assert "secret" not in page

    visit(world, story)


def test_a_mail_is_written_and_its_reply_is_read_on_the_timeline(world: World) -> None:
    account = world.connect()
    world.integration.add_contact("bob@client.test", "Bob")

    async def write(client: Client) -> None:
        form = {"account": account.id, "subject": "Offer <1>", "text": "Hello\nBob\n\nBye & thanks"}
        assert (await client.post("/contacts/bob@client.test/mails", data=form)).status == 200

    visit(world, write)
    world.run()
    (sent,) = world.mailbox().delivered
    world.deliver("Re: Offer <1>", answers=sent.internet_message_id)
    world.pass_time(minutes=1)
    (first, _) = world.integration.timeline("bob@client.test")
    assert first.html == "<p>Hello<br>Bob</p><p>Bye &amp; thanks</p>"

    async def read(client: Client) -> None:
        page = await (await client.get("/contacts/bob@client.test?language=de")).text()
        assert "Re: Offer &lt;1&gt;" in page
        assert "empfangen" in page
        assert "gesendet" in page

    visit(world, read)


def test_the_never_log_list_is_kept(world: World) -> None:
    async def story(client: Client) -> None:
        await client.post("/never-log", data={"entries": "Client.test\n\nbob@x.test\n"})
        assert "client.test" in await (await client.get("/contacts")).text()

    visit(world, story)
    assert world.integration.never_log() == {"client.test", "bob@x.test"}


def test_another_site_can_do_nothing_in_the_readers_name(world: World) -> None:
    async def story(client: Client) -> None:
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.test"}):
            assert (await client.post("/inboxes", data=FORM, headers=headers)).status == 403

    visit(world, story)
    assert world.integration.accounts() == []


def test_what_is_not_there_is_a_page(world: World) -> None:
    async def story(client: Client) -> None:
        answer = await client.get("/contacts/nobody@x.test")
        assert answer.status == 404
        assert "no such page" in await answer.text()
        assert (await client.get("/healthz")).status == 200

    visit(world, story)


def test_every_limitation_is_told(world: World) -> None:
    async def story(client: Client) -> None:
        page = await (await client.get("/limitations?language=de")).text()
        assert 'id="L26"' in page
        assert "Exchange 2010 SP2" in page

    visit(world, story)
