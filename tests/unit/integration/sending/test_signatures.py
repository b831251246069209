"""Mails end with the signature of the inbox that they leave from."""

from __future__ import annotations

import pytest

from integration.errors import NotFound
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

BOB = ("bob@client.test",)


def body(world: World, account_id: str, key: str = "") -> str:
    mail = world.integration.send_mail(account_id, to=BOB, subject="Offer", html="<p>Hello</p>", key=key)
    return mail.letter.html


def test_a_signature_stands_below_the_mail_until_it_is_taken_away(world: World) -> None:
    account = world.connect()
    world.integration.signatures.set(account.id, "<p>Anna, Sales</p>")
    assert body(world, account.id) == '<p>Hello</p><div class="signature"><p>Anna, Sales</p></div>'
    world.integration.signatures.set(account.id, "")
    assert body(world, account.id) == "<p>Hello</p>"


def test_it_is_that_of_the_sending_inbox(world: World) -> None:
    anna, ben = world.connect(), world.connect("ben@firm.test")
    world.integration.signatures.set(anna.id, "<p>Anna, Sales</p>")
    assert body(world, ben.id) == "<p>Hello</p>"


def test_a_mail_that_is_asked_for_twice_is_signed_once(world: World) -> None:
    account, key = world.connect(), world.integration.new_key()
    world.integration.signatures.set(account.id, "<p>Anna, Sales</p>")
    assert body(world, account.id, key) == body(world, account.id, key)
    assert body(world, account.id, key).count("Anna, Sales") == 1


def test_what_could_run_is_taken_out(world: World) -> None:
    account = world.connect()
    world.integration.signatures.set(account.id, "<p onclick='x()'>Anna</p><script>x()</script>")
    assert world.integration.signatures.get(account.id) == "<p>Anna</p>"


def test_it_goes_with_the_inbox(world: World) -> None:
    account = world.connect()
    world.integration.signatures.set(account.id, "<p>Anna</p>")
    world.integration.remove(account.id)
    assert world.integration.signatures.get(account.id) == ""
    with pytest.raises(NotFound):
        world.integration.signatures.set(account.id, "<p>Anna</p>")


def test_it_is_written_on_the_page_of_inboxes(world: World) -> None:
    account = world.connect()

    async def story(client: Client) -> None:
        await client.post(f"/inboxes/{account.id}/signature", data={"text": "Anna Lund\nSales & Service"})
        page = await (await client.get("/inboxes")).text()
        assert "Anna Lund\nSales &amp; Service" in page

    visit(world, story)
    assert world.integration.signatures.get(account.id) == "<p>Anna Lund<br>Sales &amp; Service</p>"
