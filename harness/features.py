"""What stands in a feature file, with the line of everything; the only file that reads pytest-bdd's parser."""

from __future__ import annotations

import linecache
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.gherkin_parser import GherkinDocument, get_gherkin_document
from pytest_bdd.parser import FeatureParser, ScenarioTemplate

from harness.language import Language
from harness.mistakes import FeatureMistakes, Mistake, Place, SentenceMistake


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """One row of an outline's examples, with the tags of its table."""

    values: dict[str, str]
    tags: frozenset[str]
    place: Place


@dataclass(frozen=True, slots=True)
class StepText:
    """One sentence as written, an outline's ``<blanks>`` filled in."""

    sentence: str
    place: Place
    has_table: bool = False
    has_text_block: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """One scenario or outline: ``tags`` are its own and those of its feature and rule."""

    name: str
    tags: frozenset[str]
    rows: tuple[ExampleRow, ...]
    place: Place
    template: ScenarioTemplate

    def steps(self, example: Mapping[str, str]) -> Iterator[StepText]:
        """Yield the steps of background and scenario with one row's values."""
        for step in self.template.render(example).steps:
            place = Place(self.place.path, step.line_number, step.name)
            yield StepText(step.name, place, step.datatable is not None, step.docstring is not None)

    def expectations(self, example: Mapping[str, str]) -> tuple[str, ...]:
        """Return the sentences after Then with one row's values."""
        return tuple(step.name for step in self.template.render(example).steps if step.type == "then")


@dataclass(frozen=True, slots=True)
class FeatureText:
    """One feature file."""

    path: Path
    name: str
    language: Language
    scenarios: tuple[ScenarioText, ...]


def read_feature(path: Path) -> FeatureText:
    """Return what stands in a feature file; raises FeatureMistakes where it cannot be read."""
    document = _document(path)
    feature = FeatureParser(str(path.parent), path.name).parse()
    try:
        language = Language.named(document.feature.language)
    except SentenceMistake as mistake:
        raise FeatureMistakes(mistake.at(_place(path, 1))) from None
    _refuse_twins(path, document)
    lines = _lines_of_rows(document)
    return FeatureText(
        path,
        feature.name,
        language,
        tuple(_scenario(path, template, lines) for template in feature.scenarios.values()),
    )


def _document(path: Path) -> GherkinDocument:
    lines = path.read_text(encoding="utf-8").splitlines()
    if all(not line.strip() or line.lstrip().startswith("#") for line in lines):
        raise FeatureMistakes(Mistake(Place(path, 1, ""), "this file is empty: it needs a feature with scenarios"))
    try:
        return get_gherkin_document(str(path))
    except GherkinParseError as error:
        raise FeatureMistakes(Mistake(Place(path, error.line, error.line_content), error.message)) from None


def _scenario(path: Path, template: ScenarioTemplate, lines: Mapping[int, list[int]]) -> ScenarioText:
    rule_tags = template.rule.tags if template.rule is not None else set()
    rows = tuple(
        ExampleRow(values, frozenset(examples.tags), _place(path, line))
        for examples in template.examples
        for values, line in zip(examples.as_contexts(), lines[examples.line_number or 0], strict=True)
    )
    return ScenarioText(
        template.name,
        frozenset(template.tags | template.feature.tags | rule_tags),
        rows,
        _place(path, template.line_number),
        template,
    )


def _refuse_twins(path: Path, document: GherkinDocument) -> None:
    """pytest-bdd keeps scenarios by name and the last one wins: a silent loss of a test."""
    seen: dict[str, int] = {}
    for name, line in _named_scenarios(document):
        if name in seen:
            problem = f"this scenario has the same name as the one in line {seen[name]}"
            raise FeatureMistakes(Mistake(_place(path, line), problem, "give every scenario of a file its own name"))
        seen[name] = line


def _named_scenarios(document: GherkinDocument) -> Iterator[tuple[str, int]]:
    for child in document.feature.children:
        for inner in child.rule.children if child.rule else (child,):
            if inner.scenario:
                yield inner.scenario.name, inner.scenario.location.line


def _lines_of_rows(document: GherkinDocument) -> dict[int, list[int]]:
    """Return line of the examples -> lines of their rows, which pytest-bdd's own model leaves out."""
    return {
        examples.location.line: [row.location.line for row in examples.table_body or ()]
        for child in document.feature.children
        for inner in (child.rule.children if child.rule else (child,))
        if inner.scenario
        for examples in inner.scenario.examples
    }


def _place(path: Path, line: int) -> Place:
    return Place(path, line, linecache.getline(str(path), line).rstrip("\n"))
