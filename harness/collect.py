"""Feature files as pytest collects them: a file is a module, a scenario a test function, a run of the matrix a test.

The mechanism (its reasons are in docs/decisions): a module object is filled with the functions that pytest-bdd's public
``scenario`` decorator makes, and ``pytest_generate_tests`` parametrises ``product`` together with the row of examples.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, Final

import pytest
from pytest_bdd import scenario

from harness.features import FeatureText, read_feature
from harness.matrix import Run, runs_of
from harness.mistakes import FeatureMistakes
from harness.options import read_options

#: pytest-bdd's fixture for one row of an outline's examples.
EXAMPLE_FIXTURE: Final = "_pytest_bdd_example"


class FeatureFile(pytest.Module):
    """A feature file; its scenarios are tests whose names are their own sentences."""

    feature: FeatureText
    runs: dict[str, tuple[Run, ...]]

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Yield one test a scenario and run; a scenario that no chosen product allows makes none."""
        options = read_options(self.config)
        self.feature = read_feature(self.path)
        self.runs = {text.name: runs_of(text, options.products, options.transport) for text in self.feature.scenarios}
        module = ModuleType(self.path.stem)
        for name, runs in self.runs.items():
            if runs:
                setattr(module, name, _function(self.path, name))
        self.obj = module
        return super().collect()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override]
        """Show the author's mistakes without our own call stack."""
        if isinstance(excinfo.value, FeatureMistakes):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


def collect_feature(file_path: Path, parent: pytest.Collector) -> FeatureFile | None:
    """Return the collector of a feature file, None for any other file."""
    if file_path.suffix != ".feature":
        return None
    collector: FeatureFile = FeatureFile.from_parent(parent, path=file_path)
    return collector


def shuffle(items: list[pytest.Item], number: int) -> None:
    """Deal the tests out in another order, the same in every process: no scenario may lean on one before it."""
    Random(number).shuffle(items)


def generate_runs(metafunc: pytest.Metafunc) -> None:
    """Parametrise a scenario with the runs that its tags and the command line allow."""
    parent = metafunc.definition.parent
    if isinstance(parent, FeatureFile):
        metafunc.parametrize(
            ("product", EXAMPLE_FIXTURE),
            [pytest.param(run.product, run.example, id=run.label) for run in parent.runs[metafunc.definition.name]],
            indirect=["product"],
        )


def _function(path: Path, name: str) -> object:
    """Return pytest-bdd's test function, without its own parametrisation: rows and products are parametrised as one."""

    @scenario(path.name, name, features_base_dir=str(path.parent))
    def steps_have_run(world: object) -> None:
        """Ask for the world, so that ``product`` is part of the test."""

    marks = [mark for mark in getattr(steps_have_run, "pytestmark", ()) if mark.name != "parametrize"]
    # pytestmark and __test__ are pytest's documented attributes of a test function; functions have no types for them.
    vars(steps_have_run).update(pytestmark=marks, __test__=True)
    return steps_have_run
