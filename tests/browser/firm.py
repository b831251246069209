"""What a test finds set up before its story begins, done by the same forms but without looking at them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tests.browser.programs import PATIENCE, Emulator

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PASSWORD: Final = "secret-1"

#: A link that is free on every day of the week, whenever the test runs.
LINK: Final[tuple[tuple[str, str], ...]] = (
    ("new", "yes"),
    ("title", "A first talk"),
    ("location", "Room 12, or by phone"),
    ("description", "Half an hour to see whether we fit together. Bring your questions."),
    ("durations", "30"),
    ("increment", "30"),
    ("time_zone", "Europe/Berlin"),
    *((f"hours-{day}", "9:00-12:00, 13:00-17:00") for day in range(7)),
    ("buffer", "0"),
    ("minimum_notice", "60"),
    ("weeks", "3"),
    ("most_guests", "3"),
)


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm: sets up what is not the point of a test, through the browser's own connection."""

    page: Page
    site: str
    exchange: Emulator

    def post(self, path: str, form: Mapping[str, str | float | bool]) -> None:
        """Send a form without showing what it answers; it must be taken."""
        answer = self.page.request.post(self.site + path, form=dict(form))
        assert answer.ok, f"{path}: {answer.status} {answer.text()}"

    def connect(self, kind: str, who: str) -> None:
        """Connect somebody's inbox (``inboxes``) or calendar (``calendars``)."""
        self.post(f"/{kind}", {"address": f"{who}@firm.test", "password": PASSWORD, "url": self.exchange.ews})

    def offer(self, who: str) -> str:
        """Make somebody's meeting link; returns its address, opened on a day of next week."""
        slug = f"{who}/talk"
        self.post("/links", dict(LINK) | {"slug": slug, "user": f"{who}@firm.test"})
        return f"{self.site}/meet/{slug}?day={date.today() + timedelta(days=8)}"


def reloaded_until(page: Page, there: Locator) -> None:
    """Load the page again until something is there that programs do behind it."""
    end = time.monotonic() + PATIENCE
    while not there.is_visible():
        assert time.monotonic() < end, f"{there} did not come"
        page.reload()
