"""A mail is written with values of the contact, its reply is read, and a sequence follows up, all by pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.firm import Firm, reloaded_until
from tests.browser.pictures import Pictures

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOB = "bob@customer.test"


def test_a_mail_is_written_and_its_reply_is_read(page: Page, firm: Firm, pictures: Pictures) -> None:
    firm.connect("inboxes", "anna")
    firm.post("/contacts", {"address": BOB, "name": ""})
    page.goto(f"{firm.site}/contacts/{BOB}")
    page.get_by_label("Subject").fill("Our offer")
    page.get_by_label("Text").fill("Dear {{contact.first_name}},\n\nhere is our offer.\n\nAnna")
    page.get_by_role("button", name="Send").click()
    assert "A value is not known" in page.get_by_role("alert").inner_text()
    text = page.get_by_label("Text")
    assert "[[MISSING TOKEN - FIRST NAME]]" in text.input_value()
    text.fill(text.input_value().replace("[[MISSING TOKEN - FIRST NAME]]", "Bob"))
    page.get_by_role("button", name="Send").click()
    reloaded_until(page, page.get_by_text("sent", exact=True))
    (mail,) = firm.exchange.call("outside_inbox", address=BOB)
    assert "Dear Bob," in mail["html"]
    firm.exchange.call("outside_reply", address=BOB, text="Yes, please! When can we talk?")
    reloaded_until(page, page.get_by_text("When can we talk?"))
    assert page.get_by_text("received", exact=True).is_visible()
    pictures.take(page, "timeline")


def test_a_sequence_is_written_and_a_contact_enrolled(page: Page, firm: Firm, pictures: Pictures) -> None:
    firm.connect("inboxes", "ben")
    firm.post("/contacts", {"address": "carol@customer.test", "name": "Carol Jones"})
    page.goto(f"{firm.site}/sequences/new")
    page.get_by_label("Name of the sequence").fill("New customers")
    page.get_by_label("Subject").first.fill("Welcome, {{contact.first_name}}")
    page.get_by_label("Text").first.fill("Good to have you with us.\n\n{{unsubscribe_link}}")
    page.get_by_label("Subject").nth(1).fill("How is it going?")
    page.get_by_label("Text").nth(1).fill("Do you have any questions?")
    page.get_by_role("button", name="+ Task").click()
    assert page.get_by_label("Subject").first.input_value() == "Welcome, {{contact.first_name}}"
    page.get_by_label("What is to be done").fill("Call and ask how it is going")
    page.evaluate("scrollTo(0, 0)")
    pictures.take(page, "sequence-form")
    page.get_by_role("button", name="Save sequence").last.click()
    page.get_by_role("heading", name="New customers").wait_for()
    page.get_by_label("Email addresses").fill("carol@customer.test\nnobody")
    page.get_by_label("From").select_option(label="ben@firm.test")
    page.get_by_role("button", name="Enrol contacts").click()
    assert "“nobody” is not an email address" in page.get_by_role("alert").inner_text()
    page.goto(page.url.removesuffix("/enrolments"))
    reloaded_until(page, page.get_by_text("step 2"))
    pictures.take(page, "sequence")
    (mail,) = firm.exchange.call("outside_inbox", address="carol@customer.test")
    assert mail["subject"] == "Welcome, Carol"
    page.get_by_role("button", name="Take out").click()
    assert page.get_by_text("Somebody has unenrolled the contact").is_visible()


def test_whoever_follows_the_link_in_a_mail_unsubscribes_by_one_press(page: Page, firm: Firm) -> None:
    page.goto(f"{firm.site}/unsubscribe/guessed")
    page.get_by_role("button", name="Unsubscribe").click()
    assert page.get_by_role("heading", name="There is no such page").is_visible()
