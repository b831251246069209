"""The emulator's page shows mailboxes as their owners see them, and nothing in them does anything to its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.company import ANNA, PETRA
from tests.browser.conftest import OpenPage
from tests.browser.pictures import Pictures
from tests.browser.programs import Emulator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def show(page: Page, company: Emulator, place: str = "") -> None:
    """Open the page at a place."""
    page.goto(f"{company.page}#/{place}")
    page.locator("html[data-ready]").wait_for()


def folder(page: Page, name: str) -> Locator:
    """Return the link to a folder."""
    return page.get_by_role("navigation", name="Folders").get_by_role("link", name=name)


def test_a_mail_is_read_and_can_do_nothing(page: Page, company: Emulator, pictures: Pictures) -> None:
    answered: list[str] = []
    stopped: dict[str, str] = {}
    page.context.on("requestfinished", lambda request: answered.append(request.url))
    page.context.on("requestfailed", lambda request: stopped.update({request.url: request.failure}))
    show(page, company)
    page.get_by_role("link", name="Our order").click()
    letter = page.frame_locator("iframe[title='HTML of the message']")
    letter.get_by_role("heading", name="We take two more").wait_for()
    assert letter.get_by_alt_text("logo").evaluate("image => image.naturalWidth") == 1  # it came with the mail
    assert page.get_by_text("2 remote contents are not loaded").is_visible()
    pictures.take(page, "page-mail")
    letter.get_by_role("textbox").press("Enter")  # sends a form, where forms are sent
    assert page.get_by_role("heading", name="Our order").is_visible()
    assert page.title() == "Mailboxes · fake-ews"
    assert [url for url in answered if not url.startswith((company.page, "data:"))] == []
    assert stopped == {"http://elsewhere.test/beacon.gif": "csp"}  # nobody even asked where that is


def test_a_mail_is_shown_in_every_form(page: Page, company: Emulator) -> None:
    show(page, company)
    page.get_by_role("link", name="Our order").click()
    panel = page.get_by_role("tabpanel")
    for tab, words in (
        ("Text", "The fleet sails on the first of April."),
        ("Headers", "<order@baltic-tours.test>"),
        ("Source", "Content-Type: multipart/related; boundary=r"),
        ("Properties", "InternetMessageId"),
    ):
        page.get_by_role("tab", name=tab).click()
        panel.get_by_text(words).first.wait_for()
    page.get_by_role("tab", name="Attachments (2)").click()
    with page.expect_download() as started:
        panel.get_by_role("link", name="fleet.pdf").click()
    assert started.value.path().read_bytes().startswith(b"%PDF-1.4")


def test_mail_that_arrives_is_there_at_once(page: Page, company: Emulator) -> None:
    show(page, company)
    inbox = folder(page, "Inbox")
    assert "3" in inbox.inner_text()
    company.call("outside_send", **{"from": PETRA, "to": [ANNA], "subject": "One more thing"})
    page.get_by_role("link", name="One more thing").wait_for()
    inbox.filter(has_text="4").wait_for()  # the folders are asked for after the mail


def test_a_mailbox_is_searched_through_all_its_folders(page: Page, company: Emulator) -> None:
    show(page, company)
    page.get_by_label("Search this mailbox").fill("THREE mainsails</b> before")
    page.get_by_role("heading", name="Found").wait_for()
    page.get_by_role("link", name="New mainsails for the season").wait_for()
    assert page.locator(".rows li").count() == 1
    page.get_by_label("Search this mailbox").fill("<nothing> like it")
    page.get_by_text("Nothing was found for “<nothing> like it”.").wait_for()


def test_a_calendar_is_a_week_that_can_be_turned(page: Page, company: Emulator, pictures: Pictures) -> None:
    show(page, company)
    folder(page, "Calendar").click()
    tuesday = page.get_by_role("region", name="Tuesday 3 March")
    tuesday.get_by_role("link").first.wait_for()
    assert tuesday.get_by_role("link").count() == 2
    assert tuesday.get_by_role("link", name="Season planning").get_attribute("aria-label") == (
        "Season planning, Tuesday, 3 March 2026 at 10:00 \u2013 11:30, Loft, busy"
    )
    assert page.get_by_role("link", name="Boat show").count() == 3
    pictures.take(page, "page-calendar")
    page.get_by_role("button", name="Next week").click()
    page.get_by_role("region", name="Tuesday 10 March").wait_for()
    assert page.get_by_role("link", name="Stand-up").count() == 2
    page.get_by_role("button", name="Today").click()
    page.get_by_role("button", name="Agenda").click()
    page.get_by_role("heading", name="Friday 6 March").wait_for()
    page.get_by_role("link", name="Season planning").click()
    page.get_by_role("region", name="Item").get_by_text("Clara Lund").wait_for()
    assert page.get_by_role("region", name="Item").get_by_text("tentative").is_visible()


@pytest.mark.parametrize(
    ("name", "first", "words"),
    [("Contacts", "Carla Segel", "+49 40 000 33"), ("Tasks", "Order canvas", "completed")],
)
def test_contacts_and_tasks_are_lists(page: Page, company: Emulator, name: str, first: str, words: str) -> None:
    show(page, company)
    folder(page, name).click()
    page.get_by_role("heading", name=name).wait_for()
    page.locator(".rows li").first.get_by_text(first).wait_for()
    assert words in page.locator(".rows li").first.inner_text()
    page.get_by_role("link", name=first).click()
    page.get_by_role("heading", name=first).wait_for()


def test_mail_that_left_is_read_as_those_outside_got_it(page: Page, company: Emulator) -> None:
    show(page, company)
    page.get_by_role("link", name="Outside").click()
    page.get_by_role("link", name="Re: Our order").click()
    page.get_by_text("Dear Petra, you will have them.").last.wait_for()
    page.get_by_role("tab", name="Headers").click()
    page.get_by_role("tabpanel").get_by_text("Message-ID").wait_for()


def test_everything_is_reached_by_keys(page: Page, company: Emulator) -> None:
    show(page, company)
    page.get_by_role("link", name="Our order").wait_for()
    page.keyboard.press("j")
    page.get_by_role("heading", name="Our order").wait_for()
    page.keyboard.press("j")
    page.get_by_role("heading", name="Lunch?").wait_for()
    page.keyboard.press("k")
    page.get_by_role("heading", name="Our order").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Choose something on the left").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("gwu?")  # is text here
    assert page.get_by_label("Search this mailbox").input_value() == "gwu?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="What keys do").wait_for()
    page.get_by_label("Single keys do something").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.get_by_role("button", name="Keys").click()
    assert page.get_by_text("Choose something on the left").is_visible()
    page.get_by_label("Single keys do something").check()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.get_by_role("region", name="Requests and replies").wait_for()


def test_time_is_moved_and_what_is_due_happens(page: Page, company: Emulator) -> None:
    company.call(
        "outside_send",
        **{"from": PETRA, "to": [ANNA], "subject": "Good morning", "at": "2026-03-03T07:00:00Z"},
    )
    show(page, company)
    clock = page.get_by_role("button", name="Clock")
    assert clock.get_attribute("aria-label") == "Clock: Monday, 2 March 2026 at 09:00"
    clock.click()
    page.get_by_role("button", name="1 day").click()
    page.get_by_role("link", name="Good morning").wait_for()
    page.get_by_role("button", name="Clock: Tuesday, 3 March 2026 at 09:00").click()
    page.get_by_label("Move to").fill("2026-03-01T09:00")
    page.get_by_role("button", name="Move", exact=True).click()
    assert "cannot go back" in page.get_by_role("alert").filter(has_text="time").inner_text()
    page.get_by_label("Move to").fill("2026-03-06T09:00")
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_role("button", name="Clock: Friday, 6 March 2026 at 09:00").wait_for()


def test_everything_is_forgotten_by_two_presses(page: Page, company: Emulator) -> None:
    show(page, company)
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_text("No mailboxes yet.").wait_for()
    assert company.call("mailboxes") == []


#: What nobody who cannot see the page would know: buttons, links and fields that say nothing of themselves.
NAMELESS = """[...document.querySelectorAll('a, button, input, select, textarea, iframe')]
    .filter(one => one.checkVisibility())
    .filter(one => !(one.textContent.trim() || one.getAttribute('aria-label') || one.title || one.labels?.length))
    .map(one => one.outerHTML)"""


@pytest.mark.parametrize("narrow", [False, True])
def test_german_pages_fit_their_window_and_everything_has_a_name(
    open_page: OpenPage, company: Emulator, pictures: Pictures, narrow: bool
) -> None:
    page = open_page(language="de-DE", narrow=narrow, dark=True)
    (offer,) = company.call("list_items", mailbox=ANNA, folder="inbox", search="Our order")["lines"]
    show(page, company)
    page.get_by_role("link", name="Postfächer").wait_for()
    for place in (
        f"mail/{ANNA}",
        f"mail/{ANNA}/inbox",
        f"mail/{ANNA}/inbox/{offer['id'].replace('/', '%2F')}",
        f"mail/{ANNA}/calendar",
        f"mail/{ANNA}/tasks",
        "outside/0",
        "wire",
    ):
        show(page, company, place)
        page.locator("main .panes").wait_for()
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], f"{place} is wider than the window"
        assert page.evaluate(NAMELESS) == []
    if narrow:
        show(page, company, f"mail/{ANNA}/inbox")
        page.get_by_role("link", name="Our order").wait_for()
        pictures.take(page, "page-narrow-dark")
        page.get_by_role("link", name="Our order").click()
        page.get_by_role("heading", name="Our order").wait_for()
        page.wait_for_function(
            "document.activeElement.id === 'main'"
        )  # the list is gone, and with it who had the focus
