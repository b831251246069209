"""The vocabulary of scenarios: one noun a file, every step said once in English and in German."""

from __future__ import annotations

from typing import Final

from harness.catalogue import Catalogue
from harness.steps import (
    accounts,
    administration,
    calendar,
    clients,
    clock,
    connection_form,
    contacts,
    failures,
    finding,
    front_door,
    limitations,
    listening,
    mail,
    meetings,
    notices,
    one_line,
    outlook,
    replies,
    sequence_plans,
    sequences,
    sharing,
    throttling,
    unsubscribing,
    writing,
)

#: Every step there is; a new file of steps is named here.
CATALOGUE: Final = Catalogue(
    (
        *accounts.STEPS,
        *administration.STEPS,
        *connection_form.STEPS,
        *contacts.STEPS,
        *mail.STEPS,
        *writing.STEPS,
        *unsubscribing.STEPS,
        *replies.STEPS,
        *sequence_plans.STEPS,
        *sequences.STEPS,
        *calendar.STEPS,
        *meetings.STEPS,
        *notices.STEPS,
        *sharing.STEPS,
        *limitations.STEPS,
        *clock.STEPS,
        *failures.STEPS,
        *front_door.STEPS,
        *finding.STEPS,
        *clients.STEPS,
        *listening.STEPS,
        *throttling.STEPS,
        *outlook.STEPS,
        *one_line.STEPS,
    )
)
