"""Calendars are connected on their own, one a user, and refused as inboxes are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from integration.errors import ExchangeFailed, Refused
from integration.model.account import AccountState, ConnectionRequest, Findings, Ownership, Purpose
from integration.model.calendar import BusyPeriod, BusyStatus, Span
from tests.unit.integration.world import ENDPOINT, OUTAGE, SIGN_IN_REFUSED, World

ANNA, BEN = "anna@firm.test", "ben@firm.test"


def request(address: str = ANNA, **more: object) -> ConnectionRequest:
    return ConnectionRequest(address, "secret", **more)  # type: ignore[arg-type]


def test_a_calendar_is_no_inbox_and_an_inbox_no_calendar(world: World) -> None:
    world.integration.calendars.connect(request())
    assert world.integration.accounts() == []
    world.connect(BEN)
    assert [one.address for one in world.integration.calendars.all()] == [ANNA]


def test_both_are_disconnected_each_on_its_own(world: World) -> None:
    inbox, calendar = world.connect(ANNA), world.integration.calendars.connect(request())
    world.integration.calendars.disconnect(calendar.id)
    assert world.integration.account(ANNA).state is AccountState.CONNECTED
    world.integration.disconnect(inbox.id)
    assert world.integration.calendars.connect(request()).id == calendar.id


def test_a_user_has_one_calendar(world: World) -> None:
    world.integration.calendars.connect(request(user=ANNA))
    with pytest.raises(Refused) as refused:
        world.integration.calendars.connect(request(BEN, user=ANNA))
    assert refused.value.id == "refused.second-calendar"
    assert ANNA in refused.value.sentence("de")


def test_a_calendar_that_was_disconnected_makes_room(world: World) -> None:
    first = world.integration.calendars.connect(request(user=ANNA))
    world.integration.calendars.disconnect(first.id)
    world.integration.calendars.connect(request(BEN, user=ANNA))
    assert [one.address for one in world.integration.calendars.all()] == [BEN]


def test_the_same_calendar_is_not_connected_twice(world: World) -> None:
    world.integration.calendars.connect(request())
    with pytest.raises(Refused) as refused:
        world.integration.calendars.connect(request())
    assert refused.value.id == "refused.calendar-already-connected"


@pytest.mark.parametrize("how", ["said", "found"])
def test_the_calendar_of_a_team_mailbox_is_refused(world: World, how: str) -> None:
    if how == "found":
        world.server.findings = Findings(ENDPOINT, Ownership.SOMEBODY_ELSES)
    with pytest.raises(Refused) as refused:
        world.integration.calendars.connect(request(purpose=Purpose.TEAM if how == "said" else Purpose.PERSONAL))
    assert refused.value.id == "refused.calendar-of-team-mailbox"
    assert world.integration.calendars.all() == []


def test_a_wrong_password_is_refused_as_for_an_inbox(world: World) -> None:
    world.server.findings = SIGN_IN_REFUSED
    with pytest.raises(Refused) as refused:
        world.integration.calendars.connect(request())
    assert refused.value.id == "refused.wrong-password"


def test_free_times_of_many_weeks_are_asked_for_in_pieces(world: World) -> None:
    calendar = world.integration.calendars.connect(request())
    now = world.clock.now()
    late = Span(now + timedelta(days=60), now + timedelta(days=60, hours=1))
    world.mailbox().entries.append(BusyPeriod(late, BusyStatus.OOF))
    asked = Span(now, now + timedelta(days=84))
    assert world.integration.availability.blocked(calendar, asked) == (late,)
    assert world.mailbox().calls == ["busy", "busy"]


def test_an_outage_is_noted_and_disconnects_nobody(world: World) -> None:
    calendar = world.integration.calendars.connect(request())
    world.mailbox().fail("busy", OUTAGE)
    asked = Span(world.clock.now(), world.clock.now() + timedelta(hours=1))
    with pytest.raises(ExchangeFailed):
        world.integration.availability.blocked(calendar, asked)
    found = world.integration.calendars.of_user(ANNA)
    assert found is not None
    assert (found.state, found.health.failures) == (AccountState.CONNECTED, 1)
