"""How far each of Microsoft's interoperability test suites is: what is claimed by whom, left out, and still open.

``python -m tests.evidence.suites MS-OXWSCORE`` prints the requirements of a suite that are open, with their texts where
those are at hand. ``verified.toml`` keeps the ids, so that the page can be made without Microsoft's texts.
``left_out.toml`` says what the emulator leaves out, and why.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.evidence.catalogue import requirements
from tests.evidence.claims import Kind
from tests.evidence.collecting import collect
from tests.evidence.plugin import Ledger

_HERE: Final = Path(__file__).parent

#: How Microsoft's suites verify a requirement, as verified.toml names it.
TEST_CASE: Final = "test_case"
ADAPTER: Final = "adapter"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Requirements that no test shows, and why; ``operation`` names the one that is not built."""

    reason: str
    ids: tuple[str, ...]
    operation: str = ""


@cache
def verified(how: str) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that each suite verifies in this way, by the suite's name."""
    suites: Mapping[str, Mapping[str, list[str]]] = tomllib.loads((_HERE / "verified.toml").read_text("utf-8"))
    return {name: tuple(ids) for name, ids in suites[how].items()}


@cache
def left_out() -> tuple[LeftOut, ...]:
    """Return what is left out, in the file's order."""
    entries = tomllib.loads((_HERE / "left_out.toml").read_text("utf-8"))["left_out"]
    return tuple(LeftOut(entry["reason"], tuple(entry["ids"]), entry.get("operation", "")) for entry in entries)


@dataclass(frozen=True, slots=True)
class Progress:
    """One suite: its ids, how many of them each kind of judge stands behind, and what nobody shows."""

    suite: str
    ids: tuple[str, ...]
    claimed: Mapping[Kind, int]
    left_out: tuple[str, ...]
    open: tuple[str, ...]


def progress(how: str, ledger: Ledger) -> Iterator[Progress]:
    """Walk the suites; an id that several judges stand behind counts once with each of them."""
    gone = {id for entry in left_out() for id in entry.ids}
    for suite, ids in verified(how).items():
        yield Progress(
            suite,
            ids,
            {kind: sum(kind.value in ledger.get(id, {}) for id in ids) for kind in Kind},
            tuple(id for id in ids if id in gone),
            tuple(id for id in ids if id not in ledger and id not in gone),
        )


def main(wanted: list[str]) -> None:
    """Print what is open in the suites named, or in all."""
    ledger = collect()
    for one in progress(TEST_CASE, ledger):
        if one.suite in (wanted or [one.suite]):
            print(f"{one.suite}: {len(one.open)} of {len(one.ids)} open")
            for id in one.open:
                known = requirements().get(id)
                print(f"{id} {' '.join(known.text.split()) if known else ''}".rstrip())


if __name__ == "__main__":
    main(sys.argv[1:])
