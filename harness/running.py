"""Takes the steps of a scenario: finds each in the catalogue, calls it, and writes the story."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from pytest_bdd import parsers

from harness.catalogue import TABLE, TEXT_BLOCK, Found
from harness.collect import FeatureFile
from harness.language import Language
from harness.limitations import limitation_ids
from harness.mistakes import Place, SentenceMistake
from harness.options import read_options
from harness.report.travelling import EVIDENCE, LIMITATIONS, TOLD
from harness.steps import CATALOGUE
from harness.story import Story, TakenStep
from harness.tables import Table
from harness.tags import register
from harness.world.world import World

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario, Step

STORY: Final = pytest.StashKey[Story]()
WORLD: Final = pytest.StashKey[World]()


class AnySentence(parsers.StepParser):
    """Lets every sentence through to the catalogue, which knows the language and says better what is wrong.

    A step that somebody defines with pytest-bdd's own decorators in a conftest.py stands nearer and wins over this.
    """

    def parse_arguments(self, name: str) -> dict[str, Any]:
        """Hand the sentence over whole."""
        return {"sentence": name}

    def is_matching(self, name: str) -> bool:
        """Fit every sentence."""
        return True


def prepare(config: pytest.Config) -> None:
    """Read the options before anything is collected, so that a wrong one stops the run, and make our tags known."""
    read_options(config)
    register(config)


def begin_story(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Open the story of a scenario."""
    steps = tuple((place.text, place) for place in (_place(feature, step) for step in scenario.steps))
    request.node.stash[STORY] = Story(Language.named(feature.language), steps)


def begin_step(request: pytest.FixtureRequest, feature: Feature, step: Step) -> None:
    """Note the step that comes now."""
    world = request.node.stash.get(WORLD, None)
    place = _place(feature, step)
    taken = TakenStep(place.text, place, below=_below_as_text(step))
    if world is not None:
        taken.began, taken.mark = world.clock.now(), world.exchange.witness.mark()
    request.node.stash[STORY].steps.append(taken)


def end_step(request: pytest.FixtureRequest) -> None:
    """Note that the step came to its end."""
    world = request.node.stash.get(WORLD, None)
    step = request.node.stash[STORY].current
    step.ended = world.clock.now() if world is not None else step.began


def take_step(
    request: pytest.FixtureRequest,
    sentence: str,
    datatable: Sequence[Sequence[object]] | None = None,
    docstring: str | None = None,
) -> None:
    """Call the function that the sentence means; an author's mistake fails the test with file, line and a hint."""
    story = request.node.stash[STORY]
    try:
        found = CATALOGUE.find(sentence, story.language)
        arguments = found.values | _below(found, datatable, docstring)
        found.step.function(request.getfixturevalue("world"), **arguments)
    except SentenceMistake as mistake:
        message = str(mistake.at(story.current.place))
    else:
        return
    # Not inside the handler: its exception would be shown again, as the context of this one.
    pytest.fail(message, pytrace=False)


def _below(found: Found, datatable: Sequence[Sequence[object]] | None, docstring: str | None) -> dict[str, Table | str]:
    found.step.refuse_below(datatable is not None, docstring is not None)
    below: dict[str, Table | str] = {}
    if datatable is not None:
        below[TABLE] = Table.of(datatable)
    if docstring is not None:
        below[TEXT_BLOCK] = docstring
    return below


def add_story(item: pytest.Item, report: pytest.TestReport) -> None:
    """Attach to a report the limitations that its scenario shows, and where it failed, the story and its evidence.

    They travel as attributes of the report, which xdist hands over whole; ``user_properties`` would end in every XML.
    """
    if report.when == "setup":
        vars(report)[LIMITATIONS] = limitation_ids(_tags(item))
    story = item.stash.get(STORY, None)
    if story is None or not report.failed:
        return
    world = item.stash.get(WORLD, None)
    replay = replay_command(item)
    told = story.tell(world.exchange.last_exchanges() if world is not None else (), replay)
    report.sections.append(("the story of this scenario", told))
    vars(report)[TOLD] = told
    vars(report)[EVIDENCE] = story.evidence(world.exchange.witness if world is not None else None, replay).as_json()


def let_go(item: pytest.Item) -> None:
    """Let go of a scenario that is over: tests live until the end of the run, and their worlds are not to."""
    if STORY in item.stash:
        del item.stash[STORY]
    if WORLD in item.stash:
        del item.stash[WORLD]


def _tags(item: pytest.Item) -> frozenset[str]:
    parent = item.parent
    if not isinstance(parent, FeatureFile):
        return frozenset()
    name = getattr(item, "originalname", "")
    return next((scenario.tags for scenario in parent.feature.scenarios if scenario.name == name), frozenset())


def replay_command(item: pytest.Item) -> str:
    """Return the command line that runs this one test again as it was."""
    options = read_options(item.config)
    words = ["harness", "run", item.nodeid, "--transport", options.transport, "--seed", str(options.seed)]
    return shlex.join(words)


def _place(feature: Feature, step: Step) -> Place:
    return Place(Path(feature.filename), step.line_number, f"{step.keyword.strip()} {step.name}")


def _below_as_text(step: Step) -> str:
    if step.datatable is None:
        return step.docstring or ""
    rows = [[str(cell) for cell in row] for row in step.datatable.raw()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
