"""Fixtures of the integration's tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

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
