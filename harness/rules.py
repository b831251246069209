"""Which scenarios show which rule of the product that the integration follows, and where one is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from harness.features import FeatureText, ScenarioText
from harness.matrix import runs_of
from harness.products import PRODUCTS, said

#: Tables of rules stand in a folder of this name among the suites.
FOLDER: Final = "rules"
_FIELDS: Final = frozenset({"section", "says", "source", "shown_by", "left_out"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, quoted shortly.

    ``shown_by`` names scenarios as ``suite/file.feature::Name``; a rule that the integration does not follow has a
    reason in ``left_out`` instead.
    """

    section: str
    says: str
    source: str
    shown_by: tuple[str, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class RuleTable:
    """The rules of one section, as they stand in one file."""

    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """One rule with what is missing, in words; "" where nothing is."""

    rule: Rule
    gap: str


def rule_files(paths: Iterable[Path]) -> list[Path]:
    """Return the tables of rules below these folders, in order."""
    found = [file for path in paths if path.is_dir() for file in sorted(path.rglob(f"{FOLDER}/*.toml"))]
    return list(dict.fromkeys(found))


def read_rules(file: Path) -> RuleTable:
    """Return what stands in a table; raises ValueError that names the file where it is not whole."""
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        return RuleTable(found["title"], tuple(_rule(row) for row in found["rules"]))
    except (KeyError, ValueError) as problem:
        raise ValueError(f"{file}: {problem}") from problem


def _rule(row: Mapping[str, Any]) -> Rule:
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise ValueError(f"a rule has no field {', '.join(unknown)}: {row}")
    if bool(row.get("shown_by")) == bool(row.get("left_out")):
        raise ValueError(f"a rule is either shown by scenarios or left out with a reason: {row}")
    return Rule(
        row["section"], row["says"], row["source"], tuple(row.get("shown_by", ())), row.get("left_out", "").strip()
    )


def rule_coverage(rules: Sequence[Rule], features: Iterable[FeatureText]) -> list[RuleCoverage]:
    """Return every rule with its gap: a scenario that is not there, or products on which none shows it."""
    known = {name_of(feature, scenario): scenario for feature in features for scenario in feature.scenarios}
    return [RuleCoverage(rule, "" if rule.left_out else _gap(rule, known)) for rule in rules]


def name_of(feature: FeatureText, scenario: ScenarioText) -> str:
    """Return a scenario as tables of rules name it: folder, file and name."""
    return f"{feature.path.parent.name}/{feature.path.name}::{scenario.name}"


def _gap(rule: Rule, known: Mapping[str, ScenarioText]) -> str:
    absent = [name for name in rule.shown_by if name not in known]
    if absent:
        return f"there is no scenario {', '.join(absent)}"
    shown = {run.product for name in rule.shown_by for run in runs_of(known[name])}
    left = [said(product) for product in PRODUCTS if product not in shown]
    return f"no scenario shows it on {', '.join(left)}" if left else ""
