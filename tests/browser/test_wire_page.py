"""The emulator's page shows the wire as it is: judged, explained, found again, and copied as a test that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser import company as clients
from tests.browser.company import BEN
from tests.browser.conftest import OpenPage
from tests.browser.pictures import Pictures
from tests.browser.programs import Emulator
from tests.browser.test_mailbox_page import show

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize


pytest_plugins = ("pytester",)

#: A window in which request and reply stand side by side.
WIDE: Final[ViewportSize] = {"width": 1360, "height": 800}


def test_a_refusal_says_why(page: Page, company: Emulator, pictures: Pictures) -> None:
    page.set_viewport_size(WIDE)
    show(page, company, "wire")
    page.get_by_role("link", name="ErrorInvalidIdMalformed").click()
    verdict = page.get_by_role("note")
    verdict.get_by_text("Id is malformed.").wait_for()
    assert verdict.get_by_label("Why").inner_text().startswith("Part\n1: ErrorInvalidIdMalformed\nRule\n")
    assert page.get_by_role("region", name="Request", exact=True).get_by_text("GetItem").first.is_visible()
    assert page.get_by_role("region", name="Reply", exact=True).get_by_text("ErrorInvalidIdMalformed").is_visible()
    pictures.take(page, "page-wire")


def test_the_wire_is_live(page: Page, company: Emulator) -> None:
    show(page, company, "wire")
    page.get_by_text("7 requests").wait_for()
    clients.ask(company, clients.get_folder("drafts"))
    page.get_by_text("8 requests").wait_for()


def test_requests_are_found_by_what_stands_in_them_and_by_their_verdict(page: Page, company: Emulator) -> None:
    show(page, company, "wire")
    page.get_by_label("Search requests and replies").fill("Re: Our ORDER")
    page.get_by_text("1 of 7 requests").wait_for()
    page.get_by_role("link", name="CreateItem").click()
    page.locator("mark", has_text="Re: Our order").wait_for()
    page.get_by_label("Search requests and replies").fill("")
    page.get_by_label("Verdict").select_option("fault")
    page.get_by_text("2 of 7 requests").wait_for()
    page.get_by_label("Account").select_option(BEN)
    page.get_by_text("1 of 7 requests").wait_for()
    assert page.get_by_role("link", name="SyncFolderItems").get_by_text("planned").is_visible()
    page.get_by_label("Verdict").select_option("")
    page.get_by_label("Account").select_option("")
    page.get_by_label("Operation").select_option("FindItem")
    page.get_by_text("1 of 7 requests").wait_for()


def copied(page: Page, operation: str, button: str) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name=operation).click()
    page.get_by_role("heading", name=operation).wait_for()
    page.get_by_role("button", name=button).click()
    page.get_by_role("button", name="Copied").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_what_is_copied_is_a_test_that_runs(page: Page, company: Emulator, pytester: pytest.Pytester) -> None:
    show(page, company, "wire")
    names = ("CreateItem", "SyncFolderItems")
    pytester.makepyfile(**{f"test_{name}": copied(page, name, "Copy as test") for name in names})
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)


def test_what_is_copied_for_curl_names_the_server(page: Page, company: Emulator) -> None:
    show(page, company, "wire")
    command = copied(page, "FindItem", "Copy as curl")
    assert company.ews in command
    assert "<m:FindItem" in command


def test_where_a_browser_does_not_let_copy_the_text_is_shown(page: Page, company: Emulator) -> None:
    show(page, company, "wire")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("link", name="FindItem").click()
    page.get_by_role("button", name="Copy as test").click()
    assert "def test_find_item(exchange):" in page.get_by_role("dialog").get_by_role("textbox").input_value()


def test_the_wire_in_german_and_dark(open_page: OpenPage, company: Emulator, pictures: Pictures) -> None:
    page = open_page(language="de-AT", dark=True)
    page.set_viewport_size(WIDE)
    show(page, company, "wire")
    page.get_by_role("link", name="SyncFolderItems").click()
    page.get_by_role("note").get_by_text("SOAP-Fault").wait_for()
    assert page.get_by_role("note").get_by_text("Geplante Störung").is_visible()
    pictures.take(page, "page-wire-dark")
    page.get_by_role("link", name="English").click()
    page.get_by_role("note").get_by_text("SOAP fault", exact=True).wait_for()
    page.reload()
    page.get_by_role("note").get_by_text("SOAP fault", exact=True).wait_for()
