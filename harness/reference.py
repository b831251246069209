"""The step catalogue, the blanks and the tags as a page for authors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from harness.blanks import BLANKS
from harness.catalogue import Catalogue
from harness.language import Language
from harness.tags import POINTERS, TAGS


def steps_page(catalogue: Catalogue, languages: tuple[Language, ...] = tuple(Language)) -> str:
    """Return every step by noun, then what may stand in blanks, then the tags."""
    return "\n".join(
        [*_steps(catalogue, languages), "", "blanks", *_blanks(languages), "", "tags", *_tags()]
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
