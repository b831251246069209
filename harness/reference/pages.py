"""Every reference page about scenarios and the integration, by its file name, and the list of all pages there are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fake_ews.reference.markdown import Pages, page
from fake_ews.reference.pages import pages as pages_of_the_emulator
from harness.reference.integration import limitations_page, sentences_page, settings_page
from harness.reference.rules import rules_page
from harness.reference.steps import pages_of_steps
from harness.steps import CATALOGUE

PROGRAM: Final = "harness.reference"


def pages(scenarios: Path = Path("scenarios")) -> Pages:
    """Return what stands on each page; ``scenarios`` is where the feature files are."""
    own = {
        **pages_of_steps(CATALOGUE, PROGRAM),
        "integration-settings.md": settings_page(PROGRAM),
        "limitations.md": limitations_page(PROGRAM, scenarios),
        "rules.md": rules_page(PROGRAM, scenarios),
        "sentences.md": sentences_page(PROGRAM),
    }
    return {"README.md": _list({**pages_of_the_emulator(), **own}), **own}


def _list(every: Pages) -> str:
    titles = {name: text.partition("\n")[0].removeprefix("# ") for name, text in every.items() if name.endswith(".md")}
    titles["control-openapi.json"] = "Control, in OpenAPI"
    titles["evidence.md"] = "Evidence"
    titles["operations-evidence.md"] = "Operations and their evidence"
    return page(
        "Reference",
        PROGRAM,
        "Pages for looking things up. Each is made from the tables that the code itself reads, and a test compares "
        "them; `tox run -e reference` makes them all anew.",
        "\n".join(sorted(f"- [{title}]({name})" for name, title in titles.items())),
    )
