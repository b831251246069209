"""A world for sequences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.unit.integration.world import World


@pytest.fixture
def world() -> Iterator[World]:
    """A world whose inboxes are read when something arrives, and hardly ever otherwise."""
    made = World(sync_interval=timedelta(days=9))
    yield made
    made.integration.close()
