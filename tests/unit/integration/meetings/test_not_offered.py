"""What people ask of calendars and meetings although it is not offered is refused with its documented sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from integration.app import Integration
from integration.capabilities import Feature, offered
from integration.errors import NotFound, Refused
from integration.model.account import ConnectionRequest
from integration.model.calendar import Span
from integration.model.meeting import MeetingLink, Visitor
from tests.unit.integration.world import World

ANNA = "anna@firm.test"
TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
LATER = Span(TEN + timedelta(days=1), TEN + timedelta(days=1, hours=1))

WISHES: list[tuple[str, Feature, Callable[[Integration, str], object]]] = [
    ("L4", Feature.CANCEL_MEETING, lambda app, key: app.not_offered.cancel(key)),
    ("L4", Feature.RESCHEDULE_MEETING, lambda app, key: app.not_offered.reschedule(key, LATER.start)),
    ("L5", Feature.TWO_WAY_SYNC, lambda app, key: app.not_offered.synchronise_both_ways(ANNA)),
    (
        "L6",
        Feature.RECORD_MEETING_IN_CALENDAR,
        lambda app, key: app.record_meetings.enter("diana@client.test", "Call", LATER, ANNA, in_calendar=True),
    ),
    ("L7", Feature.CALENDAR_MEETINGS_IN_CRM, lambda app, key: app.not_offered.take_over_meetings(ANNA)),
    ("L8", Feature.CLICKABLE_TIMES, lambda app, key: app.not_offered.clickable_times("anna/talk")),
    ("L14", Feature.OTHER_CALENDAR, lambda app, key: app.not_offered.use_other_calendar(ANNA, "Holidays")),
    ("L14", Feature.TASK_SYNC, lambda app, key: app.not_offered.synchronise_tasks(ANNA)),
    ("L23", Feature.RESCHEDULE_BY_API, lambda app, key: app.not_offered.reschedule_by_api(key, LATER.start)),
    ("L26", Feature.SERVICE_ACCOUNT, lambda app, key: app.not_offered.connect_everybody("service", "secret")),
]


@pytest.mark.parametrize(("limitation", "feature", "ask"), WISHES, ids=[wish[1].name for wish in WISHES])
def test_it_is_neither_offered_nor_done(
    world: World, limitation: str, feature: Feature, ask: Callable[[Integration, str], object]
) -> None:
    app = world.integration
    app.calendars.connect(ConnectionRequest(ANNA, "secret"))
    app.links.save(MeetingLink("anna/talk", ANNA, "Talk"))
    booking = app.meetings.book("anna/talk", TEN, Visitor("Diana", "diana@client.test"))
    calls = list(world.mailbox().calls)
    with pytest.raises(Refused) as refused:
        ask(app, booking.key)
    assert refused.value.id == f"limitation.{limitation}"
    assert feature not in offered()
    assert world.mailbox().calls == calls
    assert app.meetings.booking(booking.key) == booking


def test_a_meeting_on_a_record_stands_in_the_crm_alone(world: World) -> None:
    world.integration.calendars.connect(ConnectionRequest(ANNA, "secret"))
    made = world.integration.record_meetings.enter("diana@client.test", "Call", LATER, ANNA)
    assert world.integration.record_meetings.of_contact("diana@client.test") == [made]
    assert world.mailbox().events == []


def test_what_is_not_there_is_not_found_rather_than_refused(world: World) -> None:
    with pytest.raises(NotFound):
        world.integration.not_offered.cancel("nothing")
    with pytest.raises(NotFound):
        world.integration.not_offered.synchronise_both_ways(ANNA)
