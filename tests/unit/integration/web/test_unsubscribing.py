"""The link in a mail asks first and unsubscribes then."""

from __future__ import annotations

from integration.model.sequence import EnrolmentState, Step
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import World


def test_following_the_link_asks_and_pressing_the_button_unsubscribes(world: World) -> None:
    account = world.connect()
    sequences = world.integration.sequences
    made = sequences.create("News", [Step(subject="News", html="{{unsubscribe_link}}")])
    enrolment = sequences.enrol(made.id, "bob@client.test", account.id)
    path = f"/unsubscribe/{enrolment.token}"

    async def story(client: Client) -> None:
        asked = await client.get(path)
        page = await asked.text()
        assert asked.status == 200
        assert "<button>" in page
        assert "/contacts" not in page
        assert sequences.enrolment(enrolment.id).state is EnrolmentState.WAITING
        told = await client.post(path)
        assert "You are unsubscribed" in await told.text()
        assert (await client.post("/unsubscribe/guessed")).status == 404

    visit(world, story)
    assert sequences.enrolment(enrolment.id).state is EnrolmentState.UNENROLLED
