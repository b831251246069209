"""The pages about the integration: its settings, its limitations and the sentences that people read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fake_ews.reference.markdown import code, page, section, table
from harness.check import feature_files
from harness.features import read_feature
from harness.limitations import coverage
from integration.limitations import LIMITATIONS
from integration.model.limitation import Limitation, Place
from integration.sentences import SENTENCES
from integration.settings import PREFIX
from integration.settings import table as settings_table


def settings_page(program: str) -> str:
    """Return the page of settings."""
    return page(
        "Settings of the integration",
        program,
        "Given to `exchange-integration` by environment variables: the name in capitals after "
        f"`{PREFIX}`, such as `{PREFIX}SYNC_INTERVAL=30`. Durations are in seconds, lists are words with blanks "
        "between them.",
        table(
            ("name", "default", "what it does"),
            ((code(name), code(default), meaning) for name, default, meaning in settings_table()),
        ),
    )


def limitations_page(program: str, scenarios: Path) -> str:
    """Return the page of limitations; ``scenarios`` is where the feature files are that show them."""
    shown = _features_by_limitation(scenarios)
    return page(
        "Limitations of the integration",
        program,
        "What does not work, who says so, and which scenarios show it. `enforced`: the integration refuses, with a "
        "sentence; `not offered`: there is no way to ask for it (both are shown by scenarios from both sides); "
        "`explained`: it follows from something outside.",
        *(
            section(
                place.value[0].upper() + place.value[1:],
                table(
                    ("id", "kind", "English", "German", "source", "shown by"),
                    (_limitation_row(one, shown.get(one.id, [])) for one in LIMITATIONS if one.place is place),
                ),
            )
            for place in Place
        ),
    )


def sentences_page(program: str) -> str:
    """Return the page of sentences."""
    return page(
        "Sentences of the integration",
        program,
        "What people read, by id; `{word}` stands for a value.",
        table(("id", "English", "German"), ((code(one.id), one.en, one.de) for one in SENTENCES.values())),
    )


def _limitation_row(one: Limitation, features: list[str]) -> tuple[str, ...]:
    links = (f"[{name}](../../scenarios/{name})" for name in features)
    return one.id, one.kind.value, one.en, one.de, one.source, ", ".join(links)


def _features_by_limitation(scenarios: Path) -> Mapping[str, list[str]]:
    """Return limitation -> the feature files, below the folder, in which a scenario has its tag."""
    every = coverage(read_feature(path) for path in feature_files([scenarios]))
    return {
        one.limitation.id: list(
            dict.fromkeys(showing.place.path.relative_to(scenarios).as_posix() for showing in one.showings)
        )
        for one in every
    }
