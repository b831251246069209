"""Status says of every account how it fares, to programs and to people."""

from __future__ import annotations

from integration.model.account import ConnectionRequest
from integration.status_report import as_json, lines_of
from integration.web.health import healths
from tests.unit.integration.world import OUTAGE, World


def test_an_account_that_waits_says_so_with_what_to_do_and_when_it_is_tried_again(world: World) -> None:
    world.connect()
    world.connect("bert@firm.test")
    world.integration.calendars.connect(ConnectionRequest("anna@firm.test", "secret"))
    world.mailbox("bert@firm.test").fail("*", OUTAGE, times=9)
    world.run()
    judged = healths(world.integration.accounts(), "inbox", "en")
    judged += healths(world.integration.calendars.all(), "calendar", "en")
    told = [as_json(one) for one in judged]
    assert [(one["address"], one["kind"], one["standing"]) for one in told] == [
        ("anna@firm.test", "inbox", "good"),
        ("bert@firm.test", "inbox", "waits"),
        ("anna@firm.test", "calendar", "good"),
    ]
    assert told[1]["retry_at"]
    assert told[1]["advice"]
    lines = list(lines_of(judged))
    assert len(lines) == 5
    assert lines[2].split()[:3] == ["bert@firm.test", "inbox", "waits"]
    assert told[1]["advice"] in lines[3]
