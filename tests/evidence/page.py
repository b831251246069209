"""The page of evidence, counted from the marks: ``python -m tests.evidence.page`` writes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from fake_ews.reference.files import main
from fake_ews.reference.markdown import Pages, code, page, section, table
from tests.evidence.claims import CLIENTS, Kind, Suite, is_requirement, suite
from tests.evidence.plugin import Ledger
from tests.tidy.repository import ROOT, paths

PROGRAM: Final = "tests.evidence.page"

#: How many requirements on servers Microsoft's interoperability test suites list as normative, by document.
NORMATIVE: Final[Mapping[str, int]] = MappingProxyType(
    {
        "MS-OXWSATT": 214,
        "MS-OXWSBTRF": 71,
        "MS-OXWSCDATA": 292,
        "MS-OXWSCONT": 557,
        "MS-OXWSCORE": 937,
        "MS-OXWSDLIST": 1,
        "MS-OXWSFOLD": 436,
        "MS-OXWSITEMID": 40,
        "MS-OXWSMSG": 212,
        "MS-OXWSMTGS": 823,
        "MS-OXWSSYNC": 194,
        "MS-OXWSTASK": 118,
        "MS-OXWSXPROP": 33,
    }
)

_MARKED: Final = re.compile(r"\bmark\.shows\(")


def evidence_pages(claimed: Ledger) -> Pages:
    """Return the page of what tests claim; they are held to it, since a test that fails stops everything."""
    requirements = {id: kinds for id, kinds in claimed.items() if is_requirement(id)}
    others = {id: kinds for id, kinds in claimed.items() if id not in requirements}
    text = page(
        "Evidence",
        PROGRAM,
        "Who says that the emulator is right. A test names what it shows with `@pytest.mark.shows`; the numbers below "
        "count the ids that at least one test names, by who judges: Microsoft's **schema** (its documents, or "
        "what a requirement prints), an **own test "
        "of behaviour**, a **documented sample** of Microsoft's, or a **foreign client** that we did not write "
        f"({', '.join(CLIENTS)}). An id may stand in several columns. The columns are not added up: they do not "
        "weigh the same. `pytest --evidence FILE` writes which tests showed what.",
        section(
            "Numbered requirements",
            "Those that Microsoft's interoperability test suites list; the last column says how many of them are "
            "normative for a server.",
            table(
                ("document", *Kind, "listed as normative"),
                ((name, *_counts(requirements, name), listed) for name, listed in sorted(NORMATIVE.items())),
            ),
        ),
        section(
            "Clauses, samples and tests of clients",
            table(("where", *Kind), ((name, *_counts(others, name)) for name in sorted(set(map(suite, others))))),
        ),
        section("Forms", table(("mark", "shows"), _forms())),
    )
    return {"evidence.md": text}


def _counts(claimed: Ledger, wanted: str) -> Iterator[int]:
    kinds = [kinds for id, kinds in claimed.items() if suite(id) == wanted]
    for kind in Kind:
        yield sum(kind.value in judged for judged in kinds)


def _forms() -> Iterator[tuple[str, str]]:
    for mark, shows in (
        ('shows("MS-OXWSCORE_R66")', "a numbered requirement, by the test's own assertions; 8 at most"),
        ('shows("MS-NLMP 3.2.5.1.2")', "a clause of a document, where it has no numbers"),
        ('shows("MS-OXWSCORE_R66", by="schema")', "Microsoft's schema documents judge"),
        ('shows("MS-OXWSCORE_R66", by="exchangelib")', "a client judges that we did not write"),
        ('shows("sample 8701c415759068bc")', str(Suite.SAMPLES)),
        ('shows("exchangelib test_items.GenericItemTest.test_save")', str(Suite.CLIENT_TESTS)),
    ):
        yield code(f"@pytest.mark.{mark}"), shows


def marked() -> list[str]:
    """Return the files whose tests name what they show."""
    found = (path for path in paths("tests", suffix=".py") if path.name.startswith("test_"))
    return [str(path) for path in found if _MARKED.search(path.read_text(encoding="utf-8"))]


def collect() -> Ledger:
    """Ask pytest what the tests claim; nothing runs."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "claimed.json")
        words = [
            "-q",
            "--collect-only",
            "-p",
            "no:cacheprovider",
            "--evidence",
            str(file),
            *marked(),
        ]
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise RuntimeError(f"the marks cannot be collected:\n{ended.stdout}{ended.stderr}")
        claimed: Ledger = json.loads(file.read_text(encoding="utf-8"))["claimed"]
    return claimed


if __name__ == "__main__":
    raise SystemExit(main(PROGRAM, evidence_pages(collect())))
