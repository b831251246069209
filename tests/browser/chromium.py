"""A browser without a window: the machine's Chromium, driven by playwright."""

from __future__ import annotations

import importlib.util
import os
import shutil
from typing import Final

#: The system's own browser; playwright's download is not used.
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")

#: Nothing but loopback is asked for, and no sandbox is needed for pages that are our own.
WORDS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

#: Set where a missing browser is a mistake and nothing to skip: in ``tox run -e browser``.
REQUIRED: Final = "BROWSER_REQUIRED"


def program() -> str:
    """Return where the browser is, "" when there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def missing() -> str:
    """Return what is missing to drive a browser, "" when nothing is."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed: `tox run -e browser` brings it"
    return "" if program() else "no Chromium is installed (apt-get install chromium)"


def required() -> bool:
    """Return whether tests without a browser are to fail."""
    return bool(os.environ.get(REQUIRED))
