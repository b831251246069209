"""A mail of the timeline is answered in its thread, to its writer or to everybody, unless it is gone."""

from __future__ import annotations

import pytest

from integration.errors import NotFound, Refused
from integration.model.crm import Direction, TimelineEntry
from integration.model.message import MessageBody
from tests.unit.integration.world import OUTAGE, World


def correspond(world: World) -> TimelineEntry:
    """Anna writes to Bob, who answers with a copy to Eva; returns his answer."""
    account = world.connect()
    sent = world.integration.send_mail(account.id, to=["bob@client.test"], subject="Offer", html="<p>Hello Bob</p>")
    world.pass_time(minutes=1)
    world.deliver("AW: Offer", answers=sent.internet_message_id)
    headers, _ = world.mailbox().inbox.pop()
    body = MessageBody(
        headers.item_id, "<p>Yes &amp; when?</p>", "", ("Anna@firm.test", "fred@client.test"), ("eva@x.test",)
    )
    world.mailbox().inbox.append((headers, body))
    world.pass_time(minutes=1)
    return world.integration.timeline("bob@client.test")[-1]


@pytest.mark.parametrize(
    ("everybody", "to", "cc"),
    [(False, ("bob@client.test",), ()), (True, ("bob@client.test", "fred@client.test"), ("eva@x.test",))],
)
def test_it_goes_to_the_writer_or_to_everybody_but_oneself(
    world: World, everybody: bool, to: tuple[str, ...], cc: tuple[str, ...]
) -> None:
    begun = world.integration.answers.begin(correspond(world).id, everybody=everybody)
    assert (begun.to, begun.cc, begun.subject) == (to, cc, "RE: Offer")
    assert "<b>From:</b> bob@client.test" in begun.quoted
    assert "Yes &amp; when?" in begun.quoted


def test_it_continues_the_thread_and_quotes_below_the_signature(world: World) -> None:
    received = correspond(world)
    world.integration.signatures.set(received.account_id, "<p>Anna</p>")
    begun = world.integration.answers.begin(received.id)
    mail = world.integration.send_mail(
        begun.account_id, to=begun.to, subject=begun.subject, html="<p>On Friday.</p>",
        quoted=begun.quoted, follows=received.id,
    )  # fmt: skip
    world.run()
    assert mail.thread_id == received.thread_id
    assert mail.letter.references[-1] == received.internet_message_id
    words, signature, quoted = (mail.letter.html.index(part) for part in ("On Friday", "Anna</p>", "when?"))
    assert words < signature < quoted
    entry = world.integration.timeline("bob@client.test")[-1]
    assert (entry.direction, entry.reply_text) == (Direction.EMAIL, "On Friday.\nAnna")
    world.pass_time(minutes=1)
    world.deliver("RE: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert len(world.integration.timeline("bob@client.test")) == 4


def test_ones_own_mail_is_followed_up_to_those_who_got_it(world: World) -> None:
    correspond(world)
    own = world.integration.timeline("bob@client.test")[0]
    assert world.integration.answers.begin(own.id).to == ("bob@client.test",)


def test_a_mail_that_is_gone_is_not_answered(world: World) -> None:
    received = correspond(world)
    world.mailbox().inbox.clear()
    with pytest.raises(Refused) as refused:
        world.integration.answers.begin(received.id)
    assert refused.value.id == "mail.original-gone"


def test_an_outage_keeps_nobody_from_writing_and_the_answer_leaves_after_it(world: World) -> None:
    received = correspond(world)
    world.mailbox().fail("*", OUTAGE, times=20)
    begun = world.integration.answers.begin(received.id)
    world.integration.send_mail(
        begun.account_id, to=begun.to, subject=begun.subject, html="<p>Soon.</p>", follows=received.id
    )
    world.pass_time(hours=6)
    assert len(world.mailbox().delivered) == 2


def test_nothing_is_offered_while_the_inbox_is_not_connected(world: World) -> None:
    received = correspond(world)
    assert world.integration.answers.offered([received]) == {received.id}
    world.integration.disconnect(received.account_id)
    assert world.integration.answers.offered([received]) == set()
    with pytest.raises(NotFound):
        world.integration.answers.begin(received.id)
