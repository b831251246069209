"""What every test has: the mark that says what it shows."""

from __future__ import annotations

pytest_plugins = ["tests.evidence.plugin"]
