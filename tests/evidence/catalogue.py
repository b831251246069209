"""What Microsoft wrote that a test can point at, where it is at hand: numbered requirements and documented samples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.microsoft_schema import SHARED

REQUIREMENTS: Final = SHARED / "ews-requirements/requirements.jsonl"
SAMPLES: Final = SHARED / "ews-samples/open.jsonl"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One numbered requirement: the clause that it stands in, and whether a server has to keep it."""

    id: str
    section: str
    text: str
    binding: bool = True
    #: The requirement that this one says more exactly, or of a product; empty where it stands for itself.
    derived_from: str = ""

    @property
    def document(self) -> str:
        """The document that it belongs to: MS-OXWSCORE."""
        return document(self.id)


def document(id: str) -> str:
    """Return the document that a requirement's id begins with."""
    return id.partition("_R")[0]


@cache
def requirements() -> Mapping[str, Requirement]:
    """Return every requirement by its id; none where they are not at hand."""
    found: dict[str, Requirement] = {}
    for row in _rows(REQUIREMENTS):
        # Several suites list one id; what binds the server in one of them binds it.
        known = found.get(row["id"])
        if known is None or not known.binding:
            found[row["id"]] = _requirement(row)
    return found


@cache
def verified_by_microsoft(how: str) -> Mapping[str, frozenset[str]]:
    """Return the ids that each suite verifies by "Test Case" or "Adapter"; none where they are not at hand."""
    found: dict[str, set[str]] = {}
    for row in _rows(REQUIREMENTS):
        if row["verification"] == how:
            found.setdefault(row["suite"], set()).add(row["id"])
    return {suite: frozenset(ids) for suite, ids in found.items()}


@cache
def samples() -> frozenset[str]:
    """Return the id of every documented sample; none where they are not at hand."""
    return frozenset(row["id"] for row in _rows(SAMPLES))


def samples_by_operation() -> list[tuple[str, str]]:
    """Return the operation and id of every documented sample of EWS; none where they are not at hand."""
    return [(row["operation"], row["id"]) for row in _rows(SAMPLES) if row["protocol"] == "ews"]


def _requirement(row: Mapping[str, Any]) -> Requirement:
    # The requirements of MS-OXWSITEMID are listed without a scope; what binds the client alone is none of ours.
    binding = row["normative"] and row["scope"] != "Client"
    origin = row.get("derived_from", "").partition(",")[0].partition(":")[0]
    return Requirement(row["id"], row["section"], row["text"], binding, origin)


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
