"""A browser, an Exchange and an integration for tests of what people see; each test has its own browser profile."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser import chromium, programs
from tests.browser.company import MONDAY, SEED_FILE, converse, furnish
from tests.browser.firm import PASSWORD, Firm
from tests.browser.pictures import Pictures

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ZONE: Final = "Europe/Berlin"
OpenPage = Callable[..., "Page"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the pictures of the documentation."""
    parser.addoption("--pictures", metavar="FOLDER", help="store the pictures that browser tests take in that folder")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; without one the test is skipped, or fails where a browser is required."""
    lack = chromium.missing()
    if lack and chromium.required():
        pytest.fail(lack)
    if lack:
        pytest.skip(lack)
    # Not at the top: who has no playwright collects these tests all the same.
    playwright = importlib.import_module("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium.program(), args=list(chromium.WORDS))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """What opens a page in a profile of its own; ``dark``, ``narrow`` and ``script`` say how its reader sees it."""
    contexts = []

    def opened(
        *, language: str = "en-GB", zone: str = ZONE, dark: bool = False, narrow: bool = False, script: bool = True
    ) -> Page:
        context = browser.new_context(
            locale=language,
            timezone_id=zone,
            color_scheme="dark" if dark else "light",
            viewport={"width": 390, "height": 844} if narrow else {"width": 1120, "height": 760},
            java_script_enabled=script,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of a reader with a wide window, in English."""
    return open_page()


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Pictures:
    """What takes the pictures of the documentation."""
    folder = request.config.getoption("--pictures", default="")
    return Pictures(Path(folder) if folder else tmp_path)


@pytest.fixture(scope="session")
def exchange() -> Iterator[programs.Emulator]:
    """An Exchange with the mailboxes of Anna and her colleagues."""
    people = (f"{name}@firm.test:{PASSWORD}" for name in ("anna", "ben", "carla", "dora", "emil"))
    with programs.emulator(*people) as started:
        yield started


@pytest.fixture(scope="session")
def furnished(browser: Browser) -> Iterator[programs.Emulator]:
    """An Exchange whose clock stands, with the mailboxes of the documentation's company."""
    with programs.emulator(clock=MONDAY, seed_file=str(SEED_FILE)) as started:
        furnish(started)
        started.call("snapshot")
        yield started


@pytest.fixture
def company(furnished: programs.Emulator) -> programs.Emulator:
    """The same Exchange as it was at first, whatever tests have done to it, after some talk over the wire."""
    furnished.call("restore")
    furnished.call("clear_wire")
    converse(furnished)
    return furnished


@pytest.fixture
def firm(page: Page, site: str, exchange: programs.Emulator) -> Firm:
    """The firm on that Exchange; each test has a colleague of its own, so that none finds what another did."""
    return Firm(page, site, exchange)


@pytest.fixture(scope="module")
def site(browser: Browser, exchange: programs.Emulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an integration that can reach the Exchange; its database begins empty with each file of tests."""
    with programs.integration(tmp_path_factory.mktemp("integration"), exchange.ca) as url:
        yield url
