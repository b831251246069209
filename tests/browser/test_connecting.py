"""An inbox and a calendar are connected by somebody who sees only the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import OpenPage
from tests.browser.firm import PASSWORD
from tests.browser.pictures import Pictures
from tests.browser.programs import Emulator

#: The fields of a page that nobody who cannot see it would know.
UNLABELLED = """[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
    .filter(field => field.tagName === 'BUTTON' ? !field.textContent.trim() : !field.labels.length)
    .map(field => field.outerHTML)"""

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_an_inbox_is_connected_step_by_step(page: Page, site: str, exchange: Emulator, pictures: Pictures) -> None:
    page.goto(site)
    pictures.take(page, "first-steps")
    page.get_by_role("link", name="Connect an inbox").click()
    page.get_by_role("heading", name="What to expect").wait_for()
    page.get_by_role("link", name="Continue").click()
    page.get_by_label("Email address").fill("anna@firm.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_text("More fields").click()
    page.get_by_label("Exchange URL").fill(exchange.ews)
    pictures.take(page, "connect")
    page.get_by_role("button", name="Connect inbox").click()
    page.get_by_role("heading", name="anna@firm.test").wait_for()
    assert page.get_by_text("connected", exact=True).is_visible()


def test_a_wrong_password_is_told_and_what_was_typed_stays(
    page: Page, site: str, exchange: Emulator, pictures: Pictures
) -> None:
    page.goto(f"{site}/inboxes/connect/form")
    page.get_by_label("Email address").fill("ben@firm.test")
    page.get_by_label("Password").fill("wrong")
    page.get_by_text("More fields").click()
    page.get_by_label("Exchange URL").fill(exchange.ews)
    page.get_by_role("button", name="Connect inbox").click()
    assert "did not accept" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Email address").input_value() == "ben@firm.test"
    assert page.get_by_label("Exchange URL").input_value() == exchange.ews
    assert page.get_by_label("Password").input_value() == ""
    pictures.take(page, "wrong-password")


def test_german_pages_fit_a_narrow_screen_and_every_field_has_a_label(
    open_page: OpenPage, site: str, exchange: Emulator, pictures: Pictures
) -> None:
    page = open_page(language="de-DE", narrow=True, dark=True)
    page.goto(site)
    assert page.get_by_role("heading", name="Erste Schritte").is_visible()
    pictures.take(page, "narrow-dark")
    for path in ("/inboxes", "/calendars/connect", "/contacts", "/links/new", "/sequences/new", "/administration"):
        page.goto(site + path)
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], f"{path} is wider than the screen"
        assert page.evaluate(UNLABELLED) == []
