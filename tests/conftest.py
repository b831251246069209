"""What every test has: the mark that says what it shows."""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest
from hypothesis import settings

pytest_plugins = ["tests.evidence.plugin"]

# A property is judged by what it says, not by the clock: how long an example takes depends on what else the machine
# does. Everything else stays as it is, so in CI hypothesis draws the same examples each time.
settings.register_profile("patient", settings(), deadline=None)
settings.load_profile("patient")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, a quarter of that time, nor ever again among what they are."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
