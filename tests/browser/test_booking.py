"""Visitors who know nothing but an address book a meeting: on their own clock, in their language, on any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.conftest import OpenPage
from tests.browser.firm import Firm
from tests.browser.pictures import Pictures

if TYPE_CHECKING:
    from playwright.sync_api import Page


def pick(page: Page, place: int = 0) -> None:
    """Pick a time of the day that is shown."""
    page.locator("a.time").nth(place).click()


def fill_in(page: Page, name: str = "Diana Prince", address: str = "diana@customer.test") -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Email address").fill(address)


def test_a_visitor_books_on_their_own_clock(open_page: OpenPage, firm: Firm, pictures: Pictures) -> None:
    firm.connect("calendars", "anna")
    page = open_page(zone="America/New_York")
    page.goto(firm.offer("anna"))
    # Nobody said which zone: the browser did.
    page.wait_for_function("document.querySelector('select[name=zone]').value === 'America/New_York'")
    assert page.locator("a.time").first.inner_text() == "03:00"
    pictures.take(page, "booking")
    page.get_by_label("Times are shown for").select_option("Europe/Berlin")
    page.wait_for_url("**zone=Europe*")
    page.locator(".calendar td a").last.click()
    assert page.locator("a.time").nth(3).inner_text() == "10:30"
    pick(page, 3)
    fill_in(page)
    page.get_by_label("Guests").fill("eva@customer.test")
    pictures.take(page, "booking-form")
    page.get_by_role("button", name="Book the meeting").click()
    page.get_by_role("heading", name="The meeting is booked").wait_for()
    assert "10:30\u201311:00" in page.get_by_role("main").inner_text()
    pictures.take(page, "booked")
    (event,) = firm.exchange.call("items", mailbox="anna@firm.test", folder="calendar")
    assert event["subject"] == "A first talk"
    for address in ("diana@customer.test", "eva@customer.test"):
        assert firm.exchange.call("outside_inbox", address=address)


def test_a_time_that_is_gone_in_between_is_told_and_another_is_one_press_away(
    open_page: OpenPage, firm: Firm, pictures: Pictures
) -> None:
    firm.connect("calendars", "ben")
    link = firm.offer("ben")
    first, second = open_page(), open_page()
    for page in (first, second):
        page.goto(f"{link}&zone=Europe/Berlin")
        pick(page, 5)
        fill_in(page, "Diana Prince" if page is first else "Erik Olsen", "somebody@customer.test")
    first.get_by_role("button", name="Book the meeting").click()
    first.get_by_role("heading", name="The meeting is booked").wait_for()
    second.get_by_role("button", name="Book the meeting").click()
    assert "was just taken" in second.get_by_role("alert").inner_text()
    assert second.get_by_label("Your name").input_value() == "Erik Olsen"
    assert second.get_by_role("radio").count() == 3
    pictures.take(second, "taken")
    second.get_by_role("radio").nth(1).check()
    second.get_by_role("button", name="Book the meeting").click()
    second.get_by_role("heading", name="The meeting is booked").wait_for()


def test_without_script_on_a_narrow_german_screen_everything_works(
    open_page: OpenPage, firm: Firm, pictures: Pictures
) -> None:
    firm.connect("calendars", "carla")
    page = open_page(language="de-DE", narrow=True, script=False)
    page.goto(firm.offer("carla"))
    page.get_by_label("Zeiten gelten für").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Zeigen").click()
    assert page.get_by_label("Zeiten gelten für").input_value() == "Asia/Tokyo"
    # Nine in the morning in Berlin.
    shown = page.locator("a.time").all_inner_texts()
    assert "17:00" in shown
    assert "09:00" not in shown
    pictures.take(page, "booking-narrow", whole=True)
    pick(page, 1)
    page.get_by_label("Ihr Name").fill("Dörte")
    page.get_by_label("E-Mail-Adresse", exact=False).first.fill("doerte@customer.test")
    page.get_by_role("button", name="Termin buchen").click()
    page.get_by_role("heading", name="Der Termin ist gebucht").wait_for()


def test_without_a_calendar_it_is_plainly_a_request(open_page: OpenPage, firm: Firm, pictures: Pictures) -> None:
    page = open_page(dark=True)
    page.goto(firm.offer("dora"))
    assert page.get_by_text("This is a request").is_visible()
    pictures.take(page, "request-dark")
    pick(page)
    fill_in(page)
    page.get_by_role("button", name="Request the meeting").click()
    page.get_by_role("heading", name="Your request has arrived").wait_for()
    assert page.get_by_text("not reserved yet").is_visible()


def test_a_link_is_made_by_its_form_and_found_by_keyboard(page: Page, firm: Firm, pictures: Pictures) -> None:
    firm.connect("calendars", "emil")
    page.goto(f"{firm.site}/links/new")
    assert page.get_by_label("Time zone").input_value() == "Europe/Berlin"
    page.get_by_label("Title").fill("Questions and answers")
    page.get_by_label("Address of the page").fill("emil/15min")
    page.get_by_label("Whose link it is").fill("emil@firm.test")
    page.get_by_label("15 minutes", exact=True).check()
    page.evaluate("scrollTo(0, 0)")
    pictures.take(page, "link-form")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Questions and answers").wait_for()
    page.goto(f"{firm.site}/meet/emil/15min")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.get_by_role("link", name="15 minutes").get_attribute("aria-current") == "true"
