"""A world for sequences."""

from __future__ import annotations

from datetime import timedelta

import pytest


@pytest.fixture
def sync_interval() -> timedelta:
    """Inboxes are read when something arrives, and hardly ever otherwise: a day has 1,440 minutes."""
    return timedelta(days=9)
