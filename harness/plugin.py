"""The pytest plugin: every hook is one line that delegates."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import step

from harness import collect, options, running, tags
from harness.world.world import World, open_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_bdd.parser import Feature, Scenario, Step

step(running.AnySentence("any sentence of the catalogue"))(running.take_step)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    options.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a product that does not exist before anything is collected, and make our tags known."""
    running.prepare(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect feature files."""
    return collect.collect_feature(file_path, parent)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of every product and row."""
    collect.generate_runs(metafunc)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Change the order where that is asked for."""
    number = options.read_options(config).shuffle
    if number is not None:
        collect.shuffle(items, number)


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool | None:
    """Keep our tags from becoming pytest marks: the matrix has read them."""
    return True if tags.is_ours(tag) else None


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Open the story."""
    running.begin_story(request, feature, scenario)


def pytest_bdd_before_step(request: pytest.FixtureRequest, feature: Feature, step: Step) -> None:
    """Note the step."""
    running.begin_step(request, feature, step)


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """Note the step's end."""
    running.end_step(request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell the story of a scenario that failed."""
    report = yield
    running.add_story(item, report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool | None, bool | None]:
    """Let go of a scenario that is over."""
    handled = yield
    running.let_go(item)
    return handled


@pytest.fixture
def product(request: pytest.FixtureRequest) -> str:
    """The product that this test runs on."""
    return str(request.param)


@pytest.fixture
def world(request: pytest.FixtureRequest, product: str) -> Iterator[World]:
    """Everything that one scenario owns."""
    with open_world(request.node.nodeid, product, options.read_options(request.config)) as opened:
        request.node.stash[running.WORLD] = opened
        yield opened
