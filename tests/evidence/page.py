"""The page of evidence, counted from the marks: ``python -m tests.evidence.page`` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from fake_ews.reference.files import main
from fake_ews.reference.markdown import Pages, code, page, section, table
from tests.evidence.claims import CLIENTS, Kind, Suite, is_requirement, suite
from tests.evidence.collecting import collect
from tests.evidence.operations import NAME, operations_page
from tests.evidence.plugin import Ledger
from tests.evidence.suites import ADAPTER, TEST_CASE, left_out, progress

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
            "What Microsoft's suites verify by a test case",
            "The requirements that Microsoft's own test cases verify on a server, suite by suite. Left out is what the "
            "part on it below gives a reason for; open is what nobody shows. A schema's word is no behaviour: it "
            "stands in a column of its own.",
            _suites(TEST_CASE, claimed),
        ),
        section(
            "What Microsoft's suites verify by an adapter",
            "The requirements that Microsoft's suites verify by checking every reply against the schema. "
            "`tests/compat/schema/statements.py` says which sentences of a requirement the schema alone decides: only "
            "those are claimed for it, by reading the sentence and looking it up in the documents that the server "
            "hands out.",
            _suites(ADAPTER, claimed),
        ),
        section(
            "Left out",
            "`tests/evidence/left_out.toml` lists the ids. Nothing left out is claimed by a test.",
            table(("why", "operation", "requirements"), _left_out()),
        ),
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
    return {"evidence.md": text, NAME: operations_page(PROGRAM, claimed)}


def _suites(how: str, claimed: Ledger) -> str:
    rows = (
        (one.suite, len(one.ids), *one.claimed.values(), len(one.left_out), len(one.open))
        for one in progress(how, claimed)
    )
    return table(("suite", "requirements", *Kind, "left out", "open"), rows)


def _left_out() -> Iterator[tuple[str, str, int]]:
    return ((entry.reason, code(entry.operation), len(entry.ids)) for entry in left_out())


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


if __name__ == "__main__":
    raise SystemExit(main(PROGRAM, evidence_pages(collect())))
