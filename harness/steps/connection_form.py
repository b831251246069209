"""Steps about the pages between the wish to connect a mailbox and the connection."""

from __future__ import annotations

import re
from typing import Final

from harness.cast import Person
from harness.catalogue import Step
from harness.world.pages import page
from harness.world.world import World

_FIELD: Final = re.compile(r'<label for="f-(\w+)">([^<]+?)\s*(?:<span class="must"|</label>)')
_REQUIRED: Final = re.compile(r'<input id="f-(\w+)"[^>]* required')


def reads_beforehand(world: World, person: Person, text: str) -> None:
    """Before anything is asked for a page says that."""
    shown = page(world, "/inboxes/connect")
    assert text in shown, f"{person.name} does not read {text!r} before connecting"


def has_to_fill_in(world: World, person: Person, fields: str) -> None:
    """These fields of the form have to be filled in, and no others."""
    form = page(world, "/inboxes/connect/form")
    names = dict(_FIELD.findall(form))
    required = [names[id] for id in _REQUIRED.findall(form)]
    assert required == fields.split(", "), f"{person.name} has to fill in {', '.join(required)}"


def may_fill_in(world: World, person: Person, fields: str) -> None:
    """The form has these fields, too."""
    names = [name for _, name in _FIELD.findall(page(world, "/inboxes/connect/form"))]
    missing = [field for field in fields.split(", ") if field not in names]
    assert not missing, f"{person.name} is not asked for {', '.join(missing)}; there are {', '.join(names)}"


STEPS: Final = (
    Step(
        "before connecting {person} reads {text:text}",
        "vor dem Verbinden liest {person} {text:text}",
        reads_beforehand,
    ),
    Step(
        "{person} has to fill in {fields:text} to connect",
        "{person} muss {fields:text} ausfüllen, um zu verbinden",
        has_to_fill_in,
    ),
    Step(
        "{person} may fill in {fields:text} as well",
        "{person} darf auch {fields:text} ausfüllen",
        may_fill_in,
    ),
)
