"""Steps about time passing."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from harness.catalogue import Step
from harness.world.world import World


def wait(world: World, duration: timedelta) -> None:
    """Time passes; everything that is due happens on the way."""
    world.advance(duration)


STEPS: Final = (
    Step("{duration} pass", "{duration} vergehen", wait),
    Step("{duration} passes", "{duration} vergeht", wait),
)
