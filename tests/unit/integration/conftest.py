"""Fixtures of the integration's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.integration.world import World


@pytest.fixture
def world() -> Iterator[World]:
    """A world with nothing connected."""
    made = World()
    yield made
    made.integration.close()
