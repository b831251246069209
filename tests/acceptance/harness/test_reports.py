"""What a run leaves behind: an HTML page that needs no network and tells each failure, and JUnit's XML."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree, html

import harness
from harness.evidence import Evidence, Spoken, StepTold
from harness.report.facts import Facts
from harness.report.junit import junit
from harness.report.page import report_page
from harness.report.results import Result, Results, TestId

REPOSITORY = Path(harness.__file__).parent.parent
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))
FACTS = Facts(datetime(2026, 11, 23, 15, tzinfo=UTC), 61.0, "wire", 2, 1, "harness run scenarios")

PLANTED = """Feature: Planted
  Background:
    Given Anna connects the inbox

  @limitation-L18
  Scenario: A <b>mail</b> that nobody wrote
    Given Exchange is too busy for the next 1 requests and asks for 1 minutes of patience
    When Anna sends Diana the mail "Offer & more"
    And 1 hour passes
    Then Diana has received the mail "Something else" exactly once
    And the inbox of Anna is connected

  Scenario: Nothing wrong here
    When Anna sends Diana the mail "Offer"
    Then Diana has received the mail "Offer" exactly once
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the planted feature on two products in two processes; returns the directory of the report."""
    place = tmp_path_factory.mktemp("planted")
    (place / "conftest.py").write_text('pytest_plugins = ["harness.plugin"]\n', "utf-8")
    (place / "sending").mkdir()
    (place / "sending" / "planted.feature").write_text(PLANTED, "utf-8")
    words = ["run", ".", "--exchange", "2010_SP2,2019", "--transport", "memory", "--jobs", "2", "--report", "out"]
    done = subprocess.run(
        [sys.executable, "-m", "harness", *words],
        cwd=place,
        env={"PYTHONPATH": str(REPOSITORY), "PATH": "", "COLUMNS": "150"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return place / "out"


@pytest.fixture(scope="module")
def page(report: Path) -> html.HtmlElement:
    """The page of that run."""
    return html.fromstring((report / "report.html").read_bytes())


def said(element: html.HtmlElement) -> str:
    """Return the text of an element as one line."""
    return " ".join(element.text_content().split())


def test_the_page_says_how_it_ended_and_leads_from_the_matrix_to_the_failure(page: html.HtmlElement) -> None:
    assert said(page.xpath("//h1")[0]) == "2 of 4 scenario runs failed"
    links = page.xpath("//table[@class='matrix']/tbody//td[@class='failed']/a/@href")
    assert links[:2] == ["#failure-1", "#failure-2"]
    assert page.xpath("//*[@id='failure-2']")


def test_a_failure_tells_its_steps_with_the_times_of_the_world(page: html.HtmlElement) -> None:
    steps = page.xpath("//*[@id='failure-1']//ol[@class='steps']/li")
    assert [step.get("class") for step in steps] == ["passed"] * 4 + ["failed", "not-reached"]
    assert "Mon 2026-03-02 08:00:00 → Mon 2026-03-02 09:00:00" in said(steps[3])
    assert said(steps[4]).startswith('failed: Then Diana has received the mail "Something else" exactly once')


def test_requests_replies_and_mails_stand_beside_the_step_that_caused_them(page: html.HtmlElement) -> None:
    sends, waits = page.xpath("//*[@id='failure-1']//ol[@class='steps']/li")[2:4]
    assert "CreateItem" in said(sends)
    assert "500 ErrorServerBusy planned failure 1: answers the SOAP fault ErrorServerBusy" in said(sends)
    request = next(pre.text_content() for pre in waits.xpath(".//pre") if "CreateItem" in pre.text_content())
    assert re.search(r"\n +<t:Subject>Offer &amp; more</t:Subject>\n", request)
    assert "Offer & more leaves for diana@customer.example, outside" in said(waits)


def test_a_failure_says_how_to_see_it_again(page: html.HtmlElement) -> None:
    replay = said(page.xpath("//*[@id='failure-1']//div[@class='replay']/code")[0])
    assert replay.startswith("harness run 'sending/planted.feature::A <b>mail</b> that nobody wrote[2010_SP2]'")
    assert "--transport memory" in replay


def test_words_of_scenarios_and_servers_are_no_markup(page: html.HtmlElement) -> None:
    assert said(page.xpath("//h3")[0]) == "A <b>mail</b> that nobody wrote"
    assert not page.xpath("//h3/b | //th/b | //script[@src]")


def test_passed_scenarios_have_a_line_each(page: html.HtmlElement) -> None:
    (row,) = page.xpath("//table[@class='scenarios']/tbody/tr[contains(., 'Nothing wrong here')]")
    assert [cell.get("class") for cell in row.xpath("td")] == ["passed", "passed", "value"]


def test_a_limitation_shows_its_scenario_and_how_it_ended(page: html.HtmlElement) -> None:
    (body,) = page.xpath("//table[@class='limitations']/tbody[tr/th='L18']")
    assert [cell.get("class") for cell in body.xpath("tr[2]/td")] == ["scenario", "failed", "failed"]
    assert "enforced sending" in said(body.xpath("tr[1]")[0])


def test_the_page_needs_no_network(report: Path, page: html.HtmlElement) -> None:
    assert all(link.startswith("#") for link in page.xpath("//@src | //@href | //@srcset | //@action | //@data"))
    assert not page.xpath("//link | //iframe | //object | //img | //base")
    styles = "".join(page.xpath("//style/text()"))
    assert "url(" not in styles
    assert "@import" not in styles
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_junit_has_a_suite_a_product_and_the_story_of_each_failure(report: Path) -> None:
    document = etree.parse(report / "junit.xml")
    SCHEMA.assertValid(document)
    suites = [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in document.iter("testsuite")]
    assert suites == [("Exchange 2010 SP2", "2", "1"), ("Exchange 2019", "2", "1")]
    failure = next(iter(document.iter("failure")))
    assert failure.get("message") == "AssertionError: Diana has received 'Something else' 0 times, not 1"
    assert "x Mon 2026-03-02 09:00:00  Then Diana has received" in (failure.text or "")
    assert "see it again:\n  harness run" in (failure.text or "")


def failed(number: int, body: str) -> Result:
    """Return a failure that has much to tell."""
    spoken = Spoken("Mon 2026-03-02 08:00:00", "GetItem", "Exchange2016", "anna@x.test", 200, "NoError", "", body, body)
    step = StepTold("Then something", "", "x.feature:3", "failed", "Mon 2026-03-02 08:00:00", "", (spoken,) * 30)
    test = TestId.parse(f"scenarios/sending/x.feature::Number {number}[2016]")
    return Result(test, False, 0.5, "wrong\n" + "x" * 20_000, "told", Evidence((step,) * 8, "harness run x"))


@pytest.mark.parametrize("number", [1, 1200])
def test_the_page_stays_under_20_megabytes_however_much_failed(number: int) -> None:
    some = Results(finished=[failed(count, "<&>ü" * 2_000) for count in range(number)])
    text = report_page(some, FACTS)
    assert len(text.encode()) < 20_000_000
    assert text.count('class="card failure"') == number
    assert "more, left out here" in text


def test_what_is_told_last_is_left_out_last() -> None:
    result = failed(1, "y" * 100_000)
    assert result.evidence is not None
    first, *others, last = result.evidence.steps
    marked = replace(last, events=(*last.events, replace(spoken_of(last), request="THE LAST WORD")))
    text = report_page(Results(finished=[replace(result, evidence=Evidence((first, *others, marked), "again"))]), FACTS)
    assert "THE LAST WORD" in text


def spoken_of(step: StepTold) -> Spoken:
    """Return the first request of a step."""
    first = step.events[0]
    assert isinstance(first, Spoken)
    return first


def test_junit_holds_what_xml_cannot_and_files_that_could_not_be_read() -> None:
    broken = Result(TestId.parse("s/x.feature::A\x00B[2019]"), False, 0.5, "bad \x1b[31m word", "")
    document = etree.fromstring(junit(Results(finished=[broken], not_collected=["x.feature:3: no such tag"]), FACTS))
    SCHEMA.assertValid(document)
    assert [suite.get("errors") for suite in document] == ["0", "1"]
    assert document.get("errors") == "1"


def test_a_run_without_failures_says_so() -> None:
    passed = Result(TestId.parse("scenarios/sending/x.feature::A[2019]"), True, 0.5, limitations=("L18",))
    page = html.fromstring(report_page(Results(finished=[passed]), FACTS))
    assert said(page.xpath("//h1")[0]) == "All 1 scenario runs passed"
    assert not page.xpath("//*[@id='failures']")
