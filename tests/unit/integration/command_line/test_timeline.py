"""A long timeline is read in part: of one kind, or the newest alone."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from integration.app import Integration
from integration.model.crm import Direction, EmailStatus, TimelineEntry
from integration.settings import Settings
from tests.unit.integration.command_line.typing_verbs import CommandLine

BOB = "bob@client.test"
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def _log(*mails: tuple[str, Direction]) -> None:
    integration = Integration(Settings.from_environment(os.environ))
    contact = integration.add_contact(BOB)
    for minutes, (subject, direction) in enumerate(mails):
        at = START + timedelta(minutes=minutes)
        integration.crm.log(
            TimelineEntry(subject, (contact.id,), direction, EmailStatus.SENT, at, subject, "", "", BOB, ())
        )
    integration.close()


def test_a_timeline_shows_one_kind_or_the_newest_the_oldest_of_them_first(command_line: CommandLine) -> None:
    _log(
        ("Offer", Direction.EMAIL),
        ("Re: Offer", Direction.INCOMING_EMAIL),
        ("Better offer", Direction.EMAIL),
        ("Fwd: Offer", Direction.FORWARDED_EMAIL),
    )

    def shown(*words: object) -> list[str]:
        return [entry["subject"] for entry in command_line.json("contacts", "timeline", BOB, *words)]

    assert shown() == ["Offer", "Re: Offer", "Better offer", "Fwd: Offer"]
    assert shown("--kind", "sent") == ["Offer", "Better offer"]
    assert shown("--kind", "received") == ["Re: Offer", "Fwd: Offer"]
    assert shown("--most", 2) == ["Better offer", "Fwd: Offer"]
    assert shown("--kind", "sent", "--most", 1) == ["Better offer"]
