"""Exchange is out of order for two days, in every form that the table of planned failures knows, and all catches up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

import pytest

from fake_ews.faults import PlannedFault
from fake_ews.recorder import Exchanged
from harness.cast import CAST, Person
from harness.options import Options
from harness.products import PRODUCTS
from harness.steps import accounts, mail, replies, sequence_plans, sequences
from harness.world.outages import ASKED_PAUSE, outages
from harness.world.world import World, open_world
from integration.model.account import Health

ANNA, BEN, CLARA, DIANA, EMIL, FRIEDA = CAST
OUTAGE: Final = timedelta(hours=48)
#: Where only sync states are lost every look goes on being answered, one a minute: a quarter of the time shows as much.
SYNC_STATES_LOST: Final = timedelta(hours=12)
CAUGHT_UP: Final = timedelta(hours=54)

#: Requests for one mailbox, a third of what looking into a healthy one takes: pauses grow to a quarter of an hour.
MOST_REQUESTS: Final = 1000


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """A company in which much is under way: a mail, a mail for tomorrow, two contacts in a sequence."""
    with open_world(request.node.name, "2016", Options(PRODUCTS, "memory", 1, None)) as made:
        made.exchange.change(ews_authentication=("basic",), autodiscover_authentication=("basic",))
        accounts.connect(made, ANNA)
        accounts.connect(made, BEN)
        sequence_plans.begins_with_mail(made, "Welcome", "Hello")
        sequence_plans.goes_on_with_mail(made, "Welcome", timedelta(days=1), "Any news?")
        sequences.enrol(made, ANNA, EMIL, "Welcome")
        sequences.enrol(made, ANNA, FRIEDA, "Welcome")
        mail.send(made, ANNA, DIANA, "Offer")
        mail.schedule(made, ANNA, DIANA, timedelta(hours=24), "Reminder")
        made.advance(timedelta(minutes=5))
        yield made


def _people_go_on(world: World) -> None:
    """What happens meanwhile: two answers come in, and a mail is written."""
    replies.reply(world, DIANA, "Offer", "We take it.")
    replies.reply(world, FRIEDA, "Hello", "No, thanks.")
    mail.send(world, ANNA, DIANA, "Question")


def _asked(world: World, person: Person, since: int) -> list[Exchanged]:
    address = world.people.address(person)
    return [one for one in world.exchange.organisation.recorder.exchanges[since:] if one.account == address]


@pytest.mark.parametrize("form", [pytest.param(plan, id=plan.kind) for plan in outages()])
def test_two_days_of_it_disconnect_nobody_and_all_catches_up(
    world: World, form: PlannedFault, caplog: pytest.LogCaptureFixture
) -> None:
    before = len(world.exchange.organisation.recorder.exchanges)
    lasting = SYNC_STATES_LOST if form.kind == "forget_sync_state" else OUTAGE
    plan = world.exchange.plan(form)
    world.advance(timedelta(hours=1))
    _people_go_on(world)
    world.advance(lasting - timedelta(hours=1))

    for person in (ANNA, BEN):
        accounts.is_connected(world, person)
        asked = _asked(world, person, before)
        assert len(asked) <= MOST_REQUESTS
        if form.back_off_ms:
            assert all(later.moment - earlier.moment >= ASKED_PAUSE for earlier, later in pairwise(asked))
    # Whoever runs the integration reads of it in its status, and is not woken by its log.
    assert [record.getMessage() for record in caplog.records if record.name.startswith("integration")] == []

    world.exchange.call_off(plan)
    world.advance(CAUGHT_UP - lasting)

    assert [one.health for one in world.integration.app.accounts()] == [Health(), Health()]
    for person, subject in ((DIANA, "Offer"), (DIANA, "Reminder"), (DIANA, "Question"), (EMIL, "Any news?")):
        mail.received_once(world, person, subject)
    mail.received_never(world, FRIEDA, "Any news?")
    replies.shows_reply_once(world, DIANA, "We take it.")
    replies.shows_reply_once(world, FRIEDA, "No, thanks.")
    assert world.eyes(ANNA).mails("drafts") == []
