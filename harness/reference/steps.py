"""The step catalogue, the blanks and the tags for authors: on the screen, and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from fake_ews.reference.markdown import Pages, code, page, section, table
from harness.blanks import BLANKS
from harness.catalogue import Catalogue, Step
from harness.language import Language
from harness.tags import POINTERS, TAGS

_ABOUT_EXCHANGE: Final = frozenset(
    ("clock", "failures", "front_door", "finding", "clients", "listening", "throttling", "outlook", "one_line")
)


def steps_page(catalogue: Catalogue, languages: tuple[Language, ...] = tuple(Language)) -> str:
    """Return every step by noun, then what may stand in blanks, then the tags."""
    return "\n".join([*_steps(catalogue, languages), "", "blanks", *_blanks(languages), "", "tags", *_tags()])


def pages_of_steps(catalogue: Catalogue, program: str) -> Pages:
    """Return the same as pages: what people do, what befalls Exchange, and what may stand in blanks and tags."""
    about_exchange = [step for step in catalogue.steps if step.noun in _ABOUT_EXCHANGE]
    about_people = [step for step in catalogue.steps if step.noun not in _ABOUT_EXCHANGE]
    sentences = (
        "The sentences that scenarios are written in, by what they are about. What stands between braces is a blank"
    )
    return {
        "steps.md": page(
            "Steps of scenarios",
            program,
            f"{sentences} ([what may stand there](blanks-and-tags.md)). Time, failures and other programs have "
            "[a page of their own](steps-of-exchange.md).",
            *_sections(about_people),
        ),
        "steps-of-exchange.md": page(
            "Steps about time, failures and Exchange",
            program,
            f"{sentences} ([what may stand there](blanks-and-tags.md)). What people do is on [another page](steps.md).",
            *_sections(about_exchange),
        ),
        "blanks-and-tags.md": page(
            "Blanks and tags of scenarios",
            program,
            "What may stand in the blanks of [the](steps.md) [steps](steps-of-exchange.md), and above a scenario.",
            *_blanks_and_tags(),
        ),
    }


def _sections(every: Iterable[Step]) -> Iterator[str]:
    for noun, steps in groupby(every, key=lambda step: step.noun):
        rows = ((code(step.en), code(step.de), step.meaning) for step in steps)
        yield section(noun.replace("_", " ").capitalize(), table(("English", "German", "what it does"), rows))


def _blanks_and_tags() -> Iterator[str]:
    yield section(
        "What may stand in blanks",
        table(
            ("blank", "what it means", "in English", "in German"),
            ((code(f"{{{kind}}}"), blank.meaning, *map(code, blank.examples)) for kind, blank in BLANKS.items()),
        ),
    )
    yield section(
        "Tags",
        table(
            ("tag", "what it does"),
            (
                *((code(f"@{name}"), tag.meaning) for name, tag in TAGS.items()),
                *((code(f"@{prefix}..."), meaning) for prefix, meaning in POINTERS.items()),
            ),
        ),
    )


def _steps(catalogue: Catalogue, languages: tuple[Language, ...]) -> Iterator[str]:
    for noun, steps in groupby(catalogue.steps, key=lambda step: step.noun):
        yield f"\n{noun}"
        for step in steps:
            for language in languages:
                yield f"  {language.value}  {step.wording(language)}"
            yield f"      {step.meaning}"


def _blanks(languages: tuple[Language, ...]) -> Iterator[str]:
    for kind, blank in BLANKS.items():
        examples = " / ".join(dict.fromkeys(blank.example(language) for language in languages))
        yield f"  {{{kind}}}".ljust(14) + f"{blank.meaning}: {examples}"


def _tags() -> Iterator[str]:
    for name, tag in TAGS.items():
        yield f"  @{name}".ljust(30) + tag.meaning
    for prefix, meaning in POINTERS.items():
        yield f"  @{prefix}...".ljust(30) + meaning
