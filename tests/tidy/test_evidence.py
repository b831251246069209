"""What tests say that they show is checked, and the page of evidence says it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from fake_ews.dispatch import standard
from fake_ews.reference.files import out_of_date
from tests.evidence.catalogue import REQUIREMENTS, requirements, samples, verified_by_microsoft
from tests.evidence.claims import Claim, Kind, claims, suite
from tests.evidence.collecting import collect
from tests.evidence.operations import found, said
from tests.evidence.page import NORMATIVE, PROGRAM, evidence_pages
from tests.evidence.plugin import Ledger
from tests.evidence.suites import ADAPTER, TEST_CASE, left_out, progress, verified
from tests.tidy.repository import ROOT

pytest_plugins = ["pytester"]

needs_requirements: Final = pytest.mark.skipif(
    not REQUIREMENTS.exists(), reason=f"Microsoft's requirements are not in {REQUIREMENTS}"
)

NAMED: Final = "MS-OXWSITEMID_R22"


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a file of tests with the plugin alone, and give what it printed and what its ledger says."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def run(source: str, *words: str) -> tuple[pytest.RunResult, Any]:
        pytester.makepyfile(source)
        file = Path(pytester.path, "ledger.json")
        result = pytester.runpytest("-p", "tests.evidence.plugin", "--strict-markers", "--evidence", str(file), *words)
        return result, json.loads(file.read_text(encoding="utf-8")) if file.exists() else None

    return run


@pytest.fixture(scope="module")
def claimed() -> Ledger:
    """What the tests of this repository claim."""
    return collect()


def test_the_page_of_evidence_counts_the_marks_as_they_are(claimed: Ledger) -> None:
    assert out_of_date(PROGRAM, evidence_pages(claimed), ROOT / "docs/reference") == [], f"run: python -m {PROGRAM}"


@needs_requirements
@pytest.mark.parametrize("what", ["requirements", "samples"])
def test_what_microsoft_says_of_operations_is_listed(what: str) -> None:
    assert said(what) == found(what), "run: python -m tests.evidence.operations"


@needs_requirements
@pytest.mark.parametrize(("how", "microsoft"), [(TEST_CASE, "Test Case"), (ADAPTER, "Adapter")])
def test_what_microsoft_verifies_is_listed_by_suite(how: str, microsoft: str) -> None:
    assert {suite: set(ids) for suite, ids in verified(how).items()} == verified_by_microsoft(microsoft)


def test_what_is_left_out_is_verified_by_microsoft_and_stands_once_with_a_reason() -> None:
    known = {id for how in (TEST_CASE, ADAPTER) for ids in verified(how).values() for id in ids}
    ids = [id for entry in left_out() for id in entry.ids]

    assert set(ids) <= known
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    assert all(entry.reason and entry.ids for entry in left_out())


def test_what_is_left_out_is_claimed_by_no_test(claimed: Ledger) -> None:
    assert {id for entry in left_out() for id in entry.ids} & set(claimed) == set()


def test_an_operation_that_is_said_not_to_be_built_is_not() -> None:
    built = set(standard().operations)

    assert {entry.operation for entry in left_out()} & built == set(), "it is built now: show it or say what is missing"


def test_a_suite_counts_each_judge_apart_and_what_nobody_shows() -> None:
    first, second, *rest = verified(TEST_CASE)["MS-OXWSATT"]
    both = {Kind.SCHEMA.value: ["a"], Kind.BEHAVIOUR.value: ["b"]}

    one = next(progress(TEST_CASE, {first: both, second: {Kind.CLIENT.value: ["c"]}}))

    assert one.suite == "MS-OXWSATT"
    assert one.claimed == {Kind.SCHEMA: 1, Kind.BEHAVIOUR: 1, Kind.SAMPLE: 0, Kind.CLIENT: 1}
    assert set(one.open) | set(one.left_out) == set(rest)


@needs_requirements
def test_the_page_says_how_many_requirements_microsoft_lists() -> None:
    assert Counter(one.document for one in requirements().values() if one.binding) == dict(NORMATIVE)


def test_an_id_says_by_its_form_who_judges_and_where_it_belongs() -> None:
    for id, kind, where in (
        (NAMED, Kind.BEHAVIOUR, "MS-OXWSITEMID"),
        ("MS-NLMP 3.2.5.1.2", Kind.BEHAVIOUR, "MS-NLMP"),
        ("RFC 5929 4.1", Kind.BEHAVIOUR, "RFC 5929"),
        ("sample 8701c415759068bc", Kind.SAMPLE, "Microsoft's documented samples"),
        ("exchangelib test_items.X.test_y", Kind.CLIENT, "Tests of foreign clients: exchangelib"),
    ):
        assert claims([id]) == (Claim(id, kind),)
        assert suite(id) == where


@pytest.mark.parametrize(
    ("by", "kind"),
    [("schema", Kind.SCHEMA), ("exchangelib", Kind.CLIENT), ("sample 8701c415759068bc", Kind.SAMPLE)],
)
def test_a_mark_can_say_who_judges(by: str, kind: Kind) -> None:
    assert claims([NAMED], by) == (Claim(NAMED, kind),)


@pytest.mark.parametrize(
    "id", ["", "MS-OXWSCORE", "MS-OXWSCORE_66", "OXWSCORE_R66", "sample 1", "outlook x", "MS-NLMP"]
)
def test_an_id_of_no_known_form_is_refused(id: str) -> None:
    with pytest.raises(ValueError, match="is no requirement, clause, sample or test of a client"):
        claims([id])


@needs_requirements
def test_an_id_that_microsoft_does_not_list_is_refused() -> None:
    assert samples()
    with pytest.raises(ValueError, match="lists no requirement MS-OXWSCORE_R999999999"):
        claims(["MS-OXWSCORE_R999999999"])
    with pytest.raises(ValueError, match="has no sample 0000000000000000"):
        claims([NAMED], "sample 0000000000000000")


def test_a_judge_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody judges by 'hearsay'"):
        claims([NAMED], "hearsay")


def test_the_ledger_names_the_tests_that_passed_by_id_and_kind(run: Any) -> None:
    result, ledger = run("""
        import pytest

        @pytest.fixture
        def broken():
            yield
            assert False

        @pytest.mark.shows("MS-OXWSITEMID_R22", "MS-NLMP 3.1.5")
        @pytest.mark.parametrize("number", [1, 2])
        def test_passes(number):
            assert number == 1

        @pytest.mark.shows("MS-OXWSITEMID_R22", by="exchangelib")
        def test_client(): pass

        @pytest.mark.shows("MS-OXWSITEMID_R22")
        def test_teardown(broken): pass

        @pytest.mark.shows("MS-OXWSITEMID_R22")
        def test_skipped(): pytest.skip("no")
    """)

    result.assert_outcomes(passed=3, failed=1, skipped=1, errors=1)
    file = "test_the_ledger_names_the_tests_that_passed_by_id_and_kind.py"
    assert ledger == {
        "shown": {
            "MS-NLMP 3.1.5": {"own test of behaviour": [f"{file}::test_passes[1]"]},
            "MS-OXWSITEMID_R22": {
                "foreign client": [f"{file}::test_client"],
                "own test of behaviour": [f"{file}::test_passes[1]"],
            },
        }
    }


def test_the_ledger_is_whole_when_the_tests_run_in_several_processes(run: Any) -> None:
    source = """
        import pytest

        @pytest.mark.shows("MS-NLMP 3.1.5")
        @pytest.mark.parametrize("number", range(4))
        def test_passes(number): pass
    """

    assert len(run(source, "-p", "xdist", "-n", "2")[1]["shown"]["MS-NLMP 3.1.5"]["own test of behaviour"]) == 4


def test_collecting_says_what_is_claimed_and_runs_nothing(run: Any) -> None:
    _, ledger = run('import pytest\n@pytest.mark.shows("MS-NLMP 3.1.5")\ndef test_x(): assert False', "--collect-only")

    assert list(ledger["claimed"]) == ["MS-NLMP 3.1.5"]


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        ("()", "says nothing that is shown"),
        ("('MS-OXWSCORE R1')", "is no requirement"),
        ("(*(f'MS-NLMP {number}' for number in range(9)))", "names 9 ids, 8 are the most"),
        ("('MS-NLMP 1', judge='me')", "unexpected keyword"),
        ("('MS-NLMP 1')\n@pytest.mark.xfail", "is skipped or expected to fail"),
        ("('MS-NLMP 1')\n@pytest.mark.skip", "is skipped or expected to fail"),
    ],
)
def test_a_mark_that_cannot_be_right_fails_its_test_and_the_page(run: Any, mark: str, sentence: str) -> None:
    source = f"import pytest\n@pytest.mark.shows{mark}\ndef test_x(): pass"

    result, ledger = run(source)
    assert result.parseoutcomes() == {"errors": 1}
    assert sentence in "\n".join(result.outlines)
    assert ledger == {"shown": {}}

    assert run(source, "--collect-only")[0].ret == pytest.ExitCode.USAGE_ERROR
