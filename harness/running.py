"""Takes the steps of a scenario: finds each in the catalogue, calls it, and writes the story."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from pytest_bdd import parsers

from harness.catalogue import TABLE, TEXT_BLOCK, Found
from harness.language import Language
from harness.mistakes import Place, SentenceMistake
from harness.options import read_options
from harness.steps import CATALOGUE
from harness.story import Story, TakenStep
from harness.tables import Table
from harness.tags import register
from harness.world.world import World

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Step

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


def begin_story(request: pytest.FixtureRequest, feature: Feature) -> None:
    """Open the story of a scenario."""
    request.node.stash[STORY] = Story(Language.named(feature.language))


def begin_step(request: pytest.FixtureRequest, feature: Feature, step: Step) -> None:
    """Note the step that comes now."""
    place = Place(Path(feature.filename), step.line_number, f"{step.keyword.strip()} {step.name}")
    world = request.node.stash.get(WORLD, None)
    request.node.stash[STORY].steps.append(
        TakenStep(place.text, place, began=world.clock.now() if world is not None else None)
    )


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
    """Attach the story to the report of a scenario that failed."""
    story = item.stash.get(STORY, None)
    if story is None or not report.failed:
        return
    world = item.stash.get(WORLD, None)
    told = story.tell(world.exchange.last_exchanges() if world is not None else (), replay_command(item))
    report.sections.append(("the story of this scenario", told))
    report.user_properties.append(("story", told))


def replay_command(item: pytest.Item) -> str:
    """Return the command line that runs this one test again as it was."""
    options = read_options(item.config)
    words = ["harness", "run", item.nodeid, "--transport", options.transport, "--seed", str(options.seed)]
    return shlex.join(words)
