"""The vocabulary of scenarios: one noun a file, every step said once in English and in German."""

from __future__ import annotations

from typing import Final

from harness.catalogue import Catalogue
from harness.steps import accounts, clients, clock, failures, mail, replies, sequences

#: Every step there is; a new file of steps is named here.
CATALOGUE: Final = Catalogue(
    (
        *accounts.STEPS,
        *mail.STEPS,
        *replies.STEPS,
        *sequences.STEPS,
        *clock.STEPS,
        *failures.STEPS,
        *clients.STEPS,
    )
)
