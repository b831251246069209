"""Fixtures of the integration's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.integration.world import World


@pytest.fixture
def sync_interval() -> timedelta:
    """How often the world's inboxes are read: every minute, unless that is not what a test is about."""
    return timedelta(minutes=1)


@pytest.fixture
def world(sync_interval: timedelta) -> Iterator[World]:
    """A world with nothing connected."""
    made = World(sync_interval=sync_interval)
    yield made
    made.integration.close()


@pytest.fixture
def world_with() -> Iterator[Callable[..., World]]:
    """Make worlds with settings of their own, with nothing connected."""
    with ExitStack() as at_the_end:

        def make(**settings: Any) -> World:
            made = World(**settings)
            at_the_end.callback(made.integration.close)
            return made

        yield make
