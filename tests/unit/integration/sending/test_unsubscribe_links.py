"""The link to unsubscribe below a mail: in every mail to one person, unless its writer may leave it out and does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from integration.model.administration import UnsubscribeRule
from integration.model.sequence import Step
from tests.unit.integration.world import World

BOB, EVA = "bob@client.test", "eva@client.test"
LINK = re.compile(r'<a href="(http://127\.0\.0\.1:8080/unsubscribe/[^"]+)">([^<]+)</a>')


def sent(world: World, html: str = "<p>Hi</p>", *, to: tuple[str, ...] = (BOB,), unsubscribing: bool = True) -> str:
    """Send a mail and return what it says."""
    account = next(iter(world.integration.accounts()), None) or world.connect()
    mail = world.integration.send_mail(account.id, to=to, subject="Hi", html=html, unsubscribing=unsubscribing)
    return mail.letter.html


@pytest.mark.parametrize(
    ("rule", "unsubscribing", "count"),
    [
        ("usual", True, 1),
        ("usual", False, 0),
        ("always", False, 1),
        ("writer", True, 0),
    ],
)
def test_the_link_is_usual_forced_or_the_writers(
    world_with: Callable[..., World], rule: str, unsubscribing: bool, count: int
) -> None:
    world = world_with(unsubscribe_link=rule)
    assert len(LINK.findall(sent(world, unsubscribing=unsubscribing))) == count


def test_an_administrators_choice_holds_for_everybody_from_then_on(world: World) -> None:
    assert LINK.findall(sent(world)) == []
    world.integration.unsubscribe_links.set(UnsubscribeRule.ALWAYS, "No more & thanks")
    account = next(iter(world.integration.accounts()))
    world.integration.signatures.set(account.id, "<p>Anna</p>")
    html = sent(world, unsubscribing=False)
    ((link, words),) = LINK.findall(html)
    assert (words, html.index("Anna") < html.index(link)) == ("No more &amp; thanks", True)
    assert world.integration.sequences.unsubscribe(link.rpartition("/")[2]) == BOB


def test_a_mail_to_several_people_or_with_a_link_of_its_own_gets_none(world_with: Callable[..., World]) -> None:
    world = world_with(unsubscribe_link="always")
    assert LINK.findall(sent(world, to=(BOB, EVA))) == []
    own = '<p><a href="http://127.0.0.1:8080/unsubscribe/x">Leave</a></p>'
    assert sent(world, own) == own


def test_the_link_in_a_sequences_mail_ends_it(world_with: Callable[..., World]) -> None:
    world = world_with(unsubscribe_link="usual")
    account = world.connect()
    sequence = world.integration.sequences.create("Welcome", [Step(subject="Hello", html="<p>Hi</p>")])
    world.integration.sequences.enrol(sequence.id, BOB, account.id)
    world.run()
    (mail,) = world.integration.timeline(BOB)
    ((link, _),) = LINK.findall(mail.html)
    world.integration.sequences.unsubscribe(link.rpartition("/")[2])
    assert world.integration.sequences.statistics(sequence.id).unsubscribed == 1
