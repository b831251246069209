"""What ``check`` prints: each step of the walk as it ends, for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any, Final

from integration.model.walk import Ending, Stage, Step
from integration.sentences import say

_STAGES: Final = MappingProxyType(
    {
        Stage.ENTERED: ("Entered", "Angaben"),
        Stage.NAMES: ("Names", "Namen"),
        Stage.AUTODISCOVER: ("Autodiscover", "Autodiscover"),
        Stage.TLS: ("TLS", "TLS"),
        Stage.SERVICE: ("Web service", "Webdienst"),
        Stage.SIGN_IN: ("Sign-in", "Anmeldung"),
        Stage.VERSION: ("Version", "Version"),
        Stage.MAILBOX: ("Mailbox", "Postfach"),
    }
)
_ENDINGS: Final = MappingProxyType(
    {
        Ending.PASSED: ("ok", "ok"),
        Ending.FAILED: ("FAILED", "FEHLER"),
        Ending.NOT_TRIED: ("-", "-"),
    }
)
_WELL: Final = ("The mailbox can be connected.", "Das Postfach lässt sich verbinden.")
_NOT_TRIED: Final = ("not tried", "nicht versucht")


def print_walk(steps: Iterable[Step], language: str, write: Callable[[str], Any]) -> bool:
    """Write each step as soon as it is over, and at the end whether the mailbox can be connected; returns that."""
    tongue = 1 if language == "de" else 0
    well = True
    for step in steps:
        well = well and step.ending is Ending.PASSED
        found = (_NOT_TRIED[tongue],) if step.ending is Ending.NOT_TRIED else step.found or ("",)
        for number, line in enumerate(found):
            heads = ("", "") if number else (_ENDINGS[step.ending][tongue], _STAGES[step.stage][tongue])
            write(f"{heads[0]:<7} {heads[1]:<13} {line}".rstrip())
        if step.reason:
            write(f"{'':<7} {'':<13} {say(step.reason, language, **step.values)}")
    if well:
        write(_WELL[tongue])
    return well


def walk_as_json(steps: Iterable[Step], write: Callable[[str], Any]) -> bool:
    """Write the whole walk as one JSON object, reasons in both languages; returns what ``print_walk`` does."""
    told = [_told(step) for step in steps]
    well = all(step["ending"] == Ending.PASSED for step in told)
    write(json.dumps({"can_be_connected": well, "steps": told}, ensure_ascii=False, indent=2))
    return well


def _told(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {"stage": step.stage.value, "ending": step.ending.value, "found": list(step.found)}
    if step.reason:
        reasons = {language: say(step.reason, language, **step.values) for language in ("en", "de")}
        told |= {"reason": step.reason, **reasons}
    return told
