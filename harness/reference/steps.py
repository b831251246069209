"""The step catalogue, the blanks and the tags for authors: on the screen, and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fake_ews.reference.markdown import code, page, section, table
from harness.blanks import BLANKS
from harness.catalogue import Catalogue
from harness.language import Language
from harness.tags import POINTERS, TAGS


def steps_page(catalogue: Catalogue, languages: tuple[Language, ...] = tuple(Language)) -> str:
    """Return every step by noun, then what may stand in blanks, then the tags."""
    return "\n".join([*_steps(catalogue, languages), "", "blanks", *_blanks(languages), "", "tags", *_tags()])


def markdown_page(catalogue: Catalogue, program: str) -> str:
    """Return the same as a Markdown page."""
    return page(
        "Steps of scenarios",
        program,
        "The sentences that scenarios are written in, by what they are about. What stands between braces is a blank.",
        *(
            section(
                noun[0].upper() + noun[1:],
                table(
                    ("English", "German", "what it does"),
                    ((code(step.en), code(step.de), step.meaning) for step in steps),
                ),
            )
            for noun, steps in groupby(catalogue.steps, key=lambda step: step.noun)
        ),
        section(
            "What may stand in blanks",
            table(
                ("blank", "what it means", "in English", "in German"),
                ((code(f"{{{kind}}}"), blank.meaning, *map(code, blank.examples)) for kind, blank in BLANKS.items()),
            ),
        ),
        section(
            "Tags",
            table(
                ("tag", "what it does"),
                (
                    *((code(f"@{name}"), tag.meaning) for name, tag in TAGS.items()),
                    *((code(f"@{prefix}..."), meaning) for prefix, meaning in POINTERS.items()),
                ),
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
