"""``harness coverage`` as people call it: every limitation is listed, and a gap is an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.cli import main
from integration.limitations import LIMITATIONS
from integration.model.limitation import LimitationKind
from tests.unit.harness.suites import feature


def scenarios_for(ids: list[str]) -> str:
    """Return a feature with a scenario for each of the limitations, two where it takes something away."""
    taken_away = {one.id for one in LIMITATIONS if one.kind is not LimitationKind.EXPLAINED}
    lines = ["Feature: Limitations"]
    for id in ids:
        for side in ("@not-offered", "@refused") if id in taken_away else ("",):
            lines += [f"  @limitation-{id} {side}", f"  Scenario: {id} {side}", "    When 1 day pass"]
    return "\n".join(lines) + "\n"


def test_every_limitation_shown_is_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature(tmp_path, scenarios_for([one.id for one in LIMITATIONS]))
    assert main(["coverage", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for one in LIMITATIONS:
        assert f"{one.id:<4} {one.kind.value:<12} {one.place.value}: {one.en}" in said
    assert "@refused  L4 @refused  (" in said
    assert said.rstrip().endswith(", no gaps")


def test_a_limitation_that_nothing_shows_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature(tmp_path, scenarios_for([one.id for one in LIMITATIONS if one.id != "L2"]))
    assert main(["coverage", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert said.count("GAP: no scenario shows it") == 1
    assert said.rstrip().endswith(", 1 gaps")


def test_a_tag_that_names_no_limitation_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature(tmp_path, scenarios_for([one.id for one in LIMITATIONS] + ["L99"]))
    assert main(["coverage", str(tmp_path)]) == 1
    assert "there is no limitation 'L99'" in capsys.readouterr().out
