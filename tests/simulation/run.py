"""Runs the simulation on one product: a number of examples, the same ones for the same seed."""

from __future__ import annotations

from typing import Final

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation.machine import Everybody, Planners

STEPS: Final = 25


def simulate(
    product: str,
    *,
    examples: int,
    steps: int = STEPS,
    number: int = 0,
    shrink: bool = True,
    machine: type[Planners] = Everybody,
) -> None:
    """Play ``examples`` histories on a product; raises AssertionError with the shortest one that goes wrong."""
    company = seed(number)(type(machine.__name__, (machine,), {"product": product}))
    run_state_machine_as_test(
        company,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            suppress_health_check=tuple(HealthCheck),
        ),
    )
