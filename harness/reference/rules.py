"""The page about the rules that the integration follows, and the scenarios that show each."""

from __future__ import annotations

from pathlib import Path

from fake_ews.reference.markdown import page, section, table
from harness.rules import Rule, read_rules, rule_files


def rules_page(program: str, scenarios: Path) -> str:
    """Return the page of rules; ``scenarios`` is where their tables and the feature files are."""
    tables = [read_rules(file) for file in rule_files([scenarios])]
    return page(
        "Rules of the integration",
        program,
        "What the product that the integration follows is known to do, rule by rule, who says so, and which scenarios "
        "show it, on every Exchange. Scenarios judge mail and calendars through a second client's eyes, never through "
        "the integration's own tables. `harness coverage` prints this list and fails where a scenario is missing; the "
        "numbers are those of our collection of facts.",
        *(
            section(one.title, table(("section", "rule", "source", "shown by"), (_row(rule) for rule in one.rules)))
            for one in tables
        ),
    )


def _row(rule: Rule) -> tuple[str, ...]:
    if rule.left_out:
        return rule.section, rule.says, rule.source, f"*left out:* {rule.left_out}"
    return rule.section, rule.says, rule.source, "; ".join(_link(name) for name in rule.shown_by)


def _link(name: str) -> str:
    file, _, scenario = name.partition("::")
    return f"[{scenario}](../../scenarios/{file})"
