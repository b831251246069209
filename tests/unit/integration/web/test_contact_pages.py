"""On a contact's page mail is written and read, meetings are entered, and nothing of a mail can run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest

from integration.model.message import MessageBody
from integration.web.plain_text import paragraphs, typed
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World

BOB = "/contacts/bob@client.test"


@pytest.fixture
def bob(world: World) -> World:
    """A world with a connected inbox and the contact Bob."""
    world.connect()
    world.integration.add_contact("bob@client.test", "Bob Miller")
    return world


async def post(client: Client, path: str, data: Any, **headers: str) -> tuple[int, str]:
    answer = await client.post(path, data=data, headers=headers)
    return answer.status, unescape(await answer.text())


def mail(world: World, **fields: str) -> dict[str, str]:
    (account,) = world.integration.accounts()
    return {"account": account.id, "subject": "Offer", "text": "Hello", **fields}


def test_tokens_are_filled_in(bob: World) -> None:
    async def story(client: Client) -> None:
        form = mail(bob, subject="For {{contact.first_name}}", text="Dear {{contact.name}}, <b>")
        assert (await post(client, f"{BOB}/mails", form))[0] == 200

    visit(bob, story)
    (entry,) = bob.integration.timeline("bob@client.test")
    assert (entry.subject, entry.html) == ("For Bob", "<p>Dear Bob Miller, &lt;b&gt;</p>")


def test_a_value_that_is_not_known_is_marked_and_nothing_is_sent(bob: World) -> None:
    bob.integration.add_contact("eva@client.test")

    async def story(client: Client) -> None:
        form = mail(bob, text="Dear {{contact.first_name}}")
        status, page = await post(client, "/contacts/eva@client.test/mails", form)
        assert status == 422
        assert "Dear [[MISSING TOKEN - FIRST NAME]]" in page
        assert "nothing was sent" in page
        status, _ = await post(client, "/contacts/eva@client.test/name", {"name": "Eva"})
        assert status == 200
        await post(client, "/contacts/eva@client.test/mails", form)

    visit(bob, story)
    (entry,) = bob.integration.timeline("eva@client.test")
    assert entry.text == "Dear Eva"


def test_copies_a_later_hour_and_a_conversation_can_be_chosen(bob: World) -> None:
    first = bob.integration.send_mail(
        bob.integration.accounts()[0].id, to=["bob@client.test"], subject="Offer", html="<p>1</p>"
    )

    async def story(client: Client) -> None:
        form = mail(
            bob, subject="RE: Offer", cc="eva@client.test, fred@client.test", bcc="chief@firm.test",
            at="2026-03-03T09:00", follows=first.key,
        )  # fmt: skip
        assert (await post(client, f"{BOB}/mails", form, Cookie="zone=Europe/Berlin"))[0] == 200

    visit(bob, story)
    later = next(entry for entry in bob.integration.timeline("bob@client.test") if entry.subject == "RE: Offer")
    sent = bob.integration.mail(later.id)
    assert sent.due_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert (sent.letter.cc, sent.letter.bcc) == (("eva@client.test", "fred@client.test"), ("chief@firm.test",))
    assert sent.thread_id == first.thread_id


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"cc": "eva"}, "“eva” is not an email address"),
        ({"at": "soon"}, "“soon” cannot be understood"),
        ({"subject": " "}, "Please enter a subject"),
    ],
)
def test_what_is_wrong_in_a_mail_is_said_and_its_text_stays(bob: World, wrong: dict[str, str], told: str) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, f"{BOB}/mails", mail(bob, text="A long letter", **wrong))
        assert status == 422
        assert told in page
        assert "A long letter" in page

    visit(bob, story)
    assert bob.integration.timeline("bob@client.test") == []


def test_nothing_of_a_mail_that_came_in_can_run(bob: World) -> None:
    sent = bob.integration.send_mail(
        bob.integration.accounts()[0].id, to=["bob@client.test"], subject="Offer", html="<p>1</p>"
    )
    bob.run()
    bob.deliver("Re: Offer", answers=sent.internet_message_id)
    headers, _ = bob.mailbox().inbox.pop()
    evil = '<p onclick="x()">Yes</p><script>x()</script><img src="https://spy.test/1.gif"><b>please</b>'
    bob.mailbox().inbox.append((replace(headers), MessageBody(headers.item_id, evil, "", to=("anna@firm.test",))))
    bob.pass_time(minutes=1)

    async def story(client: Client) -> None:
        page = await (await client.get(BOB)).text()
        assert "<b>please</b>" in page
        assert "x()" not in page
        assert "spy.test" not in page

    visit(bob, story)


def test_a_meeting_is_entered_on_the_record(bob: World) -> None:
    form = {"title": "Lunch", "start": "2026-03-04T12:00", "minutes": "60", "host": "anna@firm.test", "location": "Inn"}

    async def story(client: Client) -> None:
        status, page = await post(client, f"{BOB}/meetings", {**form, "minutes": ""})
        assert (status, "needs a title, a start and a length" in page, "Lunch" in page) == (422, True, True)
        status, page = await post(client, f"{BOB}/meetings", form, Cookie="zone=America/New_York")
        assert status == 200
        assert "Lunch" in page
        assert "not added to the Exchange calendar" in page

    visit(bob, story)
    (meeting,) = bob.integration.record_meetings.of_contact("bob@client.test")
    assert meeting.span.start == datetime(2026, 3, 4, 17, tzinfo=UTC)


def test_an_address_that_is_none_makes_no_contact(world: World) -> None:
    async def story(client: Client) -> None:
        status, page = await post(client, "/contacts", {"address": "bob", "name": "Bob"})
        assert status == 422
        assert "“bob” is not an email address" in page
        assert 'value="Bob"' in page

    visit(world, story)
    assert world.integration.contacts() == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb\n\nc", "<p>a<br>b</p><p>c</p>"),
        ("a\r\n\r\n\r\nb", "<p>a</p><p>b</p>"),
        (
            "see https://x.test/a?b=1&c.",
            '<p>see <a href="https://x.test/a?b=1&amp;c">https://x.test/a?b=1&amp;c</a>.</p>',
        ),
        ("{{unsubscribe_link}}", '<p><a href="{{unsubscribe_link}}">{{unsubscribe_link}}</a></p>'),
        ('<a href="x">', '<p>&lt;a href="x"&gt;</p>'),
    ],
)
def test_typed_text_becomes_paragraphs_and_links(text: str, html: str) -> None:
    assert paragraphs(text) == html


@pytest.mark.parametrize(
    "text", ["a\nb\n\nc", "see https://x.test/ <b>", "Hi {{contact.name}},\n\n{{unsubscribe_link}}"]
)
def test_text_comes_back_as_it_was_typed(text: str) -> None:
    assert typed(paragraphs(text)) == text
