"""On the pages mail is answered, files come with it, and what waits for its time is changed and called off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO
from urllib.parse import unquote

import pytest
from aiohttp import FormData

from integration.model.mail import OutgoingMail
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

BOB = "/contacts/bob@client.test"


@pytest.fixture
def bob(world: World) -> World:
    """A world with a connected inbox and the contact Bob."""
    world.connect()
    world.integration.add_contact("bob@client.test", "Bob Miller")
    return world


def wrote(world: World, at: datetime | None = None) -> OutgoingMail:
    return world.integration.send_mail(
        world.integration.accounts()[0].id, to=["bob@client.test"], subject="Offer", html="<p>Hello</p>", at=at
    )


def form(world: World, size: int) -> FormData:
    data = FormData(quote_fields=False)
    for name, value in (("account", world.integration.accounts()[0].id), ("subject", "Offer"), ("text", "Hello")):
        data.add_field(name, value)
    data.add_field("files", BytesIO(bytes(size)), filename="Größe.pdf", content_type="application/pdf")
    data.add_field("files", BytesIO(), filename="", content_type="application/octet-stream")
    return data


def test_a_file_comes_with_a_mail_and_is_handed_out_again(bob: World) -> None:
    async def story(client: Client) -> None:
        page = await (await client.post(f"{BOB}/mails", data=form(bob, 2_000_000))).text()
        assert "Größe.pdf" in page
        (entry,) = bob.integration.timeline("bob@client.test")
        answer = await client.get(f"/mails/{entry.id}/files/1")
        assert (len(await answer.read()), answer.content_type) == (2_000_000, "application/octet-stream")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert (await client.get(f"/mails/{entry.id}/files/2")).status == 404

    visit(bob, story)


@pytest.mark.parametrize("size", [20 * 2**20 + 1, 30 * 2**20], ids=["a byte", "much"])
def test_files_that_are_too_large_are_refused_in_the_users_words(bob: World, size: int) -> None:
    async def story(client: Client) -> None:
        answer = await client.post(f"{BOB}/mails", data=form(bob, size))
        assert answer.status == 422
        assert "at most 20 MB can be attached" in await answer.text()

    visit(bob, story)
    assert bob.integration.timeline("bob@client.test") == []


def test_a_reply_is_answered_from_the_timeline(bob: World) -> None:
    sent = wrote(bob)
    bob.pass_time(minutes=1)
    bob.deliver("RE: Offer", answers=sent.internet_message_id)
    bob.pass_time(minutes=1)
    received = bob.integration.timeline("bob@client.test")[-1]

    async def story(client: Client) -> None:
        assert f"{BOB}/answer/{received.id}?all=yes" in unquote(await (await client.get(BOB)).text())
        page = unescape(await (await client.get(f"{BOB}/answer/{received.id}")).text())
        assert "Reply to “RE: Offer”" in page
        fields = {
            "account": received.account_id, "follows": received.id, "quote": "yes", "to": "bob@client.test",
            "subject": "RE: Offer", "text": "On Friday.",
        }  # fmt: skip
        assert (await client.post(f"{BOB}/mails", data=fields)).status == 200
        bob.mailbox().inbox.clear()
        gone = await client.get(f"{BOB}/answer/{received.id}")
        assert (gone.status, "no longer in the mailbox" in await gone.text()) == (422, True)

    visit(bob, story)
    answer = bob.integration.timeline("bob@client.test")[-1]
    assert answer.thread_id == received.thread_id
    assert "About RE: Offer" in answer.html


def test_what_waits_is_changed_and_called_off(bob: World) -> None:
    mail = wrote(bob, bob.clock.now() + timedelta(days=1))

    async def story(client: Client) -> None:
        assert f"/scheduled/{mail.key}" in await (await client.get(BOB)).text()
        assert "Offer" in await (await client.get("/scheduled")).text()
        page = await (await client.get(f"/scheduled/{mail.key}", headers={"Cookie": "zone=Europe/Berlin"})).text()
        assert 'value="2026-03-03T09:00"' in page
        fields = {"to": "bob@client.test", "subject": "Offer 2", "text": "Dear Bob", "at": "2026-03-04T09:00"}
        wrong = await client.post(f"/scheduled/{mail.key}", data=fields | {"cc": "eva"})
        assert (wrong.status, "is not an email address" in await wrong.text()) == (422, True)
        assert (await client.post(f"/scheduled/{mail.key}", data=fields)).status == 200
        changed = bob.integration.mail(mail.key)
        assert (changed.letter.subject, changed.due_at) == ("Offer 2", datetime(2026, 3, 4, 9, tzinfo=UTC))
        page = await (await client.post(f"/scheduled/{mail.key}/call-off")).text()
        assert "Nothing is scheduled" in page
        assert (await client.post(f"/scheduled/{mail.key}/call-off")).status == 422

    visit(bob, story)
