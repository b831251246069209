"""Checks feature files without running them: every mistake with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from harness.catalogue import Catalogue
from harness.features import FeatureText, ScenarioText, StepText, read_feature
from harness.matrix import runs_of
from harness.mistakes import FeatureMistakes, Mistake, SentenceMistake

_LEFT_OPEN: Final = re.compile(r"<([^<>]+)>")


def feature_files(paths: Iterable[Path]) -> list[Path]:
    """Return the feature files that the paths name, themselves or below them, each once and in order."""
    found = [file for path in paths for file in (sorted(path.rglob("*.feature")) if path.is_dir() else [path])]
    return list(dict.fromkeys(found))


def check_files(files: Iterable[Path], catalogue: Catalogue) -> list[Mistake]:
    """Return every mistake in the files, in order."""
    mistakes: list[Mistake] = []
    for file in files:
        try:
            mistakes += _mistakes_in(read_feature(file), catalogue)
        except FeatureMistakes as found:
            mistakes += found.mistakes
    return mistakes


def _mistakes_in(feature: FeatureText, catalogue: Catalogue) -> list[Mistake]:
    # Background steps and outlines bring the same sentence many times; it is one mistake.
    found = (mistake for scenario in feature.scenarios for mistake in _mistakes_of(scenario, feature, catalogue))
    return list(dict.fromkeys(found))


def _mistakes_of(scenario: ScenarioText, feature: FeatureText, catalogue: Catalogue) -> Iterator[Mistake]:
    try:
        runs_of(scenario)
    except FeatureMistakes as found:
        yield from found.mistakes
    for row in [row.values for row in scenario.rows] or [{}]:
        for step in scenario.steps(row):
            try:
                _check_step(step, row, feature, catalogue)
            except SentenceMistake as mistake:
                yield mistake.at(step.place)


def _check_step(step: StepText, row: dict[str, str], feature: FeatureText, catalogue: Catalogue) -> None:
    left_open = _LEFT_OPEN.search(step.sentence)
    if left_open:
        columns = ", ".join(row) or "none: this is a plain scenario"
        raise SentenceMistake(f"no column of the examples is called {left_open[1]!r}", f"columns: {columns}")
    catalogue.find(step.sentence, feature.language).step.refuse_below(step.has_table, step.has_text_block)
