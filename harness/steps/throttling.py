"""Steps about how much Exchange lets one user ask at a time, and in an hour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Final

from fake_ews.faults.names import check
from fake_ews.throttling_policy import ThrottlingPolicy
from harness.cast import Person
from harness.catalogue import Step
from harness.world.world import World

#: The parameters by the names that Set-ThrottlingPolicy has for them.
_PARAMETERS: Final[Mapping[str, str]] = MappingProxyType(
    {one.name.replace("_", ""): one.name for one in fields(ThrottlingPolicy)}
)


def set_policy(world: World, name: str, number: int) -> None:
    """Set one parameter of the throttling policy of everybody; the others stay as they are."""
    settings = world.exchange.organisation.settings
    world.exchange.change(throttling=_policy(name, number).beneath(settings.throttling))


def set_policy_of(world: World, person: Person, name: str, number: int) -> None:
    """Set one parameter of the throttling policy of one person; the others stay as they are."""
    control = world.exchange.emulator.control
    address = world.people.address(person)
    control.set_throttling(address, _policy(name, number).beneath(control.throttling(address)))


def set_cost(world: World, number: int) -> None:
    """Every request takes so many milliseconds of server time, by which budgets are charged."""
    world.exchange.change(request_milliseconds=float(number))


def _policy(name: str, number: int) -> ThrottlingPolicy:
    parameter = re.sub(r"\W", "", name).lower()
    check("parameter of a throttling policy", parameter, _PARAMETERS)
    return ThrottlingPolicy(**{_PARAMETERS[parameter]: number})


STEPS: Final = (
    Step(
        "the throttling policy sets {name:word} to {number}",
        "die Drosselungsrichtlinie setzt {name:word} auf {number}",
        set_policy,
    ),
    Step(
        "the throttling policy of {person} sets {name:word} to {number}",
        "die Drosselungsrichtlinie von {person} setzt {name:word} auf {number}",
        set_policy_of,
    ),
    Step(
        "every request takes {number} milliseconds of server time",
        "jede Anfrage kostet {number} Millisekunden Serverzeit",
        set_cost,
    ),
)
