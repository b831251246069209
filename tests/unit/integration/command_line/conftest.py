"""Fixtures for tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from integration.vault import Vault
from tests.databases import fresh
from tests.unit.integration.command_line.typing_verbs import CommandLine


@pytest.fixture
def command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    monkeypatch.setenv("EXCHANGE_INTEGRATION_DATABASE", fresh(tmp_path / "state.db"))
    monkeypatch.setenv("EXCHANGE_INTEGRATION_ENCRYPTION_KEY", Vault.new_key())
    return CommandLine(capsys)
